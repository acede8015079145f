#pragma once

// A Markdown text and its words in, the comments of Obsidian ("%%…%%") in it out. Private to this room.

#include <cstddef>
#include <string_view>
#include <vector>

#include "reader/markdown_places.h"

namespace gazette::reader {

constexpr std::string_view comment_mark = "%%";

/// With its marks, in bytes of the text.
struct MarkdownComment {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// In the order of the text; none within another. One stands within a line, or begins and ends lines. A mark opens none amid
/// words and closes none before one, and shares ("5%% to 10%%") are no marks.
std::vector<MarkdownComment> markdown_comments(std::string_view markdown, const MarkdownPlaces& places);

}  // namespace gazette::reader
