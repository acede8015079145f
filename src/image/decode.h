#pragma once

// An image file in, its pixels out, as they are to be seen.

#include <string_view>

#include "base/result.h"
#include "image/pixels.h"

namespace gazette::image {

/// The first frame of a JPEG, PNG, GIF or WebP, upright, as grey, RGB or RGBA, and scaled down to fit into `at_most` (0 x 0: as
/// large as it is). What any program would show is taken, even where `verify` objects; an error where pixels are lost.
base::Result<Pixels> decode(std::string_view bytes, const Limits& limits = {}, Size at_most = {});

}  // namespace gazette::image
