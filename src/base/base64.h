#pragma once

// Base64 text in, bytes out.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::base {

/// RFC 4648 section 4, white space passed over, padding optional; nothing where another character occurs.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace gazette::base
