#include "image/jpeg_bands.h"

#include "catch.h"

#include "image/decode.h"
#include "image/encode.h"
#include "image/verify.h"

using namespace gazette::image;

namespace {

/// Paper, with a slope of colours on some rows.
Pixels page(std::uint32_t width, std::uint32_t height) {
    Pixels pixels{width, height, 3, std::vector<std::uint8_t>(std::size_t{width} * height * 3, 0xFF)};
    for (std::size_t i = std::size_t{width} * 40 * 3; i < std::size_t{width} * 75 * 3 && i < pixels.samples.size(); ++i) {
        pixels.samples[i] = static_cast<std::uint8_t>(i % 251);
    }
    return pixels;
}

std::string in_bands(const Pixels& pixels, std::size_t jobs) {
    const Rows rows = [&](std::size_t, std::uint32_t top, std::uint32_t count) {
        const std::size_t stride = std::size_t{pixels.width} * 3;
        const auto first = pixels.samples.begin() + static_cast<std::ptrdiff_t>(top * stride);
        return Pixels{pixels.width, count, 3, {first, first + static_cast<std::ptrdiff_t>(count * stride)}};
    };
    const auto jpeg = encode_jpeg_bands({pixels.width, pixels.height}, rows, 88, jobs);
    REQUIRE(jpeg);
    return *jpeg;
}

}  // namespace

TEST_CASE("a JPEG made in bands is sound and has the pixels of one made at once") {
    // The last band is whole, and not; more bands than there are restart markers; a width that is no whole number of units.
    for (const auto& [width, height] : {std::pair(96U, 64U), {100U, 77U}, {33U, 700U}, {20U, 9U}}) {
        INFO(width << " x " << height);
        const Pixels pixels = page(width, height);
        const std::string jpeg = in_bands(pixels, 1);
        const auto sound = verify(jpeg);
        REQUIRE(sound);
        const auto banded = decode(jpeg);
        const auto whole = decode(*encode_jpeg(pixels, 88, Tables::usual));
        REQUIRE((banded && whole));
        CHECK(banded->height == height);
        CHECK((banded->samples == whole->samples));
    }
}

TEST_CASE("a JPEG made in bands is the same for any number of threads") {
    const Pixels pixels = page(100, 400);
    const std::string one = in_bands(pixels, 1);
    CHECK((in_bands(pixels, 3) == one));
    CHECK((in_bands(pixels, 8) == one));
}
