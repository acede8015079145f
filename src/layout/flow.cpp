#include "layout/flow.h"

#include <utility>

#include "base/move_to_end.h"

namespace gazette::layout {

ScaledPoints Descent::place(const FlowItem& item, ScaledPoints space_before, bool on_grid) {
    if (!at_top_) {
        position_ += space_before;
        if (on_grid) {
            position_ = round_up(position_, unit_);
        }
    }
    if (at_top_ && item.continued) {
        position_ += item.continued->height;
    }
    at_top_ = false;
    const ScaledPoints start = position_;
    position_ += item.content.height;
    return start;
}

Flow paragraph_flow(std::vector<Fragment> lines, const std::vector<bool>& hyphenated) {
    Flow flow;
    const std::size_t count = lines.size();
    flow.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        FlowItem item;
        item.content = std::move(lines[i]);
        item.on_grid = i == 0;
        if (i == 1 || (i > 0 && i + 1 == count)) {
            item.break_cost = cost::single_line;
        } else if (i > 0 && hyphenated[i - 1]) {
            item.break_cost = cost::hyphen;
        }
        flow.push_back(std::move(item));
    }
    return flow;
}

void append(Flow& flow, Flow more) {
    base::move_to_end(flow, std::move(more));
}

ScaledPoints height_of(const Flow& flow, std::size_t begin, std::size_t end, ScaledPoints unit) {
    Descent descent(unit);
    for (std::size_t i = begin; i < end; ++i) {
        descent.place(flow[i]);
    }
    return descent.end();
}

}  // namespace gazette::layout
