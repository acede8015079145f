#pragma once

// Where each object of a file stands in, the cross-reference stream out (ISO 32000-1 section 7.5.8).

#include <cstdint>
#include <string>
#include <vector>

namespace gazette::pdf {

class CrossReference {
public:
    /// Object `number` starts at this byte of the file.
    void stands_at(std::uint32_t number, std::uint32_t offset) { place(number, {1, offset, 0}); }
    /// Object `number` is the one with this index in an object stream.
    void stands_in(std::uint32_t number, std::uint32_t stream, std::uint16_t index) { place(number, {2, stream, index}); }

    /// One more than the highest number.
    std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
    /// The stream's dictionary entries for the two below; without those that stand in any trailer.
    std::string entries() const;
    /// Rows of equal length, each preceded by its predictor (PNG's "up"), not deflated yet.
    std::string rows() const;

private:
    struct Entry {
        /// 0 is a number that nothing has.
        std::uint8_t type = 0;
        std::uint32_t where = 0;
        std::uint16_t index = 0;
    };
    void place(std::uint32_t number, Entry entry);

    std::vector<Entry> entries_;
};

}  // namespace gazette::pdf
