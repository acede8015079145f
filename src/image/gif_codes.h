#pragma once

// The compressed data of a GIF frame in, palette indices out. Private to this room.

#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::image {

/// Fills `indices` from the minimum code size and the sub-blocks after it (GIF89a appendix F: LZW with codes that grow to 12
/// bits). False where the data end, or become nonsense, before it is full; what follows is not looked at.
bool read_gif_codes(std::string_view data, std::vector<std::uint8_t>& indices);

}  // namespace gazette::image
