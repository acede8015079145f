#pragma once

// A Markdown text in; the same without what makes md4c take time or memory out of proportion out.

#include <string>
#include <string_view>

namespace gazette::reader {

/// Cuts what stands before the text of a line (spaces, quote marks, marks of list items) down to 256 bytes. md4c keeps an
/// open container for each mark and goes through all of them on each blank line.
std::string limit_nesting(std::string_view markdown);

/// Whether one paragraph has thousands of bare addresses: md4c's time to find them grows with the square of their number.
bool has_crowded_addresses(std::string_view markdown);

/// Whether one paragraph has tens of thousands of lines with brackets: md4c looks for the line of each one from the paragraph's
/// first on.
bool has_crowded_brackets(std::string_view markdown);

}  // namespace gazette::reader
