#pragma once

// What is kept of a page once it is painted. Private to this room.

#include <cstddef>
#include <set>
#include <vector>

#include "base/units.h"
#include "layout/page.h"
#include "pdf/objects.h"

namespace gazette::pdf {

struct PaintedPage {
    layout::PagePart part = layout::PagePart::body;
    int number = 1;
    base::ScaledPoints width = 0;
    base::ScaledPoints height = 0;
    StoredBytes content;
    /// What came late, as it stands.
    std::vector<StoredBytes> additions = {};
    std::vector<layout::Anchor> anchors;
    std::vector<layout::LinkArea> links;
    /// Numbers of those that stand on it.
    std::set<std::size_t> pictures;
};

}  // namespace gazette::pdf
