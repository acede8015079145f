#include "layout/columns.h"

#include <algorithm>
#include <limits>

namespace gazette::layout {

namespace {

/// A column that ends `lines` before its foot: one short line is cheaper than a hyphen across columns, three are as dear
/// as a single line of a paragraph.
long long cost_of_waste(ScaledPoints left, ScaledPoints unit) {
    const long long lines = left / std::max<ScaledPoints>(unit, 1);
    return 100 * lines * lines;
}

constexpr long long last_resort = 1'000'000'000;

long long cost_of_break(const FlowItem& next) {
    return next.break_cost >= cost::forbidden ? last_resort : next.break_cost;
}

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

long long cost_of(const Flow& flow, const Columns& columns, std::size_t end) {
    long long total = 0;
    for (std::size_t i = 0; i + 1 < columns.ends.size(); ++i) {
        if (columns.ends[i] < end) {
            total += cost_of_break(flow[columns.ends[i]]);
        }
    }
    return total;
}

}  // namespace

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
    std::optional<Columns> best;
    long long best_cost = 0;
    const ScaledPoints step = std::max<ScaledPoints>(unit, 1);
    const ScaledPoints least = round_up(height_of(flow, begin, end, unit) / count, step);
    int tried = 0;
    for (ScaledPoints limit = std::min(least, height); tried <= extra_lines; limit += step) {
        const ScaledPoints room = std::min(limit, height);
        const Columns columns = fill_columns(flow, begin, end, count, room, unit);
        if (columns.ends.back() == end && !overfull(flow, begin, columns, unit, room)) {
            const long long cost = cost_of(flow, columns, end) + 100LL * tried;
            if (cost < last_resort && (!best || cost < best_cost)) {
                best = columns;
                best_cost = cost;
            }
            ++tried;
        }
        if (room == height) {
            break;
        }
    }
    return best;
}

}  // namespace gazette::layout
