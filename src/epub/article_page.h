#pragma once

// An article of an edition in, its XHTML pages out.

#include <cstddef>
#include <string>
#include <vector>

#include "edition/edition.h"
#include "epub/xhtml.h"

namespace gazette::epub {

/// Longer pages make readers slow, or are refused by them.
inline constexpr std::size_t longest_page = 250'000;

/// Head, body and source footer: one page, or, where it would be longer than `longest_page` bytes, several: each says which it
/// is, links lead from one to another, and the last has the source footer. `section` is the title of the section it stands in, or empty; `image_address` gives the
/// files of images as seen from the page.
std::vector<std::string> article_pages(const edition::Edition& edition, const std::string& section, const edition::Entry& entry,
                         article::Blocks body, const ImageAddress& image_address);

}  // namespace gazette::epub
