#pragma once

// Pixels in, an image file out.

#include <string>

#include "base/result.h"
#include "image/pixels.h"

namespace gazette::image {

/// 1 to 100, as libjpeg counts.
inline constexpr int good_quality = 88;

/// A baseline JPEG with its profile, if it has one. Grey or RGB: transparency must be flattened before.
base::Result<std::string> encode_jpeg(const Pixels& pixels, int quality = good_quality);

/// Losslessly in the smallest kind of PNG: no alpha where nothing shows through, grey where all is grey, and a palette where
/// there are at most 256 colours. The same bytes for the same pixels.
std::string encode_png(const Pixels& pixels);

}  // namespace gazette::image
