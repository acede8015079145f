#pragma once

// The article as found in a page in; the lines in it that are none of its text marked, and what those before it say, out.

#include <optional>
#include <string>

#include "base/time.h"
#include "reader/page_content.h"
#include "reader/page_facts.h"
#include "reader/rules.h"

namespace gazette::reader::html {

/// What stood between the headline and the text.
struct TopLines {
    std::string subtitle;
    std::string byline;
    /// "潮声网", where a line of facts names it: "2026-11-24 来源：潮声网 作者：林海".
    std::string source;
    std::optional<base::DateTime> published;
    std::optional<base::DateTime> modified;
};

/// Drops labels, controls, teasers, lists of links to other articles, lines that repeat others, what stands before the
/// text (headline, deck, byline, date) and what follows it about the page. `facts` are what the page states.
TopLines trim(const Survey& survey, const PageFacts& facts, const Rules& rules, Content& content);

}  // namespace gazette::reader::html
