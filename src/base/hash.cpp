#include "base/hash.h"

#include <cassert>
#include <vector>

#include <openssl/evp.h>

namespace gazette::base {

using Bytes = std::vector<unsigned char>;

static Bytes digest(std::string_view bytes, const EVP_MD* method) {
    Bytes out(static_cast<std::size_t>(EVP_MD_get_size(method)));
    [[maybe_unused]] const int done = EVP_Digest(bytes.data(), bytes.size(), out.data(), nullptr, method, nullptr);
    assert(done == 1);
    return out;
}

static void append_hex(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

std::string sha256_hex(std::string_view bytes) {
    std::string out;
    for (unsigned char byte : digest(bytes, EVP_sha256())) append_hex(out, byte);
    return out;
}

std::string uuid_v5(std::string_view name) {
    // 6ba7b811-9dad-11d1-80b4-00c04fd430c8, RFC 9562 section 6.6
    std::string named("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
    named += name;
    Bytes bytes = digest(named, EVP_sha1());
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x50);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    std::string out;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        append_hex(out, bytes[i]);
    }
    return out;
}

}  // namespace gazette::base
