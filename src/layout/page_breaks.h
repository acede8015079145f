#pragma once

// A flow and the room that pages have for it in, where its columns and pages end out: the cheapest breaks together, by dynamic
// programming over the places where columns may begin (Plass, "Optimal Pagination Techniques for Automatic Typesetting
// Systems", 1981; Knuth and Plass, "Breaking Paragraphs into Lines", for the method).

#include <cstddef>
#include <vector>

#include "layout/columns.h"

namespace gazette::layout {

/// What pages offer to a flow.
struct PageRooms {
    int columns = 1;
    /// Of the grid.
    ScaledPoints unit = 0;
    /// On the page at hand, and whether nothing stands there yet; on each page after it.
    ScaledPoints first = 0;
    bool first_is_fresh = true;
    /// What stands on it already may be left there without any of this.
    bool may_leave_first = true;
    ScaledPoints rest = 0;
    /// Kept free below the last columns for what closes the flow, with which some lines at least must stand.
    ScaledPoints reserve = 0;
    /// Pages to look ahead; 0 for all.
    int horizon = 0;
};

/// Columns page by page, from item `begin` on; with a horizon perhaps not to the end. The last ones are of like height. A
/// page whose columns end where it begins takes nothing. Pictures that give way are moved within the flow. Time is that of
/// walking down each column from a few places.
std::vector<Columns> break_pages(Flow& flow, std::size_t begin, const PageRooms& rooms);

}  // namespace gazette::layout
