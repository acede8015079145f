#pragma once

// A surveyed page in, the article within it out.

#include <string_view>
#include <vector>

#include "reader/page_measure.h"
#include "reader/page_rules.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

struct Content {
    std::vector<NodeIndex> roots;
    /// Within the roots and without.
    Selection selection;
    /// Elements that are kept besides the roots: notes.
    std::vector<NodeIndex> notes = {};
};

/// What the page states, and the title that the article gets, which may be spelt otherwise or say more.
struct Headline {
    std::string_view stated;
    std::string_view printed;
};

/// Searches strictly first, then with fewer prejudices while little text is found; a find much longer than the one before wins.
Content article_in(const Survey& survey, const Headline& headline, const PageRules& rules);

/// Of a message: as `article_in` where that finds most of the text, else all that is shown.
Content article_in_message(const Survey& survey, const Headline& headline, const PageRules& rules);

}  // namespace gazette::reader::html
