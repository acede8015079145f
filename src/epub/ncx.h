#pragma once

// The order of an edition in, its contents and pages as reading systems of EPUB 2 want them out.

#include <string>
#include <vector>

#include "edition/edition.h"
#include "epub/page_list.h"

namespace gazette::epub {

/// The NCX (OPF 2.0.1 section 2.4.1; ANSI/NISO Z39.86-2005 section 8), with the same entries as the navigation document. `spine`
/// has the names of the documents in the order in which they are read.
std::string ncx_document(const edition::Edition& edition, const std::vector<PageTarget>& pages,
                         const std::vector<std::string>& spine);

}  // namespace gazette::epub
