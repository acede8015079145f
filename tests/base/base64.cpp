#include "base/base64.h"

#include <catch2/catch.hpp>

using gazette::base::decode_base64;

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
