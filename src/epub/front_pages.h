#pragma once

// An edition in, the pages before its articles out.

#include <string>
#include <vector>

#include "edition/edition.h"
#include "epub/page_breaks.h"

namespace gazette::epub {

/// The cover's picture, alone on its page.
std::string cover_page(const edition::Edition& edition, const std::string& picture);

/// Masthead, number, date, how much there is to read, and what is missing: honesty belongs on page one.
std::string title_page(const edition::Edition& edition, const std::vector<PageBreakAt>& breaks = {});

/// "In this edition": sections in order; under each headline its source and reading time.
std::string contents_page(const edition::Edition& edition, const std::vector<PageBreakAt>& breaks = {});

}  // namespace gazette::epub
