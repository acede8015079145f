#pragma once

// Lengths on a page: integers in scaled points, 65,536 to the PostScript point (1/72 inch).

#include <cmath>
#include <cstdint>

namespace gazette::base {

using ScaledPoints = std::int64_t;

inline constexpr ScaledPoints scaled_points_per_point = 65536;

inline ScaledPoints from_points(double points) {
    return std::llround(points * static_cast<double>(scaled_points_per_point));
}

inline double to_points(ScaledPoints length) {
    return static_cast<double>(length) / static_cast<double>(scaled_points_per_point);
}

}  // namespace gazette::base
