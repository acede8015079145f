#pragma once

// What is known about an article in, the head above its text out: rule, kicker, headline, deck, byline.

#include <string>

#include "edition/edition.h"
#include "layout/text.h"

namespace gazette::layout {

/// The rule that a head opens with: heavier between articles, a hairline below a section's own head.
enum class HeadRule { none, hairline, article };

struct HeadFrame {
    /// The article's element; the headline is its heading of this level.
    ElementId element = 0;
    int level = 1;
    HeadRule rule = HeadRule::article;
    /// Named in the kicker where the article has no tag.
    std::string section;
    /// Name of the anchor at its top.
    std::string anchor;
    /// The size of the headline: `lead_headline` on the front page.
    style::Element headline = style::Element::headline;
};

/// Over the full measure, its height whole units of the page's grid; not to be parted.
Flow article_head(Context& context, const edition::Entry& entry, const HeadFrame& frame);

/// Lowers the size of a headline too long for its style, so that it stays within a few lines.
style::Element headline_element(Context& context, const edition::Entry& entry, style::Element wanted);

}  // namespace gazette::layout
