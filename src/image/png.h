#pragma once

// PNG files: verified by hand, decoded with libpng. Private to this room.

#include <string>
#include <string_view>

#include "base/result.h"
#include "image/pixels.h"
#include "image/png_chunks.h"

namespace gazette::image {

struct SoundPng {
    PngHeader header;
    Info info;
    /// RGB triples; empty where there is no PLTE.
    std::string_view palette;
    /// The data of all IDAT chunks: one zlib stream.
    std::string compressed;
    /// Samples are as sRGB expects them, or nothing is said of that.
    bool usual_gamma = true;
};

/// Every checksum, the order of the critical chunks, and the pixels inflated to exactly the size they must have, with filter
/// types that exist. Anything else, and anything after IEND, is an error.
base::Result<SoundPng> verify_png(std::string_view bytes, const Limits& limits);

/// Any sound or slightly odd PNG as grey, RGB or RGBA. As stored: the orientation is not applied.
base::Result<Pixels> decode_png(std::string_view bytes, const Limits& limits);

}  // namespace gazette::image
