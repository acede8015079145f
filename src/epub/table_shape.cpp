#include "epub/table_shape.h"

#include <algorithm>

#include "epub/label.h"

namespace gazette::epub {

namespace {

/// HTML, section 4.9.11.
constexpr int maximum_column_span = 1000;

}  // namespace

int column_span(const article::TableCell& cell) {
    return std::clamp(cell.column_span, 1, maximum_column_span);
}

bool is_header(const article::TableCell& cell, bool in_head) {
    return (in_head || cell.header) && has_label(cell.inlines);
}

std::size_t width_of(const article::TableRow& row) {
    std::size_t width = 0;
    for (const article::TableCell& cell : row) {
        width += static_cast<std::size_t>(column_span(cell));
    }
    return width;
}

std::size_t columns_of(const article::Table& table) {
    std::size_t columns = 0;
    for (const article::TableRow& row : table.rows) {
        if (std::any_of(row.begin(), row.end(), [](const article::TableCell& cell) { return cell.row_span > 1; })) {
            return 0;
        }
        columns = std::max(columns, width_of(row));
    }
    return columns;
}

}  // namespace gazette::epub
