#pragma once

// An edition in, the pages after its articles out.

#include <string>
#include <vector>

#include "edition/edition.h"
#include "epub/page_breaks.h"

namespace gazette::epub {

/// Every outlet with its profile and the articles taken from it, then the articles whose source is not stated, then what is
/// missing and why.
std::string sources_page(const edition::Edition& edition, const std::vector<PageBreakAt>& breaks = {});

/// How the edition was made, and the register of its texts: input and SHA-256 of each. `style` may be empty.
std::string colophon_page(const edition::Edition& edition, const std::string& style,
                          const std::vector<PageBreakAt>& breaks = {});

}  // namespace gazette::epub
