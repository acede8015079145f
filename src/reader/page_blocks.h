#pragma once

// Parts of a page in, the blocks of an article out.

#include <string>
#include <vector>

#include "article/article.h"
#include "reader/html_page.h"
#include "reader/page_images.h"
#include "reader/page_notes.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

/// How a page is read. What is referred to must outlive the reading.
struct Reading {
    /// What is left out.
    const Selection& selection;
    const Location& location;
    /// That of the article: parts in another are marked.
    std::string language;
    /// Those that the text refers to.
    PageNotes notes = {};
};

/// The blocks of the subtrees `roots` without what the selection drops: paragraphs, headings, lists, quotes, code, figures,
/// data tables, rules, and last the notes, wherever they stand; links are absolute and safe, the rest of the markup is gone.
article::Blocks blocks_of(const Page& page, const std::vector<NodeIndex>& roots, const Reading& reading);

}  // namespace gazette::reader::html
