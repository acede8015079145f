#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/html_address.h"
#include "reader/saved_entries.h"

namespace gazette::reader {

namespace {

using Json = nlohmann::json;

/// Each takes some dozen bytes, whatever little of the text it is.
constexpr std::size_t most_values = 3'000'000;
constexpr int deepest_value = 100;

/// Whether the tree of it has a size and depth that one can hold, seen before it is made.
bool is_reasonable(std::string_view text) {
    std::size_t values = 0;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\';
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            ++values;
            if (++depth > deepest_value) {
                return false;
            }
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',' || c == ':') {
            ++values;
        }
    }
    return values <= most_values;
}

/// Strings and numbers as they stand, the strings of an array with commas between them.
std::string text_of(const Json& value) {
    if (value.is_string()) {
        return base::scrubbed(value.get_ref<const std::string&>());
    }
    if (value.is_number()) {
        std::string written = value.dump();
        return written.find('e') == std::string::npos ? written : fmt::format("{:.0f}", value.get<double>());
    }
    std::string joined;
    if (value.is_array()) {
        for (const Json& each : value) {
            if (each.is_string() && !each.get_ref<const std::string&>().empty()) {
                joined += (joined.empty() ? "" : ", ") + base::scrubbed(each.get_ref<const std::string&>());
            }
        }
    }
    return joined;
}

class Object {
public:
    explicit Object(const Json& object) {
        for (auto member = object.begin(); member != object.end(); ++member) {
            members_.emplace_back(base::lower_ascii(member.key()), &member.value());
        }
    }

    const Json* member(const std::vector<std::string>& names) const {
        for (const std::string& name : names) {
            for (const auto& [key, value] : members_) {
                if (key == name && !value->is_null() &&
                    !(value->is_string() && value->get_ref<const std::string&>().empty())) {
                    return value;
                }
            }
        }
        return nullptr;
    }

    std::string text(const std::vector<std::string>& names) const {
        const Json* const value = member(names);
        return value == nullptr ? std::string() : text_of(*value);
    }

    std::string line(const std::vector<std::string>& names) const { return base::collapse_space(text(names)); }

private:
    std::vector<std::pair<std::string, const Json*>> members_;
};

/// What the heirs of Google Reader call a label: "user/-/label/sea"; the rest of their names are states.
std::string_view bare_tag(std::string_view tag) {
    constexpr std::string_view label = "/label/";
    if (!tag.starts_with("user/")) {
        return tag;
    }
    const std::size_t at = tag.find(label);
    return at == std::string_view::npos ? std::string_view() : tag.substr(at + label.size());
}

/// An array of names, of objects with a "label" or "name", or one string with commas.
std::vector<std::string> tags_of(const Json* value) {
    std::vector<std::string> tags;
    const auto add = [&](std::string_view tag) {
        if (std::string bare = base::collapse_space(bare_tag(tag)); !bare.empty()) {
            tags.push_back(std::move(bare));
        }
    };
    if (value != nullptr && value->is_array()) {
        for (const Json& each : *value) {
            add(each.is_object() ? Object(each).text({"label", "name", "title"}) : text_of(each));
        }
    } else if (value != nullptr && value->is_string()) {
        const std::string text = text_of(*value);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(',', at), text.size());
            add(std::string_view(text).substr(at, end - at));
            at = end + 1;
        }
    }
    return tags;
}

/// Of an object, or of the first of several: the member that has one of the names.
std::string line_within(const Json* value, const std::vector<std::string>& names) {
    if (value != nullptr && value->is_array() && !value->empty()) {
        value = &value->front();
    }
    return value != nullptr && value->is_object() ? Object(*value).line(names) : std::string();
}

std::string text_within(const Json* value, const std::vector<std::string>& names) {
    return value != nullptr && value->is_object() ? Object(*value).text(names) : std::string();
}

/// The address of an entry whose text and address are both within other objects.
std::string address_within(const Object& object, const ExportFields& fields) {
    return text_within(object.member(fields.text_within), fields.text).empty()
               ? std::string()
               : line_within(object.member(fields.address_within), fields.address);
}

SavedEntry entry_of(const Object& object, std::string address, const ExportFields& fields) {
    SavedEntry entry{std::move(address), object.line(fields.title)};
    entry.text = object.text(fields.text);
    if (entry.text.empty()) {
        entry.text = text_within(object.member(fields.text_within), fields.text);
    }
    entry.outlet = object.line(fields.outlet);
    if (entry.outlet.empty()) {
        entry.outlet = line_within(object.member(fields.outlet), fields.title);
    }
    if (html::is_web_address(entry.outlet)) {
        entry.outlet.clear();
    }
    entry.author = object.line(fields.author);
    entry.published = object.line(fields.published);
    entry.saved = object.line(fields.saved);
    entry.language = object.line(fields.language);
    entry.file = object.line(fields.file);
    entry.tags = tags_of(object.member(fields.tags));
    return entry;
}

/// Every line an object of its own, as programs write that go on writing. The first line that is none is told. Of a text that is not
/// called JSON only the last line may be none, cut off: others cite such lines.
Json json_of_lines(std::string_view text, bool called_json, std::optional<int>& unread) {
    Json all = Json::array();
    int number = 0;
    for (const std::string_view line : base::split_lines(text)) {
        ++number;
        const std::string_view bare = base::trim(line);
        if (bare.empty()) {
            continue;
        }
        Json each = Json::parse(line, nullptr, false);
        const bool may_be_lost = called_json || (!unread && bare.starts_with('{'));
        if (each.is_object() && (called_json || !unread)) {
            all.push_back(std::move(each));
        } else if (all.empty() || !may_be_lost) {
            return Json(Json::value_t::discarded);
        } else if (!unread) {
            unread = number;
        }
    }
    return all.size() > 1 ? all : Json(Json::value_t::discarded);
}

}  // namespace

std::optional<SavedEntries> entries_of_json(std::string_view text, const ExportFields& fields, bool called_json) {
    SavedEntries found;
    if (!is_reasonable(text)) {
        found.cut = true;
        return found;
    }
    Json document = Json::parse(text, nullptr, false);
    if (document.is_discarded()) {
        document = json_of_lines(text, called_json, found.unread_line);
    }
    if (document.is_discarded() || !document.is_structured()) {
        return std::nullopt;
    }
    // From the last to the first, so that entries come in order.
    std::vector<const Json*> waiting = {&document};
    while (!waiting.empty()) {
        const Json* const value = waiting.back();
        waiting.pop_back();
        if (value->is_object()) {
            const Object object(*value);
            std::string address = object.line(fields.address);
            if (!html::is_web_address(address)) {
                const std::string within = address_within(object, fields);
                address = within.empty() ? address : within;
            }
            if (html::is_web_address(address)) {
                found.entries.push_back(entry_of(object, std::move(address), fields));
                continue;
            }
            add_elsewhere({std::move(address), object.line(fields.title)}, found);
        }
        std::vector<const Json*> held;
        for (const Json& each : *value) {
            if (each.is_structured()) {
                held.push_back(&each);
            }
        }
        waiting.insert(waiting.end(), held.rbegin(), held.rend());
    }
    if (found.entries.empty()) {
        // What holds no entry is no export, and its addresses are no bookmarks.
        found.elsewhere.clear();
    }
    return found;
}

}  // namespace gazette::reader
