#include "cover/outline.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <hb.h>

#include "font/handles.h"

namespace gazette::cover {

/// What HarfBuzz's callbacks draw with. HarfBuzz is C: no exception passes it, so running out of memory ends the program.
struct OutlinePen {
    Outline& outline;
    double x;
    double y;
    double scale;

    void point(float glyph_x, float glyph_y, char tag) noexcept {
        outline.points_.push_back({std::lround((x + static_cast<double>(glyph_x) * scale) * Outline::units),
                                   std::lround((y + static_cast<double>(glyph_y) * scale) * Outline::units)});
        outline.tags_.push_back(tag);
    }

    void end_contour() noexcept { outline.contours_.push_back(static_cast<short>(outline.points_.size() - 1)); }
};

namespace {

using DrawFuncs = std::unique_ptr<hb_draw_funcs_t, font::Destroy<hb_draw_funcs_destroy>>;

OutlinePen& pen_of(void* data) {
    return *static_cast<OutlinePen*>(data);
}

void move_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
    pen_of(pen).point(x, y, FT_CURVE_TAG_ON);
}

void line_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
    pen_of(pen).point(x, y, FT_CURVE_TAG_ON);
}

void quadratic_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
    pen_of(pen).point(cx, cy, FT_CURVE_TAG_CONIC);
    pen_of(pen).point(x, y, FT_CURVE_TAG_ON);
}

void cubic_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float c1x, float c1y, float c2x, float c2y, float x, float y,
              void*) {
    pen_of(pen).point(c1x, c1y, FT_CURVE_TAG_CUBIC);
    pen_of(pen).point(c2x, c2y, FT_CURVE_TAG_CUBIC);
    pen_of(pen).point(x, y, FT_CURVE_TAG_ON);
}

void close_path(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
    pen_of(pen).end_contour();
}

DrawFuncs make_funcs() {
    DrawFuncs funcs(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(funcs.get(), move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(funcs.get(), line_to, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(funcs.get(), quadratic_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(funcs.get(), cubic_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(funcs.get(), close_path, nullptr, nullptr);
    return funcs;
}

}  // namespace

Outline Outline::of_glyph(const font::Face& face, font::GlyphId glyph, double x, double y, double scale) {
    Outline outline;
    OutlinePen pen{outline, x, y, scale};
    hb_font_get_glyph_shape(face.hb_font(), glyph, make_funcs().get(), &pen);
    return outline;
}

Extent Outline::extent() const {
    if (points_.empty()) {
        return {};
    }
    const auto below = [](const FT_Vector& a, const FT_Vector& b) { return a.y < b.y; };
    const auto [lowest, highest] = std::minmax_element(points_.begin(), points_.end(), below);
    return {lowest->y, highest->y};
}

FT_Outline Outline::view() const {
    if (points_.size() > static_cast<std::size_t>(std::numeric_limits<short>::max())) {
        return {};
    }
    // FreeType's type has no const; its rasteriser reads only.
    return {static_cast<short>(contours_.size()),   static_cast<short>(points_.size()),
            const_cast<FT_Vector*>(points_.data()), const_cast<char*>(tags_.data()),
            const_cast<short*>(contours_.data()),   FT_OUTLINE_NONE};
}

}  // namespace gazette::cover
