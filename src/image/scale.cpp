#include <algorithm>
#include <cstddef>
#include <utility>

#include "image/area_scaler.h"
#include "image/transform.h"

namespace gazette::image {

namespace {

/// Sums are of samples times 255, or times alpha: at most 65,025. Times 65,535, the longest side, that still fits 32 bits.
constexpr std::uint32_t full_alpha = 255;

/// Divides sums over `from` source pixels, by multiplication, as division is slow.
class Mean {
public:
    explicit Mean(std::uint32_t from) : reciprocal_((std::uint64_t{1} << shift) / from + 1) {}
    std::uint32_t operator()(std::uint32_t sum) const {
        return static_cast<std::uint32_t>((sum * reciprocal_ + half) >> shift);
    }

private:
    // Sums stay below 2^16 x from, and the reciprocal is near 2^46 / from: their product is below 2^63.
    static constexpr unsigned shift = 46;
    static constexpr std::uint64_t half = std::uint64_t{1} << (shift - 1);
    std::uint64_t reciprocal_;
};

/// On a line of from x to parts, a source pixel takes `to` of them and a new pixel `from`. Calls visit(source, target, parts) for
/// every overlap, in order.
template <class Visit>
void each_overlap(std::uint32_t from, std::uint32_t to, Visit visit) {
    std::uint32_t target = 0;
    std::uint32_t room = from;
    for (std::uint32_t source = 0; source < from; ++source) {
        std::uint32_t parts = to;
        if (parts > room) {
            visit(source, target++, room);
            parts -= room;
            room = from;
        }
        visit(source, target, parts);
        room -= parts;
        if (room == 0) {
            ++target;
            room = from;
        }
    }
}

/// Exactly, whatever the size and with alpha.
template <int channels>
class Scaler {
public:
    Scaler(const Pixels& from, Size to)
        : from_(from), to_{to.width, to.height, channels, {}, from.profile}, row_(std::size_t{to.width} * channels),
          sums_(row_.size()), across_(from.width), down_(from.height) {
        to_.samples.reserve(row_.size() * to.height);
    }

    Pixels run() {
        std::uint32_t read = from_.height;
        std::uint32_t written = 0;
        each_overlap(from_.height, to_.height, [&](std::uint32_t source, std::uint32_t target, std::uint32_t parts) {
            if (target != written) {
                write_row();
                written = target;
            }
            if (source != read) read_row(source);
            read = source;
            for (std::size_t i = 0; i < row_.size(); ++i) sums_[i] += row_[i] * parts;
        });
        write_row();
        return std::move(to_);
    }

private:
    void read_row(std::uint32_t y) {
        const std::uint8_t* row = from_.samples.data() + std::size_t{y} * from_.width * channels;
        std::fill(row_.begin(), row_.end(), 0);
        each_overlap(from_.width, to_.width, [&](std::uint32_t source, std::uint32_t target, std::uint32_t parts) {
            const std::uint8_t* in = row + std::size_t{source} * channels;
            std::uint32_t* out = row_.data() + std::size_t{target} * channels;
            const std::uint32_t weight = parts * (channels == 4 ? in[3] : full_alpha);
            constexpr int colours = channels == 4 ? 3 : channels;
            for (int c = 0; c < colours; ++c) out[c] += in[c] * weight;
            if constexpr (channels == 4) out[3] += weight * full_alpha;
        });
        for (std::uint32_t& sum : row_) sum = across_(sum);
    }

    void write_row() {
        for (std::size_t i = 0; i < sums_.size(); i += channels) {
            if constexpr (channels == 4) {
                write_pixel(&sums_[i]);
            } else {
                for (std::size_t c = 0; c < channels; ++c) {
                    to_.samples.push_back(static_cast<std::uint8_t>((down_(sums_[i + c]) + full_alpha / 2) / full_alpha));
                }
            }
        }
        std::fill(sums_.begin(), sums_.end(), 0);
    }

    void write_pixel(const std::uint32_t* sums) {
        const std::uint32_t alpha = down_(sums[3]);
        for (int c = 0; c < 3; ++c) {
            const std::uint32_t colour = alpha > 0 ? (down_(sums[c]) * full_alpha + alpha / 2) / alpha : 0;
            to_.samples.push_back(static_cast<std::uint8_t>(std::min(colour, full_alpha)));
        }
        to_.samples.push_back(static_cast<std::uint8_t>((alpha + full_alpha / 2) / full_alpha));
    }

    const Pixels& from_;
    Pixels to_;
    std::vector<std::uint32_t> row_;
    std::vector<std::uint32_t> sums_;
    Mean across_;
    Mean down_;
};

Pixels scale_opaque(const Pixels& from, const Axis& across, const Axis& down) {
    const auto channels = static_cast<std::size_t>(from.channels);
    Pixels to{across.to, down.to, from.channels, {}, from.profile};
    const std::size_t stride = channels * to.width;
    to.samples.resize(stride * to.height);
    AreaScaler scaler(across, down, channels, to.samples.data(), stride);
    for (std::size_t y = 0; y < from.height; ++y) scaler.add_row(from.samples.data() + y * channels * from.width);
    return to;
}

}  // namespace

Size fit(Size size, Size box) {
    const auto scaled = [](std::uint32_t side, std::uint64_t numerator, std::uint64_t denominator) {
        const std::uint64_t rounded = (side * numerator + denominator / 2) / denominator;
        return static_cast<std::uint32_t>(std::max<std::uint64_t>(rounded, 1));
    };
    if (size.width <= box.width && size.height <= box.height) return size;
    const bool too_wide = std::uint64_t{size.width} * box.height >= std::uint64_t{size.height} * box.width;
    if (too_wide) return {std::max(box.width, 1U), scaled(size.height, box.width, size.width)};
    return {scaled(size.width, box.height, size.height), std::max(box.height, 1U)};
}

Pixels scale_down(Pixels pixels, Size to) {
    to = {std::clamp(to.width, 1U, pixels.width), std::clamp(to.height, 1U, pixels.height)};
    if (to == Size{pixels.width, pixels.height}) return pixels;
    const Axis across = whole_axis(pixels.width, to.width);
    const Axis down = whole_axis(pixels.height, to.height);
    if (pixels.channels != 4 && AreaScaler::is_for(across) && AreaScaler::is_for(down))
        return scale_opaque(pixels, across, down);
    switch (pixels.channels) {
    case 1: return Scaler<1>(pixels, to).run();
    case 3: return Scaler<3>(pixels, to).run();
    default: return Scaler<4>(pixels, to).run();
    }
}

}  // namespace gazette::image
