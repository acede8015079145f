#include "image/exif.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include "image/bytes.h"

namespace gazette::image {

namespace {

constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t type_short = 3;
constexpr std::size_t entry_size = 12;

constexpr std::uint32_t exif_directory_tag = 0x8769;
constexpr std::uint32_t gps_directory_tag = 0x8825;

/// TIFF 6.0 section 2, the types of values, from 1 on; those that are not known are one byte at least.
std::uint64_t bytes_of_type(std::uint32_t type) {
    constexpr std::uint8_t sizes[] = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    return type < std::size(sizes) ? sizes[type] : 1;
}

/// Numbers of a structure in the order of bytes that it states; 0 beyond its end.
class Tiff {
public:
    explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

    std::size_t size() const { return bytes_.size(); }
    std::uint32_t u16(std::size_t at) const { return (little_ ? little_16 : big_16)(bytes_, at); }
    std::uint64_t u32(std::size_t at) const { return (little_ ? little_32 : big_32)(bytes_, at); }

private:
    std::string_view bytes_;
    bool little_;
};

/// Nothing where there is no such structure.
std::optional<Tiff> tiff_in(std::string_view exif) {
    using namespace std::string_view_literals;
    if (exif.starts_with("Exif\0\0"sv)) exif.remove_prefix(6);
    if (!exif.starts_with("II*\0"sv) && !exif.starts_with("MM\0*"sv)) return std::nullopt;
    return Tiff(exif);
}

class Directories {
public:
    explicit Directories(const Tiff& tiff) : tiff_(tiff) {}

    bool are_sound() {
        std::vector<std::size_t> open = {tiff_.u32(4)};
        for (std::size_t seen = 0; !open.empty(); ++seen) {
            const std::size_t directory = open.back();
            open.pop_back();
            if (seen == most || !is_sound(directory, open)) return false;
        }
        return true;
    }

private:
    /// More than any camera writes: a chain that bites its tail ends here.
    static constexpr std::size_t most = 16;

    bool is_sound(std::size_t directory, std::vector<std::size_t>& open) const {
        if (directory + 2 > tiff_.size()) return false;
        const std::size_t end = directory + 2 + std::size_t{tiff_.u16(directory)} * entry_size;
        if (end > tiff_.size()) return false;
        for (std::size_t entry = directory + 2; entry < end; entry += entry_size) {
            const std::uint64_t size = bytes_of_type(tiff_.u16(entry + 2)) * tiff_.u32(entry + 4);
            if (size > 4 && tiff_.u32(entry + 8) + size > tiff_.size()) return false;
            const std::uint32_t tag = tiff_.u16(entry);
            if (tag == exif_directory_tag || tag == gps_directory_tag) open.push_back(tiff_.u32(entry + 8));
        }
        // Some writers leave the address of the next directory away.
        const std::size_t next = end + 4 <= tiff_.size() ? tiff_.u32(end) : 0;
        if (next != 0) open.push_back(next);
        return true;
    }

    const Tiff& tiff_;
};

}  // namespace

bool is_sound_exif(std::string_view exif) {
    const std::optional<Tiff> tiff = tiff_in(exif);
    return tiff && Directories(*tiff).are_sound();
}

int exif_orientation(std::string_view exif) {
    const std::optional<Tiff> tiff = tiff_in(exif);
    if (!tiff) return 1;
    const std::size_t directory = tiff->u32(4);
    const std::size_t count = tiff->u16(directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * entry_size;
        if (entry + entry_size > tiff->size()) break;
        if (tiff->u16(entry) != orientation_tag) continue;
        const std::uint32_t value = tiff->u16(entry + 8);
        return tiff->u16(entry + 2) == type_short && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace gazette::image
