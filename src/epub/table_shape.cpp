#include "epub/table_shape.h"

#include <algorithm>

#include "epub/label.h"

namespace gazette::epub {

namespace {

/// HTML, section 4.9.11.
constexpr int maximum_column_span = 1000;

bool is_of_columns(const article::TableRow& row) {
    return row.size() > 1 &&
           std::all_of(row.begin(), row.end(), [](const article::TableCell& cell) { return is_header(cell, false); });
}

bool is_lone_header(const article::TableRow& row, bool several_columns) {
    return several_columns && row.size() == 1 && is_header(row.front(), false) && row.front().row_span <= 1;
}

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

bool has_several_columns(const article::Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const article::TableRow& row) { return row.size() > 1; });
}

const char* scope_in(const article::Table& table, std::size_t row, bool several_columns) {
    if (row < table.header_rows || is_of_columns(table.rows[row])) {
        return "col";
    }
    return is_lone_header(table.rows[row], several_columns) ? "rowgroup" : "row";
}

std::vector<std::size_t> row_groups(const article::Table& table) {
    const bool several = has_several_columns(table);
    std::vector<std::size_t> groups;
    std::size_t reached = std::min(table.header_rows, table.rows.size());
    for (std::size_t row = reached; row < table.rows.size(); ++row) {
        if (groups.empty() || (reached <= row && is_lone_header(table.rows[row], several))) {
            groups.push_back(row);
        }
        for (const article::TableCell& cell : table.rows[row]) {
            reached = std::max(reached, row + static_cast<std::size_t>(std::max(cell.row_span, 1)));
        }
    }
    return groups;
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
