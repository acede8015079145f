#pragma once

// An edition, a style and the faces in, painted pages out.

#include <vector>

#include "base/result.h"
#include "edition/edition.h"
#include "font/shaper.h"
#include "layout/page.h"
#include "style/style.h"

namespace gazette::layout {

/// What became of the edition on its pages: for the page list of the EPUB of the same run, and for reports.
struct Pagination {
    int front_pages = 0;
    int body_pages = 0;
    /// The first body page of each entry, by entry number - 1.
    std::vector<int> first_pages;
};

/// Typesets the edition article by article: loads a body, lays it out, paints it, drops it. Contents and front page come
/// last and go first (PagePart::front). Diagnostics are for what had to give. Fails where a body cannot be loaded or the
/// painter fails.
base::Result<Pagination> typeset(const edition::Edition& edition, const style::PdfStyle& style, font::Library& library,
                                 Painter& painter, base::Diagnostics& diagnostics);

}  // namespace gazette::layout
