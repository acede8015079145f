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

/// A break that nothing but an empty column would excuse.
inline constexpr long long last_resort = 1'000'000'000;

/// What a column costs that leaves this height below its text: one short line is cheaper than a hyphen across columns,
/// five are dearer than a single line of a paragraph, and from eight on it is short in any case.
long long cost_of_waste(ScaledPoints left, ScaledPoints unit);

/// What a break before this item costs.
long long cost_of_break(const FlowItem& next);

/// What the breaks between these columns cost, which begin with item `begin` and end with `end`.
long long cost_of_breaks(const Flow& flow, const Columns& columns, std::size_t end);

/// The end of a column that starts with item `begin` and is at most `height` high: the cheapest break near its foot.
/// At least one item long, even one that is too high.
std::size_t column_end(const Flow& flow, std::size_t begin, std::size_t end, ScaledPoints height, ScaledPoints unit);

/// Fills columns of the given height, one after the other, with as much of [begin, end) as they take.
Columns fill_columns(const Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                     ScaledPoints unit);

/// Lines that are left empty below a column rather than filled with what comes after a picture.
inline constexpr int least_gain = 3;

/// The space above an item that stood below a picture, and no longer does: half a line was the picture's.
ScaledPoints space_without_picture(const FlowItem& item, ScaledPoints unit);

/// The space above an item that comes to stand below a picture, on the grid.
ScaledPoints space_below_picture(const FlowItem& item, ScaledPoints unit);

/// Moves the last `count` pictures of [begin, end) that give way to its end, in their order; the text behind each closes up.
/// Something follows them.
void put_off(Flow& flow, std::size_t begin, std::size_t end, std::size_t count, ScaledPoints unit);

/// Lets pictures that give way do so, where columns of the given height take [begin, end) one after the other: a picture
/// that has no room at a column's foot, and any that follow it, change places with as much of the text after them as there has.
void let_pictures_give_way(Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                           ScaledPoints unit);

/// Spreads all of [begin, end) over columns of like height, at most `height` high, or nothing where it doesn't fit. Not
/// the smallest height that fits, but the cheapest breaks among the next few lines.
std::optional<Columns> balance_columns(const Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                                       ScaledPoints unit);

}  // namespace gazette::layout
