#pragma once

// An image element in, the image it shows out.

#include <optional>
#include <string>
#include <string_view>

#include "article/article.h"
#include "reader/html_page.h"
#include "reader/part_addresses.h"

namespace gazette::reader::html {

/// Where the page is: what its addresses are relative to.
struct Location {
    /// Absolute, or empty where unknown.
    std::string base;
    /// The page's own address without fragment, or empty.
    std::string page;
    /// What came with the page, or null.
    const PartAddresses* parts = nullptr;
};

/// The picture that an img (or its picture element, or amp-img) shows once scripts have run: lazy sources before
/// placeholders, the largest of a srcset. None for tracking pixels, spacers and placeholders. The addresses of what came with
/// the page, and of files that a browser saved beside it, stay as they are written.
std::optional<article::Image> image_of(const Page& page, NodeIndex element, const Location& location);

/// Whether an element's width or height is stated and too small for anything to be seen: icons and counters.
bool is_tiny(const Page& page, NodeIndex element);

/// Whether an address is that of no picture, or of one that only holds the place of another.
bool is_placeholder(std::string_view source);

/// "./page_files/a.jpg", as browsers save it.
bool is_saved_beside(std::string_view source);

/// As addresses in the page are to be read: absolute where the base is known.
std::string absolute(const Location& location, std::string_view reference);

}  // namespace gazette::reader::html
