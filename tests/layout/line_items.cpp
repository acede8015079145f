// A paragraph's units as the breaker's items.

#include "layout/line_items.h"

#include <algorithm>
#include <numeric>

#include "setting.h"

using namespace gazette::layout;

namespace {

/// A text shaped, and what makes items of it.
struct Setting {
    Paragraph text;
    gazette::font::Shaper shaper;
    TextClasses classes;
    HyphenationPatterns patterns;
    Hyphenator hyphenator{patterns};
    ItemBuilder builder;
    ShapedSegment shaped;

    Setting(gazette::font::Library& library, const std::string& words)
        : text(paragraph(words)), shaper(library), builder(library, shaper, classes, hyphenator) {
        shaped.segment = std::move(segments_of(text).front());
        shaped.runs = shaper.shape(text.text, shaper_spans(shaped.segment), text.direction).runs;
        UnitBuilder(library, classes).append(shaped.segment, shaped.runs, 0, shaped.units);
    }
};

ScaledPoints width_of(const std::vector<Item>& items) {
    return std::accumulate(items.begin(), items.end(), ScaledPoints{0},
                           [](ScaledPoints sum, const Item& item) { return sum + item.width; });
}

ScaledPoints width_of(const std::vector<Unit>& units) {
    return std::accumulate(units.begin(), units.end(), ScaledPoints{0},
                           [](ScaledPoints sum, const Unit& unit) { return sum + unit.width; });
}

bool parts_a_ligature(const LineItems& items) {
    return std::any_of(items.hyphens.begin(), items.hyphens.end(),
                       [](const HyphenBreak& parted) { return !parted.after.empty(); });
}

const std::string official_news = "an official difficulty of the comprehensive announcement";

}  // namespace

TEST_CASE("items are as wide as their text, though a hyphen may part a ligature in it") {
    GAZETTE_LIBRARY(library);
    Setting setting(library, official_news);
    const ScaledPoints width = width_of(setting.shaped.units);
    const LineItems& items = setting.builder.build(setting.shaped, {true, {}}, {}, 400 * point);
    if (!parts_a_ligature(items)) WARN("no ligature is parted: the face has none, or there are no patterns");
    CHECK(width_of(items.items) == width);
}

TEST_CASE("items without places for hyphens are the same but for these") {
    GAZETTE_LIBRARY(library);
    Setting setting(library, official_news);
    const LineItems plain = setting.builder.build_without_hyphens(setting.shaped, {true, {}}, {}, 400 * point);
    CHECK(plain.hyphens.empty());
    const LineItems& hyphenated = setting.builder.hyphenate();
    CHECK(plain.items.size() < hyphenated.items.size());
    CHECK(width_of(plain.items) == width_of(hyphenated.items));
    const auto stretch = [](const LineItems& of) {
        return std::accumulate(of.items.begin(), of.items.end(), ScaledPoints{0},
                               [](ScaledPoints sum, const Item& item) { return sum + item.stretch; });
    };
    CHECK(stretch(plain) == stretch(hyphenated));
    CHECK(stretch(plain) > 0);
}

TEST_CASE("whether a word is wider than the measure is told with the items") {
    GAZETTE_LIBRARY(library);
    Setting setting(library, official_news);
    setting.builder.build_without_hyphens(setting.shaped, {true, {}}, {}, 400 * point);
    CHECK_FALSE(setting.builder.parts_words());
    setting.builder.build_without_hyphens(setting.shaped, {true, {}}, {}, 20 * point);
    CHECK(setting.builder.parts_words());
}
