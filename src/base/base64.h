#pragma once

// Base64 text in, bytes out, and back.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::base {

/// RFC 4648 section 4, white space passed over, padding optional; nothing where another character occurs.
std::optional<std::string> decode_base64(std::string_view text);

/// RFC 4648 section 4, with padding, on one line.
std::string encode_base64(std::string_view bytes);

}  // namespace gazette::base
