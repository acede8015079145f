#pragma once

// A page and the article found in it in; all that is not in the article, with reasons, out.

#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "reader/page_content.h"
#include "reader/page_images.h"
#include "reader/page_measure.h"

namespace gazette::reader::html {

struct Remainder {
    /// Every line with words, and what is embedded in the article, by its address; in the order of the page.
    std::vector<article::RemovedLine> lines;
    /// A note for each thing that is embedded and not fetched, without the file's name.
    base::Diagnostics notes;
};

Remainder left_of(const Survey& survey, const Content& content, const Location& location);

}  // namespace gazette::reader::html
