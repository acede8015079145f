#pragma once

// A table or parts of it in; how many columns it has, and which cells head it, out.

#include <cstddef>
#include <vector>

#include "article/article.h"

namespace gazette::epub {

/// At least 1, and at most what HTML allows.
int column_span(const article::TableCell& cell);

/// Of a cell in the head or the body. An empty one heads nothing, so it is no header.
bool is_header(const article::TableCell& cell, bool in_head);

std::size_t width_of(const article::TableRow& row);

/// Whether a row has several cells.
bool has_several_columns(const article::Table& table);

/// The `scope` of a row's header cells (HTML, section 4.9.12): in the head, and in a row of the body that is all headers, those of
/// columns; a lone one of the body in a table of several columns heads the rows below it.
const char* scope_in(const article::Table& table, std::size_t row, bool several_columns);

/// Where the groups of rows in the body begin, the first with it: at lone headers, where no cell reaches into their rows from above.
std::vector<std::size_t> row_groups(const article::Table& table);

/// The widest row's columns, or 0 where a cell spans rows and columns cannot be counted by row.
std::size_t columns_of(const article::Table& table);

}  // namespace gazette::epub
