#pragma once

// Codes in, the CMap files that map them to text and to CIDs out (Adobe Technical Note 5014; ISO 32000-1 sections 9.7.5 and 9.10.3).

#include <cstdint>
#include <map>
#include <string>

namespace gazette::pdf {

/// What readers copy for each code, which has one byte or two.
std::string to_unicode_cmap(const std::map<std::uint16_t, std::string>& texts, int code_bytes);

/// The CMap by which codes of one byte are CIDs. Some readers do not look into a CMap of a file, but know this one by its name.
inline constexpr const char* one_byte_cmap_name = "OneByteIdentityH";
std::string one_byte_cmap();

}  // namespace gazette::pdf
