#pragma once

// The first article in, its opening for the front page out: some lines of it, and the way to the rest.

#include "article/article.h"
#include "edition/edition.h"
#include "layout/compose.h"
#include "layout/context.h"

namespace gazette::layout {

struct LeadFrame {
    ElementId element = 0;
    /// The section's title, for the kicker.
    std::string section;
    int page = 1;
    /// The most lines in each column.
    int lines = 12;
};

/// Its head, without text yet.
Composition head_of_lead(Context& context, const edition::Entry& entry, const LeadFrame& frame);

/// Its first paragraphs, without the headings, lists and quotes between them: as many lines as the frame says, ending in the line that names the page of the whole.
Band text_of_lead(Context& context, const edition::Entry& entry, const article::Blocks& body, const LeadFrame& frame);

}  // namespace gazette::layout
