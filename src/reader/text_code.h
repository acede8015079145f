#pragma once

// Lines of a plain text in; whether they are code or a drawn table, whose breaks and spaces count, out.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "reader/text_blocks.h"

namespace gazette::reader {

/// The fences ("```") of a text, each of which closes what one above it opens.
class Fences {
public:
    /// `lines` must outlive it.
    explicit Fences(const std::vector<SourceLine>& lines);

    /// Where the line at `at` opens a fence: the line that closes it.
    std::optional<std::size_t> closing(std::size_t at) const;

private:
    const std::vector<SourceLine>& lines_;
    /// Of each mark, the line behind the last that closes one; 0 where there is none.
    std::array<std::size_t, 2> ends_ = {};
};

/// Whether the line has many words, or is a sentence that is said, and hardly anything else.
bool reads_as_prose(std::string_view line);

/// Whether one line in three has a sign that code has and prose has not.
bool has_signs_of_code(const std::vector<SourceLine>& lines);

/// Whether the lines are code wherever they stand: a table drawn with strokes or with dashes below its head, or a block that
/// braces enclose.
bool is_drawn(const std::vector<SourceLine>& lines);

/// Whether each line is indented by so many columns that paragraphs are not.
bool is_indented(const std::vector<SourceLine>& lines, int margin);

/// The least indent of lines that are not empty.
int margin_of(const std::vector<SourceLine>& lines);

/// That of most stanzas, where a text indents its paragraphs, all or all but few.
int margin_of_prose(const std::vector<SourceLine>& lines);

}  // namespace gazette::reader
