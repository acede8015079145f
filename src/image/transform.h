#pragma once

// Pixels in, other pixels out: smaller, upright, on paper, grey.

#include <array>
#include <cstdint>

#include "image/pixels.h"

namespace gazette::image {

using Rgb = std::array<std::uint8_t, 3>;
inline constexpr Rgb white = {0xFF, 0xFF, 0xFF};

/// The largest size of the same proportions within the box, never larger than `size` itself, nor less than one pixel a side.
Size fit(Size size, Size box);

/// Each new pixel is the mean of the area it covers, transparent ones counting for less. Where `to` is larger on a side, that
/// side stays as it is.
Pixels scale_down(Pixels pixels, Size to);

/// Undoes an EXIF orientation (1 to 8).
Pixels upright(Pixels pixels, int orientation);

/// Lays transparent pixels on a ground of one colour; the outcome has no alpha.
Pixels flatten(Pixels pixels, const Rgb& ground);

/// Luma (ITU-R BT.601, as JPEG); alpha stays.
Pixels to_grey(Pixels pixels);

/// Fewer channels where they tell as much: no alpha where nothing shows through, grey where all is grey and nothing shows
/// through.
Pixels fewest_channels(Pixels pixels);

}  // namespace gazette::image
