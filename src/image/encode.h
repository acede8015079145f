#pragma once

// Pixels in, an image file out.

#include <string>

#include "base/result.h"
#include "image/pixels.h"

namespace gazette::image {

/// 1 to 100, as libjpeg counts.
inline constexpr int good_quality = 88;

/// The Huffman tables of a JPEG: those that fit it best, for which all its coefficients are held in memory and looked at twice, or
/// the usual ones (ITU-T T.81 annex K), written as it goes: a little longer, in half the memory and less time.
enum class Tables { fitted, usual };

/// A baseline JPEG with its profile, if it has one. Grey or RGB: transparency must be flattened before.
base::Result<std::string> encode_jpeg(const Pixels& pixels, int quality = good_quality, Tables tables = Tables::fitted);

/// Losslessly in the smallest kind of PNG: no alpha where nothing shows through, grey where all is grey, and a palette where
/// there are at most 256 colours. The same bytes for the same pixels.
std::string encode_png(const Pixels& pixels);

}  // namespace gazette::image
