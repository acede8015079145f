#pragma once

// The blocks of a letter in; the same without what newsletters put above and below their text, and what was removed, out.

#include <string>
#include <vector>

#include "article/article.h"
#include "reader/letter_rules.h"

namespace gazette::reader {

/// To whom: what a letter to somebody says of an address of mail is its text, where one to a list may tell how to leave it.
enum class SentTo { somebody, list };

/// At its start, lines about how else to read the letter or how to leave the list, and pictures called like one of `names` (its
/// sender, its outlet). At its end lines about leaving the list and what stands between and below them, where that is short, no
/// sentence ends it, and never more than stays. What goes is added to `removed`.
void remove_furniture(article::Blocks& blocks, const std::vector<std::string>& names, SentTo sent_to,
                      const LetterRules& rules, std::vector<article::RemovedLine>& removed);

}  // namespace gazette::reader
