// Small lists of items made by hand: where their lines end.

#include "layout/break_lines.h"

#include "catch.h"

#include <algorithm>
#include <vector>

using namespace gazette::layout;

namespace {

using Ends = std::vector<std::uint32_t>;

Item box(ScaledPoints width) {
    Item item;
    item.width = width;
    return item;
}

Item glue(ScaledPoints width, ScaledPoints stretch, ScaledPoints shrink) {
    Item item;
    item.kind = ItemKind::glue;
    item.width = width;
    item.stretch = stretch;
    item.shrink = shrink;
    return item;
}

Item penalty(int amount) {
    Item item;
    item.kind = ItemKind::penalty;
    item.penalty = amount;
    return item;
}

Item hyphen(ScaledPoints pre, ScaledPoints post = 0, ScaledPoints width = 0) {
    Item item;
    item.kind = ItemKind::discretionary;
    item.hyphenation = true;
    item.penalty = 50;
    item.pre = pre;
    item.post = post;
    item.width = width;
    return item;
}

/// As each paragraph ends.
std::vector<Item> closed(std::vector<Item> items) {
    Item rest = glue(0, 0, 0);
    rest.fills = true;
    items.push_back(penalty(forbidding_penalty));
    items.push_back(rest);
    return items;
}

std::vector<Item> words(int count, ScaledPoints width) {
    std::vector<Item> items;
    for (int i = 0; i < count; ++i) {
        if (i > 0) items.push_back(glue(10, 5, 3));
        items.push_back(box(width));
    }
    return closed(std::move(items));
}

BreakSettings measured(ScaledPoints measure) {
    BreakSettings settings;
    settings.measure = measure;
    return settings;
}

}  // namespace

TEST_CASE("nothing at all is one line") {
    LineBreaker breaker;
    const std::vector<Item> none;
    CHECK(breaker.break_lines(none, measured(100)) == Ends{0});
    const auto empty = closed({});
    CHECK(breaker.break_lines(empty, measured(100)) == Ends{2});
    CHECK_FALSE(breaker.is_overfull());
}

TEST_CASE("words that fit are one line, and lines end at their glue") {
    LineBreaker breaker;
    const auto items = words(4, 45);
    CHECK(breaker.break_lines(items, measured(300)) == Ends{9});
    CHECK(breaker.break_lines(items, measured(100)) == Ends{3, 9});
}

TEST_CASE("the whole paragraph decides, not the line at hand") {
    LineBreaker breaker;
    // Taken line by line, the first would hold three words, and leave the second one far too loose.
    const auto items = closed(
        {box(40), glue(10, 30, 3), box(20), glue(10, 30, 3), box(20), glue(10, 30, 3), box(40), glue(10, 0, 0), box(100)});
    CHECK(breaker.break_lines(items, measured(100)) == Ends{3, 7, 11});
}

TEST_CASE("no line ends at a forbidding penalty or at the glue after it") {
    LineBreaker breaker;
    std::vector<Item> items = {box(45),         glue(10, 5, 3), box(20),        penalty(forbidding_penalty),
                               glue(10, 40, 3), box(20),        glue(10, 5, 3), box(45)};
    const auto all = closed(items);
    CHECK(breaker.break_lines(all, measured(105)) == Ends{6, 10});
    auto settings = measured(80);
    settings.emergency_stretch = 100;
    settings.forgiving = true;
    CHECK(breaker.break_lines(all, settings) == Ends{1, 6, 10});
}

TEST_CASE("a forced break ends a line") {
    LineBreaker breaker;
    const auto items = closed({box(20), glue(0, 1000, 0), penalty(-10000), box(20)});
    CHECK(breaker.break_lines(items, measured(100)) == Ends{2, 6});
}

TEST_CASE("hyphens count only where the pass without them fails") {
    LineBreaker breaker;
    const auto items = closed({box(60), glue(10, 5, 3), box(20), hyphen(10), box(40), glue(10, 5, 3), box(30)});
    CHECK(breaker.break_lines(items, measured(100)) == Ends{3, 9});
    // A hyphen would fill the line, but the words alone do well enough.
    const auto loose = closed({box(60), glue(10, 40, 3), box(20), hyphen(10), box(40), glue(10, 40, 3), box(30)});
    auto settings = measured(70);
    settings.pretolerance = 10000;
    CHECK(breaker.break_lines(loose, settings) == Ends{1, 5, 9});
}

TEST_CASE("a reluctant hyphen counts only where nothing less than an overfull line is refused") {
    LineBreaker breaker;
    std::vector<Item> items = {box(60), glue(10, 5, 3), box(20), hyphen(10), box(40), glue(10, 5, 3), box(30)};
    items[3].reluctant = true;
    const auto all = closed(items);
    auto settings = measured(100);
    settings.forgiving = true;
    CHECK(breaker.break_lines(all, settings) == Ends{3, 9});
    // A line that is looser, but tolerable, goes before it.
    items[0].stretch = 35;
    CHECK(breaker.break_lines(closed(items), settings) == Ends{1, 9});
}

TEST_CASE("a reluctant space is none until the last pass") {
    LineBreaker breaker;
    auto settings = measured(95);
    settings.forgiving = true;
    std::vector<Item> items = {box(60), glue(10, 40, 3), box(25), glue(5, 40, 3), box(30)};
    items[0].stretch = 40;
    CHECK(breaker.break_lines(closed(items), settings) == Ends{3, 7});
    items[3].reluctant = true;
    CHECK(breaker.break_lines(closed(items), settings) == Ends{1, 7});
    // And a penalty is a place to break.
    items[3].reluctant = false;
    items.insert(items.begin() + 3, penalty(0));
    CHECK(breaker.break_lines(closed(items), settings) == Ends{3, 8});
    items[3].reluctant = true;
    CHECK(breaker.break_lines(closed(items), settings) == Ends{1, 8});
}

TEST_CASE("where no way is tolerable, a forgiving pass takes the loose one rather than an overfull one") {
    LineBreaker breaker;
    const auto items = closed({box(60), glue(10, 5, 3), box(10), glue(10, 5, 3), box(80), glue(10, 5, 3), box(30)});
    auto settings = measured(100);
    breaker.break_lines(items, settings);
    CHECK(breaker.is_overfull());
    settings.forgiving = true;
    CHECK(breaker.break_lines(items, settings) == Ends{1, 5, 9});
    CHECK_FALSE(breaker.is_overfull());
}

TEST_CASE("lines broken without hyphens are those of the first pass, where that finds a way") {
    LineBreaker breaker;
    const std::vector<Item> loose = closed({box(40), glue(10, 20, 3), box(40), glue(10, 20, 3), box(40)});
    const Ends* ends = breaker.break_without_hyphens(loose, measured(100));
    REQUIRE(ends != nullptr);
    const Ends chosen = *ends;
    CHECK(chosen == breaker.break_lines(loose, measured(100)));
    // One word and the start of the next fill the line.
    const std::vector<Item> parted = closed({box(60), glue(10, 1, 1), box(25), hyphen(5), box(35)});
    CHECK(breaker.break_without_hyphens(parted, measured(100)) == nullptr);
    CHECK(breaker.break_lines(parted, measured(100)) == Ends{3, 7});
}

TEST_CASE("a ligature that a hyphen parts comes apart on both lines") {
    LineBreaker breaker;
    // The ligature takes 18; parted it is 10 and a hyphen of 5 before the break, and 12 after it.
    const auto items = closed({box(85), hyphen(15, 12, 18), box(88)});
    CHECK(breaker.break_lines(items, measured(100)) == Ends{1, 5});
    CHECK_FALSE(breaker.is_overfull());
    // Unbroken it counts by its own width.
    CHECK(breaker.break_lines(items, measured(191)) == Ends{5});
    // One unit more after the break, and the second line is too wide.
    const auto wider = closed({box(85), hyphen(15, 13, 18), box(88)});
    breaker.break_lines(wider, measured(100));
    CHECK(breaker.is_overfull());
}

TEST_CASE("what hangs leaves its room to the line") {
    LineBreaker breaker;
    auto items = closed({box(50), glue(10, 5, 0), box(45), glue(10, 5, 0), box(60)});
    breaker.break_lines(items, measured(100));
    CHECK(breaker.is_overfull());
    items[3].hang = 5;
    CHECK(breaker.break_lines(items, measured(100)) == Ends{3, 7});
    CHECK_FALSE(breaker.is_overfull());
}

TEST_CASE("rows of hyphens end where another way is left, however loose") {
    LineBreaker breaker;
    // Lines that end in a hyphen fit exactly; the letters stretch so far that others may be had.
    Item letters = box(40);
    letters.stretch = 50;
    std::vector<Item> items;
    for (int i = 0; i < 8; ++i) items.insert(items.end(), {letters, glue(10, 6, 3), letters, hyphen(10)});
    items = closed(std::move(items));
    auto settings = measured(100);
    settings.double_hyphen_demerits = 0;
    const auto row = [&] {
        int longest = 0;
        int now = 0;
        for (const std::uint32_t end : breaker.break_lines(items, settings)) {
            const bool hyphenated = end < items.size() && items[end].kind == ItemKind::discretionary;
            now = hyphenated ? now + 1 : 0;
            longest = std::max(longest, now);
        }
        return longest;
    };
    CHECK(row() > 2);
    settings.most_hyphens = 2;
    CHECK(row() <= 2);
}

TEST_CASE("a box wider than the measure is a line of its own, and said to be overfull") {
    LineBreaker breaker;
    const auto items = closed({box(40), glue(10, 5, 3), box(250), glue(10, 5, 3), box(40)});
    auto settings = measured(100);
    settings.emergency_stretch = 200;
    settings.forgiving = true;
    CHECK(breaker.break_lines(items, settings) == Ends{1, 3, 7});
    CHECK(breaker.is_overfull());
}

TEST_CASE("a hundred thousand words are broken without a search back") {
    LineBreaker breaker;
    const auto items = words(100'000, 45);
    CHECK(breaker.break_lines(items, measured(1000)).size() > 5000);
    CHECK_FALSE(breaker.is_overfull());
}
