#pragma once

// An article of an edition in, its XHTML page out.

#include <string>

#include "edition/edition.h"
#include "epub/xhtml.h"

namespace gazette::epub {

/// Head, body and source footer. `section` is the title of the section it stands in, or empty; `image_address` gives the
/// files of images as seen from the page.
std::string article_page(const edition::Edition& edition, const std::string& section, const edition::Entry& entry,
                         const article::Blocks& body, const ImageAddress& image_address);

}  // namespace gazette::epub
