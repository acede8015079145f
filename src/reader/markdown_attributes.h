#pragma once

// What stands in braces behind a heading, a link or an image ("{#tides .wide}") in, the attributes in it out. Private to this
// room.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/article.h"

namespace gazette::reader {

/// As kramdown and Pandoc write them: "#id", ".class", "-", key=value, after a colon or without one.
struct MarkdownAttributes {
    std::string id;
    std::vector<std::pair<std::string, std::string>> pairs;
    /// Whether nothing but attributes is written so: there is an id, a class, a lone hyphen or a colon.
    bool certain = false;
    /// Bytes, from brace to brace.
    std::size_t size = 0;
};

/// Those that `text` opens with; nothing where it opens with anything else.
std::optional<MarkdownAttributes> attributes_at(std::string_view text);

/// The pairs at the beginning of `text`: key="value", with white space between them.
std::vector<std::pair<std::string, std::string>> attribute_pairs(std::string_view text);

/// Takes what is certainly attributes from the ends of headings, whose ids they state, each once. `ends`: what ends headings
/// and may be attributes, with how many it ends; no other is one.
void take_heading_attributes(article::Blocks& blocks, std::map<std::string, int, std::less<>> ends);

}  // namespace gazette::reader
