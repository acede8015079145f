#pragma once

// A table in, its rows as flow items out: a grid, or label and value line by line where the grid would be too wide.

#include <cstdint>
#include <vector>

#include "article/article.h"
#include "layout/inline_text.h"

namespace gazette::layout {

/// How a table is set: where it belongs, in which voice.
struct TableFrame {
    ElementId parent = 0;
    Voice voice;
    ArticleScope scope;
    ScaledPoints unit = 0;
    /// Counted as in TextPlace.
    std::uint32_t block = 0;

    TextPlace place(std::size_t characters) const { return {scope.entry, block, static_cast<std::uint32_t>(characters)}; }
};

/// A table with every cell in its column, whatever the spans before it.
struct TableGrid {
    struct Cell {
        const article::TableCell* cell = nullptr;
        std::size_t column = 0;
        std::size_t columns = 1;
    };
    std::size_t columns = 0;
    std::vector<std::vector<Cell>> rows;
    std::vector<style::Align> aligns;
};

TableGrid grid_of(const article::Table& table);

/// Column widths for the measure, or none where not even the longest words have room, or a row would
/// fill a third of a page.
std::vector<ScaledPoints> column_widths(Context& context, const article::Table& table, const TableGrid& grid,
                                        const TableFrame& frame, ScaledPoints measure);

Flow set_grid(Context& context, const article::Table& table, const TableGrid& grid, const TableFrame& frame,
              const std::vector<ScaledPoints>& widths, ScaledPoints measure);

/// Each row as lines of "header: value".
Flow set_pairs(Context& context, const article::Table& table, const TableGrid& grid, const TableFrame& frame,
               ScaledPoints measure);

}  // namespace gazette::layout
