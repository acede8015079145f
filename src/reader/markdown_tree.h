#pragma once

// Markdown in, blocks and what of it cannot be shown out.

#include <cstddef>
#include <string>
#include <string_view>

#include "reader/fragment.h"

namespace gazette::reader {

enum class MarkdownDialect {
    commonmark,
    /// With tables, strikethrough, task lists and bare links (GFM).
    github,
};

struct MarkdownPart {
    /// The number of its first line in the input.
    int first_line = 1;
    /// Blocks and inlines that it may come to.
    std::size_t most_elements = 1'000'000;
};

/// Notes of the dialect of GitHub ("[^a]" and "[^a]: text") are numbered by their first reference; a reference without a note
/// and a note without a reference stay as text, with a warning.
/// What other programs add to Markdown is taken into account in that dialect (markdown_additions.h); attributes that end a
/// heading ("{#tides .wide}") state its id.
/// What is nested deeper than 64 levels is lifted, with a warning. Links to anything but http, https, mailto, "#id" and
/// relative paths, and images from such places, leave their text alone, with a note. A text with too many elements, or
/// whose references multiply it without bound, is read as plain paragraphs, with a warning. Images know their lines, but not
/// where the text holds HTML, of which is listed what no text is made of. Diagnostics are of the input `file`.
Fragment markdown_blocks(std::string_view markdown, const std::string& file,
                         MarkdownDialect dialect = MarkdownDialect::github, const MarkdownPart& part = {});

}  // namespace gazette::reader
