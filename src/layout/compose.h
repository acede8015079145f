#pragma once

// Flows in, columns on pages out: how an article finds its place.

#include <vector>

#include "layout/columns.h"
#include "layout/pages.h"

namespace gazette::layout {

/// A picture over the full measure. It stands at the top of the page, or below the head on the first one, on which the item
/// before which it was put comes to stand.
struct SpanningPicture {
    std::size_t before = 0;
    /// Its height is whole units of the page's grid.
    Fragment content;
};

/// A stretch of text in as many columns as it says, which end at like height before the next one begins.
struct Band {
    int columns = 1;
    Flow flow;
    /// Below the band above it.
    ScaledPoints space_before = 0;
    /// In the order of the items.
    std::vector<SpanningPicture> pictures = {};
};

/// What stands together: a head over the full measure, bands below it, a foot that closes it.
struct Composition {
    base::Direction direction = base::Direction::left_to_right;
    /// The distance of its lines: of the page's grid, or of its own where its script needs more.
    ScaledPoints unit = 0;
    ScaledPoints space_before = 0;
    Flow head;
    std::vector<Band> bands;
    /// Never split; on one page with at least two lines of the last band.
    Fragment foot;
    ScaledPoints space_before_foot = 0;
};

/// Places it from the current position on, turning pages as needed; a head stays with the first lines below it. Gives
/// the number of the page on which it begins.
base::Result<int> compose(Pages& pages, Composition composition);

/// Places items [begin, columns.ends.back()) of the band's flow as these columns, rules between them, and goes down to
/// the next whole unit of the page.
void place_columns(Pages& pages, Band& band, std::size_t begin, const Columns& columns, const Composition& composition);

}  // namespace gazette::layout
