#include <algorithm>
#include <charconv>
#include <iterator>

#include "reader/page_builder.h"

namespace gazette::reader::html {

namespace {

using article::Alignment;
using article::Block;
using article::Blocks;
using article::Inlines;

/// More than that no page means.
constexpr int widest_span = 100;

int span_of(const Page& page, NodeIndex cell, Attribute name) {
    const std::string_view text = page.raw(cell, name);
    int value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 1, widest_span);
}

Alignment alignment_of(const Page& page, NodeIndex cell) {
    const std::string_view align = page.raw(cell, Attribute::align);
    const std::string_view style = page.raw(cell, Attribute::style);
    const auto states = [&](std::string_view name) {
        const std::size_t at = style.find("text-align");
        return align == name || (at != std::string_view::npos && style.substr(at, 24).find(name) != std::string_view::npos);
    };
    return states("right") ? Alignment::end : states("center") ? Alignment::centre : Alignment::none;
}

/// Calls `use` for the rows of the table itself, not of tables within it, and whether they are in its head.
template <class Use>
void each_row(const Page& page, NodeIndex table, Use use) {
    for (const NodeIndex part : Children(page, table)) {
        const Tag tag = page[part].tag;
        if (tag == Tag::tr) {
            use(part, false);
        } else if (tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot) {
            for (const NodeIndex row : Children(page, part)) {
                if (page[row].tag == Tag::tr) {
                    use(row, tag == Tag::thead);
                }
            }
        }
    }
}

struct Shape {
    std::size_t rows = 0;
    std::size_t columns = 0;
    bool has_head = false;
};

Shape shape_of(const Page& page, NodeIndex table) {
    Shape shape;
    each_row(page, table, [&](NodeIndex row, bool in_head) {
        std::size_t columns = 0;
        for (const NodeIndex cell : Children(page, row)) {
            columns += page[cell].tag == Tag::td || page[cell].tag == Tag::th;
            shape.has_head = shape.has_head || page[cell].tag == Tag::th;
        }
        shape.has_head = shape.has_head || in_head;
        shape.rows += columns > 0;
        shape.columns = std::max(shape.columns, columns);
    });
    return shape;
}

/// Whether a row that stands in no head is one all the same: all its cells are headers, but for an empty one in the corner, and
/// they are not said to be of rows. A lone one below a head is of the rows that follow.
bool heads_columns(const Page& page, NodeIndex row, const article::TableRow& cells, bool below_head) {
    bool of_columns = false;
    bool of_rows = false;
    for (const NodeIndex cell : Children(page, row)) {
        const std::string_view scope = page.raw(cell, Attribute::scope);
        of_columns = of_columns || scope == "col" || scope == "colgroup";
        of_rows = of_rows || scope == "row" || scope == "rowgroup";
    }
    const bool has_corner = cells.size() > 1 && !cells.front().header && is_blank(cells.front().inlines);
    const bool all = std::all_of(cells.begin() + (has_corner ? 1 : 0), cells.end(),
                                 [](const article::TableCell& cell) { return cell.header; });
    return all && (of_columns || !of_rows) && (cells.size() > 1 || !below_head);
}

/// What only a page's layout has in a cell.
bool holds_sections(const Page& page, NodeIndex table) {
    std::size_t paragraphs = 0;
    for (NodeIndex i = table + 1; i < page[table].end; ++i) {
        const Tag tag = page[i].tag;
        if (tag == Tag::table || tag == Tag::article || tag == Tag::section || heading_level(tag) > 0) {
            return true;
        }
        paragraphs += tag == Tag::p;
    }
    const Shape shape = shape_of(page, table);
    return paragraphs > 2 * shape.rows * shape.columns;
}

/// As many of the header rows as no cell leaves: a cell that goes on below would be cut where the head ends.
std::size_t rows_apart(const article::Table& table) {
    std::size_t apart = 0;
    std::size_t reached = 0;
    for (std::size_t row = 0; row < table.header_rows; ++row) {
        for (const article::TableCell& cell : table.rows[row]) {
            reached = std::max(reached, row + static_cast<std::size_t>(cell.row_span));
        }
        apart = reached <= row + 1 ? row + 1 : apart;
    }
    return apart;
}

article::TableRow row_of(BlockBuilder& builder, NodeIndex row, bool in_head, std::vector<Alignment>& alignments) {
    const Page& page = builder.page();
    article::TableRow cells;
    for (const NodeIndex cell : Children(page, row)) {
        const Tag tag = page[cell].tag;
        if ((tag != Tag::td && tag != Tag::th) || !builder.is_kept(cell)) {
            continue;
        }
        article::TableCell made;
        made.inlines = builder.line_of_cell(cell);
        made.header = tag == Tag::th || in_head;
        made.column_span = span_of(page, cell, Attribute::colspan);
        made.row_span = span_of(page, cell, Attribute::rowspan);
        if (cells.size() >= alignments.size()) {
            alignments.push_back(alignment_of(page, cell));
        }
        cells.push_back(std::move(made));
    }
    return cells;
}

}  // namespace

/// Pages that lay out what they hold draw no lines around it.
static bool has_lines(const Page& page, NodeIndex table) {
    const std::string_view border = page.raw(table, Attribute::border);
    return !border.empty() && border != "0" && border != "none";
}

bool is_data_table(const Page& page, NodeIndex table) {
    const std::string_view role = page.raw(table, Attribute::role);
    if (role == "presentation" || role == "none" || holds_sections(page, table)) {
        return false;
    }
    const Shape shape = shape_of(page, table);
    if (shape.rows < 2 || shape.columns < 2) {
        return false;
    }
    const NodeIndex caption = page.find(Tag::caption, table, page[table].end);
    return shape.has_head || caption != no_node || role == "grid" || role == "table" || has_lines(page, table) ||
           shape.rows * shape.columns > 5;
}

article::Table table_of(BlockBuilder& builder, NodeIndex table) {
    const Page& page = builder.page();
    article::Table made;
    for (const NodeIndex part : Children(page, table)) {
        if (page[part].tag == Tag::caption && builder.is_kept(part)) {
            made.caption = builder.line_of(part);
        }
    }
    bool heading = true;
    bool states_head = false;
    each_row(page, table, [&](NodeIndex row, bool in_head) {
        if (!builder.is_kept(row)) {
            return;
        }
        article::TableRow cells = row_of(builder, row, in_head, made.alignments);
        if (cells.empty()) {
            return;
        }
        states_head = states_head || in_head;
        const bool below_head = made.header_rows > 0;
        heading = heading && (in_head || (!states_head && heads_columns(page, row, cells, below_head)));
        made.header_rows += heading;
        made.rows.push_back(std::move(cells));
    });
    made.header_rows = rows_apart(made);
    return made;
}

}  // namespace gazette::reader::html
