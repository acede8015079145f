#pragma once

// An edition in, its cover out: a typographic page as pixels.

#include "base/result.h"
#include "edition/edition.h"
#include "font/library.h"
#include "image/pixels.h"

namespace gazette::cover {

/// 1,600 by 2,560 RGB pixels, the same for the same edition and faces.
base::Result<image::Pixels> paint(const edition::Edition& edition, font::Library& library);

}  // namespace gazette::cover
