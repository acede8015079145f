#pragma once

// A body and the places where pages begin in; the body with page breaks at them out.

#include <string>
#include <vector>

#include "article/article.h"
#include "edition/labels.h"
#include "epub/page_list.h"
#include "epub/xml.h"

namespace gazette::epub {

/// "page-7"; `index` counts the pages of the list from 0, as folios need not be ASCII.
std::string page_id(std::size_t index);

/// One break in an article.
struct PageBreakAt {
    PageStart start;
    article::PageBreak mark;
};

/// Puts a break before the first visible character of each place, or before the next line of text where that is none: code and
/// pictures hold no breaks. Returns those that no text of the body follows. `breaks` are in order.
std::vector<article::PageBreak> put_page_breaks(article::Blocks& body, const std::vector<PageBreakAt>& breaks);

/// `<span role="doc-pagebreak">`, empty (EPUB 3.3 section 7.4.5.2, DPUB-ARIA 1.1).
void write_page_break(Xml& xml, const article::PageBreak& mark);

}  // namespace gazette::epub
