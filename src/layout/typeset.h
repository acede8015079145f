#pragma once

// An edition, a style and the faces in, painted pages out.

#include <cstddef>
#include <string>
#include <vector>

#include "base/crew.h"
#include "base/result.h"
#include "edition/edition.h"
#include "font/shaper.h"
#include "layout/hyphenation_patterns.h"
#include "layout/page.h"
#include "style/style.h"

namespace gazette::layout {

/// A page's number as it is printed, and where the page's text begins.
struct PlacedFolio {
    std::string folio;
    TextPlace place;
};

/// What became of the edition on its pages: for the page list of the EPUB of the same run, and for reports.
struct Pagination {
    int front_pages = 0;
    int body_pages = 0;
    /// The first body page of each entry, by entry number - 1.
    std::vector<int> first_pages;
    /// All pages in order, the front ones first.
    std::vector<PlacedFolio> folios;
};

/// Typesets the edition article by article: loads a body and sets it, on the threads of the crew, then places and paints it, one at a time
/// and in order, and drops it; what is painted is the same for any crew. Contents and front page come
/// last and go first (PagePart::front). Diagnostics are for what had to give. Fails where a body cannot be loaded or the
/// painter fails.
base::Result<Pagination> typeset(const edition::Edition& edition, const style::PdfStyle& style, font::Library& library,
                                 HyphenationPatterns& patterns, Painter& painter, base::Crew& crew,
                                 base::Diagnostics& diagnostics);

}  // namespace gazette::layout
