#include "base/lazy.h"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using gazette::base::fail;
using gazette::base::Lazy;
using gazette::base::Result;

TEST_CASE("a lazy value is made once, when it is first asked for, and copies share it") {
    std::atomic<int> made = 0;
    const Lazy<std::string> lazy([&]() -> Result<std::string> {
        ++made;
        return std::string("phrases");
    });
    const Lazy<std::string> copy = lazy;
    CHECK(made == 0);
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] { right += copy.get() == "phrases" ? 1 : 0; });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(right == 8);
    CHECK(lazy.get() == "phrases");
    CHECK(made == 1);
    CHECK_FALSE(lazy.failure());
}

TEST_CASE("a lazy value that cannot be made is empty, and says why from then on") {
    const Lazy<std::string> lazy([]() -> Result<std::string> { return fail("no such file"); });
    CHECK_FALSE(lazy.failure());
    CHECK(lazy.get().empty());
    REQUIRE(lazy.failure());
    CHECK(lazy.failure()->diagnostic.what == "no such file");
}
