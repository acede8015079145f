#pragma once

// The elements of a feed in XML in, the feed out.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "reader/feed.h"
#include "reader/feed_xml.h"

namespace gazette::reader::feed {

/// What is known of how a feed was fetched, and how much of it is read.
struct Circumstances {
    /// The base of its relative addresses, or empty; then the address that it states as its own serves.
    std::string base;
    std::string language;
    std::size_t most_entries = 0;
    /// Whether what an entry's text leaves relative is so to the page of the entry, where neither xml:base says otherwise nor
    /// the page is of another host than the base.
    bool texts_are_of_pages = false;
};

/// The base of an entry's text, as `Circumstances::texts_are_of_pages` has it; `base` is that of the feed.
std::string base_of_page(const std::string& page, const std::string& base);

/// RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, CDF. None where the document's first element is no feed.
std::optional<Feed> parse_xml(const XmlTree& tree, std::string_view source, const Circumstances& circumstances);

}  // namespace gazette::reader::feed
