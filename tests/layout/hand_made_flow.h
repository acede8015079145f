#pragma once

// Numbers of lines in, flows of hand-made lines out: what the tests of columns and of pages break.

#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

#include "layout/columns.h"

namespace hand_made {

using namespace gazette::layout;

constexpr ScaledPoints line_height = 12;

inline Flow paragraph(int lines) {
    std::vector<Fragment> fragments(static_cast<std::size_t>(lines));
    for (Fragment& fragment : fragments) {
        fragment.height = line_height;
    }
    return paragraph_flow(std::move(fragments), std::vector<bool>(static_cast<std::size_t>(lines)));
}

inline Flow heading() {
    Flow flow = paragraph(1);
    flow.front().space_before = line_height;
    return flow;
}

inline Flow text(std::initializer_list<Flow> parts) {
    Flow flow;
    for (const Flow& part : parts) {
        append(flow, part);
    }
    return flow;
}

/// A heading and a paragraph that may not be parted from it.
inline Flow headed(int lines) {
    Flow flow = heading();
    Flow body = paragraph(lines);
    body.front().break_cost = cost::forbidden;
    append(flow, body);
    return flow;
}

}  // namespace hand_made
