#pragma once

// An edition in, its cover out: a typographic page.

#include "cover/canvas.h"
#include "edition/edition.h"
#include "font/library.h"

namespace gazette::cover {

/// 1,600 by 2,560 pixels in black and the accent, the same for the same edition and faces.
Canvas draw(const edition::Edition& edition, font::Library& library);

}  // namespace gazette::cover
