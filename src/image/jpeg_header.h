#pragma once

// The markers before a JPEG's first scan. Private to this room.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "image/info.h"

namespace gazette::image {

struct JpegHeader {
    /// As stored.
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int precision = 8;
    int components = 0;
    std::array<std::uint8_t, 4> component_ids = {};
    /// The frame's marker (ITU-T T.81 table B.1): 0xC0 baseline, 0xC1 extended sequential, 0xC2 progressive.
    std::uint8_t frame = 0;
    bool jfif = false;
    /// The colour transform of an Adobe segment.
    std::optional<int> adobe_transform;
    int orientation = 1;
    /// Of its luminance, on the scale that `encode_jpeg` takes, as near as its quantization table tells; 0: it has none.
    int quality = 0;
};

/// Nothing where no whole frame header comes before the first scan. Bytes between segments are passed over, as libjpeg does.
std::optional<JpegHeader> read_jpeg_header(std::string_view bytes);

Info info_of(const JpegHeader& header);

/// Baseline or progressive with Huffman codes, 8 bits, grey or YCbCr or marked RGB: what every reader of JPEG shows alike.
bool is_common_jpeg(const JpegHeader& header);

}  // namespace gazette::image
