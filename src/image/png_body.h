#pragma once

// Pixels in, what a PNG stores of them out. Private to this room.

#include <string>

#include "image/pixels.h"
#include "image/png_chunks.h"

namespace gazette::image {

struct PngBody {
    PngHeader header;
    /// RGB triples; empty where the colour type is not 3.
    std::string palette;
    /// The alpha of the palette's first colours.
    std::string alphas;
    /// Filtered rows as one zlib stream.
    std::string compressed;
};

std::string zlib_compress(std::string_view bytes);

/// With a palette where there are at most 256 colours and that is shorter, as PNG's own colours else. Channels stay as they are.
PngBody to_png_body(const Pixels& pixels);

/// Never with a palette.
PngBody to_plain_png_body(const Pixels& pixels);

}  // namespace gazette::image
