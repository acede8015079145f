#include "image/area_scaler.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <iterator>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gazette::image {

namespace {

constexpr std::uint64_t all_shares = 65'535;

constexpr std::size_t lanes = AreaScaler::lanes;
using Lanes = AreaScaler::Lanes;
/// As many as are gathered at a time.
using Bytes [[gnu::vector_size(2 * lanes)]] = std::uint8_t;

constexpr std::size_t round_up(std::size_t count, std::size_t to) {
    return (count + to - 1) / to * to;
}

/// The upper halves of the products.
Lanes high_product(Lanes a, Lanes b) {
#ifdef __SSE2__
    return reinterpret_cast<Lanes>(_mm_mulhi_epu16(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
#else
    Lanes out = {};
    for (std::size_t i = 0; i < lanes; ++i) out[i] = static_cast<std::uint16_t>(std::uint32_t{a[i]} * b[i] >> 16);
    return out;
#endif
}

Lanes all_lanes(std::uint16_t value) {
    return Lanes{} + value;
}

using HalfRound = std::make_index_sequence<lanes / 2>;

/// Moves the uppermost bit of the row's number to the lower end of that of the column.
template <std::size_t... i>
[[gnu::always_inline]] inline void interleave(const Lanes (&from)[lanes], Lanes (&to)[lanes], std::index_sequence<i...>) {
    constexpr std::size_t half = lanes / 2;
    ((to[2 * i] = __builtin_shufflevector(from[i], from[i + half], 0, 8, 1, 9, 2, 10, 3, 11)), ...);
    ((to[2 * i + 1] = __builtin_shufflevector(from[i], from[i + half], 4, 12, 5, 13, 6, 14, 7, 15)), ...);
}

/// Rows become columns.
inline void transpose(Lanes (&block)[lanes]) {
    Lanes once[lanes];
    Lanes twice[lanes];
    interleave(block, once, HalfRound());
    interleave(once, twice, HalfRound());
    interleave(twice, block, HalfRound());
}

/// Adds to `sums`, in 256ths, what `share` takes of samples in 256ths; the first of them starts the sum.
template <bool first>
void add_share(std::uint16_t* sums, Lanes samples, Lanes share) {
    Lanes sum = high_product(samples, share);
    if constexpr (!first) {
        Lanes before;
        std::memcpy(&before, sums, sizeof before);
        sum += before;
    }
    std::memcpy(sums, &sum, sizeof sum);
}

template <bool first>
void add_samples(std::uint16_t* sums, const std::uint8_t* samples, Lanes share) {
    Bytes bytes;
    std::memcpy(&bytes, samples, sizeof bytes);
    // Bytes become the upper halves of lanes.
    const Bytes low = std::endian::native == std::endian::little ? Bytes{} : bytes;
    const Bytes high = std::endian::native == std::endian::little ? bytes : Bytes{};
    const Bytes lower = __builtin_shufflevector(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const Bytes upper = __builtin_shufflevector(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    add_share<first>(sums, reinterpret_cast<Lanes>(lower), share);
    add_share<first>(sums + lanes, reinterpret_cast<Lanes>(upper), share);
}

void write_samples(Lanes samples, std::size_t count, std::uint8_t* out) {
    using Samples [[gnu::vector_size(lanes)]] = std::uint8_t;
    const Samples bytes = __builtin_convertvector(samples, Samples);
    if (count == lanes) {
        std::memcpy(out, &bytes, lanes);
    } else {
        std::memcpy(out, &bytes, count);
    }
}

}  // namespace

Shares::Shares(const Axis& axis) {
    const std::uint64_t end_of_line = axis.from * axis.unit;
    starts_.reserve(axis.to);
    for (std::uint64_t i = 0; i < axis.to; ++i) {
        const std::uint64_t begin = std::min(i * axis.step, end_of_line - 1);
        const std::uint64_t end = std::clamp((i + 1) * axis.step, begin + 1, end_of_line);
        const std::uint64_t length = end - begin;
        const std::uint64_t first = begin / axis.unit;
        const std::uint64_t last = (end - 1) / axis.unit;
        starts_.push_back(
            {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last - first + 1), shares_.size()});
        longest_ = std::max(longest_, starts_.back().count);
        // Sums are rounded, not the shares, so that they add up.
        std::uint64_t given = 0;
        for (std::uint64_t source = first; source <= last; ++source) {
            const std::uint64_t covered = std::min(end, (source + 1) * axis.unit) - begin;
            const std::uint64_t sum = (covered * all_shares + length / 2) / length;
            shares_.push_back(static_cast<std::uint16_t>(sum - given));
            given = sum;
        }
    }
}

AreaScaler::AreaScaler(const Axis& across, const Axis& down, std::size_t channels, std::uint8_t* out, std::size_t stride)
    : across_(across), down_(down), channels_(channels), row_samples_(across.from * channels), out_(out), stride_(stride),
      gathered_stride_(round_up(row_samples_, sizeof(Bytes))), gathered_(gathered_stride_ * lanes),
      columns_(gathered_stride_), short_columns_(round_up(across.to * channels, lanes)) {
    assert(is_for(across) && is_for(down));
    // Each product loses less than 1, and each share is off by at most 1, which is less than another.
    const std::uint32_t most_lost = 2 * (across_.longest() + down_.longest());
    assert(most_lost < 128);
    rounding_ = static_cast<std::uint16_t>(128 + most_lost);
}

void AreaScaler::add_row(const std::uint8_t* row) {
    while (target_ < down_.size()) {
        const Shares::Span span = down_[target_];
        if (source_ < span.first) break;
        const std::uint16_t share = span.shares[source_ - span.first];
        source_ == span.first ? gather<true>(row, share) : gather<false>(row, share);
        if (source_ + 1 < span.first + span.count) break;
        finish_row();
    }
    ++source_;
}

template <bool first>
void AreaScaler::gather(const std::uint8_t* row, std::uint16_t share) {
    std::uint16_t* const sums = gathered_row();
    const Lanes factor = all_lanes(share);
    const std::size_t whole = row_samples_ / sizeof(Bytes) * sizeof(Bytes);
    for (std::size_t i = 0; i < whole; i += sizeof(Bytes)) add_samples<first>(sums + i, row + i, factor);
    if (whole == row_samples_) return;
    std::uint8_t rest[sizeof(Bytes)] = {};
    std::copy(row + whole, row + row_samples_, rest);
    add_samples<first>(sums + whole, rest, factor);
}

void AreaScaler::finish_row() {
    ++target_;
    ++rows_;
    if (rows_ < lanes && target_ < down_.size()) return;
    turn_gathered();
    shorten();
    write_rows();
    rows_ = 0;
}

void AreaScaler::turn_gathered() {
    for (std::size_t at = 0; at < gathered_stride_; at += lanes) {
        Lanes block[lanes];
        for (std::size_t row = 0; row < lanes; ++row) {
            std::memcpy(&block[row], gathered_.data() + row * gathered_stride_ + at, sizeof block[row]);
        }
        transpose(block);
        std::copy(std::begin(block), std::end(block), columns_.data() + at);
    }
}

void AreaScaler::shorten() {
    Lanes* out = short_columns_.data();
    for (std::size_t x = 0; x < across_.size(); ++x) {
        const Shares::Span span = across_[x];
        const Lanes* const in = columns_.data() + span.first * channels_;
        for (std::size_t channel = 0; channel < channels_; ++channel) {
            Lanes sum = all_lanes(rounding_);
            for (std::size_t i = 0; i < span.count; ++i) {
                sum += high_product(in[i * channels_ + channel], all_lanes(span.shares[i]));
            }
            *out++ = sum >> 8;
        }
    }
}

void AreaScaler::write_rows() {
    const std::size_t length = across_.size() * channels_;
    std::uint8_t* const first = out_ + (target_ - rows_) * stride_;
    for (std::size_t at = 0; at < length; at += lanes) {
        Lanes block[lanes];
        std::copy_n(short_columns_.data() + at, lanes, block);
        transpose(block);
        const std::size_t count = std::min(lanes, length - at);
        for (std::size_t row = 0; row < rows_; ++row) write_samples(block[row], count, first + row * stride_ + at);
    }
}

}  // namespace gazette::image
