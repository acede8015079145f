#include <thread>

#include "font/shared_words.h"

#include <catch2/catch.hpp>

using gazette::font::Glyph;
using gazette::font::SharedWords;
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

TEST_CASE("the cache finds words among many, and takes no more when it is full") {
    WordCache cache;
    unsigned added = 0;
    while (cache.add(0, std::to_string(added), glyphs(added), true)) ++added;
    CHECK(added == WordCache::most_words);
    for (unsigned i = 0; i < added; ++i) REQUIRE(cache.find(0, std::to_string(i))->glyphs[0].id == i);
    CHECK_FALSE(cache.find(0, std::to_string(added)));
}

TEST_CASE("long words fill the cache sooner") {
    WordCache cache;
    const std::vector<Glyph> many(10'000);
    unsigned added = 0;
    while (cache.add(0, std::to_string(added), many, true)) ++added;
    CHECK(added > 50);
    CHECK(added < 1000);
}

TEST_CASE("a word that is added twice is the first one, whoever added it") {
    WordCache cache;
    constexpr unsigned words = 20'000;
    const auto add_all = [&cache](std::vector<const Glyph*>& kept, unsigned id) {
        for (unsigned i = 0; i < words; ++i) {
            kept.push_back(cache.add(i % 7, std::to_string(i), glyphs(id + i), true)->glyphs.data());
        }
    };
    std::vector<const Glyph*> here;
    std::vector<const Glyph*> there;
    std::thread other(add_all, std::ref(there), words);
    add_all(here, 0);
    other.join();
    CHECK(here == there);
    for (unsigned i = 0; i < words; ++i) {
        const auto found = cache.find(i % 7, std::to_string(i));
        REQUIRE(found);
        CHECK(found->glyphs.data() == here[i]);
        CHECK(found->glyphs[0].id % words == i);
    }
}

TEST_CASE("settings have one number each, and a full cache gives way to one for all") {
    SharedWords shared;
    const gazette::font::SettingKey latin({"serif"}, "en", {"onum"}, USCRIPT_LATIN, false);
    gazette::font::SettingKey lining = latin;
    std::get<2>(lining).clear();
    CHECK(shared.number_of(latin) != shared.number_of(lining));
    CHECK(shared.number_of(latin) == shared.number_of(latin));
    auto first = shared.cache();
    CHECK(shared.cache() == first);
    const auto second = shared.cache_after(first);
    CHECK(second != first);
    CHECK(shared.cache_after(first) == second);
    CHECK(shared.cache() == second);
    const std::weak_ptr<gazette::font::WordCache> held = first;
    first.reset();
    CHECK(held.expired());
}

TEST_CASE("where the cache after a full one is gone as well there is a new one") {
    SharedWords shared;
    const auto full = shared.cache();
    shared.cache_after(full).reset();
    const auto next = shared.cache_after(full);
    REQUIRE(next);
    CHECK(next != full);
}
