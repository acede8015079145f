#pragma once

// What a page calls its article in several places in, the headline out.

#include <string>

#include "reader/html_page.h"
#include "reader/page_facts.h"

namespace gazette::reader::html {

/// The stated title, else the main heading where the window's title holds it, else the window's title; without the name
/// of the site before or after it.
std::string headline_of(const Page& page, const PageFacts& facts);

/// The text of the title element.
std::string window_title(const Page& page);

/// The part of the window's title that the page's address has in its host ("Dorsten Courier"), or empty.
std::string site_in_title(const Page& page, const PageFacts& facts);

}  // namespace gazette::reader::html
