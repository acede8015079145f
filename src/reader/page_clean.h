#pragma once

// The elements that hold the article in, what within them is no part of it marked.

#include <vector>

#include "reader/page_measure.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

struct Cleaning {
    /// Drop forms, lists, tables and containers that hold more links, images and controls than text.
    bool by_density = true;
    bool weigh_names = true;
};

void clean(const Survey& survey, const std::vector<NodeIndex>& roots, Cleaning how, Selection& selection);

}  // namespace gazette::reader::html
