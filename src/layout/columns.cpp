#include "layout/columns.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace gazette::layout {

long long cost_of_waste(ScaledPoints left, ScaledPoints unit) {
    constexpr long long most_that_differ = 8;
    const long long lines = left / std::max<ScaledPoints>(unit, 1);
    const long long differing = std::min(lines, most_that_differ);
    return 100 * differing * differing + 20 * (lines - differing);
}

long long cost_of_break(const FlowItem& next) {
    return next.break_cost >= cost::forbidden ? last_resort : next.break_cost;
}

long long cost_of_breaks(const Flow& flow, const Columns& columns, std::size_t end) {
    long long total = 0;
    for (std::size_t i = 0; i + 1 < columns.ends.size(); ++i) {
        if (columns.ends[i] < end) {
            total += cost_of_break(flow[columns.ends[i]]);
        }
    }
    return total;
}

ScaledPoints space_without_picture(const FlowItem& item, ScaledPoints unit) {
    return item.on_grid && item.space_before <= unit / 2 ? 0 : item.space_before;
}

ScaledPoints space_below_picture(const FlowItem& item, ScaledPoints unit) {
    return std::max(item.space_before, unit / 2);
}

void put_off(Flow& flow, std::size_t begin, std::size_t end, std::size_t count, ScaledPoints unit) {
    const auto at = [&](std::size_t index) { return flow.begin() + static_cast<std::ptrdiff_t>(index); };
    std::size_t to = end;
    for (std::size_t from = end; count > 0 && from > begin; --from) {
        if (!flow[from - 1].gives_way) {
            continue;
        }
        --count;
        --to;
        if (from - 1 == to) {
            continue;
        }
        std::rotate(at(from - 1), at(from), at(to + 1));
        flow[to].content.begins.reset();
        FlowItem& closing_up = flow[from - 1];
        const bool is_below_another = from - 1 > begin && flow[from - 2].gives_way;
        closing_up.space_before =
            is_below_another ? space_below_picture(closing_up, unit) : space_without_picture(closing_up, unit);
        flow[to + 1].space_before = space_below_picture(flow[to + 1], unit);
        flow[to + 1].on_grid = true;
    }
}

namespace {

/// Heights above the smallest that balancing tries.
constexpr int extra_lines = 3;

bool overfull(const Flow& flow, std::size_t begin, const Columns& columns, ScaledPoints unit, ScaledPoints height) {
    for (const std::size_t end : columns.ends) {
        if (height_of(flow, begin, end, unit) > height) {
            return true;
        }
        begin = end;
    }
    return false;
}

/// Items after a picture that are looked at: a column's worth.
constexpr std::size_t most_to_pass = 200;

/// The first item of a column that has no room in it, or `end`; `room` is what is left above its foot.
std::size_t first_without_room(const Flow& flow, std::size_t begin, std::size_t end, ScaledPoints height, ScaledPoints unit,
                               ScaledPoints& room) {
    Descent descent(unit);
    for (std::size_t i = begin; i < end; ++i) {
        room = height - descent.end();
        descent.place(flow[i]);
        if (descent.end() > height) {
            return i;
        }
    }
    return end;
}

/// Ends the column that begins at `begin` with text from behind picture `at`, and from behind those that follow, where that
/// fills it better.
void give_way(Flow& flow, std::size_t begin, std::size_t at, std::size_t end, ScaledPoints height, ScaledPoints unit) {
    Flow column;
    std::vector<std::size_t> places;
    bool closes_up = false;
    // One item at least stays below the pictures, so that they do not end the article.
    for (std::size_t i = begin; i + 1 < end && i < at + most_to_pass; ++i) {
        if (i >= at && flow[i].gives_way) {
            if (flow[i].break_cost >= cost::forbidden) {
                break;
            }
            closes_up = true;
            continue;
        }
        FlowItem& item = column.emplace_back();
        item.content.height = flow[i].content.height;
        item.space_before = closes_up ? space_without_picture(flow[i], unit) : flow[i].space_before;
        item.on_grid = flow[i].on_grid;
        item.break_cost = flow[i].break_cost;
        places.push_back(i);
        closes_up = false;
    }
    if (column.empty()) {
        return;
    }
    const std::size_t last = places[column_end(column, 0, column.size(), height, unit) - 1];
    if (last > at && flow[last + 1].break_cost < cost::forbidden) {
        const auto from = flow.begin() + static_cast<std::ptrdiff_t>(at);
        const auto to = flow.begin() + static_cast<std::ptrdiff_t>(last + 1);
        const auto count = std::count_if(from, to, [](const FlowItem& item) { return item.gives_way; });
        put_off(flow, begin, last + 1, static_cast<std::size_t>(count), unit);
    }
}

}  // namespace

void let_pictures_give_way(Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                           ScaledPoints unit) {
    for (int i = 0; i < count && begin < end; ++i) {
        ScaledPoints room = 0;
        const std::size_t next = first_without_room(flow, begin, end, height, unit, room);
        const bool picture = next < end && next > begin && flow[next].gives_way;
        if (picture && room >= least_gain * unit && flow[next].break_cost < cost::forbidden) {
            give_way(flow, begin, next, end, height, unit);
        }
        begin = column_end(flow, begin, end, height, unit);
    }
}

std::size_t column_end(const Flow& flow, std::size_t begin, std::size_t end, ScaledPoints height, ScaledPoints unit) {
    Descent descent(unit);
    std::size_t best = begin + 1;
    long long best_cost = std::numeric_limits<long long>::max();
    for (std::size_t i = begin; i < end; ++i) {
        descent.place(flow[i]);
        if (descent.end() > height) {
            break;
        }
        if (i + 1 == end) {
            return end;
        }
        const long long cost = cost_of_break(flow[i + 1]) + cost_of_waste(height - descent.end(), unit);
        if (cost <= best_cost) {
            best = i + 1;
            best_cost = cost;
        }
    }
    return std::min(best, end);
}

Columns fill_columns(const Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                     ScaledPoints unit) {
    Columns columns;
    for (int i = 0; i < count; ++i) {
        const std::size_t next = begin < end ? column_end(flow, begin, end, height, unit) : end;
        columns.height = std::max(columns.height, height_of(flow, begin, next, unit));
        columns.ends.push_back(next);
        begin = next;
    }
    return columns;
}

std::optional<Columns> balance_columns(const Flow& flow, std::size_t begin, std::size_t end, int count, ScaledPoints height,
                                       ScaledPoints unit) {
    if (count == 1) {
        const ScaledPoints whole = height_of(flow, begin, end, unit);
        return whole <= height ? std::optional(Columns{{end}, whole}) : std::nullopt;
    }
    std::optional<Columns> best;
    long long best_cost = 0;
    const ScaledPoints step = std::max<ScaledPoints>(unit, 1);
    const ScaledPoints least = round_up(height_of(flow, begin, end, unit) / count, step);
    int tried = 0;
    for (ScaledPoints limit = std::min(least, height); tried <= extra_lines; limit += step) {
        const ScaledPoints room = std::min(limit, height);
        const Columns columns = fill_columns(flow, begin, end, count, room, unit);
        if (columns.ends.back() == end && !overfull(flow, begin, columns, unit, room)) {
            const long long cost = cost_of_breaks(flow, columns, end) + 100LL * tried;
            if (cost < last_resort && (!best || cost < best_cost)) {
                best = columns;
                best_cost = cost;
            }
            ++tried;
            if (best && best_cost <= 100LL * tried) {
                break;
            }
        }
        if (room == height) {
            break;
        }
    }
    return best;
}

}  // namespace gazette::layout
