#include "image/gif_codes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "image/bytes.h"

namespace gazette::image {

namespace {

constexpr unsigned most_code_bits = 12;
constexpr std::size_t table_size = std::size_t{1} << most_code_bits;

std::string join_sub_blocks(std::string_view blocks) {
    std::string joined;
    std::size_t at = 0;
    while (const std::uint32_t size = byte_at(blocks, at)) {
        joined += blocks.substr(at + 1, size);
        at += 1 + size;
    }
    return joined;
}

/// Codes from the lowest bit of each byte up.
class CodeReader {
public:
    explicit CodeReader(std::string_view bytes) : bytes_(bytes) {}

    std::optional<unsigned> next(unsigned width) {
        while (held_ < width) {
            if (bytes_.empty()) return std::nullopt;
            bits_ |= byte_at(bytes_, 0) << held_;
            held_ += 8;
            bytes_.remove_prefix(1);
        }
        const unsigned code = bits_ & ((1U << width) - 1);
        bits_ >>= width;
        held_ -= width;
        return code;
    }

private:
    std::string_view bytes_;
    std::uint32_t bits_ = 0;
    unsigned held_ = 0;
};

/// What each code stands for: the string of an earlier code and one index more.
class Strings {
public:
    explicit Strings(unsigned index_bits) : clear_(1U << index_bits), next_(clear_ + 2) {
        for (unsigned i = 0; i < clear_; ++i)
            entries_[i] = {0, 1, static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i)};
    }

    unsigned clear_code() const { return clear_; }
    unsigned end_code() const { return clear_ + 1; }
    void clear() { next_ = clear_ + 2; }
    bool knows(unsigned code) const { return code < next_; }
    /// The code that `add` is to make next, while there is room.
    bool is_next(unsigned code) const { return code == next_ && next_ < table_size; }
    unsigned first_of(unsigned code) const { return entries_[code].first; }

    void add(unsigned prefix, unsigned last) {
        if (next_ == table_size) return;
        const Entry& before = entries_[prefix];
        entries_[next_++] = {static_cast<std::uint16_t>(prefix), static_cast<std::uint16_t>(before.length + 1),
                             before.first, static_cast<std::uint8_t>(last)};
    }

    /// As wide as the code that `add` makes next needs.
    unsigned width() const {
        unsigned bits = 1;
        while (bits < most_code_bits && (1U << bits) <= next_) ++bits;
        return bits;
    }

    /// As much of the string as there is room for; moves `out` on.
    void write(unsigned code, std::uint8_t*& out, const std::uint8_t* end) const {
        const std::size_t length = entries_[code].length;
        const std::size_t room = static_cast<std::size_t>(end - out);
        for (std::size_t i = length; i > 0; --i, code = entries_[code].prefix) {
            if (i <= room) out[i - 1] = entries_[code].last;
        }
        out += std::min(length, room);
    }

private:
    struct Entry {
        std::uint16_t prefix;
        std::uint16_t length;
        std::uint8_t first;
        std::uint8_t last;
    };

    unsigned clear_;
    unsigned next_;
    std::array<Entry, table_size> entries_ = {};
};

}  // namespace

bool read_gif_codes(std::string_view data, std::vector<std::uint8_t>& indices) {
    const unsigned index_bits = byte_at(data, 0);
    if (index_bits < 2 || index_bits >= most_code_bits) return false;
    const std::string joined = join_sub_blocks(data.substr(1));
    CodeReader codes(joined);
    Strings strings(index_bits);
    std::optional<unsigned> before;
    std::uint8_t* out = indices.data();
    const std::uint8_t* const end = out + indices.size();
    while (out < end) {
        const std::optional<unsigned> code = codes.next(strings.width());
        if (!code || *code == strings.end_code()) return false;
        if (*code == strings.clear_code()) {
            strings.clear();
            before.reset();
            continue;
        }
        const bool coming = before && strings.is_next(*code);
        if (!coming && !strings.knows(*code)) return false;
        if (before) strings.add(*before, strings.first_of(coming ? *before : *code));
        strings.write(*code, out, end);
        before = code;
    }
    return true;
}

}  // namespace gazette::image
