#include "catch.h"

#include "files.h"
#include "image/transform.h"

using namespace gazette::image;
using namespace files;

namespace {

using Samples = std::vector<std::uint8_t>;

bool same(Size a, Size b) {
    return a == b;
}

}  // namespace

TEST_CASE("an image fits into a box with its proportions") {
    CHECK(same(fit({400, 200}, {100, 100}), {100, 50}));
    CHECK(same(fit({200, 400}, {100, 100}), {50, 100}));
    CHECK(same(fit({99, 100}, {100, 100}), {99, 100}));
    CHECK(same(fit({10'000, 1}, {100, 100}), {100, 1}));
    CHECK(same(fit({65'500, 65'500}, {65'499, 65'500}), {65'499, 65'499}));
    CHECK(same(fit({3, 3}, {0, 0}), {1, 1}));
}

TEST_CASE("each pixel of the smaller image is the mean of those it covers") {
    CHECK(scale_down({4, 1, 1, {0, 100, 200, 100}}, {2, 1}).samples == Samples{50, 150});
    CHECK(scale_down({2, 2, 1, {0, 100, 200, 101}}, {1, 1}).samples == Samples{100});
    // 3 to 2: each takes one and a half.
    CHECK(scale_down({3, 1, 1, {0, 90, 240}}, {2, 1}).samples == Samples{30, 190});
    CHECK(scale_down({1, 2, 3, {10, 20, 30, 30, 40, 50}}, {1, 1}).samples == Samples{20, 30, 40});
    CHECK(scale_down({2, 1, 1, {1, 2}}, {5, 5}).samples == Samples{1, 2});
}

TEST_CASE("a mean halfway between two values is the higher one, however many pixels it is of") {
    for (std::uint32_t count = 2; count <= 400; count += 2) {
        Samples samples(count);
        for (std::size_t i = 0; i < count; i += 2) samples[i] = 1;
        INFO(count);
        CHECK(scale_down({count, 1, 1, samples}, {1, 1}).samples == Samples{1});
        CHECK(scale_down({1, count, 1, samples}, {1, 1}).samples == Samples{1});
    }
}

TEST_CASE("an even image stays even, up to the longest side") {
    for (const Size size : {Size{65'500, 3}, Size{3, 65'500}, Size{1000, 777}}) {
        for (const std::uint8_t value : {0, 1, 128, 254, 255}) {
            const Pixels even{size.width, size.height, 1, Samples(std::size_t{size.width} * size.height, value)};
            for (const Size to : {Size{1, 1}, Size{2, 2}, Size{size.width - 1, size.height - 1}}) {
                const Pixels small = scale_down(even, to);
                CHECK(small.samples == Samples(std::size_t{to.width} * to.height, value));
            }
        }
    }
}

TEST_CASE("what is transparent does not bleed into what is not") {
    const Pixels half{2, 1, 4, {200, 100, 50, 255, 0, 0, 0, 0}};
    CHECK(scale_down(half, {1, 1}).samples == Samples{200, 100, 50, 128});
    const Pixels none{2, 1, 4, {200, 100, 50, 0, 9, 9, 9, 0}};
    CHECK(scale_down(none, {1, 1}).samples == Samples{0, 0, 0, 0});
}

TEST_CASE("each orientation is undone") {
    // F as stored in each of the eight ways (EXIF 2.32): 2 x 3 pixels "ab cd ef" when upright.
    const std::string stored[] = {"abcdef", "badcfe", "fedcba", "efcdab", "acebdf", "bdface", "fdbeca", "ecafdb"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const std::string& from = stored[orientation - 1];
        Pixels pixels{2, 3, 1, {from.begin(), from.end()}};
        if (orientation >= 5) std::swap(pixels.width, pixels.height);
        const Pixels to = upright(pixels, orientation);
        INFO(orientation);
        CHECK(to.width == 2);
        CHECK(to.height == 3);
        CHECK(std::string(to.samples.begin(), to.samples.end()) == "abcdef");
    }
}

TEST_CASE("whole pixels are turned, not samples") {
    CHECK(upright({2, 1, 3, {1, 2, 3, 4, 5, 6}}, 2).samples == Samples{4, 5, 6, 1, 2, 3});
    CHECK(upright({2, 1, 4, {1, 2, 3, 4, 5, 6, 7, 8}}, 3).samples == Samples{5, 6, 7, 8, 1, 2, 3, 4});
}

TEST_CASE("transparent pixels are laid on a ground") {
    const Pixels pixels{3, 1, 4, {10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128}};
    const Pixels flat = flatten(pixels, {200, 100, 255});
    CHECK(flat.channels == 3);
    CHECK(flat.samples == Samples{10, 20, 30, 200, 100, 255, 100, 50, 127});
    CHECK(flatten({1, 1, 1, {7}}, white).samples == Samples{7});
}

TEST_CASE("colours become grey by their luma") {
    CHECK(to_grey({4, 1, 3, {255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0}}).samples == Samples{255, 0, 76, 150});
    CHECK(to_grey({1, 1, 4, {255, 0, 0, 9}}).samples == Samples{76, 76, 76, 9});
    CHECK(to_grey({1, 1, 1, {5}}).samples == Samples{5});
}

TEST_CASE("channels that say nothing are dropped") {
    CHECK(fewest_channels({1, 1, 4, {1, 2, 3, 255}}).samples == Samples{1, 2, 3});
    CHECK(fewest_channels({1, 1, 4, {1, 1, 1, 255}}).samples == Samples{1});
    CHECK(fewest_channels({2, 1, 3, {1, 1, 1, 2, 2, 3}}).channels == 3);
    CHECK(fewest_channels({1, 1, 4, {1, 1, 1, 254}}).channels == 4);
    CHECK(fewest_channels({1, 1, 3, {1, 1, 1}, profile("RGB ")}).channels == 3);
}
