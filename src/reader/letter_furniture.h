#pragma once

// The blocks of a letter in; the same without what newsletters put above and below their text, and what was removed, out.

#include <string>
#include <vector>

#include "article/article.h"
#include "reader/letter_rules.h"

namespace gazette::reader {

/// At its start, lines about how else to read the letter or how to leave the list, and pictures called like one of `names` (its
/// sender, its outlet). At its end lines about leaving the list and what stands between and below them, where that is short, and
/// never more than stays. What goes is added to `removed`.
void remove_furniture(article::Blocks& blocks, const std::vector<std::string>& names, const LetterRules& rules,
                      std::vector<article::RemovedLine>& removed);

}  // namespace gazette::reader
