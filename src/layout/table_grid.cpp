#include <algorithm>

#include "base/text.h"
#include "layout/table.h"

namespace gazette::layout {

namespace {

/// Spans beyond this are a mistake or malice.
constexpr std::size_t most_columns = 200;

/// Digits with the signs that go with them; a dash stands for no number.
bool is_number(std::string text) {
    for (const char* sign : {"\u2013", "\u2014", "\u2212", "\u00A0", "\u202F", "\u2009", "\u20AC", "\u00A3", "\u00A5"}) {
        text = base::replace_all(std::move(text), sign, "");
    }
    return text.find_first_not_of("0123456789+-.,% $") == std::string::npos;
}

style::Align to_align(article::Alignment alignment) {
    switch (alignment) {
    case article::Alignment::centre: return style::Align::centre;
    case article::Alignment::end: return style::Align::end;
    case article::Alignment::none:
    case article::Alignment::start: return style::Align::start;
    }
    return style::Align::start;
}

/// As the table says; where it says nothing, numbers stand at the end so that their digits meet.
style::Align align_of_column(const article::Table& table, const TableGrid& grid, std::size_t column) {
    if (column < table.alignments.size() && table.alignments[column] != article::Alignment::none) {
        return to_align(table.alignments[column]);
    }
    bool numbers = false;
    for (std::size_t i = table.header_rows; i < grid.rows.size(); ++i) {
        for (const TableGrid::Cell& cell : grid.rows[i]) {
            if (cell.column == column && cell.columns == 1) {
                const std::string text = article::plain_text(cell.cell->inlines);
                if (!is_number(text)) {
                    return style::Align::start;
                }
                numbers = numbers || text.find_first_of("0123456789") != std::string::npos;
            }
        }
    }
    return numbers ? style::Align::end : style::Align::start;
}

}  // namespace

TableGrid grid_of(const article::Table& table) {
    TableGrid grid;
    // For each column, how many rows a cell above still takes.
    std::vector<int> taken;
    for (const article::TableRow& row : table.rows) {
        std::vector<TableGrid::Cell> cells;
        std::size_t column = 0;
        for (const article::TableCell& cell : row) {
            while (column < taken.size() && taken[column] > 0) {
                ++column;
            }
            const std::size_t span =
                std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, cell.column_span)), 1, most_columns);
            taken.resize(std::max(taken.size(), column + span));
            std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(column), span, std::max(1, cell.row_span));
            cells.push_back({&cell, column, span});
            column += span;
        }
        for (int& rows : taken) {
            rows = std::max(0, rows - 1);
        }
        grid.rows.push_back(std::move(cells));
    }
    grid.columns = taken.size();
    for (std::size_t i = 0; i < grid.columns; ++i) {
        grid.aligns.push_back(align_of_column(table, grid, i));
    }
    return grid;
}

}  // namespace gazette::layout
