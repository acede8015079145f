#include "catch.h"

#include <cstdlib>

#include "files.h"
#include "image/decode.h"
#include "image/encode.h"
#include "image/png_rows.h"
#include "image/verify.h"

using namespace gazette::image;
using namespace files;

namespace {

/// Encodes, verifies, decodes, and says what kind of PNG it was.
Info round_trip(const Pixels& pixels) {
    const std::string file = encode_png(pixels);
    const auto info = verify(file);
    if (!info) FAIL(info.error().what);
    const auto back = decode(file);
    REQUIRE(back);
    REQUIRE(back->width == pixels.width);
    REQUIRE(back->height == pixels.height);
    const auto channel = [](const Pixels& from, std::size_t pixel, std::size_t c) -> int {
        const auto channels = static_cast<std::size_t>(from.channels);
        if (c == 3) return channels == 4 ? from.samples[pixel * channels + 3] : 255;
        return from.samples[pixel * channels + (channels == 1 ? 0 : c)];
    };
    bool equal = true;
    for (std::size_t i = 0; i < std::size_t{pixels.width} * pixels.height; ++i) {
        for (std::size_t c = 0; c < 4; ++c) equal = equal && channel(pixels, i, c) == channel(*back, i, c);
    }
    CHECK(equal);
    return *info;
}

/// `count` colours in turn.
Pixels colours(std::uint32_t width, std::uint32_t height, unsigned count, int channels) {
    Pixels out{width, height, channels, {}};
    for (unsigned i = 0; i < width * height; ++i) {
        const unsigned colour = i * 31 % count;
        const unsigned rgba[] = {colour, colour / 2 + 9, 255 - colour, colour % 3 == 0 ? colour : 255};
        for (int c = 0; c < channels; ++c) out.samples.push_back(static_cast<std::uint8_t>(rgba[c]));
    }
    return out;
}

}  // namespace

TEST_CASE("a PNG gives back every sample, whatever its kind") {
    for (const int channels : {1, 3, 4}) {
        CHECK_FALSE(round_trip(picture(67, 45, channels)).palette);
        CHECK_FALSE(round_trip(picture(1, 1, channels)).interlaced);
        for (const unsigned count : {1U, 2U, 3U, 4U, 5U, 16U, 17U, 255U, 256U})
            round_trip(colours(67, 45, count, channels));
    }
}

TEST_CASE("few colours become a palette of few bits") {
    CHECK(round_trip(colours(67, 45, 2, 3)).bit_depth == 1);
    CHECK(round_trip(colours(67, 45, 4, 3)).bit_depth == 2);
    CHECK(round_trip(colours(67, 45, 16, 4)).bit_depth == 4);
    CHECK(round_trip(colours(67, 45, 256, 3)).palette);
    CHECK(round_trip(colours(67, 45, 16, 1)).palette);
    CHECK_FALSE(round_trip(colours(67, 45, 17, 1)).palette);
}

TEST_CASE("alpha and colour go where there is none") {
    Pixels opaque{2, 1, 4, {10, 10, 10, 255, 20, 20, 20, 255}};
    CHECK_FALSE(round_trip(opaque).alpha);
    Pixels ramp{256, 1, 3, {}};
    for (int i = 0; i < 256; ++i) ramp.samples.insert(ramp.samples.end(), 3, static_cast<std::uint8_t>(i));
    CHECK(round_trip(ramp).colour == Colour::grey);
}

TEST_CASE("the same pixels make the same PNG, and a smaller one than unfiltered rows") {
    const Pixels pixels = picture(200, 150, 3);
    CHECK(encode_png(pixels) == encode_png(pixels));
    CHECK(encode_png(pixels).size() < png_of(pixels).size());
}

TEST_CASE("a profile goes into the file and comes back") {
    Pixels pixels = picture(20, 20, 3);
    pixels.profile = profile("RGB ");
    const auto png = decode(encode_png(pixels));
    REQUIRE(png);
    CHECK(png->profile == pixels.profile);
    const auto file = encode_jpeg(pixels);
    REQUIRE(file);
    const auto jpeg = decode(*file);
    REQUIRE(jpeg);
    CHECK(jpeg->profile == pixels.profile);
}

TEST_CASE("a grey profile keeps a palette away") {
    Pixels grey = colours(20, 20, 2, 1);
    grey.profile = profile("GRAY");
    CHECK_FALSE(round_trip(grey).palette);
    CHECK(round_trip(colours(20, 20, 2, 1)).palette);
}

TEST_CASE("each row gets the filter that leaves least") {
    const auto filters = [](const std::vector<std::uint8_t>& samples) {
        const std::string rows = filter_rows(samples, 4, 1);
        std::string chosen;
        for (std::size_t at = 0; at < rows.size(); at += 5) chosen += static_cast<char>('0' + rows[at]);
        return chosen;
    };
    CHECK(filters({0, 0, 0, 0}) == "0");
    CHECK(filters({90, 90, 90, 90, 90, 10, 90, 10, 90, 10, 90, 10}) == "122");
    // On a slope, what is left, above and in the corner tells the rest.
    CHECK(filters({100, 110, 120, 130, 90, 100, 110, 120, 80, 90, 100, 110}).substr(1) == "44");
    CHECK(filters({0, 40, 0, 40, 40, 60, 30, 45}).back() == '3');
}

TEST_CASE("a JPEG is sound and near its pixels") {
    for (const int channels : {1, 3}) {
        const Pixels pixels = picture(600, 400, channels);
        const auto file = encode_jpeg(pixels, 95);
        REQUIRE(file);
        const auto info = verify(*file);
        REQUIRE(info);
        CHECK_FALSE(info->interlaced);
        CHECK(info->colour == (channels == 1 ? Colour::grey : Colour::rgb));
        const auto back = decode(*file);
        REQUIRE(back);
        CHECK(std::abs(back->samples[0] - pixels.samples[0]) < 12);
        CHECK(std::abs(back->samples.back() - pixels.samples.back()) < 90);
    }
    // More than one buffer of libjpeg's output.
    Pixels noise{500, 500, 3, std::vector<std::uint8_t>(500 * 500 * 3)};
    std::uint32_t state = 1;
    for (std::uint8_t& sample : noise.samples)
        sample = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
    const auto large = encode_jpeg(noise, 100);
    REQUIRE(large);
    CHECK(large->size() > 200'000);
    CHECK(verify(*large));
}

TEST_CASE("a JPEG that libjpeg cannot write is an error") {
    CHECK_FALSE(encode_jpeg(Pixels{65'501, 1, 1, std::vector<std::uint8_t>(65'501)}));
}

TEST_CASE("a JPEG with the usual tables has the same pixels, and is a little longer") {
    const Pixels pixels = picture(160, 120, 3);
    const auto fitted = encode_jpeg(pixels);
    const auto usual = encode_jpeg(pixels, good_quality, Tables::usual);
    REQUIRE(fitted);
    REQUIRE(usual);
    CHECK(usual->size() > fitted->size());
    CHECK(verify(*usual));
    CHECK(decode(*usual)->samples == decode(*fitted)->samples);
}
