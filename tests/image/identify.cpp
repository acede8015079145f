#include "catch.h"

#include "files.h"
#include "image/info.h"

using namespace gazette::image;
using namespace files;

namespace {

Info known(const std::string& bytes) {
    const auto info = identify(bytes);
    REQUIRE(info);
    return *info;
}

}  // namespace

TEST_CASE("a JPEG says its size, its colours and whether it is progressive") {
    const Info plain = known(jpeg(picture(20, 10, 3)));
    CHECK(plain.format == Format::jpeg);
    CHECK(plain.width == 20);
    CHECK(plain.height == 10);
    CHECK(plain.colour == Colour::rgb);
    CHECK(plain.lossy);
    CHECK_FALSE(plain.interlaced);
    CHECK_FALSE(plain.alpha);
    CHECK(known(jpeg(picture(20, 10, 3), {.progressive = true})).interlaced);
    CHECK(known(jpeg(picture(20, 10, 1))).colour == Colour::grey);
    CHECK(known(jpeg(picture(20, 10, 4), {.cmyk = true})).colour == Colour::cmyk);
}

TEST_CASE("the orientation is found in both byte orders, and turned images have their sides exchanged") {
    const std::string upright = jpeg(picture(20, 10, 3));
    for (const bool little_endian : {false, true}) {
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const Info info = known(with_segment(upright, 0xE1, exif(orientation, little_endian)));
            CHECK(info.orientation == orientation);
            CHECK(info.width == (orientation >= 5 ? 10 : 20));
        }
    }
    CHECK(known(with_segment(upright, 0xE1, exif(9))).orientation == 1);
    CHECK(known(with_segment(upright, 0xE1, exif(6).substr(0, 20))).orientation == 1);
    CHECK(known(png_of(picture(4, 2, 3), png_chunk("eXIf", exif(6).substr(6)))).orientation == 6);
    CHECK(known(webp_with_exif(picture(4, 2, 3), 8)).orientation == 8);
}

TEST_CASE("a PNG says its colours, its depth, its alpha and whether it moves") {
    CHECK(known(png_of(picture(4, 2, 1))).colour == Colour::grey);
    CHECK(known(png_of(picture(4, 2, 4))).alpha);
    const Info indexed = known(png(png_header(4, 2, 2, 3, true) + png_chunk("PLTE", "RGBrgb") + png_chunk("tRNS", "0")));
    CHECK(indexed.palette);
    CHECK(indexed.alpha);
    CHECK(indexed.interlaced);
    CHECK(indexed.bit_depth == 2);
    CHECK_FALSE(indexed.animated);
    CHECK(known(png_of(picture(4, 2, 1), png_chunk("acTL", big_32(2) + big_32(0)))).animated);
}

TEST_CASE("a GIF says its screen, whether something shows through and whether it moves") {
    const std::vector<std::uint8_t> indices(4 * 2, 1);
    const Info plain = known(gif(4, 2, indices, "RGBrgb"));
    CHECK(plain.format == Format::gif);
    CHECK(plain.width == 4);
    CHECK(plain.height == 2);
    CHECK_FALSE(plain.alpha);
    CHECK_FALSE(plain.animated);
    CHECK(known(gif(4, 2, indices, "RGBrgb", {.transparent = 1})).alpha);
    CHECK(known(gif(4, 2, indices, "RGBrgb", {.screen_width = 9})).alpha);
    CHECK(known(gif(4, 2, indices, "RGBrgb", {.frames = 2})).animated);
    CHECK(known(gif(4, 2, indices, "RGBrgb", {.left = 3})).width == 7);
}

TEST_CASE("a WebP says whether it has alpha and whether detail is gone") {
    const Info lossless = known(webp_lossless(picture(4, 2, 4)));
    CHECK(lossless.format == Format::webp);
    CHECK(lossless.alpha);
    CHECK_FALSE(lossless.lossy);
    const Info lossy = known(webp_lossy(picture(4, 2, 3)));
    CHECK(lossy.lossy);
    CHECK_FALSE(lossy.alpha);
}

TEST_CASE("formats that are not decoded are told apart by their content") {
    using namespace std::string_literals;
    CHECK(known("<?xml version=\"1.0\"?><!-- drawn --><svg xmlns=\"http://www.w3.org/2000/svg\"/>").format == Format::svg);
    CHECK(known("\xEF\xBB\xBF<svg/>").format == Format::svg);
    CHECK(known("<!DOCTYPE html><html><body><svg/></body></html>").format == Format::unknown);
    CHECK(known("\0\0\0\x1C"s + "ftypavif").format == Format::avif);
    CHECK(known("BM").format == Format::unknown);
    CHECK_FALSE(identify(""));
}

TEST_CASE("a header that is cut is an error, at every length") {
    for (const std::string& file : {jpeg(picture(8, 8, 3)), png_of(picture(8, 8, 3)), gif(2, 2, {0, 1, 1, 0}, "RGBrgb"),
                                    webp_lossless(picture(8, 8, 4))}) {
        for (const std::size_t length : {4U, 8U, 12U, 16U}) {
            const auto info = identify(file.substr(0, length));
            CHECK((!info || info->format == Format::unknown));
        }
    }
}
