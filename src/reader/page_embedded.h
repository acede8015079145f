#pragma once

// What stands in the place of a text in a page in; what it is, and what is known of it, out.

#include <string>
#include <string_view>

#include "reader/html_page.h"
#include "reader/page_images.h"

namespace gazette::reader::html {

/// What an element is that no text is made of: "video", "gauge". What stands in it is for browsers that cannot show it. Empty
/// for all other elements.
std::string_view kind_of_replaced(Tag tag);

/// What an element is that is not in the tree of the page.
std::string_view kind_of_left_out(Tag tag);

/// A video, a sound or a page that would have to be fetched.
struct Embedded {
    /// "video".
    std::string_view kind;
    /// Absolute where the page's own is known.
    std::string address;
    /// As the page calls it, or empty.
    std::string title;
};

/// Without an address where the element fetches nothing that a reader could see.
Embedded embedded_by(const Page& page, NodeIndex element, const Location& location);

}  // namespace gazette::reader::html
