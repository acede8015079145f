#include "image/jpeg_entropy.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette::image {

namespace {

/// What codes tell: how many bits they have with those that follow them, and how many coefficients they stand for.
struct Step {
    std::uint8_t bits = 0;
    std::uint8_t coefficients = 0;
};

/// Added to the coefficients of a block that its end follows.
constexpr unsigned end_of_block = 128;
/// Whether so many coefficients are fewer than all, the end of the block being told or not.
constexpr bool has_room(unsigned coefficients) {
    return (coefficients & DCTSIZE2) == 0;
}
/// Has no room, whatever came before.
constexpr Step unknown = {0, DCTSIZE2};

Step step_of_dc(unsigned code_bits, unsigned symbol) {
    return {static_cast<std::uint8_t>(code_bits + symbol), 1};
}

/// Section F.1.2.2.1: a run of zeros, and the bits of the coefficient after it.
Step step_of_ac(unsigned code_bits, unsigned symbol) {
    const unsigned run = symbol >> 4U;
    const unsigned size = symbol & 0xFU;
    constexpr unsigned longest_run = 15;
    if (size == 0 && run != longest_run) return {static_cast<std::uint8_t>(code_bits), end_of_block};
    return {static_cast<std::uint8_t>(code_bits + size), static_cast<std::uint8_t>(run + 1)};
}

/// How many bits are looked up at once.
constexpr unsigned short_bits = 11;
using Steps = std::array<Step, 1U << short_bits>;

/// The codes of a table (section C.2), looked up by the next bits.
class Codes {
public:
    /// libjpeg has found that the lengths of the codes are possible.
    template <class StepOf>
    Codes(const JHUFF_TBL& table, StepOf step_of);

    /// Of the code at the upper end of `bits`; no bits where there is none.
    Step operator[](std::uint64_t bits) const {
        const Step step = short_[bits >> (64 - short_bits)];
        return step.bits != 0 ? step : long_code(bits);
    }
    /// The codes that are looked up at once.
    const Steps& short_codes() const { return short_; }

private:
    Step long_code(std::uint64_t bits) const;

    static constexpr unsigned most_bits = 16;
    Steps short_ = {};
    /// By length: the code after the last one, and the number of that one among all.
    std::array<std::uint32_t, most_bits + 1> end_ = {};
    std::array<std::uint32_t, most_bits + 1> number_of_end_ = {};
    std::array<Step, 256> steps_ = {};
};

template <class StepOf>
Codes::Codes(const JHUFF_TBL& table, StepOf step_of) {
    std::uint32_t code = 0;
    std::uint32_t number = 0;
    for (unsigned length = 1; length <= most_bits; ++length, code <<= 1U) {
        for (unsigned i = 0; i < table.bits[length] && number < steps_.size(); ++i, ++code, ++number) {
            const Step step = step_of(length, table.huffval[number]);
            steps_[number] = step;
            if (length > short_bits) continue;
            const std::size_t count = std::size_t{1} << (short_bits - length);
            const std::size_t first = code * count;
            if (first + count <= short_.size())
                std::fill_n(short_.begin() + static_cast<std::ptrdiff_t>(first), count, step);
        }
        end_[length] = code;
        number_of_end_[length] = number;
    }
}

Step Codes::long_code(std::uint64_t bits) const {
    for (unsigned length = short_bits + 1; length <= most_bits; ++length) {
        const auto code = static_cast<std::uint32_t>(bits >> (64 - length));
        // Codes of one length are consecutive, and those that go on are beyond them.
        if (code < end_[length]) {
            const std::uint32_t from_end = end_[length] - code;
            return from_end <= number_of_end_[length] ? steps_[number_of_end_[length] - from_end] : Step{};
        }
    }
    return {};
}

/// A step as one number, which is negative where a block ends.
using PackedStep = std::int16_t;
constexpr PackedStep packed(Step step) {
    return static_cast<PackedStep>(step.coefficients << 8U | step.bits);
}
constexpr unsigned bits_of(PackedStep step) {
    return static_cast<unsigned>(step) & 0xFFU;
}
constexpr unsigned coefficients_of(PackedStep step) {
    return static_cast<unsigned>(step) >> 8U & 0xFFU;
}
/// All bits, or none: for choices by arithmetic.
constexpr std::uintptr_t is_end_of_block(PackedStep step) {
    return static_cast<std::uintptr_t>(std::intptr_t{step} >> 15U);
}

/// Of what is looked up at once; so often, the bits at hand (`Interval::bits`) do.
constexpr unsigned most_packed_bits = 14;
constexpr unsigned lookups_at_hand = 4;
using Lookup = std::array<PackedStep, 1U << short_bits>;

/// `first` and then, while bits are left and the block goes on, the AC codes that the lower end of `bits` holds behind it.
Step joined(Step first, std::uint32_t bits, const Steps& ac) {
    constexpr std::uint32_t mask = (1U << short_bits) - 1;
    while (first.bits != 0 && first.bits < short_bits && first.coefficients < end_of_block) {
        const Step next = ac[bits << first.bits & mask];
        const unsigned coefficients = first.coefficients + next.coefficients;
        if (next.bits == 0 || first.bits + next.bits > short_bits || !has_room(coefficients)) break;
        first = {static_cast<std::uint8_t>(first.bits + next.bits), static_cast<std::uint8_t>(coefficients)};
    }
    const bool fits = first.bits != 0 && first.bits <= most_packed_bits && has_room(first.coefficients);
    return fits ? first : unknown;
}

Lookup joined(const Steps& first, const Steps& ac) {
    Lookup all;
    for (std::uint32_t bits = 0; bits < all.size(); ++bits) all[bits] = packed(joined(first[bits], bits, ac));
    return all;
}

/// The codes of the blocks of a component.
struct BlockCodes {
    BlockCodes(const JHUFF_TBL& dc_table, const JHUFF_TBL& ac_table)
        : dc(dc_table, step_of_dc), ac(ac_table, step_of_ac), opening(joined(dc.short_codes(), ac.short_codes())),
          further(joined(ac.short_codes(), ac.short_codes())) {}

    Codes dc;
    Codes ac;
    /// As many codes of one block as are looked up at once, from its DC coefficient on, and from a later one; `unknown` where
    /// there are none, or where they fill the block.
    Lookup opening;
    Lookup further;
};

/// The data from one marker to the next, without the zeros stuffed in after 0xFF (section B.1.1.5).
class Interval {
public:
    /// `rest` begins with the marker after it then, or is empty.
    void take(std::string_view& rest);

    /// The next 57 bits or more, from the top down, and no bits behind them.
    std::uint64_t bits() const {
        std::uint64_t word = 0;
        std::memcpy(&word, data_.data() + at_ / 8, sizeof word);
        if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
        return word << at_ % 8;
    }
    void skip(std::size_t bits) { at_ += bits; }
    bool is_beyond_end() const { return at_ > end_; }
    /// But for the bits that fill its last byte.
    bool is_at_end() const { return at_ <= end_ && end_ - at_ < 8; }

private:
    /// More than a block takes, whatever its codes: 64 of at most 31 bits.
    static constexpr std::size_t after_end = 64 * 31 / 8 + sizeof(std::uint64_t);
    std::vector<std::uint8_t> data_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
};

void Interval::take(std::string_view& rest) {
    data_.resize(rest.size() + after_end);
    std::uint8_t* out = data_.data();
    while (!rest.empty()) {
        const std::size_t plain = std::min(rest.find('\xFF'), rest.size());
        out = std::copy_n(rest.begin(), plain, out);
        rest.remove_prefix(plain);
        if (!rest.starts_with(std::string_view("\xFF\0", 2))) break;
        *out++ = 0xFF;
        rest.remove_prefix(2);
    }
    std::fill_n(out, after_end, std::uint8_t{0});
    at_ = 0;
    end_ = static_cast<std::size_t>(out - data_.data()) * 8;
}

/// All tables that a scan uses.
class ScanCodes {
public:
    explicit ScanCodes(const jpeg_decompress_struct& jpeg);
    /// One for each block of an MCU.
    const std::vector<const BlockCodes*>& blocks() const { return blocks_; }

private:
    std::map<std::pair<int, int>, BlockCodes> codes_;
    std::vector<const BlockCodes*> blocks_;
};

ScanCodes::ScanCodes(const jpeg_decompress_struct& jpeg) {
    for (int i = 0; i < jpeg.blocks_in_MCU; ++i) {
        const jpeg_component_info& component = *jpeg.cur_comp_info[jpeg.MCU_membership[i]];
        const auto found =
            codes_.try_emplace({component.dc_tbl_no, component.ac_tbl_no}, *jpeg.dc_huff_tbl_ptrs[component.dc_tbl_no],
                               *jpeg.ac_huff_tbl_ptrs[component.ac_tbl_no]);
        blocks_.push_back(&found.first->second);
    }
}

/// `yes` where all bits of `mask` are set, `no` where none is.
std::uintptr_t chosen(std::uintptr_t mask, std::uintptr_t yes, std::uintptr_t no) {
    return no ^ ((no ^ yes) & mask);
}
const Lookup* chosen(std::uintptr_t mask, const Lookup& yes, const Lookup& no) {
    return reinterpret_cast<const Lookup*>(
        chosen(mask, reinterpret_cast<std::uintptr_t>(&yes), reinterpret_cast<std::uintptr_t>(&no)));
}

/// Goes through the units of an interval. Most blocks have but a few codes: where one ends is told by arithmetic, as a
/// processor does not foresee it.
class UnitWalk {
public:
    UnitWalk(Interval& data, const std::vector<const BlockCodes*>& blocks) : data_(data), blocks_(blocks) {}

    /// False where a code does not exist, a run leaves its block, or the data ends.
    bool skip(std::uint64_t units) {
        std::uint64_t left = units * blocks_.size();
        begin(0);
        while (left > 0) {
            if (!skip_short_codes(left) && !skip_code(left)) return false;
            if (data_.is_beyond_end()) return false;
        }
        return true;
    }

private:
    void begin(std::size_t block) {
        block_ = block;
        next_ = after(block);
        coefficients_ = 0;
        lookup_ = &blocks_[block]->opening;
    }
    std::size_t after(std::size_t block) const { return block + 1 == blocks_.size() ? 0 : block + 1; }

    bool skip_short_codes(std::uint64_t& left);
    bool skip_code(std::uint64_t& left);

    Interval& data_;
    const std::vector<const BlockCodes*>& blocks_;
    /// Of the unit: the block at hand, and the one after it.
    std::size_t block_ = 0;
    std::size_t next_ = 0;
    /// Of the block, so far.
    unsigned coefficients_ = 0;
    const Lookup* lookup_ = nullptr;
};

/// As many as the bits at hand hold, blocks that end being taken from `left`; false where one is not in the tables.
bool UnitWalk::skip_short_codes(std::uint64_t& left) {
    std::uint64_t bits = data_.bits();
    std::size_t used = 0;
    bool known = true;
    for (unsigned i = 0; i < lookups_at_hand && left > 0; ++i) {
        const PackedStep step = (*lookup_)[bits >> (64 - short_bits)];
        const unsigned coefficients = coefficients_ + coefficients_of(step);
        known = has_room(coefficients);
        if (!known) break;
        used += bits_of(step);
        bits <<= bits_of(step);
        const std::uintptr_t ended = is_end_of_block(step);
        coefficients_ = coefficients & static_cast<unsigned>(~ended);
        lookup_ = chosen(ended, blocks_[next_]->opening, blocks_[block_]->further);
        block_ = chosen(ended, next_, block_);
        next_ = after(block_);
        left -= ended & 1U;
    }
    data_.skip(used);
    return known;
}

/// One code of any length, which may be the one that makes the block full.
bool UnitWalk::skip_code(std::uint64_t& left) {
    const BlockCodes& codes = *blocks_[block_];
    const Step step = coefficients_ == 0 ? codes.dc[data_.bits()] : codes.ac[data_.bits()];
    coefficients_ += step.coefficients;
    const bool full = coefficients_ == DCTSIZE2;
    if (step.bits == 0 || (!full && !has_room(coefficients_))) return false;
    data_.skip(step.bits);
    lookup_ = &codes.further;
    if (full || coefficients_ >= end_of_block) {
        begin(next_);
        --left;
    }
    return true;
}

bool take_marker(std::string_view& rest, unsigned marker) {
    const char expected[] = {'\xFF', static_cast<char>(marker)};
    if (!rest.starts_with(std::string_view(expected, sizeof expected))) return false;
    rest.remove_prefix(sizeof expected);
    return true;
}

}  // namespace

bool is_surely_sound(const jpeg_decompress_struct& jpeg) {
    if (jpeg.progressive_mode != 0 || jpeg.arith_code != 0 || jpeg.comps_in_scan != jpeg.num_components) return false;
    std::string_view rest(reinterpret_cast<const char*>(jpeg.src->next_input_byte), jpeg.src->bytes_in_buffer);
    const ScanCodes codes(jpeg);
    const std::uint64_t units = std::uint64_t{jpeg.MCUs_per_row} * jpeg.MCU_rows_in_scan;
    const std::uint64_t in_interval = jpeg.restart_interval == 0 ? units : jpeg.restart_interval;
    Interval data;
    constexpr unsigned restart_markers = 8;
    unsigned restart = 0;
    for (std::uint64_t done = 0; done < units; done += in_interval) {
        if (done > 0 && !take_marker(rest, JPEG_RST0 + restart++ % restart_markers)) return false;
        data.take(rest);
        if (!UnitWalk(data, codes.blocks()).skip(std::min(in_interval, units - done)) || !data.is_at_end()) return false;
    }
    return take_marker(rest, JPEG_EOI);
}

}  // namespace gazette::image
