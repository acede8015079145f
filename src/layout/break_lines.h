#pragma once

// A paragraph as boxes, glue, penalties and discretionaries in; where its lines break best out (Knuth and Plass,
// "Breaking Paragraphs into Lines"; TeX: The Program, parts 38 and 39).

#include <cstdint>
#include <vector>

#include "base/units.h"

namespace gazette::layout {

using base::ScaledPoints;

enum class ItemKind : std::uint8_t { box, glue, penalty, discretionary };

inline constexpr int forbidding_penalty = 10000;
/// The badness of a line that no stretching helps.
inline constexpr int infinitely_bad = 10000;

struct Item {
    ItemKind kind = ItemKind::box;
    /// A discretionary that counts from the second pass on.
    bool hyphenation = false;
    /// A place to break that counts in the last pass alone.
    bool reluctant = false;
    /// Glue that fills any line by itself, as at a paragraph's end.
    bool fills = false;
    int penalty = 0;
    /// Of a discretionary: where no line breaks at it.
    ScaledPoints width = 0;
    /// A box stretches and shrinks too, where its letters do.
    ScaledPoints stretch = 0;
    ScaledPoints shrink = 0;
    /// Where a line breaks at a discretionary: what it adds before and after the break.
    ScaledPoints pre = 0;
    ScaledPoints post = 0;
    /// How much of what stands before it hangs out of the line that breaks at it.
    ScaledPoints hang = 0;
};

/// TeX's parameters, with additions that change nothing as they stand.
struct BreakSettings {
    ScaledPoints measure = 0;
    /// Worst badness of a line in the pass without hyphenation; below 0 skips the pass.
    int pretolerance = 100;
    int tolerance = 200;
    /// Makes a third pass, in which every line may stretch this much more.
    ScaledPoints emergency_stretch = 0;
    /// Nothing less than an overfull line is refused in the last pass, which is a third one.
    bool forgiving = false;
    int line_penalty = 10;
    int adjacent_demerits = 10000;
    int double_hyphen_demerits = 10000;
    int final_hyphen_demerits = 5000;
    /// Lines in a row that may end in a hyphen before it costs as much as the worst line; 0 for any number.
    int most_hyphens = 0;
    /// Of every line's end, for ragged text.
    ScaledPoints end_stretch = 0;
};

/// Keeps its buffers from one paragraph to the next.
class LineBreaker {
public:
    /// The item at which each line ends: a glue, penalty or discretionary, and `items.size()` for the last line. Never
    /// empty. Valid until the next call. A line is overfull only where nothing else can be done.
    const std::vector<std::uint32_t>& break_lines(const std::vector<Item>& items, const BreakSettings& settings);

    /// The first pass of the same alone, which needs no discretionaries of hyphens; nothing where it finds no way.
    const std::vector<std::uint32_t>* break_without_hyphens(const std::vector<Item>& items, const BreakSettings& settings);

    /// Whether some line of the last call is wider than the measure however it shrinks.
    bool is_overfull() const { return is_overfull_; }

private:
    struct Totals {
        ScaledPoints width = 0;
        ScaledPoints stretch = 0;
        ScaledPoints shrink = 0;
        int fills = 0;

        Totals& operator+=(const Item& item);
    };
    enum class Fit : std::uint8_t { very_loose, loose, decent, tight };
    static constexpr int fits = 4;

    /// A feasible break, and the best way to it.
    struct Breakpoint {
        std::uint32_t item = 0;
        std::uint32_t previous = 0;
    };
    /// One from which a line may still reach to where the pass is.
    struct Active {
        std::uint32_t breakpoint = 0;
        Totals start;
        std::int64_t demerits = 0;
        Fit fit = Fit::decent;
        bool hyphenated = false;
        int hyphens = 0;
    };
    struct Candidate {
        std::int64_t demerits = 0;
        std::uint32_t breakpoint = 0;
        int hyphens = 0;
    };
    struct Pass {
        int threshold = 0;
        bool hyphenates = false;
        bool final = false;
        ScaledPoints background = 0;
    };
    struct Judgement {
        int badness = 0;
        Fit fit = Fit::decent;
    };
    /// A place to break at, and the line that would end there.
    struct Place {
        std::uint32_t item = 0;
        int penalty = 0;
        bool hyphenated = false;
        ScaledPoints pre = 0;
        ScaledPoints hang = 0;
    };

    bool run(const Pass& pass);
    void visit(std::uint32_t index, const Pass& pass);
    void try_break(const Place& place, const Pass& pass);
    bool consider(const Active& from, const Place& place, const Pass& pass, bool is_only_hope);
    Judgement judge(const Active& from, const Place& place, const Pass& pass) const;
    std::int64_t demerits(const Active& from, const Place& place, const Judgement& judgement) const;
    void activate(const Place& place);
    Totals start_after(const Place& place) const;
    const std::vector<std::uint32_t>& choose_best();

    const std::vector<Item>* items_ = nullptr;
    const BreakSettings* settings_ = nullptr;
    std::vector<Breakpoint> breakpoints_;
    std::vector<Active> active_;
    /// Of all items before the one at hand.
    Totals totals_;
    Candidate best_[fits];
    std::int64_t least_demerits_ = 0;
    std::vector<std::uint32_t> chosen_;
    bool is_overfull_ = false;
};

}  // namespace gazette::layout
