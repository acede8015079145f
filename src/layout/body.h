#pragma once

// The blocks of an article in, bands of its columns out.

#include <vector>

#include "article/article.h"
#include "layout/compose.h"
#include "layout/figure.h"
#include "layout/inline_text.h"

namespace gazette::layout {

/// Where and how a body is set.
struct BodyFrame {
    Voice voice;
    /// The article's element.
    ElementId element = 0;
    /// The level of the headline above it; the headings below follow without a gap, whatever levels they had.
    int headline_level = 1;
    ArticleScope scope;
    /// "Varnholm, 23 November"; opens the first paragraph.
    std::string dateline;
};

/// The distance of an article's lines: the grid's, or its own where its script needs more room.
ScaledPoints line_unit(const Context& context, const Voice& voice);

/// Of the notes that end a body.
std::size_t note_count(const article::Blocks& blocks);

/// The last line of the text is followed by the end square, and by the notes.
std::vector<Band> set_body(Context& context, const article::Blocks& blocks, const BodyFrame& frame);

}  // namespace gazette::layout
