#pragma once

// The lines of a plain text in; its blocks, as blank lines, indents and underlines part them, out.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/numbering.h"
#include "reader/text_rules.h"

namespace gazette::reader {

/// What stands between a line and the next of its block.
enum class Seam : std::uint8_t {
    space,
    nothing,
    /// Nothing, and the hyphen at the line's end goes: it cut a word.
    no_hyphen,
};

/// A line with its number in the input, counting from 1. Trimmed; it views the text it came from.
struct SourceLine {
    std::string_view text;
    int number = 0;
    /// Columns before the text, up to 255.
    std::uint8_t indent = 0;
    Seam seam = Seam::space;
};

/// What stood between blank lines: the lines of one paragraph (hard-wrapped), or one line.
struct TextBlock {
    std::vector<SourceLine> lines;
    /// A heading's: the character that drew the line below it, which is no line of the block; 0 where there is none.
    char32_t underline = 0;
    /// A line that is drawn between what is above and below.
    bool is_rule = false;
    /// Lines whose breaks and spaces count.
    bool is_code = false;
    /// Stands with the block above it as one more of the short lines between two blank ones: verse, an address.
    bool is_next_line = false;
};

/// The lines of a text without the first `skip`.
std::vector<SourceLine> source_lines(const std::vector<std::string_view>& lines, std::size_t skip);

/// Parts the lines into blocks. Lines that follow each other without a blank one stay together only where the text is
/// hard-wrapped there, or where they hang below the mark of a list's item and go on (text_wrap.h). Else each line is a block.
/// Items of a list, paragraphs that open with an indent, and quotes of one depth are parted before that. A heading is a block
/// without the line that is drawn under it; any other drawn line is a rule. Lines between fences ("```"), indented lines that
/// have the signs of code, and tables drawn with strokes are code, as they stand.
std::vector<TextBlock> text_blocks(const std::vector<SourceLine>& lines, const TextRules& rules);

/// The block as one line of text.
std::string joined(const TextBlock& block);

/// The lines of code with their breaks, and their indent beyond that of all of them.
std::string code_of(const TextBlock& block);

/// What opens the item of a list.
struct ItemMark {
    bool ordered = false;
    int number = 1;
    /// With its space.
    std::size_t length = 0;
    article::NumberSystem system = article::NumberSystem::decimal;
    /// Bullets of one list are alike, and so is what stands behind its numbers.
    std::string_view sign = {};
    /// Of a task.
    std::optional<bool> checked = {};
};

/// "- ", "* ", "→ ", "[ ] "; "1. ", "1) ", "(1) " up to 999 in the digits of any script; "a) ", "① ", "一、". No en dash: speech
/// opens with one in many languages.
std::optional<ItemMark> item_mark(std::string_view line);

/// Whether the item with the mark `next` follows that with `mark` in one list, which counts its numbers itself.
bool continues(const ItemMark& mark, const std::optional<ItemMark>& next);

/// Whether the line is one of a quote ("> "), or of a quote within it (">> ", "> > "); how deep; and without the marks.
bool is_quoted(std::string_view line);
std::size_t quote_depth(std::string_view line);
std::string_view without_quote_marks(std::string_view line);

/// A line that can be a heading, a name or a caption, but no paragraph: at most `limit` code points and no sentence end.
bool is_short_line(std::string_view text, std::size_t limit);

/// Whether there is a letter in it, of any script.
bool has_letter(std::string_view text);

}  // namespace gazette::reader
