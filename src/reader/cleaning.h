#pragma once

// The blocks of a scraped text in; the blocks without comment forms, share bars and the like, and what was removed, out.

#include <vector>

#include "article/article.h"
#include "reader/rules.h"
#include "reader/text_blocks.h"

namespace gazette::reader {

/// Removes blocks that are boilerplate beyond doubt: a certain phrase wherever it stands; weak ones (see Strength) where
/// nothing but boilerplate follows to the end and at least two lines of it stand together, or where at least two of them
/// follow the first block. A block that could be body stays. Each line removed goes to `removed` with its reason.
std::vector<TextBlock> remove_boilerplate(std::vector<TextBlock> blocks, const Rules& rules,
                                          std::vector<article::RemovedLine>& removed);

}  // namespace gazette::reader
