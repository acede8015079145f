#include "catch.h"

#include "files.h"
#include "image/verify.h"

using namespace gazette;
using namespace gazette::image;
using namespace files;
using Catch::Matchers::Contains;

namespace {

/// Where the segment ends that libjpeg puts first.
constexpr std::size_t after_jfif = 20;

std::string trouble(const std::string& bytes, const Limits& limits = {}) {
    const auto verified = verify(bytes, limits);
    if (verified) return "";
    CHECK_FALSE(verified.error().hint.empty());
    return verified.error().what;
}

std::string rows_of(std::size_t count, std::size_t bytes) {
    std::string rows;
    for (std::size_t i = 0; i < count; ++i) rows += '\0' + std::string(bytes, '\x5A');
    return rows;
}

/// A PNG of 5 x 3 grey pixels whose rows are as given.
std::string grey_png(const std::string& rows) {
    return png(png_header(5, 3, 8, 0) + png_chunk("IDAT", zlib(rows)));
}

}  // namespace

TEST_CASE("sound images of every format pass") {
    CHECK(trouble(jpeg(picture(50, 40, 3))) == "");
    CHECK(trouble(jpeg(picture(50, 40, 3), {.subsampled = true, .restart_rows = 1})) == "");
    CHECK(trouble(jpeg(picture(50, 40, 3), {.progressive = true})) == "");
    CHECK(trouble(jpeg(picture(50, 40, 1))) == "");
    CHECK(trouble(jpeg(picture(50, 40, 4), {.cmyk = true})) == "");
    CHECK(trouble(png_of(picture(50, 40, 3))) == "");
    CHECK(trouble(png_of(picture(50, 40, 4))) == "");
    CHECK(trouble(gif(2, 2, {0, 1, 1, 0}, "RGBrgb")) == "");
    CHECK(trouble(webp_lossless(picture(50, 40, 4))) == "");
    CHECK(trouble(webp_lossy(picture(50, 40, 3))) == "");
}

TEST_CASE("a JPEG that is cut anywhere in its pixels is an error") {
    for (const bool progressive : {false, true}) {
        const std::string whole = jpeg(picture(64, 48, 3), {.progressive = progressive, .subsampled = true});
        for (std::size_t length = 2; length < whole.size() - 2; length += 17) {
            INFO(length << " of " << whole.size());
            CHECK(trouble(whole.substr(0, length)) != "");
        }
    }
}

TEST_CASE("a JPEG with garbled pixels is an error") {
    std::string file = jpeg(picture(64, 48, 3), {.restart_rows = 1});
    const std::size_t restart = file.find("\xFF\xD1");
    REQUIRE(restart != std::string::npos);
    file.erase(restart, 2);
    CHECK_THAT(trouble(file), Contains("the JPEG image is damaged"));
}

TEST_CASE("a JPEG with bytes between its segments is an error to a strict reader") {
    CHECK_THAT(trouble(jpeg(picture(8, 8, 3)).insert(after_jfif, "odd")), Contains("extraneous"));
}

TEST_CASE("every checksum of a PNG is looked at") {
    const std::string whole = png_of(picture(9, 7, 3), png_chunk("tEXt", "Title"));
    for (const char* type : {"IHDR", "tEXt", "IDAT", "IEND"}) {
        std::string file = whole;
        const std::size_t at = file.find(type);
        const std::size_t length =
            static_cast<unsigned char>(file[at - 1]) + 256U * static_cast<unsigned char>(file[at - 2]);
        file[at + 4 + length] ^= 1;
        CHECK_THAT(trouble(file), Contains("checksum"));
    }
}

TEST_CASE("the pixels of a PNG must inflate to exactly what its header says") {
    CHECK(trouble(grey_png(rows_of(3, 5))) == "");
    CHECK_THAT(trouble(grey_png(rows_of(2, 5))), Contains("inflate"));
    CHECK_THAT(trouble(grey_png(rows_of(4, 5))), Contains("inflate"));
    CHECK_THAT(trouble(png(png_header(5, 3, 8, 0) + png_chunk("IDAT", zlib(rows_of(3, 5)) + "x"))), Contains("inflate"));
    CHECK_THAT(trouble(grey_png(std::string(18, '\x05'))), Contains("filter"));
    CHECK_THAT(trouble(png(png_header(5, 3, 8, 0) + png_chunk("IDAT", "no zlib stream"))), Contains("inflate"));
}

TEST_CASE("an interlaced PNG inflates to its seven passes") {
    // Passes of a 5 x 3 image: 1 x 1, 1 x 1, none, 2 x 1 (from row 0), 3 x 1, 2 x 2, 5 x 1.
    const std::string passes =
        rows_of(1, 1) + rows_of(1, 1) + rows_of(1, 1) + rows_of(1, 3) + rows_of(2, 2) + rows_of(1, 5);
    const std::string header = png_header(5, 3, 8, 0, true);
    CHECK(trouble(png(header + png_chunk("IDAT", zlib(passes)))) == "");
    CHECK(trouble(png(header + png_chunk("IDAT", zlib(passes + '\0')))) != "");
}

TEST_CASE("the chunks of a PNG must be in order") {
    const std::string header = png_header(5, 3, 8, 0);
    const std::string rows = zlib(rows_of(3, 5));
    const std::string pixels = png_chunk("IDAT", rows);
    const std::string halves = png_chunk("IDAT", rows.substr(0, 5)) + png_chunk("IDAT", rows.substr(5));
    CHECK(trouble(png(header + halves)) == "");
    CHECK_THAT(trouble(png(header + png_chunk("IDAT", rows.substr(0, 5)) + png_chunk("tEXt", "x") +
                           png_chunk("IDAT", rows.substr(5)))),
               Contains("out of place"));
    CHECK_THAT(trouble(png(header)), Contains("out of place"));
    CHECK_THAT(trouble(png(header + header + pixels)), Contains("out of place"));
    CHECK_THAT(trouble(png(header + png_chunk("NEWX", "") + pixels)), Contains("unknown"));
    CHECK_THAT(trouble(png(header + pixels) + "tail"), Contains("follows"));
    CHECK_THAT(trouble(png(png_header(5, 3, 8, 3) + pixels)), Contains("palette"));
    const std::string whole = png(header + pixels);
    for (std::size_t length = 8; length < whole.size(); ++length) CHECK(trouble(whole.substr(0, length)) != "");
}

TEST_CASE("a cut GIF or WebP is an error") {
    const std::vector<std::uint8_t> indices(40 * 30, 1);
    const std::string whole = gif(40, 30, indices, "RGBrgb");
    CHECK_THAT(trouble(whole.substr(0, whole.size() - 10)), Contains("the GIF image is damaged"));
    CHECK_THAT(trouble(gif(40, 30, {1, 1, 0}, "RGBrgb")), Contains("the GIF image is damaged"));
    const std::string lossy = webp_lossy(picture(64, 48, 3));
    CHECK_THAT(trouble(lossy.substr(0, lossy.size() / 2)), Contains("the WebP image is damaged"));
    const std::string lossless = webp_lossless(picture(64, 48, 4));
    CHECK_THAT(trouble(lossless.substr(0, lossless.size() / 2)), Contains("the WebP image is damaged"));
}

TEST_CASE("sides of 0 and of too many pixels are errors before any pixel is read") {
    CHECK_THAT(trouble(png(png_header(60'000, 60'000, 8, 2) + png_chunk("IDAT", "x"))), Contains("60000 x 60000"));
    CHECK_THAT(trouble(gif(60'000, 60'000, {0}, "RGBrgb")), Contains("60000 x 60000"));
    CHECK_THAT(trouble(gif(0, 1, {}, "RGBrgb")), Contains("no pixels"));
    CHECK_THAT(trouble(png(png_header(0, 0, 8, 2))), Contains("header is cut or wrong"));
    std::string huge = jpeg(picture(8, 8, 1));
    const std::size_t frame = huge.find("\xFF\xC0");
    huge.replace(frame + 5, 4, "\xEA\x60\xEA\x60");
    CHECK_THAT(trouble(huge), Contains("60000 x 60000"));
    CHECK_THAT(trouble(png_of(picture(50, 40, 3)), {.max_pixels = 1999}), Contains("too large"));
    CHECK(trouble(png_of(picture(50, 40, 3)), {.max_pixels = 2000}) == "");
}

TEST_CASE("a small file that claims to be a large image is not believed") {
    CHECK_THAT(trouble(png(png_header(7'000, 7'000, 8, 6) + png_chunk("IDAT", zlib("x")))), Contains("too short"));
    CHECK_THAT(trouble(gif(7'000, 7'000, {0}, "RGBrgb")), Contains("too short"));
    std::string huge = jpeg(picture(8, 8, 1));
    huge.replace(huge.find("\xFF\xC0") + 5, 4, "\x1B\x58\x1B\x58");
    CHECK_THAT(trouble(huge), Contains("too short"));
}

TEST_CASE("what is not supported says what to do") {
    CHECK_THAT(trouble("<svg/>"), Contains("SVG"));
    CHECK_THAT(trouble("<!DOCTYPE html><title>404</title>"), Contains("markup"));
    CHECK_THAT(trouble(std::string(3, '\0') + "\x1C" + "ftypheic...."), Contains("HEIC"));
    CHECK_THAT(trouble("BM......"), Contains("no supported format"));
}
