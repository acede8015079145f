#pragma once

// A page that was read in; whether it is an article at all out.

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "reader/html_phrases.h"
#include "reader/page_content.h"
#include "reader/page_facts.h"
#include "reader/page_measure.h"

namespace gazette::reader::html {

/// An error page, a page that wants scripts, a log-in, consent, a robot check, a list of files or frames around other pages:
/// an error; an article that stops where one must pay: a warning. Neither has a place yet. `text` is what was found, a block a line.
std::optional<base::Diagnostic> judge_page(const Survey& survey, const Content& content, const PageFacts& facts,
                                           std::string_view text, const Phrases& phrases);

/// Of a page that scripts have yet to fill.
base::Diagnostic nothing_on_page();

}  // namespace gazette::reader::html
