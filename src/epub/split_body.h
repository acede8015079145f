#pragma once

// A body that is too long for one page in, its parts in order out.

#include <cstddef>
#include <functional>
#include <vector>

#include "article/article.h"

namespace gazette::epub {

/// How many bytes blocks take on a page.
using MeasureBlocks = std::function<std::size_t(const article::Blocks&)>;

/// Parts of at most `most` bytes each, which end between blocks, and never after a heading. A block that is longer is parted
/// itself: a list between items and notes between each other (which keep their numbers), a table between rows (its head repeated), a quote between blocks,
/// a paragraph between words. What cannot be parted (a single cell) may be longer.
std::vector<article::Blocks> split_body(article::Blocks body, std::size_t most, const MeasureBlocks& measure);

}  // namespace gazette::epub
