#pragma once

// A page and the article found in it in; every line that is not in the article, with a reason, out.

#include <vector>

#include "article/article.h"
#include "reader/page_content.h"
#include "reader/page_measure.h"

namespace gazette::reader::html {

std::vector<article::RemovedLine> lines_left_out(const Survey& survey, const Content& content);

}  // namespace gazette::reader::html
