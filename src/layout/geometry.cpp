#include "layout/geometry.h"

#include <algorithm>

namespace gazette::layout {

Geometry geometry_of(const style::PdfStyle& style) {
    Geometry geometry;
    geometry.unit = std::max<ScaledPoints>(style.baseline, base::scaled_points_per_point);
    geometry.width = style.page_width - style.margins.inner - style.margins.outer;
    const ScaledPoints room = style.page_height - style.margins.top - style.margins.bottom;
    // Paper sizes are rounded: a last line that misses its room by an eighth of a line still counts.
    geometry.height = std::max<ScaledPoints>(1, (room + geometry.unit / 8) / geometry.unit) * geometry.unit;
    geometry.columns = std::max(1, style.columns);
    geometry.gutter = style.gutter;
    return geometry;
}

ScaledPoints column_x(const Geometry& geometry, int count, int index, base::Direction direction) {
    const ScaledPoints column = geometry.column_width(count);
    return from_start(direction, index * (column + geometry.gutter), column, geometry.width);
}

ScaledPoints from_start(base::Direction direction, ScaledPoints offset, ScaledPoints width, ScaledPoints measure) {
    return direction == base::Direction::left_to_right ? offset : measure - offset - width;
}

bool outer_edge_is_right(int page_number, base::Direction edition) {
    const bool odd = page_number % 2 != 0;
    return odd == (edition == base::Direction::left_to_right);
}

ScaledPoints text_left(const style::PdfStyle& style, int page_number, base::Direction edition) {
    return outer_edge_is_right(page_number, edition) ? style.margins.inner : style.margins.outer;
}

}  // namespace gazette::layout
