#pragma once

// The accent square that ends an article, and its echo that opens the source footer.

#include "layout/fragment.h"
#include "layout/geometry.h"

namespace gazette::layout {

/// What a last line keeps free for it.
ScaledPoints square_room(const style::PdfStyle& style);

/// Behind what stands on [left, left + width), on the baseline.
Box square_after(const style::PdfStyle& style, ScaledPoints left, ScaledPoints width, ScaledPoints baseline,
                 base::Direction direction);

/// At the start of a measure; `extent` is how far text must keep clear of it.
Box square_at_start(const style::PdfStyle& style, ScaledPoints measure, ScaledPoints baseline, base::Direction direction);

}  // namespace gazette::layout
