#pragma once

// A body and the places where pages begin in; the body with page breaks at them out. And the breaks of the other parts.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "article/article.h"
#include "edition/labels.h"
#include "epub/page_list.h"
#include "epub/xml.h"

namespace gazette::epub {

/// "page-7"; `index` counts the pages of the list from 0, as folios need not be ASCII.
std::string page_id(std::size_t index);

/// One break.
struct PageBreakAt {
    PageStart start;
    article::PageBreak mark;
};

/// Of all pages of the list, in order.
std::vector<PageBreakAt> page_breaks_of(const edition::Labels& labels, const PageList& list);

/// Puts a break before the first visible character of each place or before the figure that is there, or else before the next of
/// either. Returns those that no text of the body follows. `breaks` are in order.
std::vector<article::PageBreak> put_page_breaks(article::Blocks& body, const std::vector<PageBreakAt>& breaks);

/// `<span role="doc-pagebreak">`, empty (EPUB 3.3 section 7.4.5.2, DPUB-ARIA 1.1).
void write_page_break(Xml& xml, const article::PageBreak& mark);

/// The breaks of a document that is no article's, as it is written: each before what stands at its place, or else before the next
/// of what is asked for.
class DueBreaks {
public:
    /// In order.
    explicit DueBreaks(const std::vector<PageBreakAt>& breaks) : breaks_(breaks) {}

    /// Writes those up to a place that have not been written yet.
    void write_to(Xml& xml, TextPart part, int article, std::uint32_t block = 0);
    void write_rest(Xml& xml);

private:
    const std::vector<PageBreakAt>& breaks_;
    std::size_t next_ = 0;
};

}  // namespace gazette::epub
