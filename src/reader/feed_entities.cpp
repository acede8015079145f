#include "reader/feed_entities.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>

#include "base/text.h"
#include "reader/feed_xml_names.h"

namespace gazette::reader::feed {

namespace {

constexpr std::size_t longest_prologue = 64 * 1024;
constexpr std::size_t longest_value = 500;
constexpr std::size_t longest_name = 60;
/// Bytes that the text may grow by.
constexpr std::size_t most_growth = 1024 * 1024;

using Entities = std::map<std::string, std::string, std::less<>>;

std::string_view past_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

std::string_view name_at_start(std::string_view text) {
    return text.substr(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_xml_name) - text.begin()));
}

/// Fit for a text and for the value of an attribute.
std::string settled_value(std::string_view value) {
    std::string settled = base::replace_all(base::replace_all(std::string(value), "\"", "&quot;"), "'", "&apos;");
    std::replace(settled.begin(), settled.end(), '\n', ' ');
    std::replace(settled.begin(), settled.end(), '\r', ' ');
    return settled;
}

/// What follows "<!ENTITY" declares: its characters themselves, no file and no part of a document type.
void add_declared(std::string_view text, Entities& entities) {
    text = past_spaces(text);
    const std::string_view name = name_at_start(text);
    text = past_spaces(text.substr(name.size()));
    if (name.empty() || text.empty() || (text[0] != '"' && text[0] != '\'')) {
        return;
    }
    const std::size_t end = text.find(text[0], 1);
    const std::string_view value = end == std::string_view::npos ? std::string_view("&") : text.substr(1, end - 1);
    if (value.size() <= longest_value && value.find_first_of("<&%") == std::string_view::npos) {
        entities.emplace(name, settled_value(value));
    }
}

struct Declarations {
    Entities entities;
    /// Past the document type.
    std::size_t end = 0;
};

Declarations declarations_of(std::string_view document) {
    constexpr std::string_view opening = "<!ENTITY";
    Declarations found;
    const std::string_view head = document.substr(0, longest_prologue);
    const std::size_t doctype = head.find("<!DOCTYPE");
    const std::size_t bracket = doctype == std::string_view::npos ? doctype : head.find_first_of("[>", doctype);
    if (bracket == std::string_view::npos || head[bracket] != '[') {
        return found;
    }
    found.end = std::min(head.find("]", bracket), head.size());
    const std::string_view subset = head.substr(bracket, found.end - bracket);
    for (std::size_t at = subset.find(opening); at != std::string_view::npos; at = subset.find(opening, at + 1)) {
        add_declared(subset.substr(at + opening.size()), found.entities);
    }
    return found;
}

/// The end of what begins there and holds no references; 0 where nothing of that kind does.
std::size_t end_of_literal(std::string_view document, std::size_t at) {
    const std::string_view rest = document.substr(at);
    const std::string_view closing = rest.starts_with("<![CDATA[") ? "]]>" : rest.starts_with("<!--") ? "-->" : "";
    return closing.empty() ? 0 : std::min(document.find(closing, at), document.size());
}

}  // namespace

std::optional<std::string> with_entities(std::string_view document) {
    const Declarations declared = declarations_of(document);
    if (declared.entities.empty()) {
        return std::nullopt;
    }
    std::string out(document.substr(0, declared.end));
    std::size_t growth = 0;
    for (std::size_t at = declared.end; at < document.size();) {
        const std::size_t next = std::min(document.find_first_of("&<", at), document.size());
        const std::size_t literal_end = end_of_literal(document, next);
        const std::size_t end = literal_end > 0 ? literal_end : std::min(next + 1, document.size());
        const std::string_view name = name_at_start(document.substr(end, longest_name));
        const auto entity = literal_end == 0 && next < document.size() && document[next] == '&' &&
                                    document.substr(end + name.size()).starts_with(';')
                                ? declared.entities.find(name)
                                : declared.entities.end();
        if (entity != declared.entities.end() && growth + entity->second.size() <= most_growth) {
            out.append(document, at, next - at).append(entity->second);
            growth += entity->second.size();
            at = end + name.size() + 1;
        } else {
            out.append(document, at, end - at);
            at = end;
        }
    }
    return out;
}

}  // namespace gazette::reader::feed
