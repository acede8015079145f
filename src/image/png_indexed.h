#pragma once

// Pixels of few colours in, a palette and indices out. Private to this room.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "image/pixels.h"

namespace gazette::image {

struct Indexed {
    /// RGB triples, in the order in which they are met, transparent ones first.
    std::string palette;
    /// The alpha of the first colours; the rest are opaque.
    std::string alphas;
    /// One byte a pixel.
    std::vector<std::uint8_t> indices;
    /// 1, 2, 4 or 8: as much as an index needs.
    int bit_depth = 8;
};

/// Nothing where there are more than 256 colours.
std::optional<Indexed> to_indexed(const Pixels& pixels);

}  // namespace gazette::image
