#include "base/hash.h"

#include <array>
#include <cstdint>

#include <nettle/sha1.h>
#include <nettle/sha2.h>

namespace gazette::base {

namespace {

/// Of nettle's functions for one kind of digest.
template <class Context, std::size_t size>
std::array<std::uint8_t, size> digest(std::string_view bytes, void (*init)(Context*),
                                      void (*update)(Context*, std::size_t, const std::uint8_t*),
                                      void (*finish)(Context*, std::size_t, std::uint8_t*)) {
    Context context;
    init(&context);
    update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::array<std::uint8_t, size> out;
    finish(&context, size, out.data());
    return out;
}

void append_hex(std::string& out, std::uint8_t byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    std::string out;
    out.reserve(2 * SHA256_DIGEST_SIZE);
    for (const std::uint8_t byte :
         digest<sha256_ctx, SHA256_DIGEST_SIZE>(bytes, sha256_init, sha256_update, sha256_digest)) {
        append_hex(out, byte);
    }
    return out;
}

std::string uuid_v5(std::string_view name) {
    // 6ba7b811-9dad-11d1-80b4-00c04fd430c8, RFC 9562 section 6.6
    std::string named("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
    named += name;
    auto bytes = digest<sha1_ctx, SHA1_DIGEST_SIZE>(named, sha1_init, sha1_update, sha1_digest);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x50);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    std::string out;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        append_hex(out, bytes[i]);
    }
    return out;
}

}  // namespace gazette::base
