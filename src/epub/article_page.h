#pragma once

// An article of an edition in, its XHTML pages out.

#include <cstddef>
#include <string>
#include <vector>

#include "edition/edition.h"
#include "edition/links.h"
#include "epub/page_breaks.h"
#include "epub/xhtml.h"

namespace gazette::epub {

/// Where an article stands in its edition.
struct ArticlePlace {
    const edition::Entry& entry;
    /// The title of its section, or empty.
    const std::string& section;
    /// The numbers of the articles around it; 0 where there is none.
    int previous = 0;
    int next = 0;
    /// The pages that begin in it, in order.
    std::vector<PageBreakAt> breaks = {};
};

struct RenderedArticle {
    /// One XHTML document each.
    std::vector<std::string> pages;
    /// Where the place's breaks are, in order, as seen from the package document.
    std::vector<PageTarget> targets;
};

/// Head, body, source footer and links to what is before and after: one page, or, where it would be longer than `longest` bytes,
/// several: each says which it is, links lead from one to another, and the last has the source footer. `image_address` gives the
/// files of images as seen from the page. A link to another article of the edition leads to its first page.
RenderedArticle article_pages(const edition::Edition& edition, const edition::Links& links, const ArticlePlace& place,
                              article::Blocks body, const ImageAddress& image_address, std::size_t longest);

}  // namespace gazette::epub
