#pragma once

// A page in, what cannot be its article marked before the search for it.

#include <string_view>

#include "reader/html_phrases.h"
#include "reader/page_measure.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

/// What no reader of the page sees: hidden elements, dialogs. Whether there is any.
bool drop_hidden(const Page& page, Selection& selection);

/// Elements whose class, id or role says that they are something else.
void drop_unlikely(const Survey& survey, Selection& selection);

/// Whether the element is a footer or a source (cite) of a quote or of a figure, or a caption, whatever its class calls it.
bool is_source_of_quote(const Page& page, NodeIndex node);

/// Whether most of the words of `text` are in the headline.
bool says_the_same(std::string_view headline, std::string_view text);

/// The first h1 or h2 that says what the headline says, else the first that is the title as it will be printed.
void drop_headline(const Page& page, std::string_view headline, std::string_view printed, const PhraseSet& heading_links,
                   Selection& selection);

}  // namespace gazette::reader::html
