#include "layout/table.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

namespace gazette::layout {

namespace {

using style::Element;

/// A row higher than this share of a page is set as pairs, which may be parted.
constexpr int highest_row_share = 3;
/// A header higher than this share of a page is not repeated.
constexpr int highest_header_share = 5;
/// One with no more is parted only where much would be left empty for it.
constexpr std::size_t rows_of_short_table = 8;

ScaledPoints gap_between(const Context& context) {
    return context.geometry.unit * 3 / 4;
}

style::TextStyle cell_style(const Context& context, const TableFrame& frame, bool bold) {
    style::TextStyle style = text_style(context.style, Element::table, frame.voice);
    style.bold = style.bold || bold;
    return style;
}

ScaledPoints width_of(Context& context, const std::string& text, const TableFrame& frame, bool bold) {
    return context.setter.natural_width(plain(text, cell_style(context, frame, bold), frame.voice, artifact).paragraph);
}

/// The longest of its words, by bytes; near enough to the widest.
std::string longest_word(const std::string& text) {
    std::string longest;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end - at > longest.size()) {
            longest = text.substr(at, end - at);
        }
        at = end + 1;
    }
    return longest;
}

struct Widths {
    std::vector<ScaledPoints> natural;
    std::vector<ScaledPoints> least;
};

/// What the numbers of its links add to a cell, of two figures each.
ScaledPoints width_of_numbers(Context& context, std::size_t count, const TableFrame& frame) {
    if (count == 0) return 0;
    const style::TextStyle style = text_style(context.style, Element::link, frame.voice);
    return static_cast<ScaledPoints>(count) *
           context.setter.natural_width(plain("00", style, frame.voice, artifact).paragraph);
}

Widths measure_columns(Context& context, const article::Table& table, const TableGrid& grid, const TableFrame& frame) {
    Widths widths{std::vector<ScaledPoints>(grid.columns), std::vector<ScaledPoints>(grid.columns)};
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
        for (const TableGrid::Cell& cell : grid.rows[i]) {
            if (cell.columns > 1) {
                continue;
            }
            const bool bold = i < table.header_rows || cell.cell->header;
            const std::string text = article::plain_text(cell.cell->inlines);
            ScaledPoints& natural = widths.natural[cell.column];
            ScaledPoints& least = widths.least[cell.column];
            const std::size_t numbers = count_link_numbers(context, cell.cell->inlines, frame.scope);
            natural = std::max(natural, width_of(context, text, frame, bold) + width_of_numbers(context, numbers, frame));
            least = std::max(least, width_of(context, longest_word(text), frame, bold) +
                                        width_of_numbers(context, std::min<std::size_t>(numbers, 1), frame));
        }
    }
    return widths;
}

ScaledPoints sum(const std::vector<ScaledPoints>& lengths) {
    return std::accumulate(lengths.begin(), lengths.end(), ScaledPoints{0});
}

/// Shares out what the least widths leave, in proportion to what each column would like more.
std::vector<ScaledPoints> squeezed(const Widths& widths, ScaledPoints room) {
    std::vector<ScaledPoints> result = widths.least;
    const ScaledPoints left = room - sum(widths.least);
    const ScaledPoints wanted = std::max<ScaledPoints>(1, sum(widths.natural) - sum(widths.least));
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double share = static_cast<double>(widths.natural[i] - widths.least[i]) / static_cast<double>(wanted);
        result[i] += static_cast<ScaledPoints>(share * static_cast<double>(left));
    }
    return result;
}

/// Whether some cell would be so high that it had better be parted.
bool is_too_high(const Context& context, const TableFrame& frame, const Widths& widths,
                 const std::vector<ScaledPoints>& columns) {
    const ScaledPoints leading = cell_style(context, frame, false).leading;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ScaledPoints lines = widths.natural[i] / std::max<ScaledPoints>(1, columns[i]) + 1;
        if (lines * leading * highest_row_share > context.geometry.height) {
            return true;
        }
    }
    return false;
}

/// What a table does not need goes to its first column of words, so that numbers after it stand at the end of the measure, and no
/// number far from the start.
std::size_t column_for_rest(const TableGrid& grid) {
    const auto words =
        std::find_if(grid.aligns.begin(), grid.aligns.end(), [](style::Align align) { return align != style::Align::end; });
    return words == grid.aligns.end() ? 0 : static_cast<std::size_t>(words - grid.aligns.begin());
}

/// Of several headers and nothing else, as one in the middle of a table that names its columns anew. One that goes on below heads
/// rows.
bool is_of_columns(const article::TableRow& row) {
    return row.size() > 1 && std::all_of(row.begin(), row.end(),
                                         [](const article::TableCell& cell) { return cell.header && cell.row_span <= 1; });
}

class GridSetter {
public:
    GridSetter(Context& context, const article::Table& table, const TableGrid& grid, const TableFrame& frame,
               const std::vector<ScaledPoints>& widths, ScaledPoints measure)
        : context_(context), table_(table), grid_(grid), frame_(frame), widths_(widths), measure_(measure) {}

    Flow run() {
        StructureElement element;
        element.role = StructureRole::table;
        element.parent = frame_.parent;
        table_element_ = context_.painter.open(std::move(element));
        add_title();
        for (std::size_t i = 0; i < grid_.rows.size(); ++i) {
            add_row(i);
        }
        repeat_header();
        add_end();
        return std::move(flow_);
    }

private:
    ElementId open(StructureRole role, ElementId parent) { return open_element(context_, role, parent); }

    Fragment line_across(ScaledPoints thickness) const {
        Fragment line;
        line.boxes.push_back(rule({0, 0, measure_, thickness}, {}));
        return line;
    }

    /// The bold title under a heavier rule; without a title the rule stands above the first row.
    void add_title() {
        Fragment top = line_across(context_.style.rules.footer);
        top.height = context_.style.rules.footer;
        if (!table_.caption.empty()) {
            const Text title = inline_text(context_, table_.caption, cell_style(context_, frame_, true), frame_.voice,
                                           open(StructureRole::caption, table_element_), frame_.scope);
            top.height += context_.geometry.unit / 8;
            stack(top, set_block(context_, title, measure_));
        }
        characters_ = top.characters;
        flow_.push_back({std::move(top), 0, true, 0});
    }

    void add_row(std::size_t index) {
        const ElementId row_element = open(StructureRole::table_row, table_element_);
        const bool header = index < table_.header_rows;
        const bool heads_rows = !header && !is_of_columns(table_.rows[index]);
        Fragment whole;
        whole.begins = frame_.place(characters_);
        // Hairlines round the header and under the title stand in the rows' upper edge.
        const bool ruled = index == 0 ? !table_.caption.empty() : index == table_.header_rows;
        if (ruled) {
            put(whole, line_across(context_.style.rules.hairline), 0, 0);
        }
        const ScaledPoints padding = ruled || index == 0 ? context_.geometry.unit / 8 : 0;
        for (const TableGrid::Cell& cell : grid_.rows[index]) {
            Fragment block = set_cell(cell, header, heads_rows, row_element);
            whole.height = std::max(whole.height, block.height + padding);
            const ScaledPoints x = from_start(frame_.voice.direction, start_of(cell.column), width_of_cell(cell), measure_);
            put(whole, std::move(block), x, padding);
        }
        characters_ += whole.characters;
        const bool keep = index <= table_.header_rows || index + 1 == grid_.rows.size();
        flow_.push_back({std::move(whole), 0, false, keep ? cost::forbidden : row_cost()});
    }

    int row_cost() const { return grid_.rows.size() <= rows_of_short_table ? cost::row_of_short_table : cost::row; }

    Fragment set_cell(const TableGrid::Cell& cell, bool header, bool heads_rows, ElementId row_element) {
        const bool bold = header || cell.cell->header;
        StructureElement element;
        element.role = bold ? StructureRole::table_header : StructureRole::table_data;
        element.parent = row_element;
        element.row_header = bold && heads_rows;
        element.column_span = static_cast<int>(cell.columns);
        element.row_span = std::max(1, cell.cell->row_span);
        Text text = inline_text(context_, cell.cell->inlines, cell_style(context_, frame_, bold), frame_.voice,
                                context_.painter.open(std::move(element)), frame_.scope);
        text.paragraph.align = cell.columns == 1 ? grid_.aligns[cell.column] : style::Align::start;
        return set_block(context_, text, width_of_cell(cell));
    }

    ScaledPoints start_of(std::size_t column) const {
        ScaledPoints start = 0;
        for (std::size_t i = 0; i < column; ++i) {
            start += widths_[i] + gap_between(context_);
        }
        return start;
    }

    ScaledPoints width_of_cell(const TableGrid::Cell& cell) const {
        return start_of(cell.column + cell.columns) - gap_between(context_) - start_of(cell.column);
    }

    /// Every row of the body may begin a column below the header, which is read but once.
    void repeat_header() {
        const std::size_t first = 1;
        const std::size_t end = first + std::min(table_.header_rows, grid_.rows.size());
        auto header = std::make_shared<Fragment>(line_across(context_.style.rules.hairline));
        for (std::size_t i = first; i < end; ++i) {
            stack(*header, artifact_of(flow_[i].content));
        }
        if (end == first || header->height * highest_header_share > context_.geometry.height) {
            return;
        }
        put(*header, line_across(context_.style.rules.hairline), 0, header->height);
        header->height += context_.geometry.unit / 8;
        for (std::size_t i = end + 1; i < flow_.size(); ++i) {
            flow_[i].continued = header;
        }
    }

    static Fragment artifact_of(Fragment fragment) {
        for (Box& box : fragment.boxes) {
            box.element = artifact;
        }
        fragment.links.clear();
        fragment.anchors.clear();
        fragment.begins.reset();
        fragment.characters = 0;
        return fragment;
    }

    /// The hairline at the end, and the way back to the grid.
    void add_end() {
        Fragment line = line_across(context_.style.rules.hairline);
        line.height = context_.style.rules.hairline;
        flow_.push_back({std::move(line), 0, false, cost::forbidden});
    }

    Context& context_;
    const article::Table& table_;
    const TableGrid& grid_;
    const TableFrame& frame_;
    const std::vector<ScaledPoints>& widths_;
    ScaledPoints measure_;
    ElementId table_element_ = 0;
    /// Of the table, before the row to come.
    std::size_t characters_ = 0;
    Flow flow_;
};

}  // namespace

std::vector<ScaledPoints> column_widths(Context& context, const article::Table& table, const TableGrid& grid,
                                        const TableFrame& frame, ScaledPoints measure) {
    if (grid.columns == 0) {
        return {};
    }
    const ScaledPoints room = measure - static_cast<ScaledPoints>(grid.columns - 1) * gap_between(context);
    Widths widths = measure_columns(context, table, grid, frame);
    if (sum(widths.least) > room) {
        return {};
    }
    if (sum(widths.natural) > room) {
        const std::vector<ScaledPoints> columns = squeezed(widths, room);
        return is_too_high(context, frame, widths, columns) ? std::vector<ScaledPoints>() : columns;
    }
    widths.natural[column_for_rest(grid)] += room - sum(widths.natural);
    return widths.natural;
}

Flow set_grid(Context& context, const article::Table& table, const TableGrid& grid, const TableFrame& frame,
              const std::vector<ScaledPoints>& widths, ScaledPoints measure) {
    return GridSetter(context, table, grid, frame, widths, measure).run();
}

}  // namespace gazette::layout
