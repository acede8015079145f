#include "catch.h"

#include "files.h"
#include "image/decode.h"
#include "image/prepare_for_pdf.h"

using namespace gazette::image;
using namespace files;

namespace {

PdfImage prepared(const std::string& bytes, const PdfNeeds& needs = {}) {
    auto image = prepare_for_pdf(bytes, needs);
    if (!image) FAIL(image.error().what);
    return std::move(*image);
}

const JpegStream& jpeg_of(const PdfImage& image) {
    REQUIRE(std::holds_alternative<JpegStream>(image.stream));
    return std::get<JpegStream>(image.stream);
}

const FlateStream& flate_of(const PdfImage& image) {
    REQUIRE(std::holds_alternative<FlateStream>(image.stream));
    return std::get<FlateStream>(image.stream);
}

/// Reads a stream as a PDF viewer would: it is the body of a PNG.
std::vector<std::uint8_t> samples_of(const FlateStream& stream, Size size) {
    const int colour_type = !stream.palette.empty() ? 3 : stream.components == 1 ? 0 : 2;
    const std::string palette = stream.palette.empty() ? "" : png_chunk("PLTE", stream.palette);
    const auto pixels = decode(
        png(png_header(size.width, size.height, stream.bits, colour_type) + palette + png_chunk("IDAT", stream.bytes)));
    if (!pixels) FAIL(pixels.error().what);
    return pixels->samples;
}

}  // namespace

TEST_CASE("a sound JPEG passes into a PDF with its number of components") {
    const std::string photo = jpeg(picture(60, 40, 3));
    const PdfImage image = prepared(photo);
    CHECK(image.unchanged);
    CHECK(image.size == Size{60, 40});
    CHECK(jpeg_of(image).bytes == photo);
    CHECK(jpeg_of(image).components == 3);
    CHECK(jpeg_of(prepared(jpeg(picture(60, 40, 1), {.progressive = true}))).components == 1);
}

TEST_CASE("CMYK passes only where it may, and says which way round it is") {
    const std::string photo = jpeg(picture(60, 40, 4), {.cmyk = true});
    const PdfImage converted = prepared(photo);
    CHECK_FALSE(converted.unchanged);
    CHECK(jpeg_of(converted).components == 3);
    const PdfImage passed = prepared(photo, {.cmyk = true});
    CHECK(passed.unchanged);
    CHECK(jpeg_of(passed).components == 4);
    CHECK(jpeg_of(passed).inverted);
    CHECK_FALSE(jpeg_of(prepared(jpeg(picture(60, 40, 4), {.cmyk = true, .adobe = false}), {.cmyk = true})).inverted);
}

TEST_CASE("the rows of a plain PNG pass as they are stored") {
    const std::string rows = zlib(std::string("\0\x18\0\x24", 4));
    const std::string pixels = png_chunk("IDAT", rows.substr(0, 5)) + png_chunk("IDAT", rows.substr(5));
    const PdfImage grey = prepared(png(png_header(3, 2, 2, 0) + pixels));
    CHECK(grey.unchanged);
    CHECK(flate_of(grey).bytes == rows);
    CHECK(flate_of(grey).components == 1);
    CHECK(flate_of(grey).bits == 2);
    const PdfImage indexed = prepared(png(png_header(3, 2, 2, 3) + png_chunk("PLTE", "RGBrgbxyz") + pixels));
    CHECK(indexed.unchanged);
    CHECK(flate_of(indexed).palette == "RGBrgbxyz");
    CHECK(flate_of(prepared(png_of(picture(60, 40, 3)))).components == 3);
}

TEST_CASE("other PNGs are stored anew, without loss") {
    const std::string interlaced = std::string("\0a", 2) + std::string("\0b", 2) + std::string("\0cd", 3);
    const PdfImage plain = prepared(png(png_header(2, 2, 8, 0, true) + png_chunk("IDAT", zlib(interlaced))));
    CHECK_FALSE(plain.unchanged);
    CHECK(samples_of(flate_of(plain), plain.size).front() == 'a');
    const PdfImage dark = prepared(png_of(picture(60, 40, 1), png_chunk("gAMA", big_32(100'000))));
    CHECK_FALSE(dark.unchanged);
    CHECK(prepared(png_of(picture(60, 40, 1), png_chunk("gAMA", big_32(45'455)))).unchanged);
}

TEST_CASE("alpha becomes a soft mask of the same size") {
    const PdfImage image = prepared(png_of(picture(300, 40, 4)));
    CHECK_FALSE(image.unchanged);
    REQUIRE(image.soft_mask);
    CHECK(image.soft_mask->palette.empty());
    CHECK(image.soft_mask->bits == 8);
    const auto alpha = samples_of(*image.soft_mask, image.size);
    const auto colours = samples_of(flate_of(image), image.size);
    const Pixels expected = picture(300, 40, 4);
    REQUIRE(alpha.size() * 3 == colours.size());
    for (std::size_t i = 0; i < alpha.size(); ++i) {
        if (alpha[i] != expected.samples[i * 4 + 3] || colours[i * 3] != expected.samples[i * 4]) FAIL("pixel " << i);
    }
    CHECK_FALSE(prepared(png_of(Pixels{1, 1, 4, {1, 2, 3, 255}})).soft_mask);
    CHECK_FALSE(prepared(png_of(picture(300, 40, 4)), {.flatten = white}).soft_mask);
}

TEST_CASE("an image has no more pixels than its place can show") {
    const PdfImage photo = prepared(jpeg(picture(400, 200, 3)), {.at_most = {100, 100}});
    CHECK(photo.size == Size{100, 50});
    CHECK(jpeg_of(photo).components == 3);
    const PdfImage drawing = prepared(png_of(picture(400, 200, 3)), {.at_most = {100, 100}});
    CHECK(drawing.size == Size{100, 50});
    CHECK(samples_of(flate_of(drawing), drawing.size).size() == 100U * 50 * 3);
    CHECK(prepared(jpeg(picture(400, 200, 3)), {.at_most = {400, 900}}).unchanged);
}

TEST_CASE("what is encoded anew is no finer than it was, and takes fewer bytes than it did") {
    Pixels noise = picture(600, 400, 3);
    std::uint32_t state = 1;
    for (std::uint8_t& sample : noise.samples)
        sample = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
    const std::string coarse = jpeg(noise, {.quality = 20});
    const std::string fine = jpeg(noise, {.quality = 95});
    const PdfImage small = prepared(coarse, {.at_most = {300, 300}});
    CHECK(small.size == Size{300, 200});
    CHECK(jpeg_of(small).bytes.size() < coarse.size());
    CHECK(jpeg_of(small).bytes.size() < jpeg_of(prepared(fine, {.at_most = {300, 300}})).bytes.size());
    // Hardly fewer pixels, but with less loss than before.
    const std::string plain = jpeg(picture(600, 400, 3), {.quality = 10});
    const PdfImage same = prepared(plain, {.at_most = {590, 590}});
    CHECK(same.unchanged);
    CHECK((jpeg_of(same).bytes == plain));
}

TEST_CASE("a drawing in black and white stays as it is where its greys would take more") {
    std::string rows;
    for (int y = 0; y < 64; ++y) rows += std::string(1, '\0') + std::string(8, y % 2 == 0 ? '\x55' : '\x33');
    const std::string drawing = png(png_header(64, 64, 1, 0) + png_chunk("IDAT", zlib(rows)));
    const PdfImage image = prepared(drawing, {.at_most = {63, 63}});
    CHECK(image.unchanged);
    CHECK(image.size == Size{64, 64});
    CHECK(flate_of(image).bits == 1);
}

TEST_CASE("images are upright") {
    const PdfImage turned = prepared(with_segment(jpeg(picture(60, 40, 3)), 0xE1, exif(6)));
    CHECK(turned.size == Size{40, 60});
    CHECK_FALSE(turned.unchanged);
    CHECK(jpeg_of(turned).components == 3);
}

TEST_CASE("a grey page has grey images") {
    CHECK(jpeg_of(prepared(jpeg(picture(60, 40, 3)), {.grey = true})).components == 1);
    CHECK(flate_of(prepared(png_of(picture(60, 40, 3)), {.grey = true})).components == 1);
    CHECK(prepared(jpeg(picture(60, 40, 1)), {.grey = true}).unchanged);
    const PdfImage masked = prepared(png_of(picture(60, 40, 4)), {.grey = true});
    CHECK(flate_of(masked).components == 1);
    CHECK(masked.soft_mask);
}

TEST_CASE("GIF and WebP are stored as what they are most like") {
    CHECK_FALSE(flate_of(prepared(gif(2, 2, {0, 1, 1, 0}, "RGBrgb"))).palette.empty());
    CHECK(jpeg_of(prepared(webp_lossy(picture(60, 40, 3)))).components == 3);
    const PdfImage transparent = prepared(webp_lossy(picture(60, 40, 4)));
    CHECK(flate_of(transparent).components == 3);
    CHECK(transparent.soft_mask);
}

TEST_CASE("a damaged image does not reach a PDF") {
    const std::string photo = jpeg(picture(60, 40, 3));
    CHECK_FALSE(prepare_for_pdf(photo.substr(0, photo.size() / 2)));
    std::string drawing = png_of(picture(60, 40, 3));
    drawing[drawing.size() / 2] ^= 1;
    CHECK_FALSE(prepare_for_pdf(drawing));
}
