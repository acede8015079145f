#pragma once

// An edition in, its cover out: a typographic page as SVG, all text as outlines.

#include <string>

#include "base/result.h"
#include "edition/edition.h"
#include "font/library.h"

namespace gazette::cover {

/// An SVG 1.1 document of 1600 by 2560 units: no text elements, no fonts, so that it looks the
/// same everywhere.
base::Result<std::string> to_svg(const edition::Edition& edition, font::Library& library);

}  // namespace gazette::cover
