#include "objects.h"

#include <utility>

#include "base/base64.h"
#include "sheet.h"

namespace sheet {

using nlohmann::json;

namespace {

const json nothing;

/// Elements are dictionaries with a type; content and annotations are something else.
bool is_element(const json& kid) {
    return kid.is_object() && kid.contains("/S");
}

}  // namespace

std::optional<Objects> Objects::read(const std::string& pdf) {
    const File file("objects.pdf", pdf);
    const auto out = output_of("qpdf", "--json=2 --json-key=qpdf --json-stream-data=inline --decode-level=generalized '" +
                                           file.path().string() + "'");
    if (!out) return std::nullopt;
    return Objects(json::parse(*out).at("qpdf").at(1));
}

const json& Objects::follow(const json& value) const {
    if (!value.is_string()) return value;
    const auto found = objects_.find("obj:" + value.get<std::string>());
    if (found == objects_.end()) return value;
    return found->contains("value") ? found->at("value") : found->at("stream").at("dict");
}

const json& Objects::at(const json& dictionary, const std::string& key) const {
    const json& entries = follow(dictionary);
    const auto found = entries.is_object() ? entries.find(key) : entries.end();
    return entries.is_object() && found != entries.end() ? follow(*found) : nothing;
}

std::string Objects::stream(const json& reference) const {
    const json& object = objects_.at("obj:" + reference.get<std::string>());
    return gazette::base::decode_base64(object.at("stream").at("data").get<std::string>()).value();
}

const json& Objects::trailer() const {
    return objects_.at("trailer").at("value");
}

std::vector<json> Objects::pages() const {
    std::vector<json> out;
    std::vector<json> waiting = {catalog().at("/Pages")};
    while (!waiting.empty()) {
        const json node = waiting.back();
        waiting.pop_back();
        if (at(node, "/Type") == "/Page") out.push_back(node);
        const std::vector<json> kids = list(at(node, "/Kids"));
        waiting.insert(waiting.end(), kids.rbegin(), kids.rend());
    }
    return out;
}

std::vector<json> Objects::all(const std::string& key, const std::string& value) const {
    std::vector<json> out;
    for (const auto& [name, object] : objects_.items()) {
        const std::string reference = name.substr(name.find(':') + 1);
        if (at(reference, key) == value) out.push_back(reference);
    }
    return out;
}

std::string Objects::page_number(const json& reference) const {
    const std::vector<json> all = pages();
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (all[index] == reference) return std::to_string(index);
    }
    return "?";
}

std::string Objects::describe_kid(const json& kid, const json& parent) const {
    if (kid.is_number()) return page_number(parent.value("/Pg", nothing)) + ":" + kid.dump();
    const json& dictionary = follow(kid);
    if (dictionary.value("/Type", "") == "/OBJR") return "link";
    return page_number(dictionary.value("/Pg", nothing)) + ":" + dictionary.at("/MCID").dump();
}

void Objects::append_structure(std::string& out, const json& element, int depth) const {
    out.append(static_cast<std::size_t>(2 * depth), ' ');
    out += element.at("/S").get<std::string>().substr(1);
    const std::vector<json> kids = list(at(element, "/K"));
    std::string own;
    for (const json& kid : kids)
        own += (own.empty() ? "" : " ") + (is_element(follow(kid)) ? "*" : describe_kid(kid, element));
    out += " [" + own + "]\n";
    for (const json& kid : kids) {
        if (is_element(follow(kid))) append_structure(out, follow(kid), depth + 1);
    }
}

std::string Objects::structure() const {
    std::string out;
    for (const json& kid : list(at(at(catalog(), "/StructTreeRoot"), "/K"))) append_structure(out, follow(kid), 0);
    return out;
}

std::vector<json> Objects::elements(const std::string& type) const {
    std::vector<json> out;
    std::vector<json> waiting = list(at(at(catalog(), "/StructTreeRoot"), "/K"));
    while (!waiting.empty()) {
        const json element = follow(waiting.back());
        waiting.pop_back();
        if (!is_element(element)) continue;
        if (element.at("/S") == type) out.push_back(element);
        const std::vector<json> kids = list(at(element, "/K"));
        waiting.insert(waiting.end(), kids.rbegin(), kids.rend());
    }
    return out;
}

std::vector<json> list(const json& value) {
    if (value.is_null()) return {};
    return value.is_array() ? value.get<std::vector<json>>() : std::vector<json>{value};
}

std::string text(const json& string) {
    const auto value = string.get<std::string>();
    if (!value.starts_with("b:")) return value.starts_with("u:") ? value.substr(2) : value;
    std::string bytes;
    for (std::size_t index = 2; index + 1 < value.size(); index += 2) {
        bytes += static_cast<char>(std::stoi(value.substr(index, 2), nullptr, 16));
    }
    return bytes;
}

}  // namespace sheet
