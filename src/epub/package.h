#pragma once

// An edition and the parts of its book in, the package document out (EPUB 3.3 section 5).

#include <string>
#include <vector>

#include "edition/edition.h"
#include "epub/book.h"
#include "epub/page_list.h"

namespace gazette::epub {

std::string package_document(const edition::Edition& edition, const PageList& pages, const std::vector<Part>& parts);

/// META-INF/container.xml, which leads to it (OCF 3.3 section 4.2.6.3.1).
std::string container_document();

}  // namespace gazette::epub
