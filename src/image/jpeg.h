#pragma once

// JPEG files, read with libjpeg. Private to this room.

#include <string_view>

#include "base/result.h"
#include "image/info.h"
#include "image/pixels.h"

namespace gazette::image {

/// Runs through all entropy-coded data of all scans. Anything that libjpeg remarks on is an error.
base::Result<void> verify_jpeg(std::string_view bytes, const Limits& limits);

/// Grey or RGB; of the fractions 1, 1/2, 1/4 and 1/8 of its size the smallest that still covers `at_least` (0 x 0: full
/// size). As stored: the orientation is not applied. An error where pixels are lost; mere oddities are borne.
base::Result<Pixels> decode_jpeg(std::string_view bytes, const Limits& limits, Size at_least);

}  // namespace gazette::image
