#pragma once

// A Markdown text in; the same with the rows under its tables' heads as md4c wants them out. Private to this room.

#include <string>

namespace gazette::reader {

/// GFM takes a column with one hyphen (4.10), md4c no fewer than three characters: hyphens are added where a row below a head of
/// as many cells has fewer. Code stays as it is. Lines keep their numbers.
std::string with_wide_delimiters(std::string markdown);

}  // namespace gazette::reader
