#pragma once

// A text and a width in, its lines out, each as placed glyphs.

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
    /// Lines of even length rather than full ones: a headline has no one-word last line.
    bool even = true;
};

struct Words {
    std::string text;
    std::string language;
    base::Direction direction = base::Direction::left_to_right;
};

/// Words broken into lines that fit, and the style with the size they fit in. Words that do not fit at the smallest size end
/// in "…".
struct FittedText {
    Words words;
    TextStyle style;
    std::vector<std::string> lines;
};

/// A glyph, its origin at `x` from the left end of the line and `y` above its baseline.
struct PlacedGlyph {
    font::FaceId face = 0;
    font::GlyphId id = 0;
    double x = 0;
    double y = 0;
    double scale = 0;
};

/// A line in visual order, and how far its ink reaches above and below its baseline.
struct PlacedLine {
    std::vector<PlacedGlyph> glyphs;
    double width = 0;
    double ascent = 0;
    double descent = 0;
    /// How far the baseline is below that of the first line.
    double y = 0;
};

/// From the first baseline to the last.
double height_of(const std::vector<PlacedLine>& lines);

class TextSetter {
public:
    explicit TextSetter(font::Library& library) : library_(library), shaper_(library) {}

    FittedText fit(const Words& words, const TextStyle& style, double width);

    /// The lines of a text below each other, further apart than the style has it where their letters would touch.
    std::vector<PlacedLine> place(const FittedText& text);

    const font::Library& library() const { return library_; }

private:
    PlacedLine place_line(const std::string& line, const FittedText& text);
    font::ShapedText shape(std::string_view text, const Words& words, const TextStyle& style);

    font::Library& library_;
    font::Shaper shaper_;
};

}  // namespace gazette::cover
