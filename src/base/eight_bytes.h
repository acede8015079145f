#pragma once

// Eight bytes of a text at once, as one number, and questions that are asked of each of them.

#include <bit>
#include <cstdint>
#include <cstring>

namespace gazette::base {

/// One in each byte.
inline constexpr std::uint64_t ones = 0x0101010101010101;
/// The highest bit of each byte, which no byte of ASCII has.
inline constexpr std::uint64_t high_bits = 0x8080808080808080;

/// The first byte is the lowest.
inline std::uint64_t eight_bytes(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

/// The high bit of each byte that is below `limit`; of bytes of ASCII, and for limits up to 0x80.
constexpr std::uint64_t below(std::uint64_t word, unsigned char limit) {
    return ~((word | high_bits) - ones * limit) & high_bits;
}

}  // namespace gazette::base
