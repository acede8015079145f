#pragma once

// A table or parts of it in; how many columns it has, and which cells head it, out.

#include <cstddef>

#include "article/article.h"

namespace gazette::epub {

/// At least 1, and at most what HTML allows.
int column_span(const article::TableCell& cell);

/// Of a cell in the head or the body. An empty one heads nothing, so it is no header.
bool is_header(const article::TableCell& cell, bool in_head);

std::size_t width_of(const article::TableRow& row);

/// The widest row's columns, or 0 where a cell spans rows and columns cannot be counted by row.
std::size_t columns_of(const article::Table& table);

}  // namespace gazette::epub
