#pragma once

// How many columns a table and its rows have.

#include <cstddef>

#include "article/article.h"

namespace gazette::epub {

/// At least 1, and at most what HTML allows.
int column_span(const article::TableCell& cell);

std::size_t width_of(const article::TableRow& row);

/// The widest row's columns, or 0 where a cell spans rows and columns cannot be counted by row.
std::size_t columns_of(const article::Table& table);

}  // namespace gazette::epub
