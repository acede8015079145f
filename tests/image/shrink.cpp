#include "catch.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "files.h"
#include "image/decode.h"
#include "image/encode.h"
#include "image/prepare_for_epub.h"
#include "image/prepare_for_pdf.h"
#include "image/transform.h"

using namespace gazette::image;
using namespace files;

namespace {

struct Difference {
    int most = 0;
    double mean = 0;
};

Difference difference(const Pixels& a, const Pixels& b) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    REQUIRE(a.channels == b.channels);
    REQUIRE(a.samples.size() == b.samples.size());
    Difference found;
    for (std::size_t i = 0; i < a.samples.size(); ++i) {
        found.most = std::max(found.most, std::abs(a.samples[i] - b.samples[i]));
        found.mean += std::abs(a.samples[i] - b.samples[i]);
    }
    found.mean /= static_cast<double>(a.samples.size());
    return found;
}

Pixels decoded(const std::string& bytes) {
    auto pixels = decode(bytes);
    if (!pixels) FAIL(pixels.error().what);
    return std::move(*pixels);
}

/// What a PDF gets of a JPEG that must fit into `at_most`.
std::string shrunk(const std::string& file, Size at_most, bool grey = false) {
    const auto image = prepare_for_pdf(file, {.at_most = at_most, .grey = grey});
    if (!image) FAIL(image.error().what);
    REQUIRE_FALSE(image->unchanged);
    REQUIRE(std::holds_alternative<JpegStream>(image->stream));
    const auto& stream = std::get<JpegStream>(image->stream);
    const Pixels pixels = decoded(stream.bytes);
    CHECK(image->size == Size{pixels.width, pixels.height});
    CHECK(stream.components == pixels.channels);
    return stream.bytes;
}

/// The same by way of RGB, pixel by pixel.
Pixels shrunk_as_pixels(const std::string& file, Size size) {
    const auto encoded = encode_jpeg(scale_down(decoded(file), size));
    REQUIRE(encoded);
    return decoded(*encoded);
}

/// Squares of `side` pixels, red and blue in turn: the two differ in luma and in both kinds of chroma.
Pixels checker(std::uint32_t width, std::uint32_t height, std::uint32_t side, int channels) {
    Pixels out{width, height, channels, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            const bool first = (x / side + y / side) % 2 == 0;
            const std::uint8_t rgb[] = {first ? std::uint8_t{220} : std::uint8_t{40}, 60,
                                        first ? std::uint8_t{40} : std::uint8_t{200}};
            out.samples.insert(out.samples.end(), rgb, rgb + channels);
        }
    }
    return out;
}

/// Colours that change slowly.
Pixels slopes(std::uint32_t width, std::uint32_t height, int channels) {
    Pixels out = picture(width, height, channels);
    for (std::size_t at = 2; channels == 3 && at < out.samples.size(); at += 3)
        out.samples[at] = static_cast<std::uint8_t>((out.samples[at - 1] + out.samples[at - 2]) / 2);
    return out;
}

struct Sampling {
    int across;
    int down;
};

/// 4:4:4, 4:2:2, 4:2:0, 4:4:0, 4:1:1 and 4:1:0.
constexpr Sampling samplings[] = {{1, 1}, {2, 1}, {2, 2}, {1, 2}, {4, 1}, {4, 2}};

/// Rows of the mean of the area that each pixel covers, with as many digits as there are.
std::vector<double> means(const Pixels& from, Size to) {
    const auto channels = static_cast<std::size_t>(from.channels);
    const auto overlap = [](std::uint32_t source, std::uint32_t target, std::uint32_t count, std::uint32_t wanted) {
        const double step = static_cast<double>(count) / wanted;
        const double begin = std::max<double>(source, target * step);
        const double end = std::min<double>(source + 1.0, (target + 1.0) * step);
        return std::max(0.0, end - begin) / step;
    };
    std::vector<double> rows(std::size_t{to.width} * from.height * channels);
    for (std::uint32_t y = 0; y < from.height; ++y) {
        for (std::uint32_t x = 0; x < to.width; ++x) {
            for (std::uint32_t in = 0; in < from.width; ++in) {
                for (std::size_t c = 0; c < channels; ++c)
                    rows[(y * to.width + x) * channels + c] +=
                        overlap(in, x, from.width, to.width) * from.samples[(y * from.width + in) * channels + c];
            }
        }
    }
    const std::size_t stride = to.width * channels;
    std::vector<double> out(stride * to.height);
    for (std::uint32_t y = 0; y < to.height; ++y) {
        for (std::uint32_t in = 0; in < from.height; ++in) {
            const double share = overlap(in, y, from.height, to.height);
            for (std::size_t i = 0; i < stride; ++i) out[y * stride + i] += share * rows[in * stride + i];
        }
    }
    return out;
}

}  // namespace

TEST_CASE("means of areas are right to less than a sample, at any size") {
    std::uint32_t state = 7;
    const auto random = [&state](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8) % below;
    };
    for (int round = 0; round < 60; ++round) {
        Pixels from{1 + random(70), 1 + random(50), round % 3 == 0 ? 1 : 3, {}};
        from.samples.resize(std::size_t{from.width} * from.height * static_cast<std::size_t>(from.channels));
        for (std::uint8_t& sample : from.samples) sample = static_cast<std::uint8_t>(random(256));
        const Size to{from.width - random(from.width), from.height - random(from.height)};
        INFO(from.width << " x " << from.height << " to " << to.width << " x " << to.height);
        const Pixels small = scale_down(from, to);
        const std::vector<double> expected = means(from, to);
        REQUIRE(small.samples.size() == expected.size());
        double most = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) most = std::max(most, std::abs(small.samples[i] - expected[i]));
        CHECK(most < 0.85);
    }
}

TEST_CASE("a JPEG made smaller in its own colours shows what its pixels made smaller show") {
    for (const Sampling sampling : samplings) {
        const JpegKind kind{.quality = 92, .luma_across = sampling.across, .luma_down = sampling.down};
        for (const Size size : {Size{260, 173}, Size{259, 172}, Size{141, 94}, Size{97, 65}, Size{40, 27}}) {
            INFO(sampling.across << " x " << sampling.down << " to " << size.width << " x " << size.height);
            const std::string slow = jpeg(slopes(301, 201, 3), kind);
            const Difference gradient =
                difference(decoded(shrunk(slow, size)), shrunk_as_pixels(slow, fit({301, 201}, size)));
            CHECK(gradient.most <= 10);
            CHECK(gradient.mean <= 1.2);
            // Half a pixel beside would show here.
            const std::string sharp = jpeg(checker(301, 201, 43, 3), kind);
            const Difference squares =
                difference(decoded(shrunk(sharp, size)), shrunk_as_pixels(sharp, fit({301, 201}, size)));
            CHECK(squares.mean <= 4.0);
        }
    }
}

TEST_CASE("a grey JPEG, and a progressive one, are made smaller alike") {
    const std::string grey = jpeg(checker(301, 201, 43, 1));
    CHECK(difference(decoded(shrunk(grey, {160, 160})), shrunk_as_pixels(grey, {160, 107})).most <= 6);
    const std::string baseline = jpeg(checker(301, 201, 43, 3), {.subsampled = true, .restart_rows = 2});
    const std::string progressive = jpeg(checker(301, 201, 43, 3), {.progressive = true, .subsampled = true});
    CHECK((shrunk(baseline, {160, 160}) == shrunk(progressive, {160, 160})));
}

TEST_CASE("a JPEG made smaller stays as light as it was") {
    for (const int channels : {1, 3}) {
        const Pixels from = checker(640, 480, 13, channels);
        const Pixels to = decoded(shrunk(jpeg(from), {347, 347}));
        for (std::size_t channel = 0; channel < static_cast<std::size_t>(channels); ++channel) {
            const auto mean = [channel](const Pixels& pixels) {
                double sum = 0;
                const auto step = static_cast<std::size_t>(pixels.channels);
                for (std::size_t i = channel; i < pixels.samples.size(); i += step) sum += pixels.samples[i];
                return sum / (pixels.width * pixels.height);
            };
            CHECK(std::abs(mean(to) - mean(from)) < 1.5);
        }
    }
}

TEST_CASE("a JPEG for a grey page gives its luma, and one without colours is grey") {
    const std::string colours = jpeg(checker(301, 201, 43, 3));
    const Pixels luma = to_grey(shrunk_as_pixels(colours, {160, 107}));
    CHECK(difference(decoded(shrunk(colours, {160, 160}, true)), luma).mean <= 2.0);
    Pixels grey = checker(301, 201, 43, 3);
    for (std::size_t i = 0; i < grey.samples.size(); i += 3) grey.samples[i + 1] = grey.samples[i + 2] = grey.samples[i];
    CHECK(decoded(shrunk(jpeg(grey), {160, 160})).channels == 1);
}

TEST_CASE("JPEGs of other colour spaces are made smaller, and all of them far smaller") {
    CHECK(decoded(shrunk(jpeg(picture(300, 200, 4), {.cmyk = true}), {100, 100})).width == 100);
    const Pixels tiny = decoded(shrunk(jpeg(slopes(1500, 1200, 3)), {5, 4}));
    CHECK(tiny.width == 5);
    CHECK(tiny.height == 4);
    CHECK(decoded(shrunk(jpeg(slopes(640, 3, 3)), {37, 37})).height == 1);
}

TEST_CASE("a damaged JPEG is found while it is made smaller") {
    for (const bool progressive : {false, true}) {
        const std::string whole = jpeg(picture(301, 201, 3), {.progressive = progressive, .subsampled = true});
        REQUIRE(prepare_for_pdf(whole, {.at_most = {160, 160}}));
        for (std::size_t length = 2; length < whole.size() - 2; length += 97) {
            INFO(length << " of " << whole.size());
            CHECK_FALSE(prepare_for_pdf(whole.substr(0, length), {.at_most = {160, 160}}));
            CHECK_FALSE(prepare_for_epub(whole.substr(0, length), {.max_side = 160}));
        }
    }
    std::string garbled = jpeg(picture(301, 201, 3), {.restart_rows = 1});
    const std::size_t restart = garbled.find("\xFF\xD1");
    REQUIRE(restart != std::string::npos);
    garbled.erase(restart, 2);
    CHECK_FALSE(prepare_for_pdf(garbled, {.at_most = {160, 160}}));
}

TEST_CASE("a JPEG too large for an EPUB is made smaller with its profile") {
    const std::string icc = profile("RGB ");
    const std::string segment = std::string("ICC_PROFILE\0\x01\x01", 14) + icc;
    const std::string file = with_segment(jpeg(slopes(301, 201, 3)), 0xE2, segment);
    const auto image = prepare_for_epub(file, {.max_side = 160});
    REQUIRE(image);
    CHECK(image->size == Size{160, 107});
    const Pixels pixels = decoded(image->bytes);
    CHECK(pixels.profile == icc);
    Pixels expected = shrunk_as_pixels(file, {160, 107});
    CHECK(difference(pixels, expected).most <= 10);
    const auto shorter = prepare_for_epub(file, {.max_side = 160, .max_bytes = image->bytes.size() - 1});
    REQUIRE(shorter);
    CHECK(shorter->bytes.size() < image->bytes.size());
}
