#include "font/cff_charset.h"

#include <algorithm>

namespace gazette::font {

namespace {

/// Numbers from a table; once it has read beyond the end all are 0 and `ok` is false.
class Reader {
public:
    Reader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

    bool ok() const { return ok_; }
    std::size_t at() const { return at_; }
    void skip(std::size_t count) { at_ += count; }

    std::uint32_t number(int size) {
        std::uint32_t value = 0;
        for (; size > 0; --size) value = value << 8 | byte();
        return value;
    }

private:
    std::uint32_t byte() {
        ok_ = ok_ && at_ < bytes_.size();
        return ok_ ? static_cast<unsigned char>(bytes_[at_++]) : 0;
    }

    std::string_view bytes_;
    std::size_t at_;
    bool ok_ = true;
};

/// An INDEX (section 5): where its first object lies, and where the INDEX ends.
struct Index {
    std::size_t first = 0;
    std::size_t first_end = 0;
    std::size_t end = 0;
};

std::optional<Index> read_index(std::string_view cff, std::size_t at) {
    Reader reader(cff, at);
    const std::uint32_t count = reader.number(2);
    if (!reader.ok()) return std::nullopt;
    if (count == 0) return Index{at + 2, at + 2, at + 2};
    const int size = static_cast<int>(reader.number(1));
    if (size < 1 || size > 4) return std::nullopt;
    const std::uint32_t first = reader.number(size);
    const std::uint32_t second = reader.number(size);
    reader.skip((count - 2) * static_cast<std::size_t>(size));
    const std::uint32_t last = count == 1 ? second : reader.number(size);
    // Offsets count from the byte before the objects.
    const std::size_t base = at + 3 + (count + 1) * static_cast<std::size_t>(size) - 1;
    if (!reader.ok() || second < first || base + last > cff.size()) return std::nullopt;
    return Index{base + first, base + second, base + last};
}

struct TopDict {
    bool cid_keyed = false;
    std::uint32_t charset = 0;
};

/// A real number is a string of half bytes that ends in 15; the last byte's lower half is 15 in any case.
void skip_real(Reader& reader) {
    for (std::uint32_t pair = 0; (pair & 0xF) != 0xF && reader.ok();) pair = reader.number(1);
}

/// DICT data (section 4): operands before their operator.
std::optional<TopDict> read_top_dict(std::string_view dict) {
    constexpr std::uint32_t op_charset = 15, op_escape = 12, op_ros = 30;
    TopDict out;
    std::uint32_t operand = 0;
    for (Reader reader(dict, 0); reader.at() < dict.size();) {
        const std::uint32_t byte = reader.number(1);
        if (byte <= 21) {
            if (byte == op_charset) out.charset = operand;
            if (byte == op_escape && reader.number(1) == op_ros) out.cid_keyed = true;
        } else if (byte == 28) {
            operand = reader.number(2);
        } else if (byte == 29) {
            operand = reader.number(4);
        } else if (byte == 30) {
            skip_real(reader);
        } else if (byte <= 246) {
            operand = byte - 139;
        } else if (byte <= 254) {
            // Negative ones never are offsets.
            operand = byte <= 250 ? (byte - 247) * 256 + reader.number(1) + 108 : (reader.number(1), 0);
        }
        if (!reader.ok()) return std::nullopt;
    }
    return out;
}

/// Section 13: format 0 lists CIDs, formats 1 and 2 list ranges.
std::optional<std::vector<std::uint16_t>> read_charset(std::string_view cff, std::uint32_t at, unsigned glyph_count) {
    std::vector<std::uint16_t> cids = {0};
    Reader reader(cff, at);
    const std::uint32_t format = reader.number(1);
    if (format > 2) return std::nullopt;
    while (cids.size() < glyph_count && reader.ok()) {
        const std::uint32_t first = reader.number(2);
        const std::uint32_t more = format == 0 ? 0 : reader.number(static_cast<int>(format));
        for (std::uint32_t i = 0; i <= more && cids.size() < glyph_count; ++i) {
            cids.push_back(static_cast<std::uint16_t>(first + i));
        }
    }
    if (!reader.ok()) return std::nullopt;
    return cids;
}

/// What the predefined charsets mean for a CID-keyed font.
std::vector<std::uint16_t> identity(unsigned glyph_count) {
    std::vector<std::uint16_t> cids(glyph_count);
    for (unsigned i = 0; i < glyph_count; ++i) cids[i] = static_cast<std::uint16_t>(i);
    return cids;
}

}  // namespace

std::optional<std::vector<std::uint16_t>> read_cids(std::string_view cff, unsigned glyph_count) {
    Reader header(cff, 2);
    const std::uint32_t header_size = header.number(1);
    const auto names = header.ok() ? read_index(cff, header_size) : std::nullopt;
    const auto dicts = names ? read_index(cff, names->end) : std::nullopt;
    if (!dicts) return std::nullopt;
    const auto top = read_top_dict(cff.substr(dicts->first, dicts->first_end - dicts->first));
    if (!top) return std::nullopt;
    if (!top->cid_keyed) return std::vector<std::uint16_t>();
    if (top->charset <= 2) return identity(glyph_count);
    return read_charset(cff, top->charset, glyph_count);
}

}  // namespace gazette::font
