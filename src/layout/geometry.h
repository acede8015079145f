#pragma once

// A style in, the page's measures out: text area, columns and grid.

#include "base/language.h"
#include "layout/page.h"
#include "style/style.h"

namespace gazette::layout {

struct Geometry {
    /// The text area: as wide as the margins leave it, a whole number of units high.
    ScaledPoints width = 0;
    ScaledPoints height = 0;
    ScaledPoints unit = 0;
    int columns = 1;
    ScaledPoints gutter = 0;

    ScaledPoints column_width(int count) const { return (width - (count - 1) * gutter) / count; }
};

Geometry geometry_of(const style::PdfStyle& style);

/// The left edge of column `index` in reading order, counted from the text area's: columns of a right-to-left text begin
/// at the right.
ScaledPoints column_x(const Geometry& geometry, int count, int index, base::Direction direction);

/// The left edge of something `width` wide that stands `offset` from the side where reading starts.
ScaledPoints from_start(base::Direction direction, ScaledPoints offset, ScaledPoints width, ScaledPoints measure);

/// Whether the outer edge of the page is the right one: odd pages lie right of the fold, in a right-to-left edition left.
bool outer_edge_is_right(int page_number, base::Direction edition);

/// The left edge of the text area on the page.
ScaledPoints text_left(const style::PdfStyle& style, int page_number, base::Direction edition);

}  // namespace gazette::layout
