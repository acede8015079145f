#pragma once

// The blocks of a plain text's body in; paragraphs, headings, lists and quotes out.

#include <vector>

#include "article/article.h"
#include "reader/text_blocks.h"

namespace gazette::reader {

/// Text is never lost or moved: only what marks a list item ("- ", "* ", "• ", "1. ") or a quote ("> ") goes. A short line
/// between paragraphs is a heading where the paragraph below is much longer than it.
article::Blocks structure(const std::vector<TextBlock>& blocks);

}  // namespace gazette::reader
