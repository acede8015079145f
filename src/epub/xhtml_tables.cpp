// Tables, row by row.

#include <algorithm>
#include <string>
#include <vector>

#include "epub/body_writer.h"
#include "epub/table_shape.h"

namespace gazette::epub {

namespace {

const char* class_of(article::Alignment alignment) {
    switch (alignment) {
    case article::Alignment::start: return "start";
    case article::Alignment::centre: return "centre";
    case article::Alignment::end: return "end";
    case article::Alignment::none: break;
    }
    return "";
}

}  // namespace

void BodyWriter::write(const article::Block& block, const article::Table& table) {
    if (table.rows.empty()) {
        write(block, article::Paragraph{table.caption});
        return;
    }
    open("table", block);
    tasks_.push_back(CloseTask{});
    const std::size_t head = std::min(table.header_rows, table.rows.size());
    const std::size_t columns = columns_of(table);
    const bool several = has_several_columns(table);
    std::size_t end = table.rows.size();
    const std::vector<std::size_t> groups = row_groups(table);
    for (std::size_t i = groups.size(); i-- > 0;) {
        push_rows("tbody", {&table, groups[i], end, columns, several});
        end = groups[i];
    }
    push_rows("thead", {&table, 0, head, columns, several});
    push_caption("caption", table.caption);
}

void BodyWriter::push_rows(const char* group, const RowTask& first) {
    if (first.row == first.end) {
        return;
    }
    tasks_.push_back(CloseTask{});
    for (std::size_t row = first.end; row-- > first.row;) {
        tasks_.push_back(RowTask{first.table, row, first.end, first.columns, first.several_columns});
    }
    tasks_.push_back(OpenTask{group});
}

void BodyWriter::perform(const RowTask& task) {
    const article::Table& table = *task.table;
    const article::TableRow& row = table.rows[task.row];
    xml_.open("tr");
    tasks_.push_back(CloseTask{});
    for (std::size_t column = width_of(row); column < task.columns; ++column) {
        tasks_.push_back(CloseTask{});
        tasks_.push_back(OpenTask{"td"});
    }
    const char* scope = scope_in(table, task.row, task.several_columns);
    const int rows_left = static_cast<int>(task.end - task.row);
    push_each(row, [&](const article::TableCell& cell, std::size_t column) {
        return CellTask{&cell, column < table.alignments.size() ? table.alignments[column] : article::Alignment::none,
                        task.row < table.header_rows, scope, std::clamp(cell.row_span, 1, rows_left)};
    });
}

void BodyWriter::perform(const CellTask& task) {
    const article::TableCell& cell = *task.cell;
    const bool header = is_header(cell, task.in_head);
    xml_.open(header ? "th" : "td", {{"class", class_of(task.alignment)}});
    if (header) {
        xml_.attribute("scope", task.scope);
    }
    if (column_span(cell) > 1) {
        xml_.attribute("colspan", std::to_string(column_span(cell)));
    }
    if (task.row_span > 1) {
        xml_.attribute("rowspan", std::to_string(task.row_span));
    }
    tasks_.push_back(CloseTask{});
    push(cell.inlines);
}

}  // namespace gazette::epub
