#pragma once

// Decoded pixels, and how many of them may be decoded.

#include <cstdint>
#include <vector>

namespace gazette::image {

struct Size {
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    bool operator==(const Size&) const = default;
};

/// 8 bits a sample, taken as sRGB; rows from the top, nothing between them.
struct Pixels {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// 1 grey, 3 RGB, 4 RGB and alpha (not premultiplied).
    int channels = 3;
    /// width x height x channels bytes.
    std::vector<std::uint8_t> samples;
};

/// What an image may ask for, checked before any memory is taken for it.
struct Limits {
    std::uint64_t max_pixels = 64'000'000;
    /// At most 65,535: `scale_down` counts on it.
    std::uint32_t max_side = 65'535;
};

}  // namespace gazette::image
