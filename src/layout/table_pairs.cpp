#include <algorithm>

#include "base/utf8.h"
#include "layout/table.h"

namespace gazette::layout {

namespace {

using style::Element;

/// The words that head a column, from the last header row that has any.
const article::Inlines* header_of(const article::Table& table, const TableGrid& grid, std::size_t column) {
    for (std::size_t i = std::min(table.header_rows, grid.rows.size()); i-- > 0;) {
        for (const TableGrid::Cell& cell : grid.rows[i]) {
            if (cell.column <= column && column < cell.column + cell.columns && !cell.cell->inlines.empty()) {
                return &cell.cell->inlines;
            }
        }
    }
    return nullptr;
}

class PairSetter {
public:
    PairSetter(Context& context, const article::Table& table, const TableGrid& grid, const TableFrame& frame,
               ScaledPoints measure)
        : context_(context), table_(table), grid_(grid), frame_(frame), measure_(measure) {}

    Flow run() {
        if (!table_.caption.empty()) {
            add(inline_text(context_, table_.caption, style(true), frame_.voice,
                            open(StructureRole::paragraph, frame_.parent), frame_.scope));
        }
        const ElementId list = open(StructureRole::list, frame_.parent);
        for (std::size_t i = 0; i < std::min(table_.header_rows, grid_.rows.size()); ++i) {
            for (const TableGrid::Cell& cell : grid_.rows[i]) {
                characters_ += base::count_visible(article::plain_text(cell.cell->inlines));
            }
        }
        for (std::size_t i = std::min(table_.header_rows, grid_.rows.size()); i < grid_.rows.size(); ++i) {
            add_row(grid_.rows[i], list);
        }
        return std::move(flow_);
    }

private:
    ElementId open(StructureRole role, ElementId parent) { return open_element(context_, role, parent); }

    style::TextStyle style(bool bold) const {
        style::TextStyle style = text_style(context_.style, Element::table, frame_.voice);
        style.bold = bold;
        return style;
    }

    /// `lead_in` characters of it are no part of the article.
    void add(const Text& text, std::size_t lead_in = 0) {
        Flow lines = set_flow(context_, text, measure_);
        for (FlowItem& line : lines) {
            line.on_grid = false;
            line.content.begins = frame_.place(characters_);
            const std::size_t before_text = std::min(line.content.characters, lead_in);
            characters_ += line.content.characters - before_text;
            lead_in -= before_text;
        }
        append(flow_, std::move(lines));
    }

    void add_row(const std::vector<TableGrid::Cell>& row, ElementId list) {
        const ElementId item = open(StructureRole::list_item, list);
        const ElementId body = open(StructureRole::list_body, item);
        const std::size_t first = flow_.size();
        for (const TableGrid::Cell& cell : row) {
            add_pair(cell, body);
        }
        if (first < flow_.size() && first > 0) {
            flow_[first].space_before = frame_.unit / 2;
        }
    }

    void add_pair(const TableGrid::Cell& cell, ElementId body) {
        const article::Inlines* header = header_of(table_, grid_, cell.column);
        const LeadIn label{header ? article::plain_text(*header) + ": " : std::string(), true};
        add(inline_text(context_, cell.cell->inlines, style(false), frame_.voice, open(StructureRole::paragraph, body),
                        frame_.scope, label),
            base::count_visible(label.text));
    }

    Context& context_;
    const article::Table& table_;
    const TableGrid& grid_;
    const TableFrame& frame_;
    ScaledPoints measure_;
    /// Of the table, before the line to come.
    std::size_t characters_ = 0;
    Flow flow_;
};

}  // namespace

Flow set_pairs(Context& context, const article::Table& table, const TableGrid& grid, const TableFrame& frame,
               ScaledPoints measure) {
    return PairSetter(context, table, grid, frame, measure).run();
}

}  // namespace gazette::layout
