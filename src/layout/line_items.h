#pragma once

// The units of a segment in; out come the items that the breaker chooses among, and what stands on either side of each
// break.

#include <cstdint>
#include <vector>

#include "font/library.h"
#include "font/shaper.h"
#include "layout/break_lines.h"
#include "layout/hyphenate.h"
#include "layout/line_starts.h"
#include "layout/segment.h"
#include "layout/units.h"
#include "style/style.h"

namespace gazette::layout {

/// A segment as it was shaped. Pieces of words that hyphens part have runs of their own at the end.
struct ShapedSegment {
    Segment segment;
    std::vector<font::Run> runs;
    std::vector<Unit> units;
};

/// Where a hyphen parts a word. The line ends with the units before `end`, then `before`, the hyphen among them; the next
/// starts with `after`, then the units from `next`.
struct HyphenBreak {
    std::uint32_t end = 0;
    std::uint32_t next = 0;
    std::vector<Unit> before;
    std::vector<Unit> after;
};

struct LineItems {
    static constexpr std::uint32_t no_hyphen = 0xFFFFFFFF;

    struct Origin {
        /// The first unit after the break, or the space that vanishes in it.
        std::uint32_t unit = 0;
        /// Index into `hyphens`.
        std::uint32_t hyphen = no_hyphen;
    };

    std::vector<Item> items;
    /// One for each item.
    std::vector<Origin> origins;
    std::vector<HyphenBreak> hyphens;
};

/// How far the text of a paragraph gives.
struct Elasticity {
    bool justified = false;
    style::Justification limits;
    /// A hyphen after fewer letters of its word is a reluctant one.
    std::size_t good_letters_before = 0;
    /// So is any break that leaves fewer letters for the last line.
    std::size_t least_last_letters = 0;
};

/// Stretch and shrink of a unit's own: its letters' widths and the spaces between them.
ScaledPoints letter_stretch(const Unit& unit, ScaledPoints size, const style::Justification& limits);
ScaledPoints letter_shrink(const Unit& unit, ScaledPoints size, const style::Justification& limits);
/// Of a space.
ScaledPoints space_stretch(const Unit& unit, const style::Justification& limits);
ScaledPoints space_shrink(const Unit& unit, const style::Justification& limits);
/// How much of a unit may stand outside of the line that it ends.
ScaledPoints hang_of(const Unit& unit, const style::Justification& limits);

/// Not for two threads at once.
class ItemBuilder {
public:
    ItemBuilder(font::Library& library, font::Shaper& shaper, TextClasses& classes, Hyphenator& hyphenator);

    struct Ends {
        /// The room that the first line leaves at its start, and the last at its end.
        ScaledPoints indent = 0;
        ScaledPoints reserve = 0;
    };

    /// Words wider than the measure may break anywhere. Adds the pieces of hyphenated words to the segment's runs. Valid
    /// until the next call.
    LineItems& build(ShapedSegment& shaped, const Elasticity& elasticity, const Ends& ends, ScaledPoints measure);

    /// The same in two steps: the items without places for hyphens, as the breaker's first pass wants them, and then, for the same
    /// segment, those with them. Most paragraphs never need the second.
    LineItems& build_without_hyphens(ShapedSegment& shaped, const Elasticity& elasticity, const Ends& ends,
                                     ScaledPoints measure);
    LineItems& hyphenate();
    /// Whether the segment has a word wider than the measure: a hyphen comes before a break that parts it without one.
    bool parts_words() const { return parts_words_; }

    /// Whether a line that starts with this unit parts a word, for want of a better place, in the segment built last.
    bool parts_word_before(std::uint32_t unit) const { return unit < is_desperate_.size() && is_desperate_[unit]; }

private:
    void begin(ShapedSegment& shaped, const Elasticity& elasticity, const Ends& ends, ScaledPoints measure);
    LineItems& add_items();
    void find_last_line();
    void keep_from_last_line(std::uint32_t at, Item& item) const;
    void find_breaks();
    bool part_rightly(std::size_t unit) const;
    void open_words(ScaledPoints measure);
    /// Units [first, last), which together are wider than the measure.
    void open_word(std::size_t first, std::size_t last, ScaledPoints measure);
    void add_units();
    void add_space(std::uint32_t unit);
    bool may_have_break_before(std::uint32_t unit) const;
    bool add_break_before(std::uint32_t unit);
    void add_gap(std::uint32_t unit, const Gap& gap, bool may_break);
    void add_box(std::uint32_t unit);
    void flush_box();
    void add(const Item& item, std::uint32_t unit, std::uint32_t hyphen = LineItems::no_hyphen);
    bool space_may_break(std::uint32_t space) const;

    void hyphenate_words();
    bool knows_languages() const;
    void hyphenate_word(std::uint32_t first, std::uint32_t last);
    /// Where a hyphen may part a unit, or part it from the unit before.
    struct HyphenPlace {
        static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
        /// The byte before which it stands.
        std::uint32_t at = nowhere;
        /// It leaves fewer letters before it than are good.
        bool reluctant = false;
    };
    bool hyphenate_at(std::uint32_t unit, const HyphenPlace& place);
    HyphenBreak part_between(std::uint32_t unit, std::uint32_t at);
    HyphenBreak part_within(std::uint32_t unit, std::uint32_t at);
    std::vector<Unit> shape_piece(const Unit& whole, std::uint32_t begin, std::uint32_t end);
    bool hyphen_of(const Unit& unit, std::uint32_t at, Unit& hyphen);
    bool add_hyphen_run(std::uint32_t word_run);
    void add_hyphen_item(std::uint32_t unit, const HyphenBreak& parted, const HyphenPlace& place);

    const style::TextStyle& style_of(const Unit& unit) const { return shaped_->segment.spans[unit.span].styled->style; }
    char32_t last_character(const Unit& unit) const;
    char32_t first_character(const Unit& unit) const;

    font::Library& library_;
    font::Shaper& shaper_;
    TextClasses& classes_;
    Hyphenator& hyphenator_;
    LineStarts line_starts_;

    // The call at hand.
    ShapedSegment* shaped_ = nullptr;
    Elasticity elasticity_;
    Ends ends_;
    bool hyphenates_ = false;
    bool parts_words_ = false;
    /// The byte before which the last line may start at the latest.
    std::uint32_t last_line_ = 0;
    /// For each unit, whether a line may start with it.
    std::vector<bool> may_start_;
    std::vector<bool> is_desperate_;
    std::vector<HyphenPlace> hyphens_;
    /// The run of a hyphen's glyph, made for the run of the last word that needed one.
    std::uint32_t hyphen_run_ = 0;
    std::uint32_t hyphenated_run_ = LineItems::no_hyphen;
    /// What is gathered between two breaks.
    Item box_;
    std::uint32_t box_unit_ = 0;
    bool has_box_ = false;
    LineItems out_;
};

}  // namespace gazette::layout
