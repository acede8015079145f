#include "cover/painter.h"

#include <catch2/catch.hpp>

namespace {

using namespace gazette;

constexpr image::Rgb black = {0, 0, 0};

image::Pixels painted(const cover::Canvas& canvas) {
    base::Result<cover::Painter> painter = cover::Painter::create();
    REQUIRE(painter);
    return painter->rows(canvas, 0, canvas.size().height);
}

/// The red, or the grey, of each pixel.
std::vector<int> reds(const image::Pixels& pixels) {
    std::vector<int> values;
    for (std::size_t i = 0; i < pixels.samples.size(); i += static_cast<std::size_t>(pixels.channels)) {
        values.push_back(pixels.samples[i]);
    }
    return values;
}

}  // namespace

TEST_CASE("a rectangle has whole pixels, and is cut off at the edges") {
    cover::Canvas paper({4, 3});
    paper.rectangle(1.4, 0.6, 10, 1.2, black);
    CHECK(reds(painted(paper)) == std::vector<int>{255, 255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255});
    cover::Canvas outside({2, 1});
    outside.rectangle(-5, -5, 3, 30, black);
    CHECK(reds(painted(outside)) == std::vector<int>{255, 255});
}

TEST_CASE("a picture is laid over what is there by its alpha, made smaller, and cut off at the edges") {
    cover::Canvas paper({3, 1});
    paper.picture({2, 1, 4, {0, 0, 0, 128, 0, 0, 0, 255}}, 1, 0, 2, 1);
    CHECK(reds(painted(paper)) == std::vector<int>{255, 127, 0});
    cover::Canvas small({2, 1});
    small.picture({4, 2, 1, std::vector<std::uint8_t>(8, 60)}, 1, 0, 2, 1);
    CHECK(reds(painted(small)) == std::vector<int>{255, 60});
}

TEST_CASE(
    "rows have colours only where a mark that has one touches them, and look the same however many are painted at once") {
    cover::Canvas paper({3, 6});
    paper.rectangle(0, 0, 2, 3, black);
    paper.rectangle(1, 3, 2, 2, {0x9A, 0x1B, 0x1E});
    base::Result<cover::Painter> painter = cover::Painter::create();
    REQUIRE(painter);
    const image::Pixels whole = painter->rows(paper, 0, 6);
    const image::Pixels above = painter->rows(paper, 0, 3);
    const image::Pixels middle = painter->rows(paper, 3, 2);
    const image::Pixels below = painter->rows(paper, 5, 1);
    CHECK(std::vector<int>{whole.channels, above.channels, middle.channels, below.channels} ==
          std::vector<int>{3, 1, 3, 1});
    std::vector<int> parts;
    for (const image::Pixels& part : {above, middle, below}) {
        const std::vector<int> some = reds(part);
        parts.insert(parts.end(), some.begin(), some.end());
    }
    CHECK(parts == reds(whole));
}
