#include "catch.h"

#include <cstdlib>

#include "files.h"
#include "image/decode.h"
#include "image/transform.h"

using namespace gazette::image;
using namespace files;

namespace {

/// Where the segment ends that libjpeg puts first.
constexpr std::size_t after_jfif = 20;

Pixels decoded(const std::string& bytes, Size at_most = {}) {
    auto pixels = decode(bytes, {}, at_most);
    if (!pixels) FAIL(pixels.error().what);
    REQUIRE(pixels->samples.size() ==
            std::size_t{pixels->width} * pixels->height * static_cast<std::size_t>(pixels->channels));
    return std::move(*pixels);
}

int farthest(const Pixels& a, const Pixels& b) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    REQUIRE(a.channels == b.channels);
    int most = 0;
    for (std::size_t i = 0; i < a.samples.size(); ++i) most = std::max(most, std::abs(a.samples[i] - b.samples[i]));
    return most;
}

/// Without the noisy channel, which JPEG cannot keep.
Pixels smooth(std::uint32_t width, std::uint32_t height, int channels) {
    Pixels out = picture(width, height, channels);
    for (std::size_t at = 2; channels >= 3 && at < out.samples.size(); at += static_cast<std::size_t>(channels))
        out.samples[at] = 80;
    return out;
}

std::string text(const Pixels& pixels) {
    return {pixels.samples.begin(), pixels.samples.end()};
}

}  // namespace

TEST_CASE("lossless formats give back every sample") {
    for (const int channels : {1, 3, 4})
        CHECK(text(decoded(png_of(picture(31, 17, channels)))) == text(picture(31, 17, channels)));
    CHECK(farthest(flatten(decoded(webp_lossless(picture(31, 17, 4))), white), flatten(picture(31, 17, 4), white)) <= 1);
}

TEST_CASE("lossy formats come near") {
    CHECK(farthest(decoded(jpeg(smooth(64, 48, 3))), smooth(64, 48, 3)) <= 8);
    CHECK(farthest(decoded(jpeg(smooth(64, 48, 3), {.progressive = true})), smooth(64, 48, 3)) <= 8);
    CHECK(farthest(decoded(jpeg(smooth(64, 48, 1))), smooth(64, 48, 1)) <= 8);
    CHECK(farthest(decoded(webp_lossy(smooth(64, 48, 3))), smooth(64, 48, 3)) <= 24);
}

TEST_CASE("CMYK comes out as RGB, whichever way round the ink is stored") {
    // As Adobe programs store it: 255 is no ink.
    Pixels ink{16, 16, 4, {}};
    for (int i = 0; i < 16 * 16; ++i) ink.samples.insert(ink.samples.end(), {255, 40, 40, 255});
    const Pixels red = decoded(jpeg(ink, {.cmyk = true}));
    CHECK(red.channels == 3);
    CHECK(red.samples[0] >= 250);
    CHECK(std::abs(red.samples[1] - 40) <= 4);
    for (std::uint8_t& sample : ink.samples) sample = static_cast<std::uint8_t>(255 - sample);
    CHECK(farthest(decoded(jpeg(ink, {.cmyk = true, .adobe = false})), red) <= 4);
}

TEST_CASE("palettes, few bits, 16 bits and transparent colours of PNG come out as 8-bit samples") {
    // 3 x 1 pixels of 2 bits: 00 01 10.
    const std::string two_bits = zlib(std::string("\0\x18", 2));
    CHECK(text(decoded(png(png_header(3, 1, 2, 0) + png_chunk("IDAT", two_bits)))) == std::string("\x00\x55\xAA", 3));
    const std::string palette = png_chunk("PLTE", "RGBrgbxyz");
    CHECK(text(decoded(png(png_header(3, 1, 2, 3) + palette + png_chunk("IDAT", two_bits)))) == "RGBrgbxyz");
    const std::string through = png_chunk("tRNS", std::string("\xFF\x33", 2));
    CHECK(text(decoded(png(png_header(3, 1, 2, 3) + palette + through + png_chunk("IDAT", two_bits)))) ==
          "RGB\xFFrgb\x33xyz\xFF");
    const std::string grey_alpha = zlib(std::string("\0a\x10z\xFF", 5));
    CHECK(text(decoded(png(png_header(2, 1, 8, 4) + png_chunk("IDAT", grey_alpha)))) == "aaa\x10zzz\xFF");
    const std::string deep = zlib(std::string("\0\x12\x34\xFF\xFF\x00\x00", 7));
    CHECK(text(decoded(png(png_header(3, 1, 16, 0) + png_chunk("IDAT", deep)))) == std::string("\x12\xFF\x00", 3));
}

TEST_CASE("interlaced PNGs show the same picture, at 8 bits and at 16") {
    // 2 x 2 pixels: pass 1 has (0,0), pass 6 has (1,0), pass 7 has row 1.
    const std::string eight = std::string("\0a", 2) + std::string("\0b", 2) + std::string("\0cd", 3);
    CHECK(text(decoded(png(png_header(2, 2, 8, 0, true) + png_chunk("IDAT", zlib(eight))))) == "abcd");
    const std::string sixteen = std::string("\0aa", 3) + std::string("\0bb", 3) + std::string("\0ccdd", 5);
    CHECK(text(decoded(png(png_header(2, 2, 16, 0, true) + png_chunk("IDAT", zlib(sixteen))))) == "abcd");
}

TEST_CASE("samples of another gamma become sRGB, unless there is a profile") {
    const std::string linear = png_chunk("gAMA", big_32(100'000));
    const Pixels grey{1, 1, 1, {55}};
    CHECK(decoded(png_of(grey)).samples[0] == 55);
    CHECK(std::abs(decoded(png_of(grey, linear)).samples[0] - 127) <= 3);
}

TEST_CASE("an odd but whole image is taken") {
    CHECK(decoded(jpeg(picture(8, 8, 3)).insert(after_jfif, "odd")).width == 8);
    CHECK(decoded(png_of(picture(8, 8, 3)) + "tail").width == 8);
}

TEST_CASE("the first frame of a GIF is laid on its screen") {
    const std::string palette = "aaabbbcccddd";
    CHECK(text(decoded(gif(2, 1, {0, 3}, palette))) == "aaa\xFF"
                                                       "ddd\xFF");
    CHECK(text(decoded(gif(2, 1, {0, 3}, palette, {.transparent = 3}))) == std::string("aaa\xFF\0\0\0\0", 8));
    CHECK(text(decoded(gif(1, 1, {2}, palette, {.screen_width = 2, .left = 1}))) == std::string("\0\0\0\0ccc\xFF", 8));
    CHECK(text(decoded(gif(1, 1, {2}, palette, {.local_palette = true, .frames = 3}))) == "ccc\xFF");
}

TEST_CASE("a GIF is read through all widths of its codes and past a full table") {
    std::string palette;
    for (int i = 0; i < 256; ++i) palette += std::string(3, static_cast<char>(i));
    std::vector<std::uint8_t> indices(200 * 100);
    std::uint32_t state = 1;
    for (std::uint8_t& index : indices) index = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
    // Long runs make codes that their own string is still to define.
    for (std::size_t i = 0; i < 3000; ++i) indices[i] = 7;
    const Pixels pixels = decoded(gif(200, 100, indices, palette));
    for (std::size_t i = 0; i < indices.size(); ++i) {
        if (pixels.samples[i * 4] != indices[i]) FAIL("pixel " << i);
    }
}

TEST_CASE("the rows of an interlaced GIF are put where they belong") {
    std::vector<std::uint8_t> stored;
    for (const int row : {0, 8, 4, 2, 6, 1, 3, 5, 7}) stored.push_back(static_cast<std::uint8_t>(row));
    std::string palette;
    for (char index = 0; index < 16; ++index) palette += std::string(3, index);
    const Pixels pixels = decoded(gif(1, 9, stored, palette, {.interlaced = true}));
    for (std::size_t row = 0; row < 9; ++row) CHECK(pixels.samples[row * 4] == row);
}

TEST_CASE("images come out upright") {
    const std::string file = jpeg(smooth(64, 32, 3));
    const Pixels stored = decoded(file);
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const Pixels seen = decoded(with_segment(file, 0xE1, exif(orientation)));
        CHECK(text(seen) == text(upright(stored, orientation)));
    }
}

TEST_CASE("images are scaled down to fit, before they are turned") {
    const std::string file = jpeg(smooth(640, 320, 3));
    const Pixels small = decoded(with_segment(file, 0xE1, exif(6)), {100, 100});
    CHECK(small.width == 50);
    CHECK(small.height == 100);
    CHECK(farthest(small, scale_down(upright(smooth(640, 320, 3), 6), {50, 100})) <= 6);
    CHECK(decoded(file, {1000, 1000}).width == 640);
}

TEST_CASE("a profile that goes with the samples is kept, and no other") {
    const std::string icc = profile("RGB ");
    const auto segment = [](const std::string& data) { return std::string("ICC_PROFILE\0\x01\x01", 14) + data; };
    CHECK(decoded(with_segment(jpeg(picture(8, 8, 3)), 0xE2, segment(icc))).profile == icc);
    CHECK(decoded(with_segment(jpeg(picture(8, 8, 1)), 0xE2, segment(icc))).profile.empty());
    CHECK(decoded(with_segment(jpeg(picture(8, 8, 4), {.cmyk = true}), 0xE2, segment(profile("CMYK")))).profile.empty());
    CHECK(decoded(with_segment(jpeg(picture(8, 8, 3)), 0xE2, segment("nonsense"))).profile.empty());
}
