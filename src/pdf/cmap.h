#pragma once

// Codes in, the CMap file that maps them to text out (Adobe Technical Note 5014; ISO 32000-1 sections 9.7.5 and 9.10.3).

#include <cstdint>
#include <map>
#include <string>

namespace gazette::pdf {

/// What readers copy for each code. `code_bytes` is 2 for a CIDFont, 1 for a Type 3 font.
std::string to_unicode_cmap(const std::map<std::uint16_t, std::string>& texts, int code_bytes);

}  // namespace gazette::pdf
