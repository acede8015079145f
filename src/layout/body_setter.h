#pragma once

// How set_body walks the blocks of an article. Private to body*.cpp.

#include <string>
#include <vector>

#include "layout/body.h"
#include "layout/figure.h"
#include "layout/paragraph_parts.h"
#include "layout/table.h"

namespace gazette::layout {

/// Where the walk stands: within which element, how far indented, in which voice.
struct BlockPlace {
    ElementId element = 0;
    ScaledPoints indent = 0;
    Voice voice;
    int depth = 0;
    /// Elements around it within the article; at most as many as `has_room_for` allows.
    int elements = 0;
    /// Nothing of the article follows.
    bool last = false;
    /// Counted as in TextPlace.
    std::uint32_t block = 0;
    /// Within half lines of space, or among paragraphs with space between them: on no grid.
    bool off_grid = false;
};

class BodySetter {
public:
    BodySetter(Context& context, const BodyFrame& frame);

    std::vector<Band> run(const article::Blocks& blocks);

private:
    void set_all(const article::Blocks& blocks, const BlockPlace& place);
    void set_block(const article::Block& block, BlockPlace place);
    void set_too_deep(const article::Blocks& blocks, const BlockPlace& place);

    void set(const article::Paragraph& paragraph, const BlockPlace& place);
    void set(const article::Heading& heading, const BlockPlace& place);
    void set(const article::List& list, const BlockPlace& place);
    void set(const article::Quote& quote, const BlockPlace& place);
    void set(const article::CodeBlock& code, const BlockPlace& place);
    void set(const article::Figure& figure, const BlockPlace& place);
    void set(const article::Table& table, const BlockPlace& place);
    void set(const article::Rule& rule, const BlockPlace& place);
    void set(const article::Notes& notes, const BlockPlace& place);

    void set_note(const article::Note& note, int number, ScaledPoints hang, const BlockPlace& place);
    Text number_of_note(int number, ElementId label, const BlockPlace& place);
    Flow title_of_notes(const BlockPlace& place);
    /// Hangs a label beside the first of what was set since (`band`, `first`); alone where that is nothing.
    void hang_label(Fragment label, std::size_t band, std::size_t first, const BlockPlace& place);
    /// `is_told`: the list is an element of the structure.
    void set_item(const article::ListItem& content, const std::string& mark, ScaledPoints hang, const BlockPlace& place,
                  bool is_told);
    /// `lead_in`: the visible characters that are not the block's own.
    void set_lines_of(Text text, const BlockPlace& place, std::size_t lead_in = 0);
    /// Tells of all that was set since where its text begins: the block's begins with it, the rest is taken for what follows it.
    void mark_places(std::size_t band, std::size_t first, std::uint32_t block);
    void end_with_square(std::vector<SetLine>& lines, const BlockPlace& place);
    void add_square_line(const BlockPlace& place);

    ElementId open(StructureRole role, const BlockPlace& place);
    /// Whether readers take the structure with so many elements more around what is to come.
    static bool has_room_for(int elements, const BlockPlace& place);
    style::TextStyle text_style(style::Element element, const BlockPlace& place) const;
    ScaledPoints measure(const BlockPlace& place) const;
    /// However deep the nesting, a third of the column is left for text.
    ScaledPoints deepest_indent() const;
    /// The left edge of what is set in this place.
    ScaledPoints left(const BlockPlace& place) const;
    int renumbered(int level);

    /// Adds items below what stands there, `space` below it; they may not be parted from a heading above.
    void add(Flow flow, const BlockPlace& place, ScaledPoints space = 0);
    FigureFrame figure_frame(const BlockPlace& place) const;
    void add_figure(Flow flow, const BlockPlace& place);
    bool spans_columns(const image::Size& pixels, const BlockPlace& place) const;
    void set_figure(const article::Figure& figure, LoadedPicture picture, const BlockPlace& place);
    void set_text(const article::Inlines& inlines, const BlockPlace& place);
    void set_with_pictures(ParagraphParts parts, const BlockPlace& place);
    void add_table(Flow flow, const BlockPlace& place);
    /// False where it has no room even there.
    bool add_full_table(const article::Table& table, const TableGrid& grid, const TableFrame& frame,
                        const BlockPlace& place);
    /// Over the full measure, between two bands of columns.
    void add_full(Flow flow);

    Context& context_;
    const BodyFrame& frame_;
    ScaledPoints unit_;
    std::vector<Band> bands_;
    /// Asked for below the last block.
    ScaledPoints space_below_ = 0;
    bool after_heading_ = false;
    bool after_paragraph_ = false;
    bool after_term_ = false;
    /// The block that was set last stands elsewhere: what surrounds it goes on as if it were not there.
    bool stands_elsewhere_ = false;
    bool at_start_ = true;
    /// The row of the type scale for running text.
    style::Element text_element_ = style::Element::body;
    std::vector<int> heading_levels_;
    /// The number of the next block.
    std::uint32_t next_block_ = 0;
    /// Visible ones of this block that are set.
    std::size_t characters_ = 0;
};

}  // namespace gazette::layout
