#include "layout/square.h"

namespace gazette::layout {

namespace {

/// Share of the body's size: 4.6 beside 8.7 (LOOK, 7).
constexpr int size_percent = 53;
constexpr int gap_percent = 60;

ScaledPoints side(const style::PdfStyle& style) {
    return style.text.at(style::Element::body).size * size_percent / 100;
}

ScaledPoints gap(const style::PdfStyle& style) {
    return style.text.at(style::Element::body).size * gap_percent / 100;
}

Box square(const style::PdfStyle& style, ScaledPoints x, ScaledPoints baseline) {
    return rule({x, baseline - side(style), side(style), side(style)}, style.accent);
}

}  // namespace

ScaledPoints square_room(const style::PdfStyle& style) {
    return side(style) + gap(style);
}

Box square_after(const style::PdfStyle& style, ScaledPoints left, ScaledPoints width, ScaledPoints baseline,
                 base::Direction direction) {
    const ScaledPoints space = width > 0 ? gap(style) : 0;
    const bool forward = direction == base::Direction::left_to_right;
    return square(style, forward ? left + width + space : left - space - side(style), baseline);
}

Box square_at_start(const style::PdfStyle& style, ScaledPoints measure, ScaledPoints baseline, base::Direction direction) {
    return square(style, from_start(direction, 0, side(style), measure), baseline);
}

}  // namespace gazette::layout
