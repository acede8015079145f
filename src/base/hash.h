#pragma once

// Digests and derived identifiers.

#include <string>
#include <string_view>

namespace gazette::base {

/// SHA-256 (FIPS 180-4) of the bytes as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// A name-based UUID, version 5 (RFC 9562 section 5.5), in the URL namespace: 36 characters.
std::string uuid_v5(std::string_view name);

}  // namespace gazette::base
