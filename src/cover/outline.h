#pragma once

// A glyph in, its outline as FreeType's rasteriser takes it out.

#include <cstddef>
#include <vector>

#include <ft2build.h>
#include FT_OUTLINE_H

#include "font/face.h"

namespace gazette::cover {

/// How far down and up an outline reaches.
struct Extent {
    long lowest = 0;
    long highest = 0;
};

/// Contours in 1/64 of a pixel, y upwards. Each point is rounded where it stands.
class Outline {
public:
    /// The glyph with its origin at (x, y) pixels, `scale` pixels to the font unit. Empty for a glyph without an outline.
    static Outline of_glyph(const font::Face& face, font::GlyphId glyph, double x, double y, double scale);

    /// To the pixel.
    static constexpr long units = 64;

    bool empty() const { return contours_.empty(); }

    /// Of its points, which a curve does not reach beyond.
    Extent extent() const;

    /// Borrows what this holds, and does not change it. FreeType counts points as shorts: an outline of more (no font has one)
    /// has none.
    FT_Outline view() const;

private:
    friend struct OutlinePen;

    std::vector<FT_Vector> points_;
    /// FT_CURVE_TAG_ON, _CONIC, _CUBIC.
    std::vector<char> tags_;
    /// The last point of each.
    std::vector<short> contours_;
};

}  // namespace gazette::cover
