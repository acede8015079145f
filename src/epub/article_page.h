#pragma once

// An article of an edition in, its XHTML page out.

#include <string>

#include "edition/edition.h"

namespace gazette::epub {

/// Head, body and source footer. `section` is the title of the section it stands in, or empty.
std::string article_page(const edition::Edition& edition, const std::string& section, const edition::Entry& entry,
                         const article::Blocks& body);

}  // namespace gazette::epub
