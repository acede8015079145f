#pragma once

// The order of an edition in, the contents as reading systems want them out: the EPUB navigation document.

#include <string>
#include <vector>

#include "edition/edition.h"
#include "epub/page_list.h"

namespace gazette::epub {

/// EPUB 3.3 section 7: contents and landmarks. People read the contents page instead, so this one is not in the spine.
std::string navigation_document(const edition::Edition& edition, const std::vector<PageTarget>& pages);

}  // namespace gazette::epub
