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
        const std::size_t stride = std::size_t{pixels.width} * static_cast<std::size_t>(pixels.channels);
        const auto first = pixels.samples.begin() + static_cast<std::ptrdiff_t>(top * stride);
        return Pixels{pixels.width, count, pixels.channels, {first, first + static_cast<std::ptrdiff_t>(count * stride)}};
    };
    gazette::base::Crew crew(jobs);
    const auto jpeg = encode_jpeg_bands({pixels.width, pixels.height}, rows, 88, crew);
    REQUIRE(jpeg);
    return *jpeg;
}

}  // namespace

TEST_CASE("a JPEG made in bands is sound and has the pixels of one made at once") {
    // The last band is whole, and not; tiles of ten units, of less, of a row; a width that is no whole number of units.
    for (const auto& [width, height] : {std::pair(480U, 64U), {97U, 77U}, {33U, 700U}, {20U, 9U}, {179U, 130U}}) {
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

TEST_CASE("a JPEG made in bands is the same whether grey comes in grey or in RGB") {
    constexpr std::uint32_t width = 170;
    constexpr std::uint32_t height = 90;
    Pixels grey{width, height, 1, {}};
    Pixels rgb{width, height, 3, {}};
    for (std::size_t i = 0; i < std::size_t{width} * height; ++i) {
        // Paper, but for a slope in the middle.
        const auto value =
            static_cast<std::uint8_t>(i / width > 20 && i / width < 60 && i % width < 80 ? i * 7 % 256 : 255);
        grey.samples.push_back(value);
        rgb.samples.insert(rgb.samples.end(), 3, value);
    }
    CHECK((in_bands(grey, 2) == in_bands(rgb, 2)));
    CHECK(decode(in_bands(grey, 1))->height == height);
}

TEST_CASE("tiles of one colour are the same wherever they stand, and those of other colours are not taken for them") {
    constexpr std::uint32_t width = 320;
    constexpr std::uint32_t height = 200;
    Pixels pixels{width, height, 3, {}};
    for (std::size_t row = 0; row < height; ++row) {
        for (std::size_t column = 0; column < width; ++column) {
            const bool red = column < 160 && row < 96;
            const bool black = column >= 160 && row >= 128;
            const std::uint8_t most = black ? 0 : 255;
            const std::uint8_t others = red ? 30 : most;
            pixels.samples.insert(pixels.samples.end(), {most, others, others});
        }
    }
    const auto banded = decode(in_bands(pixels, 2));
    const auto whole = decode(*encode_jpeg(pixels, 88, Tables::usual));
    REQUIRE((banded && whole));
    CHECK((banded->samples == whole->samples));
}
