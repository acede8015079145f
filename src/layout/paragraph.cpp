#include "layout/paragraph.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/core.h>

#include "base/move_to_end.h"
#include "base/text.h"
#include "base/utf8.h"
#include "layout/line_builder.h"
#include "layout/line_items.h"
#include "layout/text_class.h"

namespace gazette::layout {

namespace {

/// Below this measure hardly a paragraph does without hyphens, so that the pass without them is not tried.
constexpr ScaledPoints least_measure_without_hyphens = 200 * base::scaled_points_per_point;
constexpr int most_hyphens = 2;
/// The badness of a line that stretches by all that the style allows it, and no more.
constexpr int fully_stretched = 100;
/// What a hyphen leaves on either side at least, where nothing else keeps lines within the style's limits: two letters of a
/// prefix may go before it (en-ter, re-main), as most patterns allow.
constexpr HyphenMinima least_letters{2, 3};
constexpr std::size_t good_letters_before = 3;
constexpr std::size_t least_last_letters = 4;

/// No line goes beyond the style's limits where hyphens can keep it within them. Else any way to break is looked at.
BreakSettings justified_settings(ScaledPoints measure) {
    BreakSettings settings;
    settings.measure = measure;
    settings.pretolerance = measure < least_measure_without_hyphens ? -1 : fully_stretched;
    settings.tolerance = fully_stretched;
    settings.forgiving = true;
    settings.most_hyphens = most_hyphens;
    return settings;
}

/// Every end may be short, so that few lines and even ends cost least.
BreakSettings ragged_settings(ScaledPoints measure) {
    BreakSettings settings;
    settings.measure = measure;
    settings.end_stretch = measure;
    settings.tolerance = infinitely_bad;
    settings.adjacent_demerits = 0;
    settings.most_hyphens = most_hyphens;
    return settings;
}

/// What a justified line may be narrower than its measure: no more than widened spaces would stand out.
constexpr ScaledPoints tolerated_shortfall = base::scaled_points_per_point;

/// Longer texts do not come again.
constexpr std::size_t longest_kept_text = 40;
/// Widths kept before they are all forgotten.
constexpr std::size_t most_widths = 2'000;

/// All that the natural width of a text in one style depends on.
std::string width_key(const Paragraph& paragraph) {
    const StyledSpan& span = paragraph.spans.front();
    const style::TextStyle& style = span.style;
    const char flags[] = {style.bold ? 'b' : '-', style.italic ? 'i' : '-', style.capitals ? 'c' : '-',
                          paragraph.direction == base::Direction::right_to_left ? 'r' : '-'};
    std::string key(flags, sizeof flags);
    key += std::to_string(style.size) + ' ' + std::to_string(style.tracking) + '\n' + style.family + '\n' + span.language;
    for (const std::string& feature : style.features) key += '\n' + feature;
    return key + '\0' + paragraph.text;
}

LinePlan plan_of(std::size_t line, std::size_t count, const ItemBuilder::Ends& ends, ScaledPoints measure) {
    LinePlan plan;
    plan.measure = measure;
    plan.indent = line == 0 ? ends.indent : 0;
    plan.reserve = line + 1 == count ? ends.reserve : 0;
    plan.keeps_leading_spaces = line == 0;
    return plan;
}

/// A line without spaces ends where its text does, once its letters have given what they can.
bool falls_short(const Line& line, const LinePlan& plan) {
    return plan.justified && line.width + tolerated_shortfall < plan.measure - plan.indent - plan.reserve;
}

bool has_squeezed_marks(const Line& line) {
    return std::any_of(line.boxes.begin(), line.boxes.end(), std::mem_fn(&LineBox::squeezed_marks));
}

/// The start of what a line says.
std::string start_of(const Line& line) {
    constexpr std::size_t most_bytes = 60;
    std::string text;
    for (const LineBox& box : line.boxes) text += box.box.text;
    return base::shortened(text, most_bytes);
}

}  // namespace

struct ParagraphSetter::State {
    font::Library& library;
    style::Justification limits;
    font::Shaper shaper;
    TextClasses classes;
    Hyphenator hyphenator;
    ItemBuilder item_builder;
    LineBreaker breaker;
    LineBuilder line_builder;
    /// Labels come again with each article; by what `width_key` makes of them.
    std::unordered_map<std::string, ScaledPoints> widths;
    std::set<char32_t> reported;
    base::Diagnostics diagnostics;

    State(font::Library& fonts, HyphenationPatterns& patterns, const style::PdfStyle& style)
        : library(fonts), limits(style.justification), shaper(fonts), hyphenator(patterns, least_letters),
          item_builder(fonts, shaper, classes, hyphenator), line_builder(fonts, style.justification) {}

    std::vector<ShapedSegment> shape(const Paragraph& paragraph, Paragraph& changed);
    ScaledPoints natural_width(const Paragraph& paragraph);
    std::vector<font::Uncovered> shape_segments(const Paragraph& paragraph, std::vector<ShapedSegment>& segments);
    void report(const std::vector<font::Uncovered>& uncovered);
    void report_compromises(const std::vector<Line>& lines);
    struct BrokenItems {
        const LineItems& items;
        const std::vector<std::uint32_t>& ends;
    };
    BrokenItems break_segment(ShapedSegment& segment, bool justified, const ItemBuilder::Ends& ends, ScaledPoints measure,
                              BreakSettings settings);
    BrokenItems break_evenly(ShapedSegment& segment, const ItemBuilder::Ends& ends, ScaledPoints measure);
    std::vector<Line> set_segment(ShapedSegment& segment, const Paragraph& paragraph, ScaledPoints measure, bool is_first,
                                  bool is_last);
    std::optional<Line> set_on_one_line(const ShapedSegment& segment, const Paragraph& paragraph, ScaledPoints measure);
    bool try_justified(ShapedSegment& segment, const ItemBuilder::Ends& ends, ScaledPoints measure,
                       std::vector<Line>& lines);
    std::vector<Line> set_ragged(ShapedSegment& segment, const ItemBuilder::Ends& ends, const Paragraph& paragraph,
                                 ScaledPoints measure);
    ScaledPoints balanced(const LineItems& items, ScaledPoints measure);
    Line build_line(const ShapedSegment& segment, const LineItems& items, const std::vector<std::uint32_t>& ends,
                    std::size_t line, LinePlan plan);
};

// ---- shaping

/// Borrows from the paragraph, or from `changed` where capitals or missing characters ask for another text.
std::vector<ShapedSegment> ParagraphSetter::State::shape(const Paragraph& paragraph, Paragraph& changed) {
    const bool capitalised = has_capitals(paragraph);
    if (capitalised) changed = with_capitals(paragraph);
    const Paragraph& shaped = capitalised ? changed : paragraph;
    std::vector<ShapedSegment> segments;
    const auto uncovered = shape_segments(shaped, segments);
    if (!uncovered.empty()) {
        report(uncovered);
        changed = spelt_out(shaped, uncovered);
        shape_segments(changed, segments);
    }
    for (ShapedSegment& segment : segments) {
        UnitBuilder(library, classes).append(segment.segment, segment.runs, 0, segment.units);
    }
    return segments;
}

/// Returns the characters that no face has, counted from the paragraph's start.
std::vector<font::Uncovered> ParagraphSetter::State::shape_segments(const Paragraph& paragraph,
                                                                    std::vector<ShapedSegment>& segments) {
    segments.clear();
    std::vector<font::Uncovered> uncovered;
    for (Segment& segment : segments_of(paragraph)) {
        ShapedSegment& shaped = segments.emplace_back();
        shaped.segment = std::move(segment);
        const std::string_view text = shaped.segment.text;
        font::ShapedText result = shaper.shape(text, shaper_spans(shaped.segment), paragraph.direction);
        shaped.runs = std::move(result.runs);
        const auto offset = static_cast<std::uint32_t>(text.data() - paragraph.text.data());
        for (const font::Uncovered& character : result.uncovered) {
            uncovered.push_back({character.code_point, character.at + offset});
        }
    }
    return uncovered;
}

/// Each character once.
void ParagraphSetter::State::report(const std::vector<font::Uncovered>& uncovered) {
    for (const font::Uncovered& character : uncovered) {
        if (!reported.insert(character.code_point).second) continue;
        const auto code = static_cast<std::uint32_t>(character.code_point);
        diagnostics.push_back(
            {base::Severity::warning,
             {},
             fmt::format("no font has the character U+{:04X}: its code is set in a frame in its place", code),
             "install a font that has it, or name one in fonts.toml"});
    }
}

/// What had to give so that the text could be set: each kind once for a paragraph, with the first line that shows it.
void ParagraphSetter::State::report_compromises(const std::vector<Line>& lines) {
    const auto report_first = [&](const auto& is_so, base::Severity severity, std::string_view what,
                                  std::string_view hint) {
        const auto line = std::find_if(lines.begin(), lines.end(), is_so);
        if (line == lines.end()) return;
        diagnostics.push_back({severity, {}, std::string(what) + ": \"" + start_of(*line) + "\"", std::string(hint)});
    };
    report_first(std::mem_fn(&Line::overfull), base::Severity::warning, "a line stands out of its column",
                 "a style with wider columns or smaller text has room for it");
    report_first(has_squeezed_marks, base::Severity::warning,
                 "more marks stand on a letter than a line has room for, and overlap", {});
    report_first(std::mem_fn(&Line::parts_word), base::Severity::note,
                 "a word wider than its column is parted without a hyphen", {});
}

// ---- lines

std::vector<Line> ParagraphSetter::State::set_segment(ShapedSegment& segment, const Paragraph& paragraph,
                                                      ScaledPoints measure, bool is_first, bool is_last) {
    if (segment.units.empty()) return std::vector<Line>(1);
    if (is_first && is_last) {
        if (std::optional<Line> line = set_on_one_line(segment, paragraph, measure)) {
            std::vector<Line> lines;
            lines.push_back(*std::move(line));
            return lines;
        }
    }
    const ItemBuilder::Ends ends{is_first ? paragraph.first_line_indent : 0, is_last ? paragraph.last_line_reserve : 0};
    std::vector<Line> lines;
    if (paragraph.align == style::Align::justify && try_justified(segment, ends, measure, lines)) return lines;
    return set_ragged(segment, ends, paragraph, measure);
}

/// No way to break a text costs less than none where it fits as it is. Nothing where it does not.
std::optional<Line> ParagraphSetter::State::set_on_one_line(const ShapedSegment& segment, const Paragraph& paragraph,
                                                            ScaledPoints measure) {
    LinePlan plan;
    plan.measure = measure;
    plan.indent = paragraph.first_line_indent;
    plan.reserve = paragraph.last_line_reserve;
    plan.keeps_leading_spaces = true;
    plan.last = static_cast<std::uint32_t>(segment.units.size());
    plan.align = paragraph.align == style::Align::justify ? style::Align::start : paragraph.align;
    ScaledPoints width = plan.indent + plan.reserve;
    for (const Unit& unit : segment.units) {
        width += unit.width + unit.blank_before + unit.blank_after;
        if (width > measure) return std::nullopt;
    }
    return line_builder.build(segment, plan);
}

/// As TeX does, looks for places for hyphens only where no way to do without them is good.
ParagraphSetter::State::BrokenItems ParagraphSetter::State::break_segment(ShapedSegment& segment, bool justified,
                                                                          const ItemBuilder::Ends& ends,
                                                                          ScaledPoints measure, BreakSettings settings) {
    const Elasticity elasticity{justified, limits, good_letters_before, least_last_letters};
    if (settings.pretolerance >= 0) {
        const LineItems& items = item_builder.build_without_hyphens(segment, elasticity, ends, measure);
        if (!item_builder.parts_words()) {
            if (const auto* chosen = breaker.break_without_hyphens(items.items, settings)) return {items, *chosen};
            settings.pretolerance = -1;
        }
        const LineItems& hyphenated = item_builder.hyphenate();
        return {hyphenated, breaker.break_lines(hyphenated.items, settings)};
    }
    const LineItems& items = item_builder.build(segment, elasticity, ends, measure);
    return {items, breaker.break_lines(items.items, settings)};
}

/// False where a line's spaces would be too wide or it has none to widen, or words stand out of the measure.
bool ParagraphSetter::State::try_justified(ShapedSegment& segment, const ItemBuilder::Ends& ends, ScaledPoints measure,
                                           std::vector<Line>& lines) {
    const auto& [items, breaks] = break_segment(segment, true, ends, measure, justified_settings(measure));
    lines.reserve(breaks.size());
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        LinePlan plan = plan_of(i, breaks.size(), ends, measure);
        plan.align = style::Align::justify;
        plan.justified = i + 1 < breaks.size();
        lines.push_back(build_line(segment, items, breaks, i, plan));
        const bool is_loose = line_builder.word_space() > limits.ragged_above || falls_short(lines.back(), plan);
        if (lines.back().overfull || is_loose) return lines.clear(), false;
    }
    return true;
}

std::vector<Line> ParagraphSetter::State::set_ragged(ShapedSegment& segment, const ItemBuilder::Ends& ends,
                                                     const Paragraph& paragraph, ScaledPoints measure) {
    const auto& [items, breaks] = paragraph.balance
                                      ? break_evenly(segment, ends, measure)
                                      : break_segment(segment, false, ends, measure, ragged_settings(measure));
    std::vector<Line> lines;
    lines.reserve(breaks.size());
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        LinePlan plan = plan_of(i, breaks.size(), ends, measure);
        plan.align = paragraph.align == style::Align::justify ? style::Align::start : paragraph.align;
        lines.push_back(build_line(segment, items, breaks, i, plan));
    }
    return lines;
}

/// Into no more lines than the measure needs, of about the same length.
ParagraphSetter::State::BrokenItems
ParagraphSetter::State::break_evenly(ShapedSegment& segment, const ItemBuilder::Ends& ends, ScaledPoints measure) {
    const LineItems& items =
        item_builder.build(segment, {false, limits, good_letters_before, least_last_letters}, ends, measure);
    const ScaledPoints narrowed = balanced(items, measure);
    return {items, breaker.break_lines(items.items, ragged_settings(narrowed))};
}

/// The narrowest measure, to a point, that needs no more lines.
ScaledPoints ParagraphSetter::State::balanced(const LineItems& items, ScaledPoints measure) {
    const std::size_t fewest = breaker.break_lines(items.items, ragged_settings(measure)).size();
    if (fewest == 1) return measure;
    ScaledPoints too_narrow = measure / 3;
    ScaledPoints enough = measure;
    while (enough - too_narrow > base::scaled_points_per_point) {
        const ScaledPoints middle = (enough + too_narrow) / 2;
        const bool fits =
            breaker.break_lines(items.items, ragged_settings(middle)).size() <= fewest && !breaker.is_overfull();
        (fits ? enough : too_narrow) = middle;
    }
    return enough;
}

Line ParagraphSetter::State::build_line(const ShapedSegment& segment, const LineItems& items,
                                        const std::vector<std::uint32_t>& ends, std::size_t line, LinePlan plan) {
    const auto hyphen_at = [&](std::uint32_t item) -> const HyphenBreak* {
        if (item >= items.items.size() || items.origins[item].hyphen == LineItems::no_hyphen) return nullptr;
        return &items.hyphens[items.origins[item].hyphen];
    };
    const auto count = static_cast<std::uint32_t>(segment.units.size());
    plan.last = ends[line] < items.items.size() ? items.origins[ends[line]].unit : count;
    plan.broken_after = hyphen_at(ends[line]);
    if (plan.broken_after != nullptr) plan.last = plan.broken_after->end;
    if (line > 0) {
        plan.first = items.origins[ends[line - 1]].unit;
        plan.broken_before = hyphen_at(ends[line - 1]);
        if (plan.broken_before != nullptr) plan.first = plan.broken_before->next;
    }
    const bool parts_word = plan.broken_after == nullptr && plan.last < count && item_builder.parts_word_before(plan.last);
    // The space at which a line breaks belongs to the text of the line before.
    while (plan.broken_after == nullptr && plan.last < count && is_space(segment.units[plan.last].kind)) ++plan.last;
    Line built = line_builder.build(segment, plan);
    built.word_space = line_builder.word_space();
    built.parts_word = parts_word;
    return built;
}

ScaledPoints ParagraphSetter::State::natural_width(const Paragraph& paragraph) {
    ScaledPoints widest = 0;
    Paragraph changed;
    for (const ShapedSegment& segment : shape(paragraph, changed)) {
        LinePlan plan;
        plan.last = static_cast<std::uint32_t>(segment.units.size());
        plan.keeps_leading_spaces = true;
        if (plan.last > 0) widest = std::max(widest, line_builder.natural_width(segment, plan));
    }
    return widest;
}

// ---- the door

ParagraphSetter::ParagraphSetter(font::Library& library, HyphenationPatterns& patterns, const style::PdfStyle& style)
    : state_(std::make_unique<State>(library, patterns, style)) {}

ParagraphSetter::~ParagraphSetter() = default;

std::vector<Line> ParagraphSetter::set(const Paragraph& paragraph, ScaledPoints measure) {
    std::vector<Line> lines;
    if (paragraph.text.empty()) return lines;
    Paragraph changed;
    std::vector<ShapedSegment> segments = state_->shape(paragraph, changed);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        base::move_to_end(lines, state_->set_segment(segments[i], paragraph, measure, i == 0, i + 1 == segments.size()));
    }
    state_->report_compromises(lines);
    return lines;
}

ScaledPoints ParagraphSetter::natural_width(const Paragraph& paragraph) {
    if (paragraph.text.empty()) return 0;
    if (paragraph.spans.size() != 1 || paragraph.text.size() > longest_kept_text || paragraph.spans.front().picture > 0) {
        return state_->natural_width(paragraph);
    }
    const std::string key = width_key(paragraph);
    if (const auto known = state_->widths.find(key); known != state_->widths.end()) return known->second;
    if (state_->widths.size() >= most_widths) state_->widths.clear();
    return state_->widths.emplace(key, state_->natural_width(paragraph)).first->second;
}

base::Diagnostics ParagraphSetter::take_diagnostics() {
    base::Diagnostics all = std::exchange(state_->diagnostics, {});
    base::Diagnostics notes = state_->hyphenator.take_diagnostics();
    std::move(notes.begin(), notes.end(), std::back_inserter(all));
    return all;
}

}  // namespace gazette::layout
