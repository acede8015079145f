#include <memory>
#include <utility>

#include "layout/body_setter.h"
#include "layout/table.h"

namespace gazette::layout {

/// In the column where it has room there, else over the full measure, else as label and value.
void BodySetter::set(const article::Table& table, const BlockPlace& place) {
    if (table.rows.empty()) {
        return;
    }
    const TableGrid grid = grid_of(table);
    const TableFrame frame{place.element, place.voice, frame_.scope, unit_, place.block};
    const std::vector<ScaledPoints> widths = column_widths(context_, table, grid, frame, measure(place));
    if (!widths.empty()) {
        add_table(set_grid(context_, table, grid, frame, widths, measure(place)), place);
    } else if (!add_full_table(table, grid, frame, place)) {
        context_.diagnostics.push_back({base::Severity::note,
                                        {frame_.scope.file, 0, 0},
                                        "a table of " + std::to_string(grid.columns) +
                                            " columns is too wide for the page; its rows are set as names and values",
                                        "a style with a wider page may have room for it"});
        add_table(set_pairs(context_, table, grid, frame, measure(place)), place);
    }
    if (place.last) {
        add_square_line(place);
    }
}

bool BodySetter::add_full_table(const article::Table& table, const TableGrid& grid, const TableFrame& frame,
                                const BlockPlace& place) {
    const ScaledPoints full = context_.geometry.width;
    if (place.depth > 0 || context_.geometry.columns == 1 || after_heading_) {
        return false;
    }
    const std::vector<ScaledPoints> widths = column_widths(context_, table, grid, frame, full);
    if (widths.empty()) {
        return false;
    }
    add_full(set_grid(context_, table, grid, frame, widths, full));
    return true;
}

void BodySetter::add_table(Flow flow, const BlockPlace& place) {
    const auto moved = [&](Fragment fragment) {
        Fragment out;
        stack(out, std::move(fragment), left(place));
        return out;
    };
    // The rows of a table share their header.
    std::shared_ptr<const Fragment> header;
    for (FlowItem& item : flow) {
        item.content = moved(std::move(item.content));
        if (item.continued) {
            header = header ? header : std::make_shared<const Fragment>(moved(*item.continued));
            item.continued = header;
        }
    }
    add(std::move(flow), place, unit_ / 2);
    space_below_ = unit_ / 2;
}

}  // namespace gazette::layout
