#pragma once

// The blocks of a text that may be a whole page in; those of its article, and what was removed around it, out.

#include <vector>

#include "article/article.h"
#include "reader/rules.h"
#include "reader/text_blocks.h"

namespace gazette::reader {

/// Where the text looks like a whole page (a run of navigation, and phrases that pages are known by): its headline, its
/// byline with the deck above it, its dates and its densest run of prose with the headings and lists in it. Else, and where no run of prose weighs enough,
/// the blocks as they are. Each line removed goes to `removed` with its reason.
std::vector<TextBlock> main_content(std::vector<TextBlock> blocks, const Rules& rules,
                                    std::vector<article::RemovedLine>& removed);

}  // namespace gazette::reader
