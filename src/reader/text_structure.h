#pragma once

// The blocks of a plain text's body in; paragraphs, headings, lists and quotes out.

#include <vector>

#include "article/article.h"
#include "reader/rules.h"
#include "reader/text_blocks.h"

namespace gazette::reader {

/// Text is never lost or moved: only what marks a list item (`item_mark`) or a quote ("> ") goes, and lines that
/// are drawn under a heading or part nothing. A short line between paragraphs is a heading where it has a line drawn under it,
/// or where it has a letter and the paragraph below is much longer than it; a date or a byline near the start is none.
article::Blocks structure(const std::vector<TextBlock>& blocks, const Rules& rules);

}  // namespace gazette::reader
