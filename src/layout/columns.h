#pragma once

// A flow and the room for it in, the places where columns end out.

#include <cstddef>
#include <optional>
#include <vector>

#include "layout/flow.h"

namespace gazette::layout {

/// Columns of one band on one page. `ends[i]` is the item after the last one of column i; columns that got nothing end
/// where they begin.
struct Columns {
    std::vector<std::size_t> ends;
    /// Of the tallest.
    ScaledPoints height = 0;
};

/// The end of a column that starts with item `begin` and is at most `height` high: the cheapest break near its foot.
/// At least one item long, even one that is too high.
std::size_t column_end(const Flow& flow, std::size_t begin, std::size_t end, ScaledPoints height, ScaledPoints unit);

/// Fills columns of the given height, one after the other, with as much of [begin, end) as they take.
Columns fill_columns(const Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                     ScaledPoints unit);

/// Lets pictures that give way do so, where columns of the given height take [begin, end) one after the other: a picture
/// that has no room at a column's foot changes places with as much of the text after it as there has.
void let_pictures_give_way(Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                           ScaledPoints unit);

/// Spreads all of [begin, end) over columns of like height, at most `height` high, or nothing where it doesn't fit. Not
/// the smallest height that fits, but the cheapest breaks among the next few lines.
std::optional<Columns> balance_columns(const Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                                       ScaledPoints unit);

}  // namespace gazette::layout
