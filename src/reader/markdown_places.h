#pragma once

// A Markdown text in, which of its bytes are words and where its spans end out. Private to this room.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::reader {

/// What the parser makes of the bytes of a text, so that what other programs add to Markdown is looked for among its words
/// alone.
struct MarkdownPlaces {
    /// Within a line, in bytes of the text.
    struct Words {
        std::size_t begin = 0;
        std::size_t end = 0;
        /// Between tags, where no Markdown is read.
        bool in_html = false;
        /// Whether a backslash escapes its first byte.
        bool escaped = false;
        /// A number that no words have which are in another block, as a paragraph or a cell of a table.
        std::size_t block = 0;
    };
    /// In the order of the text. What is in code, in what HTML shows as it is written, in addresses, titles and tags is none of
    /// them, nor is a backslash that escapes.
    std::vector<Words> words;
    /// Opening braces right behind a link or an image with brackets, in the order of the text.
    std::vector<std::size_t> braces_behind_links;
    /// The same behind code and emphasis.
    std::vector<std::size_t> braces_behind_spans;
    /// What ends headings and may be their attributes ("{#tides}"), with how many it ends.
    std::map<std::string, int, std::less<>> heading_ends;

    /// Whether there is a word at `at` that no backslash escapes.
    bool is_word(std::size_t at) const;
    /// The same where Markdown is read.
    bool is_word_of_markdown(std::size_t at) const;

private:
    const Words* words_at(std::size_t at) const;
};

/// `markdown` has neither deep nesting (markdown_limits.h) nor notes within lines that were named. Nothing where its links
/// grow beyond bounds.
std::optional<MarkdownPlaces> markdown_places(std::string_view markdown);

}  // namespace gazette::reader
