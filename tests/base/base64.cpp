#include "base/base64.h"

#include <catch2/catch.hpp>

using gazette::base::decode_base64;
using gazette::base::encode_base64;

TEST_CASE("base64 with and without padding, white space between") {
    CHECK(decode_base64("Zm9vYmFy") == "foobar");
    CHECK(decode_base64("Zm9v\r\n YmE=") == "fooba");
    CHECK(decode_base64("Zg==") == "f");
    CHECK(decode_base64("Zg") == "f");
    CHECK(decode_base64("") == "");
    CHECK(decode_base64("/+8=") == "\xFF\xEF");
}

TEST_CASE("what is no base64 gives nothing") {
    CHECK_FALSE(decode_base64("Zm9v!"));
    CHECK_FALSE(decode_base64("Zg==Zg"));
    CHECK_FALSE(decode_base64("é"));
}

TEST_CASE("bytes as base64 and back (RFC 4648 section 10)") {
    CHECK(encode_base64("") == "");
    CHECK(encode_base64("f") == "Zg==");
    CHECK(encode_base64("fo") == "Zm8=");
    CHECK(encode_base64("foo") == "Zm9v");
    CHECK(encode_base64("foobar") == "Zm9vYmFy");
    CHECK(encode_base64("\xFF\xEF") == "/+8=");
    std::string all;
    for (int i = 0; i < 256; ++i) {
        all += static_cast<char>(i);
    }
    CHECK(decode_base64(encode_base64(all)) == all);
}
