#include "layout/line_builder.h"

#include <algorithm>

#include <unicode/ubidi.h>

#include "base/utf8.h"

namespace gazette::layout {

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
/// Of what a line is wider than its measure when nothing gives any more: rounding.
constexpr ScaledPoints tolerated_excess = base::scaled_points_per_point / 50;

/// Marks and isolates of the bidi algorithm (UAX #9, section 2) have done their work when a line is set.
bool is_bidi_control(char32_t code_point) {
    return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

void append_without_controls(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (!is_bidi_control(base::next_code_point(text, at))) out += text.substr(start, at - start);
    }
}

/// The share of `whole` that is due up to `part` of `all`; lengths of a page, so that their product fits.
ScaledPoints due(ScaledPoints whole, ScaledPoints part, ScaledPoints all) {
    return all == 0 ? 0 : whole * part / all;
}

/// Where a line of this width starts on the page.
ScaledPoints left_of(const LinePlan& plan, ScaledPoints width, bool is_rtl) {
    const ScaledPoints right_aligned = plan.measure - width;
    switch (plan.align) {
    case style::Align::centre: return right_aligned / 2;
    case style::Align::end: return is_rtl ? 0 : right_aligned;
    case style::Align::justify:
    case style::Align::start: break;
    }
    return is_rtl ? right_aligned - plan.indent : plan.indent;
}

}  // namespace

Line LineBuilder::build(const ShapedSegment& shaped, const LinePlan& plan) {
    shaped_ = &shaped;
    scale_ = 1000;
    letter_space_ = 0;
    word_space_ = 1000;
    collect(shaped, plan);
    measure_units();
    const bool is_rtl = shaped.segment.direction == base::Direction::right_to_left;
    const ScaledPoints hang = plan.justified && !units_.empty() ? hang_of(units_.back(), limits_) : 0;
    const ScaledPoints room = plan.measure - plan.indent - plan.reserve + hang;
    ScaledPoints width = total_width();
    if (width > room || plan.justified) justify(room - width);
    cut_pieces();
    order_pieces();
    width = total_width();

    Line line;
    line.hyphenated = plan.broken_after != nullptr;
    line.overfull = width > room + tolerated_excess;
    line.width = width;
    line.left = left_of(plan, width, is_rtl);
    line.boxes.reserve(pieces_.size());
    for (const Piece& piece : pieces_) line.boxes.push_back(box_of(piece, line.left));
    if (!trailing_.empty() && !line.boxes.empty()) line.boxes.back().box.text += trailing_;
    return line;
}

ScaledPoints LineBuilder::natural_width(const ShapedSegment& shaped, const LinePlan& plan) {
    shaped_ = &shaped;
    collect(shaped, plan);
    measure_units();
    return total_width() + (units_.empty() ? 0 : trailing_tracking());
}

/// Leads `units_` to what the line shows, and `trailing_` with the space that vanishes at its end.
void LineBuilder::collect(const ShapedSegment& shaped, const LinePlan& plan) {
    trailing_.clear();
    std::uint32_t first = plan.first;
    std::uint32_t last = plan.last;
    const auto is_space_at = [&](std::uint32_t unit) { return is_space(shaped.units[unit].kind); };
    while (!plan.keeps_leading_spaces && plan.broken_before == nullptr && first < last && is_space_at(first)) ++first;
    while (plan.broken_after == nullptr && last > first && is_space_at(last - 1)) {
        --last;
        trailing_ = " ";
    }
    units_ = std::span(shaped.units).subspan(first, last - first);
    if (plan.broken_before == nullptr && plan.broken_after == nullptr) return;
    joined_.clear();
    if (plan.broken_before != nullptr) joined_ = plan.broken_before->after;
    joined_.insert(joined_.end(), units_.begin(), units_.end());
    if (plan.broken_after != nullptr) {
        joined_.insert(joined_.end(), plan.broken_after->before.begin(), plan.broken_after->before.end());
    }
    units_ = joined_;
}

void LineBuilder::measure_units() {
    bool has_gaps = false;
    widths_.resize(units_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) {
        widths_[i] = units_[i].width;
        has_gaps = has_gaps || is_cjk(units_[i].kind);
    }
    gaps_.assign(has_gaps ? units_.size() : 0, {});
    for (std::size_t i = 0; i + 1 < gaps_.size(); ++i) {
        gaps_[i] = gap_between(units_[i], units_[i + 1]);
        widths_[i] += gaps_[i].width;
    }
    if (!units_.empty()) widths_.back() -= trailing_tracking();
}

ScaledPoints LineBuilder::total_width() const {
    ScaledPoints sum = 0;
    for (const ScaledPoints width : widths_) sum += width;
    return sum;
}

/// No space is set after a line's last letter.
ScaledPoints LineBuilder::trailing_tracking() const {
    const Unit& unit = units_.back();
    if (!unit.western || unit.first == unit.last || unit.begin == unit.end) return 0;
    const style::TextStyle& style = span_of(unit).style;
    return style.size * style.tracking / 1000;
}

// ---- justification

ScaledPoints LineBuilder::space_give(const Unit& unit, bool stretches) const {
    if (!is_word_space(unit.kind)) return 0;
    return stretches ? space_stretch(unit, limits_) : space_shrink(unit, limits_);
}

ScaledPoints LineBuilder::gap_give(std::size_t index, bool stretches) const {
    if (gaps_.empty()) return 0;
    return stretches ? gaps_[index].stretch : gaps_[index].shrink;
}

LineBuilder::Give LineBuilder::give(bool stretches) const {
    Give sum;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const Unit& unit = units_[i];
        sum.gaps += gap_give(i, stretches);
        sum.spaces += space_give(unit, stretches);
        if (is_word_space(unit.kind)) continue;
        if (unit.western && unit.first < unit.last) {
            sum.expansion += unit.width * limits_.glyph_expansion / 1000;
            sum.letters += size_of(unit) * (stretches ? limits_.letter_space_max : -limits_.letter_space_min) / 1000;
        }
    }
    return sum;
}

/// Spaces, letters and the gaps between them share what is wanting, each by what it can give; beyond that the spaces
/// alone stretch, and nothing shrinks.
void LineBuilder::justify(ScaledPoints slack) {
    const bool stretches = slack > 0;
    const Give sum = give(stretches);
    const ScaledPoints all = sum.spaces + sum.gaps + sum.letters + sum.expansion;
    if (all == 0 || slack == 0) return;
    const ScaledPoints wanted = stretches ? slack : std::max(slack, -all);
    const ScaledPoints within = std::clamp(wanted, -all, all);
    ScaledPoints rest = wanted;
    rest -= expand_letters(due(within, sum.expansion, all), sum);
    rest -= space_letters(due(within, sum.letters, all));
    widen_spaces(rest, stretches);
}

/// Returns what it came to: a scale is whole thousandths.
ScaledPoints LineBuilder::expand_letters(ScaledPoints amount, const Give& give) {
    if (give.expansion == 0) return 0;
    scale_ = 1000 + static_cast<int>(due(limits_.glyph_expansion, amount, give.expansion));
    ScaledPoints gained = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (!units_[i].western || is_space(units_[i].kind)) continue;
        const ScaledPoints more = units_[i].width * (scale_ - 1000) / 1000;
        widths_[i] += more;
        gained += more;
    }
    return gained;
}

ScaledPoints LineBuilder::space_letters(ScaledPoints amount) {
    const auto is_letter = [&](std::size_t i) { return units_[i].western && !is_word_space(units_[i].kind); };
    ScaledPoints count = 0;
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) count += is_letter(i) ? 1 : 0;
    if (count == 0) return 0;
    const ScaledPoints each = amount / count;
    letter_space_ = each;
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) widths_[i] += is_letter(i) ? each : 0;
    return each * count;
}

/// To the last scaled point.
void LineBuilder::widen_spaces(ScaledPoints amount, bool stretches) {
    const auto weight = [&](std::size_t i) { return space_give(units_[i], stretches) + gap_give(i, stretches); };
    ScaledPoints all = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) all += weight(i);
    ScaledPoints seen = 0;
    ScaledPoints given = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (const ScaledPoints own = weight(i); own != 0) {
            seen += own;
            const ScaledPoints now = due(amount, seen, all);
            widths_[i] += now - given;
            given = now;
        }
        if (is_space(units_[i].kind) && units_[i].width > 0) {
            word_space_ = std::max(word_space_, static_cast<int>(widths_[i] * 1000 / units_[i].width));
        }
    }
}

// ---- boxes

void LineBuilder::cut_pieces() {
    pieces_.clear();
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const Unit& unit = units_[i];
        if (i == 0 || unit.span != units_[i - 1].span || unit.run != units_[i - 1].run) {
            const font::Run& run = shaped_->runs[unit.run];
            const bool continues = i > 0 && unit.span == units_[i - 1].span &&
                                   run.face == shaped_->runs[units_[i - 1].run].face && run.level == pieces_.back().level;
            if (!continues) pieces_.push_back({i, i, run.level});
        }
        pieces_.back().last = i + 1;
        pieces_.back().width += widths_[i];
    }
}

/// UAX #9, rule L2.
void LineBuilder::order_pieces() {
    if (pieces_.size() == 1) {
        pieces_.front().x = 0;
        return;
    }
    std::vector<UBiDiLevel> levels;
    for (const Piece& piece : pieces_) levels.push_back(piece.level);
    std::vector<std::int32_t> order(pieces_.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    ScaledPoints x = 0;
    for (const std::int32_t index : order) {
        Piece& piece = pieces_[static_cast<std::size_t>(index)];
        piece.x = x;
        x += piece.width;
    }
}

/// All glyphs of the box together show that one character.
void stand_for(const std::string& character, LineBox& line_box) {
    line_box.framed = true;
    line_box.box.text = character;
    for (PlacedGlyph& glyph : line_box.box.glyphs) glyph.cluster = 0;
}

LineBox LineBuilder::box_of(const Piece& piece, ScaledPoints left) const {
    const Unit& first = units_[piece.first];
    const StyledSpan& span = span_of(first);
    const font::Run& run = shaped_->runs[first.run];
    LineBox out;
    out.element = span.element;
    out.link = span.link;
    out.picture = span.picture;
    out.box.face = run.face;
    out.box.size = span.style.size;
    out.box.colour = span.style.colour;
    out.box.x = left + piece.x;
    out.box.baseline = -span.rise;
    out.box.width = piece.width;
    out.box.right_to_left = run.right_to_left;
    const auto is_western = [](const Unit& unit) { return unit.western; };
    const auto begin = units_.begin() + static_cast<std::ptrdiff_t>(piece.first);
    const auto end = units_.begin() + static_cast<std::ptrdiff_t>(piece.last);
    if (std::any_of(begin, end, is_western)) {
        out.box.scale = scale_;
        out.box.letter_space = span.style.size * span.style.tracking / 1000 * scale_ / 1000 + letter_space_;
    }
    std::size_t glyphs = 0;
    for (auto unit = begin; unit != end; ++unit) glyphs += unit->last - unit->first;
    out.box.glyphs.reserve(glyphs);
    out.box.text.reserve(units_[piece.last - 1].end - std::min(first.begin, units_[piece.last - 1].end) +
                         soft_hyphen.size() + 1);
    const font::Metrics& metrics = library_.face(run.face).metrics();
    const int units_per_em = std::max(1, metrics.units_per_em);
    if (span.struck) {
        out.strike_rise = scaled(metrics.strikeout_position, out.box.size, units_per_em);
        out.strike_thickness = scaled(metrics.strikeout_thickness, out.box.size, units_per_em);
    }
    for (std::size_t i = piece.first; i < piece.last; ++i) append_unit(out, i, units_per_em);
    if (!span.stands_for.empty()) stand_for(span.stands_for, out);
    return out;
}

/// Whether the glyph is one of so many marks on one letter that they leave the line: more than any orthography stacks.
bool is_in_tall_stack(const font::Run& run, std::uint32_t first, std::uint32_t last, std::uint32_t glyph) {
    constexpr std::uint32_t most_marks = 6;
    std::uint32_t begin = glyph;
    std::uint32_t end = glyph + 1;
    const auto is_mark = [&](std::uint32_t index) { return run.glyphs[index].advance == 0; };
    if (!is_mark(glyph)) return false;
    while (end - begin <= most_marks && begin > first && is_mark(begin - 1)) --begin;
    while (end - begin <= most_marks && end < last && is_mark(end)) ++end;
    return end - begin > most_marks;
}

/// What the line adds to a unit's width stands after its last glyph.
void LineBuilder::append_unit(LineBox& out, std::size_t index, int units_per_em) const {
    TextBox& box = out.box;
    const Unit& unit = units_[index];
    const font::Run& run = shaped_->runs[unit.run];
    const auto start = static_cast<std::uint32_t>(box.text.size());
    if (unit.end == unit.begin + 1 && unit.last == unit.first + 1) {
        // As most are: a letter and its glyph.
        const font::Glyph& glyph = run.glyphs[unit.first];
        if (glyph.x_offset == 0 && glyph.y_offset == 0 && unit.blank_before == 0) {
            box.text.push_back(shaped_->segment.text[unit.begin]);
            box.glyphs.push_back({glyph.id, widths_[index], 0, 0, start});
            return;
        }
    }
    if (unit.begin == unit.end) {
        box.text += soft_hyphen;
    } else if (unit.first == unit.last) {
        append_without_controls(box.text, shaped_->segment.text.substr(unit.begin, unit.end - unit.begin));
    } else if (unit.end == unit.begin + 1) {
        box.text.push_back(shaped_->segment.text[unit.begin]);
    } else {
        box.text += shaped_->segment.text.substr(unit.begin, unit.end - unit.begin);
    }
    const std::int64_t scaled_size = box.size * box.scale;
    // Most offsets are none, and need no division.
    const auto length = [&](std::int32_t distance) -> ScaledPoints {
        return distance == 0 ? 0 : scaled(distance, scaled_size, units_per_em) / 1000;
    };
    ScaledPoints rest = widths_[index];
    for (std::uint32_t i = unit.first; i < unit.last; ++i) {
        const font::Glyph& glyph = run.glyphs[i];
        PlacedGlyph placed;
        placed.id = glyph.id;
        placed.advance = i + 1 == unit.last ? rest : length(glyph.advance);
        placed.x_offset = length(glyph.x_offset) - (i == unit.first ? unit.blank_before : 0);
        placed.y_offset = glyph.y_offset == 0 ? 0 : scaled(glyph.y_offset, box.size, units_per_em);
        if (std::abs(placed.y_offset) > box.size / 3 && is_in_tall_stack(run, unit.first, unit.last, i)) {
            placed.y_offset = std::clamp(placed.y_offset, -box.size / 3, box.size / 3);
            out.squeezed_marks = true;
        }
        placed.cluster = start + (glyph.cluster - run.glyphs[unit.first].cluster);
        rest -= placed.advance;
        box.glyphs.push_back(placed);
    }
}

}  // namespace gazette::layout
