#include "layout/line_items.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "layout/address_joints.h"

namespace gazette::layout {

namespace {

/// After a hyphen that the text has, and after a slash (TeX's \exhyphenpenalty).
constexpr int hyphen_penalty = 50;
/// After fewer letters than are good.
constexpr int reluctant_hyphen_penalty = 100;
/// Within a word that is wider than the measure: where it falls into parts of itself, and between any two letters.
constexpr int joint_penalty = 500;
constexpr int desperate_penalty = 5000;
/// Before a last line with fewer letters than are good.
constexpr int short_last_line_penalty = 1000;

constexpr std::u32string_view opening_brackets = U"([{";
constexpr std::u32string_view closing_brackets = U")]}";
/// Marks that French sets a space before, which is not always one that keeps lines together.
constexpr std::u32string_view french_closings = U"»!?;:%";

bool is_word_part(const Unit& unit) {
    return unit.kind == TextClass::letter && unit.western;
}

}  // namespace

ScaledPoints letter_stretch(const Unit& unit, ScaledPoints size, const style::Justification& limits) {
    if (!unit.western || unit.first == unit.last) return 0;
    return unit.width * limits.glyph_expansion / 1000 + size * limits.letter_space_max / 1000;
}

ScaledPoints letter_shrink(const Unit& unit, ScaledPoints size, const style::Justification& limits) {
    if (!unit.western || unit.first == unit.last) return 0;
    return unit.width * limits.glyph_expansion / 1000 - size * limits.letter_space_min / 1000;
}

ScaledPoints space_stretch(const Unit& unit, const style::Justification& limits) {
    return unit.width * (limits.word_space_max - 1000) / 1000;
}

ScaledPoints space_shrink(const Unit& unit, const style::Justification& limits) {
    return unit.width * (1000 - limits.word_space_min) / 1000;
}

ScaledPoints hang_of(const Unit& unit, const style::Justification& limits) {
    const bool hangs = unit.kind == TextClass::point || unit.kind == TextClass::hyphen;
    return hangs && unit.western ? unit.width * limits.hanging / 1000 : 0;
}

ItemBuilder::ItemBuilder(font::Library& library, font::Shaper& shaper, TextClasses& classes, Hyphenator& hyphenator)
    : library_(library), shaper_(shaper), classes_(classes), hyphenator_(hyphenator) {}

LineItems& ItemBuilder::build(ShapedSegment& shaped, const Elasticity& elasticity, const Ends& ends, ScaledPoints measure) {
    begin(shaped, elasticity, ends, measure);
    return hyphenate();
}

LineItems& ItemBuilder::build_without_hyphens(ShapedSegment& shaped, const Elasticity& elasticity, const Ends& ends,
                                              ScaledPoints measure) {
    begin(shaped, elasticity, ends, measure);
    hyphenates_ = false;
    // What a language lacks is told whether or not its first paragraph has to part words.
    if (!knows_languages()) hyphenate_words();
    hyphens_.assign(shaped.units.size() + 1, {});
    return add_items();
}

LineItems& ItemBuilder::hyphenate() {
    hyphenates_ = true;
    hyphenate_words();
    return add_items();
}

void ItemBuilder::begin(ShapedSegment& shaped, const Elasticity& elasticity, const Ends& ends, ScaledPoints measure) {
    shaped_ = &shaped;
    elasticity_ = elasticity;
    ends_ = ends;
    find_last_line();
    find_breaks();
    open_words(measure);
}

LineItems& ItemBuilder::add_items() {
    out_.items.clear();
    out_.origins.clear();
    out_.hyphens.clear();
    hyphenated_run_ = LineItems::no_hyphen;
    if (ends_.indent > 0) {
        Item indent;
        indent.width = ends_.indent;
        add(indent, 0);
    }
    add_units();
    Item rest;
    rest.kind = ItemKind::penalty;
    rest.penalty = forbidding_penalty;
    const auto count = static_cast<std::uint32_t>(shaped_->units.size());
    add(rest, count);
    rest = {};
    rest.kind = ItemKind::glue;
    rest.width = ends_.reserve;
    rest.fills = true;
    add(rest, count);
    return out_;
}

// ---- where lines may break

/// Letters and figures count, but for raised ones, which mark notes and links.
void ItemBuilder::find_last_line() {
    const Segment& segment = shaped_->segment;
    std::size_t lacking = elasticity_.least_last_letters;
    std::size_t at = segment.text.size();
    for (std::size_t span = segment.spans.size(); lacking > 0 && span-- > 0;) {
        const std::size_t begin = segment.spans[span].begin;
        if (segment.spans[span].styled->rise != 0) at = begin;
        while (lacking > 0 && at > begin) {
            do {
                --at;
            } while (at > begin && base::continues_character(segment.text[at]));
            std::size_t next = at;
            if (u_isalnum(static_cast<UChar32>(base::next_code_point(segment.text, next)))) --lacking;
        }
    }
    last_line_ = lacking == 0 ? static_cast<std::uint32_t>(at) : 0;
}

/// Makes a break before this byte, if the last line would have too few letters after it, one for want of a better.
void ItemBuilder::keep_from_last_line(std::uint32_t at, Item& item) const {
    if (at <= last_line_) return;
    item.reluctant = true;
    item.penalty = std::max(item.penalty, short_last_line_penalty);
}

/// UAX #14 within words; at spaces `space_may_break` decides.
void ItemBuilder::find_breaks() {
    const Segment& segment = shaped_->segment;
    const std::vector<Unit>& units = shaped_->units;
    may_start_.assign(units.size() + 1, false);
    if (segment.spans.empty()) return;
    const std::string_view primary = base::primary_language(segment.spans.front().styled->language);
    std::size_t unit = 0;
    for (const std::uint32_t offset : line_starts_.find(segment.text, primary)) {
        while (unit < units.size() && units[unit].begin < offset) ++unit;
        if (unit == units.size()) break;
        may_start_[unit] = units[unit].begin == offset && unit > 0 && part_rightly(unit);
    }
}

/// Dashes stay with the word before them, and a hyphen that starts a word with it, whatever UAX #14 says.
bool ItemBuilder::part_rightly(std::size_t unit) const {
    const Unit& before = shaped_->units[unit - 1];
    const Unit& after = shaped_->units[unit];
    if (is_space(before.kind) || is_space(after.kind)) return false;
    // A superior or inferior figure stays with what it stands beside: UAX #14 would part it from an ideograph.
    const std::vector<SegmentSpan>& spans = shaped_->segment.spans;
    if (spans[after.span].styled->rise != 0 && spans[before.span].styled->rise == 0) return false;
    const char32_t first = first_character(after);
    if ((first == U'\u2014' || first == U'\u2013') && !is_cjk(before.kind)) return false;
    const bool starts_word = unit < 2 || is_space(shaped_->units[unit - 2].kind);
    return before.kind != TextClass::hyphen || !starts_word;
}

bool ItemBuilder::space_may_break(std::uint32_t space) const {
    const std::vector<Unit>& units = shaped_->units;
    if (space == 0 || space + 1 >= units.size()) return true;
    const char32_t before = last_character(units[space - 1]);
    const char32_t after = first_character(units[space + 1]);
    if (contains(opening_brackets, before) || contains(closing_brackets, after)) return false;
    const std::string& language = shaped_->segment.spans[units[space].span].styled->language;
    if (!language.starts_with("fr")) return true;
    return before != U'«' && !contains(french_closings, after);
}

/// A word that is wider than the measure may break at its joints, and a part of it that is still wider between any two letters.
void ItemBuilder::open_words(ScaledPoints measure) {
    const std::vector<Unit>& units = shaped_->units;
    is_desperate_.assign(units.size() + 1, false);
    parts_words_ = false;
    std::size_t start = 0;
    ScaledPoints width = 0;
    for (std::size_t i = 0; i <= units.size(); ++i) {
        const bool ends = i == units.size() || is_space(units[i].kind) || may_start_[i];
        if (ends) {
            const bool parts = width > measure;
            parts_words_ = parts_words_ || parts;
            if (parts) open_word(start, i, measure);
            start = i;
            width = 0;
        }
        if (i < units.size() && !is_space(units[i].kind)) width += units[i].width;
    }
}

void ItemBuilder::open_word(std::size_t first, std::size_t last, ScaledPoints measure) {
    std::size_t start = first;
    ScaledPoints width = 0;
    for (std::size_t i = first; i <= last; ++i) {
        const bool is_joined = i > first && i < last && is_joint(shaped_->segment.text, shaped_->units[i].begin);
        if (is_joined || i == last) {
            for (std::size_t k = start + 1; width > measure && k < i; ++k) is_desperate_[k] = true;
            is_desperate_[i] = is_joined;
            start = i;
            width = 0;
        }
        if (i < last) width += shaped_->units[i].width;
    }
}

// ---- units to items

void ItemBuilder::add_units() {
    const auto count = static_cast<std::uint32_t>(shaped_->units.size());
    has_box_ = false;
    for (std::uint32_t unit = 0; unit < count; ++unit) {
        if (shaped_->units[unit].kind == TextClass::space) {
            add_space(unit);
            continue;
        }
        if (unit > 0 && may_have_break_before(unit) && add_break_before(unit)) continue;
        if (shaped_->units[unit].kind == TextClass::no_break_space) {
            add_space(unit);
        } else {
            add_box(unit);
        }
    }
    flush_box();
}

void ItemBuilder::add_space(std::uint32_t index) {
    flush_box();
    const Unit& unit = shaped_->units[index];
    const bool may_break = unit.kind == TextClass::space && space_may_break(index);
    Item penalty;
    penalty.kind = ItemKind::penalty;
    penalty.penalty = may_break ? 0 : forbidding_penalty;
    keep_from_last_line(unit.end, penalty);
    if (index > 0) penalty.hang = hang_of(shaped_->units[index - 1], elasticity_.limits);
    if (penalty.penalty > 0) add(penalty, index);
    Item glue;
    glue.kind = ItemKind::glue;
    glue.width = unit.width;
    glue.hang = elasticity_.justified ? penalty.hang : 0;
    if (elasticity_.justified) {
        glue.stretch = space_stretch(unit, elasticity_.limits);
        glue.shrink = space_shrink(unit, elasticity_.limits);
    }
    add(glue, index);
}

/// False of most letters: nothing parts them from the one before.
bool ItemBuilder::may_have_break_before(std::uint32_t index) const {
    return may_start_[index] || is_desperate_[index] || hyphens_[index].at != HyphenPlace::nowhere ||
           is_cjk(shaped_->units[index].kind) || is_cjk(shaped_->units[index - 1].kind);
}

/// Whether it stands for the unit as well.
bool ItemBuilder::add_break_before(std::uint32_t index) {
    const Unit& before = shaped_->units[index - 1];
    const Unit& after = shaped_->units[index];
    if (is_space(before.kind)) return false;
    if (hyphens_[index].at != HyphenPlace::nowhere) return hyphenate_at(index, hyphens_[index]);
    const Gap gap = gap_between(before, after);
    if (gap.width != 0 || gap.stretch != 0) {
        add_gap(index, gap, may_start_[index]);
        return false;
    }
    if (may_start_[index] && last_character(before) == U'\u00AD') return hyphenates_ && hyphenate_at(index, {after.begin});
    if (!may_start_[index] && !is_desperate_[index]) return false;
    flush_box();
    Item item;
    item.kind = ItemKind::penalty;
    item.penalty = may_start_[index] ? 0 : desperate_penalty;
    if (!may_start_[index] && is_joint(shaped_->segment.text, after.begin)) item.penalty = joint_penalty;
    if (before.kind == TextClass::hyphen || last_character(before) == U'/') {
        item.kind = ItemKind::discretionary;
        item.penalty = hyphen_penalty;
        item.hang = elasticity_.justified ? hang_of(before, elasticity_.limits) : 0;
    }
    keep_from_last_line(after.begin, item);
    add(item, index);
    return false;
}

void ItemBuilder::add_gap(std::uint32_t index, const Gap& gap, bool may_break) {
    flush_box();
    if (!may_break) {
        Item penalty;
        penalty.kind = ItemKind::penalty;
        penalty.penalty = is_desperate_[index] ? desperate_penalty : forbidding_penalty;
        add(penalty, index);
    }
    Item glue;
    glue.kind = ItemKind::glue;
    glue.width = gap.width;
    if (elasticity_.justified) {
        glue.stretch = gap.stretch;
        glue.shrink = gap.shrink;
    }
    add(glue, index);
}

void ItemBuilder::add_box(std::uint32_t index) {
    const Unit& unit = shaped_->units[index];
    if (!has_box_) {
        box_ = {};
        box_unit_ = index;
        has_box_ = true;
    }
    box_.width += unit.width;
    if (!elasticity_.justified) return;
    const ScaledPoints size = style_of(unit).size;
    box_.stretch += letter_stretch(unit, size, elasticity_.limits);
    box_.shrink += letter_shrink(unit, size, elasticity_.limits);
}

void ItemBuilder::flush_box() {
    if (has_box_) add(box_, box_unit_);
    has_box_ = false;
}

void ItemBuilder::add(const Item& item, std::uint32_t unit, std::uint32_t hyphen) {
    out_.items.push_back(item);
    out_.origins.push_back({unit, hyphen});
}

// ---- hyphens

/// `hyphens_` receives a place for each unit, nowhere for most.
void ItemBuilder::hyphenate_words() {
    const std::vector<Unit>& units = shaped_->units;
    hyphens_.assign(units.size() + 1, HyphenPlace{});
    const auto count = static_cast<std::uint32_t>(units.size());
    for (std::uint32_t first = 0; first < count;) {
        std::uint32_t last = first;
        while (last < count && is_word_part(units[last]) && units[last].run == units[first].run &&
               units[last].span == units[first].span) {
            ++last;
        }
        if (last > first && style_of(units[first]).hyphenate) hyphenate_word(first, last);
        first = std::max(last, first + 1);
    }
}

bool ItemBuilder::knows_languages() const {
    const std::vector<SegmentSpan>& spans = shaped_->segment.spans;
    return std::all_of(spans.begin(), spans.end(), [this](const SegmentSpan& span) {
        return !span.styled->style.hyphenate || hyphenator_.knows(span.styled->language);
    });
}

void ItemBuilder::hyphenate_word(std::uint32_t first, std::uint32_t last) {
    const std::vector<Unit>& units = shaped_->units;
    const std::uint32_t begin = units[first].begin;
    const std::string_view word = shaped_->segment.text.substr(begin, units[last - 1].end - begin);
    const std::string& language = shaped_->segment.spans[units[first].span].styled->language;
    std::uint32_t unit = first;
    for (const std::uint16_t offset : hyphenator_.hyphenate(word, language)) {
        const std::uint32_t at = begin + offset;
        while (unit + 1 < last && units[unit].end <= at) ++unit;
        hyphens_[unit] = {at, base::count_code_points(word.substr(0, offset)) < elasticity_.good_letters_before};
    }
}

/// Whether the hyphen's item stands for the unit: one that falls apart where a line breaks in it.
bool ItemBuilder::hyphenate_at(std::uint32_t unit, const HyphenPlace& place) {
    const bool is_within = place.at != shaped_->units[unit].begin;
    HyphenBreak parted = is_within ? part_within(unit, place.at) : part_between(unit, place.at);
    if (parted.before.empty()) return false;
    flush_box();
    add_hyphen_item(unit, parted, place);
    out_.hyphens.push_back(std::move(parted));
    return is_within;
}

/// The letter before the hyphen loses the kerning with the one after it.
HyphenBreak ItemBuilder::part_between(std::uint32_t index, std::uint32_t at) {
    HyphenBreak parted;
    Unit last = shaped_->units[index - 1];
    Unit hyphen;
    if (!hyphen_of(last, at, hyphen)) return parted;
    if (last.last == last.first + 1 && last.western) {
        const font::Run& run = shaped_->runs[last.run];
        const font::Face& face = library_.face(run.face);
        const font::Glyph& glyph = run.glyphs[last.first];
        const int kerning = face.advance_of(glyph.id) - glyph.advance;
        last.width += scaled(kerning, style_of(last).size, face.metrics().units_per_em);
    }
    parted.end = index - 1;
    parted.next = index;
    parted.before = {last, hyphen};
    return parted;
}

/// A ligature falls apart.
HyphenBreak ItemBuilder::part_within(std::uint32_t index, std::uint32_t at) {
    const Unit whole = shaped_->units[index];
    HyphenBreak parted;
    Unit hyphen;
    if (at <= whole.begin || at >= whole.end || !hyphen_of(whole, at, hyphen)) return parted;
    parted.end = index;
    parted.next = index + 1;
    parted.before = shape_piece(whole, whole.begin, at);
    parted.after = shape_piece(whole, at, whole.end);
    if (!parted.before.empty()) parted.before.push_back(hyphen);
    return parted;
}

std::vector<Unit> ItemBuilder::shape_piece(const Unit& whole, std::uint32_t begin, std::uint32_t end) {
    Segment piece;
    piece.text = shaped_->segment.text.substr(begin, end - begin);
    piece.direction = shaped_->segment.direction;
    piece.spans = {{0, end - begin, shaped_->segment.spans[whole.span].styled}};
    const std::size_t first_run = shaped_->runs.size();
    font::ShapedText shaped = shaper_.shape(piece.text, shaper_spans(piece), piece.direction);
    for (font::Run& run : shaped.runs) {
        run.level = shaped_->runs[whole.run].level;
        shaped_->runs.push_back(std::move(run));
    }
    std::vector<Unit> units;
    UnitBuilder(library_, classes_).append(piece, shaped_->runs, first_run, units);
    for (Unit& unit : units) {
        unit.span = whole.span;
        unit.begin += begin;
        unit.end += begin;
    }
    return units;
}

/// False where the face has none.
bool ItemBuilder::hyphen_of(const Unit& unit, std::uint32_t at, Unit& hyphen) {
    if (hyphenated_run_ != unit.run && !add_hyphen_run(unit.run)) return false;
    const font::Run& run = shaped_->runs[hyphen_run_];
    hyphen = Unit{at, at, hyphen_run_, 0, 1, unit.span, TextClass::hyphen};
    hyphen.western = unit.western;
    const int units_per_em = library_.face(run.face).metrics().units_per_em;
    hyphen.width = scaled(run.glyphs.front().advance, style_of(unit).size, units_per_em);
    return true;
}

bool ItemBuilder::add_hyphen_run(std::uint32_t word_run) {
    font::Run run = {
        shaped_->runs[word_run].face, shaped_->runs[word_run].right_to_left, shaped_->runs[word_run].level, 0, 0, {}};
    const font::Face& face = library_.face(run.face);
    font::Glyph glyph;
    glyph.id = face.glyph_of(U'\u2010') != 0 ? face.glyph_of(U'\u2010') : face.glyph_of(U'-');
    if (glyph.id == 0) return false;
    glyph.advance = face.advance_of(glyph.id);
    run.glyphs.push_back(glyph);
    hyphenated_run_ = word_run;
    hyphen_run_ = static_cast<std::uint32_t>(shaped_->runs.size());
    shaped_->runs.push_back(std::move(run));
    return true;
}

void ItemBuilder::add_hyphen_item(std::uint32_t index, const HyphenBreak& parted, const HyphenPlace& place) {
    const std::vector<Unit>& units = shaped_->units;
    Item item;
    item.kind = ItemKind::discretionary;
    item.hyphenation = true;
    item.reluctant = place.reluctant;
    item.penalty = place.reluctant ? reluctant_hyphen_penalty : hyphen_penalty;
    keep_from_last_line(place.at, item);
    for (const Unit& unit : parted.before) item.pre += unit.width;
    for (const Unit& unit : parted.after) item.post += unit.width;
    if (parted.next == index) {
        item.pre -= units[parted.end].width;
    } else {
        const ScaledPoints size = style_of(units[index]).size;
        item.width = units[index].width;
        item.stretch = elasticity_.justified ? letter_stretch(units[index], size, elasticity_.limits) : 0;
        item.shrink = elasticity_.justified ? letter_shrink(units[index], size, elasticity_.limits) : 0;
    }
    item.hang = elasticity_.justified ? hang_of(parted.before.back(), elasticity_.limits) : 0;
    add(item, index, static_cast<std::uint32_t>(out_.hyphens.size()));
}

char32_t ItemBuilder::last_character(const Unit& unit) const {
    const std::string_view text = shaped_->segment.text;
    std::size_t at = unit.end;
    do {
        --at;
    } while (at > unit.begin && base::continues_character(text[at]));
    return base::next_code_point(text, at);
}

char32_t ItemBuilder::first_character(const Unit& unit) const {
    std::size_t at = unit.begin;
    return base::next_code_point(shaped_->segment.text, at);
}

}  // namespace gazette::layout
