#include "base/language.h"

#include "catch.h"

using namespace gazette::base;

TEST_CASE("canonical_language") {
    CHECK(canonical_language("en") == "en");
    CHECK(canonical_language("EN") == "en");
    CHECK(canonical_language("en_us") == "en-US");
    CHECK(canonical_language("FA_ir") == "fa-IR");
    CHECK(canonical_language("zh-hant-tw") == "zh-Hant-TW");
    CHECK(canonical_language("de-CH-1996") == "de-CH-1996");
    CHECK(canonical_language("pt-br") == "pt-BR");
    CHECK(canonical_language("ckb") == "ckb");
    CHECK(canonical_language("eng") == "en");
    CHECK(canonical_language("und") == "und");
    for (const char* wrong : {"", "e", "english", "English", "en us", "en-", "-en", "en--us", "deutsch", "en-US-", "12",
                              "x-mine", "fran\u00E7ais", "en\n", "a1", "C", "POSIX"}) {
        CAPTURE(wrong);
        CHECK(canonical_language(wrong) == "");
    }
    CHECK(canonical_language(std::string(5000, 'a')) == "");
    CHECK(canonical_language("en-" + std::string(5000, 'x')) == "");
}

TEST_CASE("direction_of") {
    for (const char* tag :
         {"ar", "fa", "fa-IR", "he", "ur-PK", "yi", "ps", "sd", "ug", "dv", "ckb", "az-Arab", "en-Arab"}) {
        CAPTURE(tag);
        CHECK(direction_of(tag) == Direction::right_to_left);
    }
    for (const char* tag : {"en", "ar-Latn", "tr", "hi", "zh-Hant", "ja", "ru", "ku", "und", "", "no tag"}) {
        CAPTURE(tag);
        CHECK(direction_of(tag) == Direction::left_to_right);
    }
}

TEST_CASE("primary_language") {
    CHECK(primary_language("zh-Hant-TW") == "zh");
    CHECK(primary_language("en_GB") == "en");
    CHECK(primary_language("fa") == "fa");
    CHECK(primary_language("") == "");
}

TEST_CASE("direction_of_text is that of the first strong character") {
    const auto direction = [](const char* text) { return direction_of_text(text, Direction::left_to_right); };
    CHECK(direction("12. «نان» bread") == Direction::right_to_left);
    CHECK(direction("(bread) نان") == Direction::left_to_right);
    CHECK(direction("שלום") == Direction::right_to_left);
    CHECK(direction("\u200F123") == Direction::right_to_left);
    // UAX #9, P2: what stands between an isolate initiator and its end is passed over.
    CHECK(direction("\u2066bread\u2069 نان") == Direction::right_to_left);
    CHECK(direction("\u2066bread\nنان") == Direction::right_to_left);
    CHECK(direction("\u2069\u2066bread\u2069 نان") == Direction::right_to_left);
    CHECK(direction("\u2069نان") == Direction::right_to_left);
    CHECK(direction_of_text("123 …", Direction::right_to_left) == Direction::right_to_left);
    CHECK(direction_of_text("", Direction::left_to_right) == Direction::left_to_right);
}
