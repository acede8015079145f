#include "cli/body_store.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "article/pack.h"

using namespace gazette;

TEST_CASE("bodies come back in any order, as often as asked for, and outlive their store") {
    std::vector<cli::BodyLoader> loaders;
    {
        base::Result<cli::BodyStore> store = cli::BodyStore::create();
        REQUIRE(store);
        for (const char* words : {"one", "two", "three"}) {
            base::Result<cli::BodyLoader> loader =
                store->add(article::pack({{article::Paragraph{{{article::Text{words}}}}}}));
            REQUIRE(loader);
            loaders.push_back(*std::move(loader));
        }
    }
    const auto text = [&](std::size_t index) {
        const base::Result<article::Blocks> body = loaders[index]();
        REQUIRE(body);
        return article::plain_text(*body);
    };
    CHECK(text(2) == "three");
    CHECK(text(0) == "one");
    CHECK(text(2) == "three");
    CHECK(text(1) == "two");
}
