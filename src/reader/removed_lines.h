#pragma once

// The lines that were removed from a text in, in an order out.

#include <vector>

#include "article/article.h"

namespace gazette::reader {

using RemovedLines = std::vector<article::RemovedLine>;

/// Sorts them by their lines; those of one line stay in their order.
void sort_by_line(RemovedLines::iterator begin, RemovedLines::iterator end);

}  // namespace gazette::reader
