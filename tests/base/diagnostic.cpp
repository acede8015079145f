#include "base/diagnostic.h"

#include "base/result.h"
#include "catch.h"

using namespace gazette::base;

TEST_CASE("format a diagnostic") {
    CHECK(format({Severity::warning, {"rain.md", 14, 3}, "image not found: fog.png", ""}) ==
          "rain.md:14:3: warning: image not found: fog.png");
    CHECK(format({Severity::error, {"rain.md", 14, 0}, "x", ""}) == "rain.md:14: error: x");
    CHECK(format({Severity::error, {"rain.md", 0, 3}, "x", ""}) == "rain.md: error: x");
    CHECK(format({Severity::note, {}, "x", "do y"}) == "note: x\n  hint: do y");
}

TEST_CASE("a Result holds a value or says why not") {
    const Result<int> good = 3;
    REQUIRE(good);
    CHECK(*good == 3);
    const Result<int> bad = fail("no number", "write one", {"a", 1, 2});
    REQUIRE(!bad);
    CHECK(format(bad.error()) == "a:1:2: error: no number\n  hint: write one");
    const Result<void> passed_up = bad.failure();
    CHECK(!passed_up);
    CHECK(passed_up.error().what == "no number");
    CHECK(Result<void>());
}
