#pragma once

// A text of which the lines flow (RFC 3676) in; the same with a line for each paragraph out.

#include <string>
#include <string_view>

namespace gazette::reader {

/// `without_space`: the space that says that a line flows on is no part of the text (DelSp). Paragraphs that flowed are set off
/// by empty lines, the others stay as they are.
std::string unflowed(std::string_view text, bool without_space);

}  // namespace gazette::reader
