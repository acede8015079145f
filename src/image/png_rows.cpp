#include "image/png_rows.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace gazette::image {

namespace {

enum Filter : int { none, sub, up, average, paeth, filter_count };

/// Section 9.4.
int nearest(int left, int above, int corner) {
    const int to_left = std::abs(above - corner);
    const int to_above = std::abs(left - corner);
    const int to_corner = std::abs(left + above - 2 * corner);
    if (to_left <= to_above && to_left <= to_corner) return left;
    return to_above <= to_corner ? above : corner;
}

int predict(int filter, int left, int above, int corner) {
    switch (filter) {
    case sub: return left;
    case up: return above;
    case average: return (left + above) / 2;
    case paeth: return nearest(left, above, corner);
    default: return 0;
    }
}

/// One row and the one above it, both with a pixel of zeros before them.
struct RowPair {
    std::size_t pixel_bytes;
    std::vector<std::uint8_t> row;
    std::vector<std::uint8_t> above;
};

template <int filter>
std::uint64_t apply(const RowPair& pair, std::string& out) {
    const std::size_t stride = pair.row.size() - pair.pixel_bytes;
    const std::uint8_t* row = pair.row.data() + pair.pixel_bytes;
    const std::uint8_t* left = pair.row.data();
    const std::uint8_t* above = pair.above.data() + pair.pixel_bytes;
    const std::uint8_t* corner = pair.above.data();
    std::uint32_t cost = 0;
    for (std::size_t i = 0; i < stride; ++i) {
        const auto delta = static_cast<std::int8_t>(row[i] - predict(filter, left[i], above[i], corner[i]));
        out[i] = static_cast<char>(delta);
        cost += static_cast<std::uint32_t>(std::abs(int{delta}));
    }
    return cost;
}

using Apply = std::uint64_t (*)(const RowPair&, std::string&);
constexpr std::array<Apply, filter_count> filters = {apply<none>, apply<sub>, apply<up>, apply<average>, apply<paeth>};

}  // namespace

std::string filter_rows(const std::vector<std::uint8_t>& samples, std::size_t stride, std::size_t pixel_bytes) {
    std::string out;
    out.reserve(samples.size() + samples.size() / stride);
    const std::vector<std::uint8_t> zeros(pixel_bytes + stride);
    RowPair pair{pixel_bytes, zeros, zeros};
    std::string best(stride, '\0');
    std::string tried(stride, '\0');
    for (std::size_t at = 0; at < samples.size(); at += stride) {
        pair.row.swap(pair.above);
        std::copy_n(samples.data() + at, stride, pair.row.data() + pixel_bytes);
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        char chosen = 0;
        for (std::size_t filter = 0; filter < filters.size(); ++filter) {
            const std::uint64_t cost = filters[filter](pair, tried);
            if (cost >= least) continue;
            least = cost;
            chosen = static_cast<char>(filter);
            best.swap(tried);
        }
        out += chosen;
        out += best;
    }
    return out;
}

std::string pack_rows(const std::vector<std::uint8_t>& indices, std::size_t width, int bit_depth) {
    const auto bits = static_cast<std::size_t>(bit_depth);
    const std::size_t per_byte = 8 / bits;
    std::string out;
    for (std::size_t row = 0; row < indices.size(); row += width) {
        out += static_cast<char>(none);
        for (std::size_t x = 0; x < width; x += per_byte) {
            unsigned packed = 0;
            for (std::size_t i = 0; i < per_byte; ++i) {
                packed = packed << bits | (x + i < width ? indices[row + x + i] : 0U);
            }
            out += static_cast<char>(packed);
        }
    }
    return out;
}

}  // namespace gazette::image
