#pragma once

// The units between two breaks in; one line of placed boxes out: justified, aligned, in visual order.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "font/library.h"
#include "layout/line_items.h"
#include "layout/paragraph.h"

namespace gazette::layout {

struct LinePlan {
    /// Of the segment, spaces at either end included.
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    /// The hyphens at its start and end, or none.
    const HyphenBreak* broken_before = nullptr;
    const HyphenBreak* broken_after = nullptr;
    ScaledPoints measure = 0;
    ScaledPoints indent = 0;
    /// Kept free at the line's end.
    ScaledPoints reserve = 0;
    style::Align align = style::Align::start;
    /// Fills the measure.
    bool justified = false;
    /// The spaces that start it are the author's.
    bool keeps_leading_spaces = false;
};

/// Keeps its buffers from one line to the next.
class LineBuilder {
public:
    LineBuilder(const font::Library& library, const style::Justification& limits) : library_(library), limits_(limits) {}

    Line build(const ShapedSegment& shaped, const LinePlan& plan);

    /// Of the same without justification: the measure that it needs, the tracking of its last letter included.
    ScaledPoints natural_width(const ShapedSegment& shaped, const LinePlan& plan);

    /// The widest word space of the line built last, in thousandths of the natural one; 1000 where it has none.
    int word_space() const { return word_space_; }

private:
    /// Boxes in one run and one span.
    struct Piece {
        std::size_t first = 0;
        std::size_t last = 0;
        std::uint8_t level = 0;
        ScaledPoints width = 0;
        ScaledPoints x = 0;
    };
    /// What justification may move, and how much of it there is.
    struct Give {
        ScaledPoints spaces = 0;
        ScaledPoints gaps = 0;
        ScaledPoints letters = 0;
        ScaledPoints expansion = 0;
    };

    void collect(const ShapedSegment& shaped, const LinePlan& plan);
    void measure_units();
    ScaledPoints total_width() const;
    ScaledPoints trailing_tracking() const;
    ScaledPoints space_give(const Unit& unit, bool stretches) const;
    ScaledPoints gap_give(std::size_t index, bool stretches) const;
    Give give(bool stretches) const;
    void justify(ScaledPoints slack);
    ScaledPoints expand_letters(ScaledPoints amount, const Give& give);
    ScaledPoints space_letters(ScaledPoints amount);
    void widen_spaces(ScaledPoints amount, bool stretches);
    void cut_pieces();
    void order_pieces();
    LineBox box_of(const Piece& piece, ScaledPoints left) const;
    void append_unit(LineBox& out, std::size_t index, int units_per_em) const;
    ScaledPoints size_of(const Unit& unit) const { return span_of(unit).style.size; }
    const StyledSpan& span_of(const Unit& unit) const { return *shaped_->segment.spans[unit.span].styled; }

    const font::Library& library_;
    style::Justification limits_;
    int word_space_ = 1000;

    // The line at hand.
    const ShapedSegment* shaped_ = nullptr;
    std::span<const Unit> units_;
    /// Those of a line that starts or ends in a hyphenated word.
    std::vector<Unit> joined_;
    /// Empty where all of them are nothing.
    std::vector<Gap> gaps_;
    /// What each unit takes on the line, the gap after it included.
    std::vector<ScaledPoints> widths_;
    std::vector<Piece> pieces_;
    std::string trailing_;
    int scale_ = 1000;
    /// What justification adds behind each letter.
    ScaledPoints letter_space_ = 0;
};

}  // namespace gazette::layout
