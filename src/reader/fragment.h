#pragma once

// What a text or a piece of markup comes to that is an article's body and nothing else.

#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"

namespace gazette::reader {

struct Fragment {
    article::Blocks blocks;
    /// What stands in it and cannot be shown, in its order; without lines where that is not known.
    std::vector<article::RemovedLine> removed;
    base::Diagnostics diagnostics;
};

}  // namespace gazette::reader
