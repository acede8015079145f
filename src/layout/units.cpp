#include "layout/units.h"

#include <algorithm>

#include "base/utf8.h"

namespace gazette::layout {

namespace {

/// How far the gap between two ideographs stretches, as a share of their size.
constexpr int cjk_stretch_divisor = 20;

/// Han, kana and others that are not tracked decide for their run; what all scripts share does not.
bool is_foreign(TextClass kind) {
    return kind == TextClass::other || kind == TextClass::clustered || is_cjk(kind);
}

}  // namespace

Gap gap_between(const Unit& before, const Unit& after) {
    Gap gap;
    if (!is_cjk(before.kind) || !is_cjk(after.kind)) {
        // A mark keeps its blank beside a Latin word, but not beside a space.
        const bool is_beside_space = is_space(before.kind) || is_space(after.kind);
        gap.width = is_beside_space ? 0 : before.blank_after + after.blank_before;
        gap.shrink = gap.width;
        return gap;
    }
    // Of two marks that follow each other only one keeps its blank (JLREQ 3.1.4).
    const bool is_solid = before.kind == after.kind && before.kind != TextClass::ideograph;
    if (!is_solid) gap.width = std::max(before.blank_after, after.blank_before);
    gap.shrink = gap.width;
    if (gap.width == 0) gap.stretch = std::min(before.width, after.width) / cjk_stretch_divisor;
    return gap;
}

void UnitBuilder::append(const Segment& segment, const std::vector<font::Run>& runs, std::size_t first_run,
                         std::vector<Unit>& units) {
    segment_ = &segment;
    units_ = &units;
    span_ = 0;
    if (units.empty()) {
        std::size_t glyphs = 0;
        for (std::size_t i = first_run; i < runs.size(); ++i) glyphs += runs[i].glyphs.size() + 1;
        units.reserve(glyphs);
    }
    for (std::size_t i = first_run; i < runs.size(); ++i) {
        run_ = &runs[i];
        run_index_ = static_cast<std::uint32_t>(i);
        units_per_em_ = std::max(1, library_.face(run_->face).metrics().units_per_em);
        append_run(units);
    }
}

void UnitBuilder::append_run(std::vector<Unit>& units) {
    const std::vector<font::Glyph>& glyphs = run_->glyphs;
    const std::size_t first_unit = units.size();
    const auto count = static_cast<std::uint32_t>(glyphs.size());
    if (count == 0) add_unit(run_->begin, run_->end, 0, 0);
    for (std::uint32_t first = 0; first < count;) {
        std::uint32_t last = first + 1;
        while (last < count && glyphs[last].cluster == glyphs[first].cluster) ++last;
        add_unit(glyphs[first].cluster, last < count ? glyphs[last].cluster : run_->end, first, last);
        first = last;
    }
    const auto foreign = [](const Unit& unit) { return is_foreign(unit.kind); };
    const auto from = units.begin() + static_cast<std::ptrdiff_t>(first_unit);
    const bool western = !run_->right_to_left && std::none_of(from, units.end(), foreign);
    for (auto unit = from; unit != units.end(); ++unit) {
        unit->western = western;
        finish_unit(*unit);
    }
}

/// A mark with a glyph of its own stays with the letter before it.
void UnitBuilder::add_unit(std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::uint32_t last) {
    const TextClass kind = class_at(begin);
    const bool starts_run = units_->empty() || units_->back().run != run_index_;
    if (kind == TextClass::mark && !starts_run && !is_space(units_->back().kind)) {
        units_->back().end = end;
        units_->back().last = last;
        return;
    }
    while (span_ + 1 < segment_->spans.size() && segment_->spans[span_].end <= begin) ++span_;
    Unit unit{begin, end, run_index_, first, last, span_, kind};
    unit.unsafe = first < last && run_->glyphs[first].unsafe_to_break;
    units_->push_back(unit);
}

void UnitBuilder::finish_unit(Unit& unit) const {
    const StyledSpan& styled = *segment_->spans[unit.span].styled;
    if (styled.picture > 0) {
        unit.width = styled.picture_width;
        unit.western = false;
        return;
    }
    const style::TextStyle& style = styled.style;
    std::int64_t advance = 0;
    for (std::uint32_t i = unit.first; i < unit.last; ++i) advance += run_->glyphs[i].advance;
    unit.width = scaled(advance, style.size, units_per_em_);
    if (unit.western && unit.first < unit.last) unit.width += style.size * style.tracking / 1000;
    if (is_cjk(unit.kind)) narrow(unit, advance);
}

/// Half of a full-width mark is blank: it goes to the gap beside it.
void UnitBuilder::narrow(Unit& unit, std::int64_t advance) const {
    if (advance != units_per_em_) return;
    const ScaledPoints half = unit.width / 2;
    switch (unit.kind) {
    case TextClass::opening: unit.blank_before = half; break;
    case TextClass::closing: unit.blank_after = half; break;
    case TextClass::centred: unit.blank_before = unit.blank_after = half / 2; break;
    default: return;
    }
    unit.width -= unit.blank_before + unit.blank_after;
}

TextClass UnitBuilder::class_at(std::uint32_t at) const {
    const auto byte = static_cast<unsigned char>(segment_->text[at]);
    if (byte < 0x80) return classes_[byte];
    std::size_t next = at;
    return classes_[base::next_code_point(segment_->text, next)];
}

}  // namespace gazette::layout
