#pragma once

// A glyph in, its outline as SVG path data out.

#include <string>

#include "font/face.h"

namespace gazette::cover {

/// Path data in tenths of a unit, as whole numbers: one decimal without the point. Points are rounded where they stand and
/// written relative to the one before, so that rounding does not add up.
class Path {
public:
    /// The glyph with its origin at (x, y), y downwards, `scale` units to the font unit. Nothing for a glyph without an
    /// outline.
    void add_glyph(const font::Face& face, font::GlyphId glyph, double x, double y, double scale);

    const std::string& data() const { return data_; }

private:
    friend struct PathPen;

    std::string data_;
    long x_ = 0;
    long y_ = 0;
};

}  // namespace gazette::cover
