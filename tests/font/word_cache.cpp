#include "font/word_cache.h"

#include <catch2/catch.hpp>

using gazette::font::Glyph;
using gazette::font::WordCache;

namespace {

std::vector<Glyph> glyphs(unsigned id) {
    Glyph glyph;
    glyph.id = id;
    return {glyph};
}

}  // namespace

TEST_CASE("a word is remembered for its setting alone") {
    WordCache cache;
    cache.add(1, "word", glyphs(7), true);
    cache.add(2, "word", glyphs(8), false);
    REQUIRE(cache.find(1, "word"));
    CHECK(cache.find(1, "word")->glyphs[0].id == 7);
    CHECK(cache.find(1, "word")->complete);
    CHECK(cache.find(2, "word")->glyphs[0].id == 8);
    CHECK_FALSE(cache.find(2, "word")->complete);
    CHECK_FALSE(cache.find(3, "word"));
    CHECK_FALSE(cache.find(1, "words"));
}

TEST_CASE("long words are told apart by their ends, and from their beginnings") {
    WordCache cache;
    const std::string beginning(16, 'a');
    for (unsigned i = 0; i < 100; ++i)
        cache.add(0, beginning + std::string(i % 48, 'b') + std::to_string(i), glyphs(i), true);
    cache.add(0, beginning, glyphs(1000), true);
    for (unsigned i = 0; i < 100; ++i) {
        const auto found = cache.find(0, beginning + std::string(i % 48, 'b') + std::to_string(i));
        REQUIRE(found);
        CHECK(found->glyphs[0].id == i);
    }
    CHECK(cache.find(0, beginning)->glyphs[0].id == 1000);
    CHECK_FALSE(cache.find(0, beginning + "b"));
}

TEST_CASE("the cache finds words among many, and forgets when there are too many") {
    WordCache cache;
    for (unsigned i = 0; i < 100000; ++i) cache.add(0, std::to_string(i), glyphs(i), true);
    for (unsigned i = 0; i < 100000; ++i) REQUIRE(cache.find(0, std::to_string(i))->glyphs[0].id == i);
    for (unsigned i = 100000; i < 200000; ++i) cache.add(0, std::to_string(i), glyphs(i), true);
    CHECK_FALSE(cache.find(0, "5"));
    REQUIRE(cache.find(0, "199999"));
    CHECK(cache.find(0, "199999")->glyphs[0].id == 199999);
}
