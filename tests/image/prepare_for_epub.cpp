#include "catch.h"

#include "files.h"
#include "image/decode.h"
#include "image/prepare_for_epub.h"
#include "image/verify.h"

using namespace gazette::image;
using namespace files;

namespace {

/// With a file that is sound and is what the outcome says.
EpubImage prepared(const std::string& bytes, const EpubNeeds& needs = {}) {
    auto image = prepare_for_epub(bytes, needs);
    if (!image) FAIL(image.error().what);
    const auto info = verify(image->bytes);
    if (!info) FAIL(info.error().what);
    CHECK(image->media_type == (info->format == Format::png ? "image/png" : "image/jpeg"));
    CHECK(image->size == Size{info->width, info->height});
    CHECK(info->orientation == 1);
    CHECK(image->unchanged == (image->bytes == bytes));
    CHECK(image->bytes.size() <= needs.max_bytes);
    return std::move(*image);
}

Pixels noise(std::uint32_t width, std::uint32_t height, int channels) {
    Pixels out{width, height, channels,
               std::vector<std::uint8_t>(std::size_t{width} * height * static_cast<std::size_t>(channels))};
    std::uint32_t state = 1;
    for (std::uint8_t& sample : out.samples)
        sample = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
    return out;
}

}  // namespace

TEST_CASE("a sound JPEG or PNG within the limits stays as it is") {
    CHECK(prepared(jpeg(picture(60, 40, 3))).unchanged);
    CHECK(prepared(jpeg(picture(60, 40, 3), {.progressive = true})).unchanged);
    CHECK(prepared(png_of(picture(60, 40, 4))).unchanged);
    CHECK(prepared(png_of(picture(60, 40, 1))).unchanged);
}

TEST_CASE("a large image is scaled down to the longer side") {
    const EpubImage photo = prepared(jpeg(picture(400, 200, 3)), {.max_side = 100});
    CHECK(photo.size == Size{100, 50});
    CHECK(photo.media_type == "image/jpeg");
    const EpubImage drawing = prepared(png_of(picture(200, 400, 4)), {.max_side = 100});
    CHECK(drawing.size == Size{50, 100});
    CHECK(drawing.media_type == "image/png");
}

TEST_CASE("a turned image is turned back") {
    const EpubImage photo = prepared(with_segment(jpeg(picture(60, 40, 3)), 0xE1, exif(6)));
    CHECK(photo.size == Size{40, 60});
    CHECK(photo.media_type == "image/jpeg");
    CHECK(prepared(png_of(picture(60, 40, 3), png_chunk("eXIf", exif(8).substr(6)))).size == Size{40, 60});
}

TEST_CASE("a long file is made shorter: as a JPEG where nothing shows through, with fewer pixels else") {
    const EpubImage opaque = prepared(png_of(noise(100, 100, 3)), {.max_bytes = 20'000});
    CHECK(opaque.media_type == "image/jpeg");
    CHECK(opaque.size == Size{100, 100});
    const EpubImage transparent = prepared(png_of(noise(100, 100, 4)), {.max_bytes = 20'000});
    CHECK(transparent.media_type == "image/png");
    CHECK(transparent.size.width < 100);
    CHECK_FALSE(prepare_for_epub(png_of(noise(10, 10, 4)), {.max_bytes = 10}));
}

TEST_CASE("GIF and WebP become PNG or JPEG") {
    CHECK(prepared(gif(2, 2, {0, 1, 1, 0}, "RGBrgb", {.frames = 2})).media_type == "image/png");
    CHECK(prepared(webp_lossless(picture(60, 40, 4))).media_type == "image/png");
    CHECK(prepared(webp_lossy(picture(60, 40, 3))).media_type == "image/jpeg");
    CHECK(prepared(webp_lossy(picture(60, 40, 4))).media_type == "image/png");
    CHECK(prepared(webp_with_exif(picture(60, 40, 3), 6)).size == Size{40, 60});
}

TEST_CASE("transparency is flattened where that is asked for") {
    const EpubNeeds on_paper{.flatten = white};
    const EpubImage image = prepared(png_of({2, 1, 4, {10, 20, 30, 255, 1, 2, 3, 0}}), on_paper);
    const auto pixels = decode(image.bytes);
    REQUIRE(pixels);
    CHECK(pixels->samples == std::vector<std::uint8_t>{10, 20, 30, 255, 255, 255});
    CHECK(prepared(png_of(picture(20, 10, 3)), on_paper).unchanged);
    CHECK(prepared(webp_lossy(picture(60, 40, 4)), on_paper).media_type == "image/jpeg");
}

TEST_CASE("a JPEG that readers may show wrongly is encoded anew") {
    CHECK_FALSE(prepared(jpeg(picture(20, 10, 4), {.cmyk = true})).unchanged);
    constexpr std::size_t after_jfif = 20;
    CHECK_FALSE(prepared(jpeg(picture(20, 10, 3)).insert(after_jfif, "odd")).unchanged);
    CHECK_FALSE(prepared(png_of(picture(20, 10, 3)) + "tail").unchanged);
}

TEST_CASE("a photograph keeps its profile when it is encoded anew") {
    const std::string icc = profile("RGB ");
    const std::string photo = with_segment(jpeg(picture(60, 40, 3)), 0xE2, std::string("ICC_PROFILE\0\x01\x01", 14) + icc);
    const auto pixels = decode(prepared(photo, {.max_side = 30}).bytes);
    REQUIRE(pixels);
    CHECK(pixels->profile == icc);
}

TEST_CASE("what is damaged or unknown is an error that says so") {
    const std::string photo = jpeg(picture(60, 40, 3));
    for (const std::string& bytes :
         {std::string(), std::string("<svg/>"), photo.substr(0, photo.size() / 2), std::string("GIF89a")}) {
        const auto image = prepare_for_epub(bytes);
        REQUIRE_FALSE(image);
        CHECK_FALSE(image.error().what.empty());
        CHECK_FALSE(image.error().hint.empty());
    }
}

TEST_CASE("the same bytes come out of the same bytes") {
    const std::string photo = jpeg(picture(300, 200, 3));
    CHECK(prepared(photo, {.max_side = 70}).bytes == prepared(photo, {.max_side = 70}).bytes);
}

TEST_CASE("further pictures in a file go, the first one stays as it is") {
    const std::string first = jpeg(picture(60, 40, 3));
    const std::string indexed = with_segment(first, 0xE2, std::string("MPF\0II*\0", 8));
    for (const std::string& several :
         {indexed + jpeg(picture(30, 20, 3)), indexed, first + jpeg(picture(30, 20, 3)), first + "trailer"}) {
        CHECK(prepared(several).bytes == first);
    }
    const std::string progressive = jpeg(picture(60, 40, 3), {.progressive = true});
    CHECK(prepared(progressive + "trailer").bytes == progressive);
    const std::string restarts = jpeg(picture(60, 40, 3), {.restart_rows = 1});
    CHECK(prepared(restarts + "trailer").bytes == restarts);
    const std::string profiled = with_segment(first, 0xE2, std::string("ICC_PROFILE\0\x01\x01", 14) + profile("RGB "));
    CHECK(prepared(profiled).unchanged);
}

TEST_CASE("a camera's notes that cannot be read go, those that can stay") {
    const std::string plain = jpeg(picture(60, 40, 3));
    CHECK(prepared(with_segment(plain, 0xE1, exif(1))).unchanged);
    CHECK(prepared(with_segment(plain, 0xE1, exif(1, true))).unchanged);
    const std::string cut = exif(1).substr(0, 20);
    // Its directory follows itself.
    std::string endless = exif(1);
    endless.replace(endless.size() - 4, 4, std::string("\0\0\0\x08", 4));
    // Ten numbers behind the end.
    std::string beyond = exif(1);
    beyond.replace(beyond.size() - 14, 10, std::string("\0\x03\0\0\0\x0A\0\0\xFF\0", 10));
    for (const std::string& notes : {cut, endless, beyond, std::string("Exif\0\0", 6)}) {
        CHECK(prepared(with_segment(plain, 0xE1, notes)).bytes == plain);
    }
}

TEST_CASE("the frames of a moving PNG go, and texts that a reader would have to inflate") {
    const Pixels pixels = picture(20, 10, 3);
    const std::string text =
        png_chunk("tEXt", std::string("Title\0Fog", 9)) + png_chunk("iTXt", std::string("T\0\0\0\0\0Fog", 9));
    const std::string extras = png_chunk("acTL", big_32(2) + big_32(0)) +
                               png_chunk("zTXt", std::string("T\0\0", 3) + zlib("Fog")) +
                               png_chunk("iTXt", std::string("T\0\1\0\0\0", 6) + zlib("Fog"));
    CHECK(prepared(png_of(pixels, text)).unchanged);
    CHECK(prepared(png_of(pixels, extras + text)).bytes == png_of(pixels, text));
}

TEST_CASE("an image that moved says that it is its first frame alone") {
    const Pixels pixels = picture(20, 10, 3);
    const std::string palette("\0\0\0\xFF\xFF\xFF", 6);
    CHECK(prepared(gif(2, 1, {0, 1}, palette, {.frames = 2})).stilled);
    CHECK_FALSE(prepared(gif(2, 1, {0, 1}, palette)).stilled);
    CHECK(prepared(png_of(pixels, png_chunk("acTL", big_32(2) + big_32(0)))).stilled);
    CHECK_FALSE(prepared(png_of(pixels)).stilled);
}

TEST_CASE("drawings lie on the ground that transparent images are laid on") {
    const std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0L4 3"/></svg>)";
    const Rgb cream = {0xFF, 0xF8, 0xE7};
    const auto on_cream = prepare_for_epub(svg, {.flatten = cream});
    const auto on_nothing = prepare_for_epub(svg);
    REQUIRE(on_cream);
    REQUIRE(on_nothing);
    CHECK(on_cream->bytes.find(R"(height="3" fill="#fff8e7")") != std::string::npos);
    CHECK(on_nothing->bytes.find("<rect") == std::string::npos);
}
