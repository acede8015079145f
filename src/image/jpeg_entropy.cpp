#include "image/jpeg_entropy.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace gazette::image {

namespace {

/// What codes tell: how many bits they have with those that follow them, and how many coefficients they stand for.
struct Step {
    std::uint8_t bits = 0;
    std::uint8_t coefficients = 0;
};

/// Beyond any block, so that the end of a block differs from a run that leaves it.
constexpr std::uint8_t end_of_block = 128;

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
    /// Of as many codes of one block as are looked up at once, the end of the block being the last; no bits where there are none.
    Step several(std::uint64_t bits) const { return several_[bits >> (64 - short_bits)]; }
    /// Once, for codes of AC coefficients.
    void join();

private:
    Step long_code(std::uint64_t bits) const;
    Step joined(std::uint32_t bits) const;

    static constexpr unsigned short_bits = 11;
    static constexpr unsigned most_bits = 16;
    std::array<Step, 1U << short_bits> short_ = {};
    std::array<Step, 1U << short_bits> several_ = {};
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

Step Codes::joined(std::uint32_t bits) const {
    constexpr std::uint32_t mask = (1U << short_bits) - 1;
    Step sum;
    while (sum.bits < short_bits) {
        const Step next = short_[bits << sum.bits & mask];
        if (next.bits == 0 || sum.bits + next.bits > short_bits) break;
        if (next.coefficients != end_of_block && sum.coefficients + next.coefficients >= DCTSIZE2) break;
        sum.bits = static_cast<std::uint8_t>(sum.bits + next.bits);
        sum.coefficients = static_cast<std::uint8_t>(sum.coefficients + next.coefficients);
        if (next.coefficients == end_of_block) break;
    }
    return sum;
}

void Codes::join() {
    for (std::uint32_t bits = 0; bits < several_.size(); ++bits) several_[bits] = joined(bits);
}

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

/// The tables of one block of an MCU.
struct BlockCodes {
    const Codes* dc;
    const Codes* ac;
};

/// Whether there may be so many coefficients, or fewer than all and then the end of the block.
bool fits_block(unsigned coefficients) {
    return coefficients <= DCTSIZE2 || (coefficients > end_of_block && coefficients < end_of_block + DCTSIZE2);
}

/// False where a code does not exist, a run leaves the block, or the data ends.
bool skip_block(Interval& data, const BlockCodes& codes) {
    // A code and the bits that go with it are at most 31: two of them in what is at hand would not do.
    constexpr unsigned enough = 32;
    std::uint64_t bits = data.bits();
    unsigned used = 0;
    Step step = (*codes.dc)[bits];
    unsigned coefficients = 1;
    while (true) {
        if (step.bits == 0) return false;
        used += step.bits;
        bits <<= step.bits;
        if (coefficients >= DCTSIZE2) break;
        if (used > 57 - enough) {
            data.skip(used);
            bits = data.bits();
            used = 0;
        }
        step = codes.ac->several(bits);
        // Codes after the last coefficient are of the next block, and of another table.
        if (step.bits == 0 || !fits_block(coefficients + step.coefficients)) step = (*codes.ac)[bits];
        coefficients += step.coefficients;
    }
    data.skip(used);
    return fits_block(coefficients) && !data.is_beyond_end();
}

/// All tables that a scan uses.
class ScanCodes {
public:
    explicit ScanCodes(const jpeg_decompress_struct& jpeg);
    /// One for each block of an MCU.
    const std::vector<BlockCodes>& blocks() const { return blocks_; }

private:
    std::vector<Codes> tables_;
    std::vector<BlockCodes> blocks_;
};

ScanCodes::ScanCodes(const jpeg_decompress_struct& jpeg) {
    std::array<const Codes*, NUM_HUFF_TBLS> dc = {};
    std::array<const Codes*, NUM_HUFF_TBLS> ac = {};
    tables_.reserve(2 * NUM_HUFF_TBLS);
    for (int i = 0; i < jpeg.blocks_in_MCU; ++i) {
        const jpeg_component_info& component = *jpeg.cur_comp_info[jpeg.MCU_membership[i]];
        const Codes*& dc_codes = dc.at(static_cast<std::size_t>(component.dc_tbl_no));
        const Codes*& ac_codes = ac.at(static_cast<std::size_t>(component.ac_tbl_no));
        if (dc_codes == nullptr) dc_codes = &tables_.emplace_back(*jpeg.dc_huff_tbl_ptrs[component.dc_tbl_no], step_of_dc);
        if (ac_codes == nullptr) {
            Codes& added = tables_.emplace_back(*jpeg.ac_huff_tbl_ptrs[component.ac_tbl_no], step_of_ac);
            added.join();
            ac_codes = &added;
        }
        blocks_.push_back({dc_codes, ac_codes});
    }
}

bool skip_units(Interval& data, const std::vector<BlockCodes>& blocks, std::uint64_t count) {
    for (std::uint64_t unit = 0; unit < count; ++unit) {
        for (const BlockCodes& codes : blocks) {
            if (!skip_block(data, codes)) return false;
        }
    }
    return data.is_at_end();
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
        if (!skip_units(data, codes.blocks(), std::min(in_interval, units - done))) return false;
    }
    return take_marker(rest, JPEG_EOI);
}

}  // namespace gazette::image
