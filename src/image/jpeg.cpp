#include "image/jpeg.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "image/jpeg_decompressor.h"
#include "image/jpeg_entropy.h"

namespace gazette::image {

namespace {

/// Adobe programs store CMYK inverted (Adobe TN 5116); without a profile, ink is taken off white channel by channel.
void cmyk_to_rgb(const std::uint8_t* cmyk, std::uint8_t* rgb, std::size_t pixels, bool inverted) {
    const unsigned flip = inverted ? 0 : 0xFF;
    for (std::size_t i = 0; i < pixels; ++i, cmyk += 4, rgb += 3) {
        const unsigned paper = cmyk[3] ^ flip;
        for (int c = 0; c < 3; ++c) rgb[c] = static_cast<std::uint8_t>(((cmyk[c] ^ flip) * paper + 127) / 255);
    }
}

/// All codes of a file of one scan, keeping nothing of it; libjpeg's eighth of the size is the least that decodes them.
bool skim_rows(JpegDecompressor& file) {
    jpeg_decompress_struct& jpeg = file.jpeg();
    jpeg.scale_denom = 8;
    if (jpeg.jpeg_color_space == JCS_YCbCr) jpeg.out_color_space = JCS_GRAYSCALE;
    jpeg.do_fancy_upsampling = FALSE;
    if (!file.run([&jpeg] { jpeg_start_decompress(&jpeg); })) return false;
    if (is_surely_sound(jpeg)) return true;
    std::vector<std::uint8_t> row(std::size_t{jpeg.output_width} * static_cast<std::size_t>(jpeg.output_components));
    std::uint8_t* samples = row.data();
    return file.run([&jpeg, &samples] {
        while (jpeg.output_scanline < jpeg.output_height) jpeg_read_scanlines(&jpeg, &samples, 1);
        jpeg_finish_decompress(&jpeg);
    });
}

bool read_coefficients(JpegDecompressor& file) {
    return file.run([&jpeg = file.jpeg()] {
        jpeg_read_coefficients(&jpeg);
        jpeg_finish_decompress(&jpeg);
    });
}

J_COLOR_SPACE output_space(int components) {
    return components == 1 ? JCS_GRAYSCALE : components == 4 ? JCS_CMYK : JCS_RGB;
}

bool read_rows(JpegDecompressor& file, Pixels& pixels) {
    jpeg_decompress_struct& jpeg = file.jpeg();
    const std::size_t stride = std::size_t{pixels.width} * static_cast<std::size_t>(pixels.channels);
    const bool cmyk = jpeg.out_color_space == JCS_CMYK;
    std::vector<std::uint8_t> ink(cmyk ? std::size_t{pixels.width} * 4 : 0);
    return file.run([&jpeg, &pixels, &ink, stride, cmyk] {
        while (jpeg.output_scanline < jpeg.output_height) {
            std::uint8_t* const out = pixels.samples.data() + jpeg.output_scanline * stride;
            std::uint8_t* row = cmyk ? ink.data() : out;
            jpeg_read_scanlines(&jpeg, &row, 1);
            if (cmyk) cmyk_to_rgb(row, out, pixels.width, jpeg.saw_Adobe_marker != 0);
        }
        jpeg_finish_decompress(&jpeg);
    });
}

}  // namespace

base::Result<void> verify_jpeg(std::string_view bytes, const Limits& limits) {
    JpegDecompressor file(bytes, limits);
    if (base::Result<void> header = file.read_header(); !header) return header;
    const bool done = jpeg_has_multiple_scans(&file.jpeg()) == 0 ? skim_rows(file) : read_coefficients(file);
    if (!done || file.is_odd()) return file.failure();
    return {};
}

base::Result<Pixels> decode_jpeg(std::string_view bytes, const Limits& limits, Size at_least) {
    JpegDecompressor file(bytes, limits);
    file.keep_profile();
    if (const base::Result<void> header = file.read_header(); !header) return header.failure();
    std::string icc = file.profile();
    jpeg_decompress_struct& jpeg = file.jpeg();
    jpeg.out_color_space = output_space(jpeg.num_components);
    file.choose_fraction(at_least);
    if (!file.run([&jpeg] { jpeg_start_decompress(&jpeg); })) return file.failure();
    Pixels pixels{jpeg.output_width, jpeg.output_height, jpeg.out_color_space == JCS_GRAYSCALE ? 1 : 3, {}, std::move(icc)};
    pixels.samples.resize(std::size_t{pixels.width} * pixels.height * static_cast<std::size_t>(pixels.channels));
    if (!read_rows(file, pixels)) return file.failure();
    return pixels;
}

}  // namespace gazette::image
