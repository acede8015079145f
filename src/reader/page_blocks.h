#pragma once

// Parts of a page in, the blocks of an article out.

#include <string>
#include <vector>

#include "article/article.h"
#include "reader/html_page.h"
#include "reader/page_images.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

/// The blocks of the subtrees `roots` without what the selection drops: paragraphs, headings, lists, quotes, code, figures,
/// data tables, rules; links are absolute and safe, the rest of the markup is gone. `language` is that of the article:
/// parts in another are marked.
article::Blocks blocks_of(const Page& page, const std::vector<NodeIndex>& roots, const Selection& selection,
                          const Location& location, const std::string& language);

}  // namespace gazette::reader::html
