#pragma once

// An image file in, the promise that its pixels are all there out.

#include <string_view>

#include "base/result.h"
#include "image/info.h"
#include "image/pixels.h"

namespace gazette::image {

/// Reads the file to its end, so that whoever gets it unchanged can show it. JPEG: all entropy-coded data of all scans. PNG:
/// every checksum, and the pixels inflated to the size they must have. GIF, WebP: the first frame decoded. Whatever a strict
/// reader could take amiss is an error, and so are SVG, AVIF and unknown formats.
base::Result<Info> verify(std::string_view bytes, const Limits& limits = {});

}  // namespace gazette::image
