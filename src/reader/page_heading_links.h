#pragma once

// A heading of a page in; the links at it that are no words of it, to its own place or to where it is edited, out.

#include <string>
#include <string_view>
#include <vector>

#include "reader/html_page.h"
#include "reader/html_phrases.h"

namespace gazette::reader::html {

/// Why such a link is no part of the article.
inline constexpr std::string_view link_of_heading = "link of a heading";

/// Within a heading or a term: links to a place that show a sign or nothing, and behind its words such links in brackets
/// ("[edit]") as say one of the phrases or lead to an editor, with the brackets.
std::vector<NodeIndex> links_within_heading(const Page& page, NodeIndex heading, const PhraseSet& phrases);

/// The elements beside a heading in an element that holds nothing but these: links to its place, links in brackets, and those that
/// say one of the phrases. Empty where anything else stands there.
std::vector<NodeIndex> links_beside_heading(const Page& page, NodeIndex heading, const PhraseSet& phrases);

/// The text of the heading without such links.
std::string words_of_heading(const Page& page, NodeIndex heading, const PhraseSet& phrases);

}  // namespace gazette::reader::html
