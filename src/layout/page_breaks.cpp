#include "layout/page_breaks.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace gazette::layout {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// A column's end that costs so much more than its best one is not made up for further on.
constexpr long long most_to_make_up = 2500;
/// Ends of a column, and beginnings of a page's column, that are followed up.
constexpr std::size_t most_ends = 10;
constexpr std::size_t most_starts = 48;
/// Each page more.
constexpr long long page_cost = 500;
/// Lines on a last page that look like a text: for each column, and in all. Each less is dearer than the one before, and one
/// alone is dearer than nearly any other way.
constexpr std::size_t good_lines_a_column = 3;
constexpr std::size_t good_lines = 5;
constexpr long long missing_line_cost = 300;
constexpr long long lone_line_cost = 20'000;

/// Where a column may begin, and the best way there.
struct Start {
    std::size_t begin = 0;
    /// The first of the pictures that wait to open this column: all from there to `begin` that give way.
    std::size_t carried = none;
    /// Indexes of the start before it, and, where the way from there is a whole page, of that page's columns.
    std::size_t previous = none;
    std::size_t page = none;
    long long cost = 0;
};

/// Where a column that has been walked down may end.
struct End {
    std::size_t end = 0;
    std::size_t carried = none;
    long long cost = 0;
};

class PageBreaker {
public:
    PageBreaker(const Flow& flow, const PageRooms& rooms) : flow_(flow), rooms_(rooms) {}

    /// False where the flow cannot end above the reserve.
    bool run(std::size_t begin);
    /// Carries out the way that was found.
    std::vector<Columns> apply(Flow& flow) const;

private:
    using Layer = std::vector<std::size_t>;

    std::size_t columns() const { return static_cast<std::size_t>(rooms_.columns); }
    /// Where the last column before the final page may end.
    std::size_t last_end() const { return rooms_.reserve > 0 ? flow_.size() - 1 : flow_.size(); }
    ScaledPoints room_on(int page) const { return page == 0 ? rooms_.first : rooms_.rest; }

    void open_page(const Layer& layer, int page, Layer& next);
    bool finish(std::size_t from, int page);
    std::optional<Columns> final_columns(const Start& from, ScaledPoints room) const;
    long long cost_of_last(const Start& from, int page) const;
    void fill_columns_of(Layer layer, ScaledPoints room, Layer& next);
    void balance_before_last(std::size_t from, ScaledPoints room, Layer& next);
    void leave_page(std::size_t from, Layer& next);
    void find_ends(const Start& from, ScaledPoints height);
    void add_ends(const Start& from, ScaledPoints height);
    std::span<const std::size_t> waiting_at(const Start& start) const;
    std::size_t place_waiting(const Start& start, ScaledPoints height, Descent& descent) const;
    bool may_carry(std::size_t picture, ScaledPoints left) const;
    void reach(Layer& layer, const Start& start);
    void end_with(std::size_t start);

    const Flow& flow_;
    const PageRooms& rooms_;
    std::vector<Start> starts_;
    /// Of ways that are pages.
    std::vector<Columns> pages_;
    std::vector<End> ends_;
    /// Heights of all items from each on, without spaces.
    std::vector<ScaledPoints> heights_;
    /// Indexes of all that give way.
    std::vector<std::size_t> pictures_;
    std::size_t last_ = none;
    long long least_ = std::numeric_limits<long long>::max();
};

bool PageBreaker::run(std::size_t begin) {
    heights_.assign(flow_.size() + 1, 0);
    for (std::size_t i = flow_.size(); i > begin; --i) {
        heights_[i - 1] = heights_[i] + flow_[i - 1].content.height;
    }
    for (std::size_t i = begin; i < flow_.size(); ++i) {
        if (flow_[i].gives_way) pictures_.push_back(i);
    }
    starts_.push_back({begin});
    Layer layer{0};
    for (int page = 0; !layer.empty(); ++page) {
        if (rooms_.horizon > 0 && page == rooms_.horizon) {
            end_with(*std::min_element(layer.begin(), layer.end(),
                                       [&](std::size_t a, std::size_t b) { return starts_[a].cost < starts_[b].cost; }));
            break;
        }
        Layer next;
        open_page(layer, page, next);
        layer = std::move(next);
    }
    return last_ != none;
}

void PageBreaker::open_page(const Layer& layer, int page, Layer& next) {
    const ScaledPoints room = room_on(page);
    Layer open;
    for (const std::size_t from : layer) {
        if (starts_[from].cost >= least_ || finish(from, page)) continue;
        if (rooms_.columns > 1) balance_before_last(from, room, next);
        if (page == 0 && !rooms_.first_is_fresh) leave_page(from, next);
        if (starts_[from].begin < last_end()) open.push_back(from);
    }
    fill_columns_of(std::move(open), room, next);
}

/// Whether the flow ends on this page where it begins there: no way over another page is better then.
bool PageBreaker::finish(std::size_t from, int page) {
    const Start start = starts_[from];
    if (start.begin == flow_.size()) {
        end_with(from);
        return true;
    }
    const ScaledPoints room = room_on(page) - rooms_.reserve;
    if (heights_[start.begin] > room * rooms_.columns) return false;
    std::optional<Columns> columns = final_columns(start, room);
    if (!columns) return false;
    const long long cost = start.cost + cost_of_last(start, page) + cost_of_breaks(flow_, *columns, flow_.size());
    if (cost < least_) {
        pages_.push_back(*std::move(columns));
        starts_.push_back({flow_.size(), none, from, pages_.size() - 1, cost});
        end_with(starts_.size() - 1);
    }
    return true;
}

/// Their ends count as they will when the pictures that open them have been moved before the item they begin with.
std::optional<Columns> PageBreaker::final_columns(const Start& from, ScaledPoints room) const {
    if (from.carried == none) {
        return balance_columns(flow_, from.begin, flow_.size(), rooms_.columns, room, rooms_.unit);
    }
    Flow rest;
    const auto add = [&](const FlowItem& item) {
        FlowItem& copy = rest.emplace_back();
        copy.content.height = item.content.height;
        copy.space_before = item.space_before;
        copy.on_grid = item.on_grid;
        copy.break_cost = item.break_cost;
        copy.continued = item.continued;
    };
    const std::span<const std::size_t> waiting = waiting_at(from);
    for (const std::size_t picture : waiting) add(flow_[picture]);
    for (std::size_t i = from.begin; i < flow_.size(); ++i) add(flow_[i]);
    for (std::size_t i = 1; i <= waiting.size(); ++i) {
        rest[i].space_before = space_below_picture(rest[i], rooms_.unit);
        rest[i].on_grid = true;
    }
    std::optional<Columns> columns = balance_columns(rest, 0, rest.size(), rooms_.columns, room, rooms_.unit);
    if (columns) {
        for (std::size_t& end : columns->ends) end += from.begin - waiting.size();
    }
    return columns;
}

/// Few lines look lost on a last page.
long long PageBreaker::cost_of_last(const Start& from, int page) const {
    if (page == 0) return 0;
    const std::size_t lines = flow_.size() - from.begin;
    const std::size_t wanted = std::max(good_lines, good_lines_a_column * columns());
    const auto missing = static_cast<long long>(wanted - std::min(wanted, lines));
    return missing_line_cost * missing * missing + (lines < 2 ? lone_line_cost : 0);
}

void PageBreaker::fill_columns_of(Layer layer, ScaledPoints room, Layer& next) {
    for (std::size_t column = 0; column < columns(); ++column) {
        const bool closes = column + 1 == columns();
        Layer below;
        for (const std::size_t index : layer) {
            const Start start = starts_[index];
            // Those before it took all that they may, but for pictures.
            if (start.begin >= last_end()) {
                Descent descent(rooms_.unit);
                const std::size_t carried = place_waiting(start, room, descent);
                reach(closes ? next : below, {start.begin, carried, index, none, start.cost});
                continue;
            }
            find_ends(start, room);
            for (const End& end : ends_) {
                const long long cost = start.cost + end.cost + (closes ? page_cost : 0);
                reach(closes ? next : below, {end.end, end.carried, index, none, cost});
            }
        }
        layer = std::move(below);
    }
}

/// What closes the flow has no room on this page, but all of the text has: some of its last lines go along to the next, and
/// the columns of what stays are of like height.
void PageBreaker::balance_before_last(std::size_t from, ScaledPoints room, Layer& next) {
    const Start start = starts_[from];
    const std::size_t most = 2 * std::max(good_lines, good_lines_a_column * columns());
    if (rooms_.reserve <= 0 || start.carried != none) return;
    for (std::size_t end = last_end(); end > start.begin && flow_.size() - end <= most; --end) {
        if (cost_of_break(flow_[end]) >= last_resort) continue;
        if (heights_[start.begin] - heights_[end] > room * rooms_.columns) continue;
        std::optional<Columns> columns = balance_columns(flow_, start.begin, end, rooms_.columns, room, rooms_.unit);
        if (!columns) continue;
        const long long cost = start.cost + page_cost + cost_of_break(flow_[end]) + cost_of_breaks(flow_, *columns, end) +
                               cost_of_waste(room - columns->height, rooms_.unit);
        pages_.push_back(*std::move(columns));
        reach(next, {end, none, from, pages_.size() - 1, cost});
    }
}

/// Nothing goes onto the page at hand.
void PageBreaker::leave_page(std::size_t from, Layer& next) {
    const Start start = starts_[from];
    Columns columns;
    columns.ends.assign(this->columns(), start.begin);
    pages_.push_back(std::move(columns));
    const long long waste = cost_of_waste(rooms_.first, rooms_.unit) * rooms_.columns;
    const long long cost = rooms_.may_leave_first ? waste : last_resort / 2;
    reach(next, {start.begin, none, from, pages_.size() - 1, start.cost + page_cost + cost});
}

/// All that a column of this height may take, in `ends_`: never nothing, where pictures that wait leave it any room.
void PageBreaker::find_ends(const Start& from, ScaledPoints height) {
    ends_.clear();
    add_ends(from, height);
    if (ends_.empty()) ends_.push_back({from.begin, from.carried, cost_of_waste(height, rooms_.unit)});
    long long least = std::numeric_limits<long long>::max();
    for (const End& end : ends_) least = std::min(least, end.cost);
    std::erase_if(ends_, [&](const End& end) { return end.cost > least + most_to_make_up; });
    if (ends_.size() > most_ends) ends_.erase(ends_.begin(), ends_.end() - most_ends);
}

/// Walks down the column. A picture that has no room opens the next one instead, as do all behind it, and text closes up.
void PageBreaker::add_ends(const Start& from, ScaledPoints height) {
    Descent descent(rooms_.unit);
    std::size_t carried = place_waiting(from, height, descent);
    bool has_text = false;
    bool is_below_picture = !descent.at_top();
    bool has_closed_up = false;
    for (std::size_t i = from.begin; i < last_end(); ++i) {
        const FlowItem& item = flow_[i];
        const bool may_end = !descent.at_top() && !has_closed_up;
        const ScaledPoints left = height - descent.end();
        if (may_end) ends_.push_back({i, carried, cost_of_break(item) + cost_of_waste(left, rooms_.unit)});
        const bool is_after_moved = is_below_picture && (has_closed_up || !has_text);
        ScaledPoints space = has_closed_up ? space_without_picture(item, rooms_.unit) : item.space_before;
        if (is_after_moved) space = space_below_picture(item, rooms_.unit);
        Descent further = descent;
        further.place(item, space, item.on_grid || is_after_moved);
        const bool waits = carried != none && item.gives_way;
        if (waits || further.end() > height) {
            const bool is_too_high = descent.at_top() && !waits;
            if (is_too_high && (carried == none || i + 1 < flow_.size())) ends_.push_back({i + 1, carried, last_resort});
            if (!(may_end || waits) || !may_carry(i, left)) return;
            if (carried == none) carried = i;
            has_closed_up = true;
            continue;
        }
        descent = further;
        has_text = true;
        is_below_picture = item.gives_way;
        has_closed_up = false;
    }
    const bool is_whole = last_end() == flow_.size();
    const long long at_end = is_whole ? 0 : cost_of_break(flow_[last_end()]);
    if (carried == none || !is_whole) {
        ends_.push_back({last_end(), carried, at_end + cost_of_waste(height - descent.end(), rooms_.unit)});
    }
}

std::span<const std::size_t> PageBreaker::waiting_at(const Start& start) const {
    if (start.carried == none) return {};
    const auto first = std::lower_bound(pictures_.begin(), pictures_.end(), start.carried);
    return {first, std::lower_bound(first, pictures_.end(), start.begin)};
}

/// As many of the pictures that wait as a column of this height holds; gives the first that waits on. A column that no other is
/// higher than takes one in any case.
std::size_t PageBreaker::place_waiting(const Start& start, ScaledPoints height, Descent& descent) const {
    for (const std::size_t picture : waiting_at(start)) {
        const FlowItem& item = flow_[picture];
        Descent further = descent;
        further.place(item, space_below_picture(item, rooms_.unit), true);
        const bool must_stand = descent.at_top() && height >= rooms_.rest;
        if (further.end() > height && !must_stand) return picture;
        descent = further;
    }
    return none;
}

/// Where text that closes up fills some lines, and not from below its heading.
bool PageBreaker::may_carry(std::size_t picture, ScaledPoints left) const {
    const FlowItem& item = flow_[picture];
    return item.gives_way && left >= least_gain * rooms_.unit && item.break_cost < cost::forbidden &&
           picture + 2 < flow_.size() && picture + 1 < last_end();
}

/// Keeps the cheaper way to a place, and the cheapest places.
void PageBreaker::reach(Layer& layer, const Start& start) {
    for (const std::size_t index : layer) {
        Start& known = starts_[index];
        if (known.begin != start.begin || known.carried != start.carried) continue;
        if (start.cost < known.cost) known = start;
        return;
    }
    if (layer.size() < most_starts) {
        layer.push_back(starts_.size());
        starts_.push_back(start);
        return;
    }
    Start& dearest = starts_[*std::max_element(
        layer.begin(), layer.end(), [&](std::size_t a, std::size_t b) { return starts_[a].cost < starts_[b].cost; })];
    if (start.cost < dearest.cost) dearest = start;
}

void PageBreaker::end_with(std::size_t start) {
    if (starts_[start].cost >= least_) return;
    least_ = starts_[start].cost;
    last_ = start;
}

std::vector<Columns> PageBreaker::apply(Flow& flow) const {
    std::vector<std::size_t> way;
    for (std::size_t at = last_; at != none; at = starts_[at].previous) way.push_back(at);
    std::reverse(way.begin(), way.end());
    std::vector<Columns> pages;
    Columns page;
    const auto close = [&] { pages.push_back(std::exchange(page, {})); };
    for (std::size_t i = 1; i < way.size(); ++i) {
        const Start& from = starts_[way[i - 1]];
        const Start& to = starts_[way[i]];
        if (to.page != none) {
            page = pages_[to.page];
            close();
            continue;
        }
        const std::size_t begin = from.begin - waiting_at(from).size();
        const std::size_t end = to.begin - waiting_at(to).size();
        put_off(flow, begin, to.begin, to.begin - end, rooms_.unit);
        page.ends.push_back(end);
        page.height = std::max(page.height, height_of(flow, begin, end, rooms_.unit));
        if (page.ends.size() == columns()) close();
    }
    return pages;
}

}  // namespace

std::vector<Columns> break_pages(Flow& flow, std::size_t begin, const PageRooms& rooms) {
    PageBreaker breaker(flow, rooms);
    if (breaker.run(begin)) return breaker.apply(flow);
    // Even a page of its own does not hold what must stand with what closes the flow.
    PageRooms without = rooms;
    without.reserve = 0;
    PageBreaker parted(flow, without);
    parted.run(begin);
    return parted.apply(flow);
}

}  // namespace gazette::layout
