// Addresses of web pages: which are the same.

#include "base/address.h"

#include "catch.h"

TEST_CASE("one page has one key, whatever the spelling of its address") {
    const std::string key = gazette::base::address_key("https://harbour.example/ferry?day=2");
    for (const char* same : {"http://harbour.example/ferry?day=2", "HTTPS://WWW.Harbour.Example:443/ferry?day=2#fares",
                             "https://harbour.example/quay/../%66erry?d%61y=2"}) {
        CHECK(gazette::base::address_key(same) == key);
    }
    for (const char* other : {"https://harbour.example/ferry?day=3", "https://harbour.example:8080/ferry?day=2",
                              "https://news.harbour.example/ferry?day=2"}) {
        CHECK(gazette::base::address_key(other) != key);
    }
    CHECK(gazette::base::address_key("https://harbour.example") == gazette::base::address_key("https://harbour.example/"));
}
