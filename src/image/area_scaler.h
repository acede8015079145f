#pragma once

// Rows of 8-bit samples in, fewer and shorter ones out, each sample the mean of the area that it covers. Private to this room.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gazette::image {

/// One direction: new sample i covers the old ones from i x step / unit to (i + 1) x step / unit, as far as there are any.
struct Axis {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint64_t step = 0;
    std::uint64_t unit = 0;
};

/// All old samples are covered by the new ones.
inline Axis whole_axis(std::uint32_t from, std::uint32_t to) {
    return {from, to, from, to};
}

/// How much of which old samples each new one takes.
class Shares {
public:
    explicit Shares(const Axis& axis);

    struct Span {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        /// `count` of them, in 65,535ths.
        const std::uint16_t* shares = nullptr;
    };
    Span operator[](std::size_t index) const {
        return {starts_[index].first, starts_[index].count, shares_.data() + starts_[index].at};
    }
    std::size_t size() const { return starts_.size(); }
    /// The most old samples that a new one takes of.
    std::uint32_t longest() const { return longest_; }

private:
    struct Start {
        std::uint32_t first;
        std::uint32_t count;
        std::size_t at;
    };
    std::vector<Start> starts_;
    std::vector<std::uint16_t> shares_;
    std::uint32_t longest_ = 0;
};

/// Works with integers of 16 bits, a 256th of a sample being 1, so that it is right to about a tenth of a sample (a mean halfway
/// between two values is the higher one), and gives the same bytes on every machine.
class AreaScaler {
public:
    /// Finer shares than those of a step this long would lose too much.
    static constexpr std::uint32_t longest_step = 16;
    static bool is_for(const Axis& axis) { return axis.step <= axis.unit * longest_step; }

    /// Both axes are ones that this is for. Writes `down.to` rows of `across.to` x `channels` samples, one each `stride` bytes, to
    /// `out`, which must be there as long as rows are added.
    AreaScaler(const Axis& across, const Axis& down, std::size_t channels, std::uint8_t* out, std::size_t stride);

    /// The next of `down.from` rows, each of `across.from` x `channels` samples. Takes no memory.
    void add_row(const std::uint8_t* row);

    /// Rows that are made at a time; as many samples, one of each, stand side by side while rows are shortened.
    static constexpr std::size_t lanes = 8;
    using Lanes [[gnu::vector_size(2 * lanes)]] = std::uint16_t;

private:
    std::uint16_t* gathered_row() { return gathered_.data() + rows_ * gathered_stride_; }
    template <bool first>
    void gather(const std::uint8_t* row, std::uint16_t share);
    void finish_row();
    void turn_gathered();
    void shorten();
    void write_rows();

    Shares across_;
    Shares down_;
    std::size_t channels_;
    std::size_t row_samples_;
    std::uint16_t rounding_;
    std::uint8_t* out_;
    std::size_t stride_;
    /// Of the next row to come.
    std::uint32_t source_ = 0;
    /// Of the row that is being gathered.
    std::size_t target_ = 0;
    std::size_t rows_ = 0;
    std::size_t gathered_stride_;
    std::vector<std::uint16_t> gathered_;
    /// A sample of each of the gathered rows.
    std::vector<Lanes> columns_;
    std::vector<Lanes> short_columns_;
};

}  // namespace gazette::image
