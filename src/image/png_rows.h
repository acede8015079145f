#pragma once

// Samples in, the filtered rows of a PNG out. Private to this room.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gazette::image {

/// Rows of `stride` bytes with pixels of `pixel_bytes`, each row with the filter (PNG section 9) whose outcome has the least
/// sum of absolute values.
std::string filter_rows(const std::vector<std::uint8_t>& samples, std::size_t stride, std::size_t pixel_bytes);

/// Rows of `width` indices, packed with `bit_depth` each and unfiltered, as palettes do best.
std::string pack_rows(const std::vector<std::uint8_t>& indices, std::size_t width, int bit_depth);

}  // namespace gazette::image
