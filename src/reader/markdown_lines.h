#pragma once

// A line of a Markdown text in, what block it may belong to out. Private to this room.

#include <cstddef>
#include <string_view>

namespace gazette::reader {

bool is_blank_line(std::string_view line);

std::size_t spaces_before(std::string_view line);

/// Of containers: quote marks, marks of list items, and the spaces around them.
std::size_t after_containers(std::string_view line);

/// The next bar of a table's row from `at` on that no backslash stands before; the row's end where there is none.
std::size_t next_bar(std::string_view row, std::size_t at);

/// Knows from line to line whether it is within a fenced block of code (CommonMark 4.5).
class CodeFence {
public:
    /// Whether the line is code, or opens or closes it.
    bool takes(std::string_view line);

private:
    bool opens(std::string_view line, std::size_t prefix, std::size_t length);
    bool leaves_container(std::string_view line) const;

    std::size_t length_ = 0;
    char mark_ = '`';
    bool quoted_ = false;
    std::size_t column_ = 0;
};

}  // namespace gazette::reader
