#pragma once

// A column's worth of text that has not been cut into columns yet: fragments from top to bottom, the space between them,
// and what it costs to part them.

#include <cstddef>
#include <memory>
#include <vector>

#include "layout/fragment.h"

namespace gazette::layout {

/// Costs of a column break. A break that is forbidden is taken only where the column would else hold nothing.
namespace cost {
inline constexpr int hyphen = 300;
/// Between two rows of a table, and of one that is short.
inline constexpr int row = 400;
inline constexpr int row_of_short_table = 1500;
/// Between what leads a list in and the list; within another list this is as dear as a single line.
inline constexpr int lead_in = 800;
inline constexpr int single_line = 2000;
inline constexpr int forbidden = 10000;
}  // namespace cost

struct FlowItem {
    Fragment content;
    /// Dropped at the top of a column.
    ScaledPoints space_before = 0;
    /// Starts at a whole unit of the grid, the space before it growing as needed.
    bool on_grid = false;
    /// What a column break right before it costs.
    int break_cost = 0;
    /// A picture that has no room at a column's foot: text that follows it may go before it, and it opens the next column.
    bool gives_way = false;
    /// Stands above it where a column begins with it: the header of a table that goes on there. Artifacts alone.
    std::shared_ptr<const Fragment> continued = nullptr;
};

using Flow = std::vector<FlowItem>;

/// The lines of one paragraph as items: a break that leaves a single line of it on either side is dear, and so is one
/// after a hyphen (`hyphenated` by line).
Flow paragraph_flow(std::vector<Fragment> lines, const std::vector<bool>& hyphenated);

void append(Flow& flow, Flow more);

/// Walks down a column, one item after the other. `unit` is the grid's.
class Descent {
public:
    explicit Descent(ScaledPoints unit) : unit_(unit) {}

    /// Where the item starts, counted from the column's top; goes on to its end.
    ScaledPoints place(const FlowItem& item) { return place(item, item.space_before, item.on_grid); }
    /// As if it had this space before it and this place on the grid.
    ScaledPoints place(const FlowItem& item, ScaledPoints space_before, bool on_grid);
    /// Nothing has been placed.
    bool at_top() const { return at_top_; }
    ScaledPoints end() const { return position_; }

private:
    ScaledPoints unit_;
    ScaledPoints position_ = 0;
    bool at_top_ = true;
};

/// The height of items [begin, end) in one column.
ScaledPoints height_of(const Flow& flow, std::size_t begin, std::size_t end, ScaledPoints unit);

}  // namespace gazette::layout
