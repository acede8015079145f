#include "cover/outline.h"

#include <hb.h>

#include <cmath>
#include <memory>
#include <tuple>
#include <utility>

namespace gazette::cover {

/// What HarfBuzz's callbacks draw with: none of them may throw.
struct PathPen {
    Path& path;
    double x;
    double y;
    double scale;

    void command(char name) noexcept { path.data_ += name; }

    void number(long value) noexcept {
        const char last = path.data_.empty() ? 'm' : path.data_.back();
        if (value >= 0 && last >= '0' && last <= '9') {
            path.data_ += ' ';
        }
        path.data_ += std::to_string(value);
    }

    std::pair<long, long> rounded(float glyph_x, float glyph_y) const noexcept {
        return {std::lround((x + static_cast<double>(glyph_x) * scale) * 10),
                std::lround((y - static_cast<double>(glyph_y) * scale) * 10)};
    }

    /// A control point, relative to the current point.
    void control(float glyph_x, float glyph_y) noexcept {
        const auto [to_x, to_y] = rounded(glyph_x, glyph_y);
        number(to_x - path.x_);
        number(to_y - path.y_);
    }

    /// The end of a segment, which becomes the current point.
    void end(float glyph_x, float glyph_y) noexcept {
        control(glyph_x, glyph_y);
        std::tie(path.x_, path.y_) = rounded(glyph_x, glyph_y);
    }
};

namespace {

// HarfBuzz closes every contour with a line to its start, so that "z" leaves the current point where it is.

void move_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
    auto* const to = static_cast<PathPen*>(pen);
    to->command('m');
    to->end(x, y);
}

void line_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
    auto* const to = static_cast<PathPen*>(pen);
    to->command('l');
    to->end(x, y);
}

void quadratic_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
    auto* const to = static_cast<PathPen*>(pen);
    to->command('q');
    to->control(cx, cy);
    to->end(x, y);
}

void cubic_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float c1x, float c1y, float c2x, float c2y, float x,
              float y, void*) {
    auto* const to = static_cast<PathPen*>(pen);
    to->command('c');
    to->control(c1x, c1y);
    to->control(c2x, c2y);
    to->end(x, y);
}

void close_path(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
    static_cast<PathPen*>(pen)->command('z');
}

struct DestroyFuncs {
    void operator()(hb_draw_funcs_t* funcs) const { hb_draw_funcs_destroy(funcs); }
};
using DrawFuncs = std::unique_ptr<hb_draw_funcs_t, DestroyFuncs>;

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

void Path::add_glyph(const font::Face& face, font::GlyphId glyph, double x, double y, double scale) {
    const DrawFuncs funcs = make_funcs();
    PathPen pen{*this, x, y, scale};
    hb_font_get_glyph_shape(face.hb_font(), glyph, funcs.get(), &pen);
}

}  // namespace gazette::cover
