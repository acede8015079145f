#pragma once

// An edition and the parts of its book in, the package document out (EPUB 3.3 section 5).

#include <string>
#include <vector>

#include "edition/edition.h"
#include "epub/accessibility.h"
#include "epub/book.h"
#include "epub/page_list.h"

namespace gazette::epub {

/// Of a book, besides what it consists of.
struct Claims {
    Accessibility accessibility = {};
    /// Who says that it is accessible; empty where nobody has looked.
    std::string certifier = {};
};

std::string package_document(const edition::Edition& edition, const PageList& pages, const Claims& claims,
                             const std::vector<Part>& parts);

/// META-INF/container.xml, which leads to it (OCF 3.3 section 4.2.6.3.1).
std::string container_document();

}  // namespace gazette::epub
