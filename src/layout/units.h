#pragma once

// Shaped text in; out come the smallest pieces that lines are made of, with their widths.

#include <cstdint>
#include <vector>

#include "font/library.h"
#include "font/shaper.h"
#include "layout/segment.h"
#include "layout/text_class.h"

namespace gazette::layout {

/// A grapheme with its glyphs, or several where a ligature joins them. CJK punctuation is narrower than its glyphs: its
/// blank halves are kept apart, so that they can shrink.
struct Unit {
    /// Bytes of the segment's text.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t run = 0;
    /// Glyphs of the run.
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    /// Of the segment.
    std::uint32_t span = 0;
    TextClass kind = TextClass::common;
    /// Tracked and expanded: in a run of a script with two cases.
    bool western = false;
    /// A line may not start here unless the text on both sides is shaped anew.
    bool unsafe = false;
    /// Tracking included.
    ScaledPoints width = 0;
    ScaledPoints blank_before = 0;
    ScaledPoints blank_after = 0;
};

/// What lies between two units of one line.
struct Gap {
    ScaledPoints width = 0;
    /// How far CJK text gives here; letter-spacing comes on top of it.
    ScaledPoints stretch = 0;
    ScaledPoints shrink = 0;
};

Gap gap_between(const Unit& before, const Unit& after);

/// Length of a distance in the units of a face.
inline ScaledPoints scaled(std::int64_t units, ScaledPoints size, int units_per_em) {
    const std::int64_t product = units * size;
    const std::int64_t dividend = product >= 0 ? product + units_per_em / 2 : product - units_per_em / 2;
    // Dividing by a constant takes a fraction of the time, and this is what most faces have.
    return units_per_em == 1000 ? dividend / 1000 : dividend / units_per_em;
}

class UnitBuilder {
public:
    UnitBuilder(const font::Library& library, TextClasses& classes) : library_(library), classes_(classes) {}

    /// Appends the units of runs[first_run...], in logical order.
    void append(const Segment& segment, const std::vector<font::Run>& runs, std::size_t first_run,
                std::vector<Unit>& units);

private:
    void append_run(std::vector<Unit>& units);
    void add_unit(std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::uint32_t last);
    void finish_unit(Unit& unit) const;
    void narrow(Unit& unit, std::int64_t advance) const;
    TextClass class_at(std::uint32_t at) const;

    const font::Library& library_;
    TextClasses& classes_;
    // The call at hand.
    const Segment* segment_ = nullptr;
    const font::Run* run_ = nullptr;
    std::uint32_t run_index_ = 0;
    std::uint32_t span_ = 0;
    int units_per_em_ = 1000;
    std::vector<Unit>* units_ = nullptr;
};

}  // namespace gazette::layout
