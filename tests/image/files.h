#pragma once

// Image files made for the tests, by hand where the project's own encoders would prove nothing.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/pixels.h"

namespace files {

using gazette::image::Pixels;

/// A picture in which no two corners and no two neighbours are alike; the fourth channel falls from left to right.
Pixels picture(std::uint32_t width, std::uint32_t height, int channels);

std::string big_32(std::uint32_t value);
std::string zlib(const std::string& bytes);

/// With its length and its checksum.
std::string png_chunk(std::string_view type, const std::string& data);
std::string png_header(std::uint32_t width, std::uint32_t height, int bit_depth, int colour_type, bool interlaced = false);
/// Signature, `chunks` and IEND.
std::string png(const std::string& chunks);
/// 8 bits a sample, unfiltered.
std::string png_of(const Pixels& pixels, const std::string& extra_chunks = {});

struct JpegKind {
    bool progressive = false;
    /// Four components, with what stands for ink inverted after an Adobe marker.
    bool cmyk = false;
    bool adobe = true;
    int quality = 95;
    bool subsampled = false;
    /// Sampling factors of luma beside chroma's 1 x 1; 0: as `subsampled` says.
    int luma_across = 0;
    int luma_down = 0;
    int restart_rows = 0;
};
/// `samples` has four channels for CMYK.
std::string jpeg(const Pixels& samples, const JpegKind& kind = {});
/// A segment put in after the start of the image.
std::string with_segment(std::string jpeg, int marker, const std::string& data);
/// The data of an Exif segment that says nothing but the orientation.
std::string exif(int orientation, bool little_endian = false);
/// An ICC profile's header and something after it: enough to be known as one by libpng too.
std::string profile(std::string_view colour_space);

struct GifKind {
    std::uint32_t screen_width = 0;
    std::uint32_t screen_height = 0;
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    int transparent = -1;
    bool interlaced = false;
    bool local_palette = false;
    int frames = 1;
};
/// RGB triples; a power of two of them.
std::string gif(std::uint32_t width, std::uint32_t height, const std::vector<std::uint8_t>& indices,
                const std::string& palette, const GifKind& kind = {});

std::string webp_lossless(const Pixels& rgba);
std::string webp_lossy(const Pixels& pixels);
/// The same with an EXIF chunk.
std::string webp_with_exif(const Pixels& pixels, int orientation);

}  // namespace files
