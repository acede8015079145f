#pragma once

// A PNG file in, its pixels out.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::pdf {

/// 8 bits a sample, rows from the top, nothing between them.
struct Pixels {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// Three bytes a pixel, sRGB.
    std::string colour;
    /// One byte a pixel; empty where all are opaque.
    std::string alpha;
};

/// An error for what is no sound PNG and for more than 40 million pixels.
base::Result<Pixels> decode_png(std::string_view file);

}  // namespace gazette::pdf
