#pragma once

// Decoded pixels, and how many of them may be decoded.

#include <cstdint>
#include <string>
#include <vector>

namespace gazette::image {

struct Size {
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    bool operator==(const Size&) const = default;
};

/// 8 bits a sample; rows from the top, nothing between them.
struct Pixels {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// 1 grey, 3 RGB, 4 RGB and alpha (not premultiplied).
    int channels = 3;
    /// width x height x channels bytes.
    std::vector<std::uint8_t> samples;
    /// The ICC profile of the samples; empty where they are sRGB, or are taken for it.
    std::string profile = {};
};

/// What an image may ask for, checked before any memory is taken for it.
struct Limits {
    std::uint64_t max_pixels = 64'000'000;
    /// No more than libjpeg writes; `scale_down` counts on at most 65,535.
    std::uint32_t max_side = 65'500;
};

}  // namespace gazette::image
