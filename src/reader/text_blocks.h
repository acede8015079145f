#pragma once

// The lines of a plain text in; its blocks, as blank lines and indents part them, out.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::reader {

/// A line with its number in the input, counting from 1. Trimmed; it views the text it came from.
struct SourceLine {
    std::string_view text;
    int number = 0;
};

/// What stood between blank lines: the lines of one paragraph (hard-wrapped), or one line.
struct TextBlock {
    std::vector<SourceLine> lines;
};

/// The lines of a text without the first `skip`.
std::vector<SourceLine> source_lines(const std::vector<std::string_view>& lines, std::size_t skip);

/// Parts the lines into blocks. Lines that follow each other without a blank one stay together only where the text is
/// hard-wrapped there: all but the last near one width of at most 100 characters. Else each line is a block. Items of a
/// list that open with bullets are blocks of their own, each of them hard-wrapped or not.
std::vector<TextBlock> text_blocks(const std::vector<SourceLine>& lines);

/// The block as one line of text, a word cut by a hyphen at a line's end left as it is.
std::string joined(const TextBlock& block);

/// The bullet that opens the item of a list, with its space; 0 where there is none. No en dash: speech opens with one in
/// many languages.
std::size_t bullet_length(std::string_view line);

/// A line that can be a heading, a name or a caption, but no paragraph: at most `limit` code points and no sentence end.
bool is_short_line(std::string_view text, std::size_t limit);

}  // namespace gazette::reader
