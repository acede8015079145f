#pragma once

// What a page calls its article in several places in, the headline out.

#include <string>
#include <vector>

#include "reader/html_page.h"
#include "reader/html_phrases.h"
#include "reader/page_facts.h"

namespace gazette::reader::html {

/// What is printed over the article, as it stands among the headings: the stated title, else the main heading where the window's
/// title holds it, else the window's title; without the name of the site before or after it.
std::string headline_of(const Page& page, const PageFacts& facts, const PhraseSet& heading_links);

/// What a page says that its article is called, by where it says it; empty where it does not.
struct StatedTitles {
    std::string linked_data;
    std::string meta;
    std::string microdata;
};

/// What the article is called: by linked data, else as two of what is stated, the window and the printed headline agree on; on a
/// page that states nothing, by the window's title, shortened as in browsers' reading views. Without the site's name, and in the
/// spelling of the printed headline where that says the same. `facts.title` is what `headline_of` gives.
std::string title_of(const Page& page, const StatedTitles& stated, const PageFacts& facts, const PhraseSet& heading_links);

/// The text of the title element.
std::string window_title(const Page& page);

/// A title, and what stands before the first and behind the last of the marks that part a window's title, if there is one.
std::vector<std::string> with_parts(const std::string& title);

/// The part of the window's title that the page's address has in its host ("Dorsten Courier"), or empty.
std::string site_in_title(const Page& page, const PageFacts& facts);

}  // namespace gazette::reader::html
