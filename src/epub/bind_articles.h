#pragma once

// The articles of an edition in; their pages and pictures, made by several threads and laid aside in order, out.

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include "base/crew.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "base/scratch_file.h"
#include "edition/edition.h"
#include "epub/accessibility.h"
#include "epub/book.h"
#include "epub/page_list.h"
#include "epub/profile.h"

namespace gazette::epub {

struct BoundArticles {
    /// In reading order; they are read back from where they were laid aside.
    std::vector<Part> pages;
    /// In the order of their first use.
    std::vector<Part> pictures;
    Accessibility accessibility;
    /// Beyond ASCII, of all pages; where they were asked for.
    std::set<char32_t> characters;
    /// Of the page list, in order.
    std::vector<PageTarget> page_targets;
    /// As they stand in the container, all together.
    std::uint64_t page_bytes = 0;
    std::uint64_t picture_bytes = 0;
};

/// Loads one body a thread at a time, and renders and compresses it; what is in memory does not grow with the number of
/// articles. Those that link to places in other articles are rendered once more when it is known where these are. Warns of
/// images that cannot be in the book: their alternative text stands in their place. Fails where a body cannot be loaded. The edition and the scratch file outlive the parts.
base::Result<BoundArticles> bind_articles(const edition::Edition& edition, const Profile& profile,
                                          const PageList& page_list, bool with_characters, base::Crew& crew,
                                          base::ScratchFile& aside, base::Diagnostics& diagnostics);

}  // namespace gazette::epub
