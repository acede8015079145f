#include "pdf/cross_reference.h"

#include <array>

namespace gazette::pdf {

namespace {

/// One byte of type, four of offset or stream, two of index.
constexpr std::size_t row_size = 7;
constexpr std::size_t where_end = 5;
/// PNG's predictor "up": what a byte adds to the one above it.
constexpr char up = 2;

using Row = std::array<unsigned char, row_size>;

void write_number(Row& row, std::size_t begin, std::size_t end, std::uint32_t value) {
    while (end > begin) {
        row[--end] = static_cast<unsigned char>(value & 0xFFU);
        value >>= 8U;
    }
}

}  // namespace

void CrossReference::place(std::uint32_t number, Entry entry) {
    if (entries_.size() <= number) entries_.resize(number + 1);
    entries_[number] = entry;
}

std::string CrossReference::entries() const {
    return "/Type /XRef /Size " + std::to_string(size()) + " /W [1 4 2] /DecodeParms <</Predictor 12 /Columns " +
           std::to_string(row_size) + ">>\n";
}

std::string CrossReference::rows() const {
    std::string out;
    out.reserve(entries_.size() * (row_size + 1));
    Row above = {};
    for (const Entry& entry : entries_) {
        Row row = {entry.type};
        write_number(row, 1, where_end, entry.where);
        write_number(row, where_end, row_size, entry.index);
        out += up;
        for (std::size_t i = 0; i < row_size; ++i) out += static_cast<char>(row[i] - above[i]);
        above = row;
    }
    return out;
}

}  // namespace gazette::pdf
