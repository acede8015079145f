#pragma once

// A page without what was pruned in, the elements that hold the article out.

#include <vector>

#include "reader/page_measure.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

/// The elements, and texts between them, that together are the article: the best of those that paragraphs speak for, and
/// siblings of it that read like more of the same. In document order; empty only where the page has no body. Linear in
/// the size of the page.
std::vector<NodeIndex> find_content(const Survey& survey, const Selection& pruned, bool weigh_names);

}  // namespace gazette::reader::html
