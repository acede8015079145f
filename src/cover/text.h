#pragma once

// A text and a width in, its lines out, each as the outlines of its glyphs.

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "font/library.h"
#include "font/shaper.h"

namespace gazette::cover {

/// A row of the cover's type scale, in units of the page.
struct TextStyle {
    font::Role role;
    double size = 0;
    /// From baseline to baseline, in parts of the size.
    double leading = 1.2;
    /// In thousandths of an em; scripts without capitals are never tracked.
    int tracking = 0;
    /// How far the size may shrink for a text that does not fit.
    double smallest = 0;
    int most_lines = 1;
};

struct Words {
    std::string text;
    std::string language;
    base::Direction direction = base::Direction::left_to_right;
};

/// Words broken into lines that fit, at the size they fit in. A text that does not fit at the smallest size ends in "…".
struct FittedText {
    std::vector<std::string> lines;
    Words words;
    TextStyle style;
};

/// A glyph, its origin at `x` from the left end of the line and `y` above its baseline.
struct PlacedGlyph {
    font::FaceId face = 0;
    font::GlyphId id = 0;
    double x = 0;
    double y = 0;
    double scale = 0;
};

struct PlacedLine {
    std::vector<PlacedGlyph> glyphs;
    double width = 0;
};

class TextSetter {
public:
    explicit TextSetter(font::Library& library) : library_(library), shaper_(library) {}

    /// With the fewest lines, and these of even length: a headline has no one-word last line.
    FittedText fit(const Words& words, const TextStyle& style, double width);

    /// One line, in visual order.
    PlacedLine place(const std::string& line, const Words& words, const TextStyle& style);

    const font::Library& library() const { return library_; }

private:
    font::ShapedText shape(std::string_view text, const Words& words, const TextStyle& style);

    font::Library& library_;
    font::Shaper shaper_;
};

}  // namespace gazette::cover
