#include "base/hash.h"

#include "catch.h"

using namespace gazette::base;

TEST_CASE("sha256_hex gives the published digests") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("uuid_v5 in the URL namespace") {
    // The values that Python's uuid.uuid5(uuid.NAMESPACE_URL, ...) gives.
    CHECK(uuid_v5("http://www.ietf.org/rfc/rfc4122.txt") == "d0690b3c-b29d-52e7-81b0-d573b503f2d4");
    CHECK(uuid_v5("") == "1b4db7eb-4057-5ddf-91e0-36dec72071f5");
    CHECK(uuid_v5("Été 2026-11-24") == "9e34a826-684f-5ad0-afa8-5f222cee7fd5");
}
