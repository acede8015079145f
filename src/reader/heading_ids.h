#pragma once

// Blocks in; ids for their headings, by which texts of Markdown link to them, out.

#include "article/article.h"

namespace gazette::reader {

/// As GitHub makes them: the words in small letters with hyphens between, without punctuation; "-1" and so on behind one that
/// was there before. A heading that has an id keeps it.
void name_headings(article::Blocks& blocks);

}  // namespace gazette::reader
