#pragma once

// Placed boxes that move to a page as a whole: a line, a rule, a cell, a source footer.

#include <cstddef>
#include <optional>
#include <vector>

#include "layout/page.h"

namespace gazette::layout {

/// A place kept free for words that are known only later: the page that holds an entry's full SHA-256.
struct LateText {
    int entry = 0;
    /// The top left corner of its line, and its measure.
    ScaledPoints x = 0;
    ScaledPoints y = 0;
    ScaledPoints width = 0;
    ElementId element = artifact;
    /// Known when it has been placed.
    int page = 0;
};

/// All positions count from the fragment's top left corner; boxes may stand out of its height.
struct Fragment {
    ScaledPoints height = 0;
    std::vector<Box> boxes;
    std::vector<LinkArea> links;
    std::vector<Anchor> anchors;
    std::vector<LateText> late;
    /// Where its text begins, if it is of a part that has places. What was carried over text that follows it has none.
    std::optional<TextPlace> begins = {};
    /// The visible characters of its text (base/utf8.h), without the numbers of addresses.
    std::size_t characters = 0;
};

/// Puts `part` into `whole`, its corner at (x, y); the height of `whole` stays. Text put first is where it begins.
void put(Fragment& whole, Fragment part, ScaledPoints x, ScaledPoints y);

/// The same onto a page, which takes no late texts.
void put(Page& page, Fragment part, ScaledPoints x, ScaledPoints y);

/// Puts `part` below what `whole` holds, and lets it grow.
void stack(Fragment& whole, Fragment part, ScaledPoints x = 0);

/// A rule as an artifact.
Box rule(Rectangle area, style::Colour colour);
/// A frame likewise, drawn inside the area.
Box frame(Rectangle area, ScaledPoints thickness, style::Colour colour);

/// Lengths in whole units of the grid, never less.
inline ScaledPoints round_up(ScaledPoints length, ScaledPoints unit) {
    return unit <= 0 ? length : (length + unit - 1) / unit * unit;
}

}  // namespace gazette::layout
