#pragma once

// A paragraph in; out come its stretches between forced line breaks, ready to be shaped.

#include <cstdint>
#include <string_view>
#include <vector>

#include "font/shaper.h"
#include "layout/paragraph.h"

namespace gazette::layout {

/// A span's part of a segment, counted from the segment's start.
struct SegmentSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const StyledSpan* styled = nullptr;
};

/// Borrows from its paragraph.
struct Segment {
    std::string_view text;
    std::vector<SegmentSpan> spans;
    base::Direction direction = base::Direction::left_to_right;
};

/// At least one.
std::vector<Segment> segments_of(const Paragraph& paragraph);

/// The spans as the shaper takes them. Optional ligatures go where letters are set apart.
std::vector<font::Span> shaper_spans(const Segment& segment);

/// Whether any span asks for capitals.
bool has_capitals(const Paragraph& paragraph);

/// With the capitals of those spans in their language set as letters.
Paragraph with_capitals(const Paragraph& paragraph);

/// With each of the uncovered characters, in order and counted from the paragraph's start, as its code, "1F9FF", in
/// small letters of the mono face.
Paragraph spelt_out(const Paragraph& paragraph, const std::vector<font::Uncovered>& uncovered);

}  // namespace gazette::layout
