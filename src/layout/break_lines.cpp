#include "layout/break_lines.h"

#include <algorithm>
#include <limits>

namespace gazette::layout {

namespace {

constexpr int eject_penalty = -10000;
constexpr std::int64_t worst_line = 100'000'000;
constexpr std::int64_t awful = std::numeric_limits<std::int64_t>::max() / 4;

/// About 100 (excess / available)^3, in TeX's own integers (section 108), so that breaks come out as TeX's do.
int badness(ScaledPoints excess, ScaledPoints available) {
    if (excess == 0) return 0;
    if (available <= 0) return infinitely_bad;
    ScaledPoints ratio = excess;
    if (excess <= 7230584) {
        ratio = excess * 297 / available;
    } else if (available >= 1663497) {
        ratio = excess / (available / 297);
    }
    if (ratio > 1290) return infinitely_bad;
    return static_cast<int>((ratio * ratio * ratio + 0x20000) / 0x40000);
}

}  // namespace

LineBreaker::Totals& LineBreaker::Totals::operator+=(const Item& item) {
    width += item.width;
    stretch += item.stretch;
    shrink += item.shrink;
    fills += item.fills ? 1 : 0;
    return *this;
}

const std::vector<std::uint32_t>& LineBreaker::break_lines(const std::vector<Item>& items, const BreakSettings& settings) {
    if (const auto* chosen = break_without_hyphens(items, settings)) return *chosen;
    const bool has_third = settings.emergency_stretch > 0 || settings.forgiving;
    Pass pass{settings.tolerance, true, !has_third, settings.end_stretch};
    if (!run(pass)) {
        pass.final = true;
        pass.threshold = settings.forgiving ? infinitely_bad : settings.tolerance;
        pass.background += settings.emergency_stretch;
        run(pass);
    }
    return choose_best();
}

const std::vector<std::uint32_t>* LineBreaker::break_without_hyphens(const std::vector<Item>& items,
                                                                     const BreakSettings& settings) {
    items_ = &items;
    settings_ = &settings;
    if (settings.pretolerance < 0 || !run({settings.pretolerance, false, false, settings.end_stretch})) return nullptr;
    return &choose_best();
}

/// True where the paragraph could be broken; a final pass always succeeds.
bool LineBreaker::run(const Pass& pass) {
    breakpoints_.assign(1, {});
    active_.assign(1, {});
    totals_ = {};
    std::fill(std::begin(best_), std::end(best_), Candidate{awful, 0, 0});
    least_demerits_ = awful;
    is_overfull_ = false;
    const auto count = static_cast<std::uint32_t>(items_->size());
    for (std::uint32_t index = 0; index < count; ++index) {
        visit(index, pass);
        if (active_.empty()) return false;
        totals_ += (*items_)[index];
    }
    try_break({count, eject_penalty, true, 0, 0}, pass);
    return !active_.empty();
}

void LineBreaker::visit(std::uint32_t index, const Pass& pass) {
    const Item& item = (*items_)[index];
    if (item.reluctant && !pass.final) return;
    switch (item.kind) {
    case ItemKind::box: return;
    case ItemKind::glue: {
        if (index == 0) return;
        const ItemKind before = (*items_)[index - 1].kind;
        const bool is_legal = before == ItemKind::box || before == ItemKind::discretionary;
        if (is_legal) try_break({index, 0, false, 0, item.hang}, pass);
        return;
    }
    case ItemKind::penalty: return try_break({index, item.penalty, false, 0, item.hang}, pass);
    case ItemKind::discretionary:
        if (item.hyphenation && !pass.hyphenates) return;
        return try_break({index, item.penalty, true, item.pre, item.hang}, pass);
    }
}

void LineBreaker::try_break(const Place& place, const Pass& pass) {
    if (place.penalty >= forbidding_penalty) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < active_.size(); ++i) {
        const bool is_only_hope = pass.final && kept == 0 && i + 1 == active_.size() && least_demerits_ == awful;
        if (!consider(active_[i], place, pass, is_only_hope)) continue;
        if (kept != i) active_[kept] = active_[i];
        ++kept;
    }
    active_.resize(kept);
    if (least_demerits_ < awful) activate(place);
}

/// Whether a line from there may still reach further than this place.
bool LineBreaker::consider(const Active& from, const Place& place, const Pass& pass, bool is_only_hope) {
    const Judgement judgement = judge(from, place, pass);
    const bool is_last_chance = judgement.badness > infinitely_bad || place.penalty <= eject_penalty;
    const bool is_feasible = judgement.badness <= pass.threshold;
    const bool is_forced = is_last_chance && is_only_hope;
    if (is_feasible || is_forced) {
        // Where this is the only way on, all ways lead through it.
        if (is_forced && judgement.badness > infinitely_bad) is_overfull_ = true;
        std::int64_t cost = from.demerits + (is_forced ? 0 : demerits(from, place, judgement));
        Candidate& best = best_[static_cast<int>(judgement.fit)];
        if (cost <= best.demerits) best = {cost, from.breakpoint, place.hyphenated ? from.hyphens + 1 : 0};
        least_demerits_ = std::min(least_demerits_, cost);
    }
    return !is_last_chance;
}

LineBreaker::Judgement LineBreaker::judge(const Active& from, const Place& place, const Pass& pass) const {
    const ScaledPoints width = totals_.width - from.start.width + place.pre - place.hang;
    const ScaledPoints shortfall = settings_->measure - width;
    if (shortfall > 0) {
        if (totals_.fills > from.start.fills) return {0, Fit::decent};
        const int bad = badness(shortfall, totals_.stretch - from.start.stretch + pass.background);
        return {bad, bad > 99 ? Fit::very_loose : bad > 12 ? Fit::loose : Fit::decent};
    }
    const ScaledPoints available = totals_.shrink - from.start.shrink;
    const int bad = -shortfall > available ? infinitely_bad + 1 : badness(-shortfall, available);
    return {bad, bad > 12 ? Fit::tight : Fit::decent};
}

std::int64_t LineBreaker::demerits(const Active& from, const Place& place, const Judgement& judgement) const {
    const std::int64_t line = settings_->line_penalty + judgement.badness;
    std::int64_t sum = line >= 10000 ? worst_line : line * line;
    const std::int64_t penalty = place.penalty;
    if (penalty > 0) sum += penalty * penalty;
    if (penalty < 0 && penalty > eject_penalty) sum -= penalty * penalty;
    if (place.hyphenated && from.hyphenated) {
        const bool is_end = place.item == items_->size();
        sum += is_end ? settings_->final_hyphen_demerits : settings_->double_hyphen_demerits;
        if (!is_end && settings_->most_hyphens > 0 && from.hyphens >= settings_->most_hyphens) sum += worst_line;
    }
    const int step = static_cast<int>(judgement.fit) - static_cast<int>(from.fit);
    if (step > 1 || step < -1) sum += settings_->adjacent_demerits;
    return sum;
}

/// Adds the best way to this place for each kind of last line, but for ways so bad that a change of kind in the next line
/// cannot make up for it.
void LineBreaker::activate(const Place& place) {
    const Totals start = start_after(place);
    const std::int64_t limit = least_demerits_ + settings_->adjacent_demerits;
    for (int fit = 0; fit < fits; ++fit) {
        Candidate& best = best_[fit];
        if (best.demerits <= limit) {
            const auto breakpoint = static_cast<std::uint32_t>(breakpoints_.size());
            breakpoints_.push_back({place.item, best.breakpoint});
            active_.push_back({breakpoint, start, best.demerits, static_cast<Fit>(fit), place.hyphenated, best.hyphens});
        }
        best.demerits = awful;
    }
    least_demerits_ = awful;
}

/// What lies before a line that starts after this place: glue and penalties are discarded there.
LineBreaker::Totals LineBreaker::start_after(const Place& place) const {
    Totals start = totals_;
    std::size_t index = place.item;
    if (index < items_->size() && (*items_)[index].kind == ItemKind::discretionary) {
        const Item& item = (*items_)[index];
        start += item;
        start.width -= item.post;
        if (item.post != 0) return start;
        ++index;
    }
    for (; index < items_->size(); ++index) {
        const Item& item = (*items_)[index];
        if (item.kind != ItemKind::glue && item.kind != ItemKind::penalty) break;
        start += item;
    }
    return start;
}

const std::vector<std::uint32_t>& LineBreaker::choose_best() {
    const auto cheaper = [](const Active& a, const Active& b) { return a.demerits < b.demerits; };
    const auto best = std::min_element(active_.begin(), active_.end(), cheaper);
    chosen_.clear();
    for (std::uint32_t at = best->breakpoint; at != 0; at = breakpoints_[at].previous) {
        chosen_.push_back(breakpoints_[at].item);
    }
    std::reverse(chosen_.begin(), chosen_.end());
    return chosen_;
}

}  // namespace gazette::layout
