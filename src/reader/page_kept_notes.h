#pragma once

// The notes of a page and what is kept of it in, the notes that go with the kept text out.

#include <vector>

#include "reader/html_page.h"
#include "reader/page_notes.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

/// Leaves the notes that the kept text refers to, and keeps them wherever they are; drops the headings and lists that hold
/// nothing else. Leaves none where the order of references would give them other numbers than the page does.
void keep_notes(const Page& page, const std::vector<NodeIndex>& roots, PageNotes& notes, Selection& selection);

}  // namespace gazette::reader::html
