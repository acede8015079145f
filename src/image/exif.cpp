#include "image/exif.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
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

class Directories {
public:
    explicit Directories(std::string_view tiff) : tiff_(tiff), little_(tiff.starts_with("II")) {}

    bool are_sound() {
        std::vector<std::size_t> open = {u32(4)};
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
        const std::size_t end = directory + 2 + std::size_t{u16(directory)} * entry_size;
        if (end > tiff_.size()) return false;
        for (std::size_t entry = directory + 2; entry < end; entry += entry_size) {
            const std::uint64_t size = bytes_of_type(u16(entry + 2)) * u32(entry + 4);
            if (size > 4 && u32(entry + 8) + size > tiff_.size()) return false;
            const std::uint32_t tag = u16(entry);
            if (tag == exif_directory_tag || tag == gps_directory_tag) open.push_back(u32(entry + 8));
        }
        // Some writers leave the address of the next directory away.
        const std::size_t next = end + 4 <= tiff_.size() ? u32(end) : 0;
        if (next != 0) open.push_back(next);
        return true;
    }

    std::uint32_t u16(std::size_t at) const { return (little_ ? little_16 : big_16)(tiff_, at); }
    std::uint64_t u32(std::size_t at) const { return (little_ ? little_32 : big_32)(tiff_, at); }

    std::string_view tiff_;
    bool little_;
};

std::string_view tiff_of(std::string_view exif) {
    using namespace std::string_view_literals;
    if (exif.starts_with("Exif\0\0"sv)) exif.remove_prefix(6);
    return exif.starts_with("II*\0"sv) || exif.starts_with("MM\0*"sv) ? exif : std::string_view();
}

}  // namespace

bool is_sound_exif(std::string_view exif) {
    const std::string_view tiff = tiff_of(exif);
    return !tiff.empty() && Directories(tiff).are_sound();
}

int exif_orientation(std::string_view exif) {
    exif = tiff_of(exif);
    if (exif.empty()) return 1;
    const bool little = exif.starts_with("II");
    const auto u16 = little ? little_16 : big_16;
    const std::size_t directory = (little ? little_32 : big_32)(exif, 4);
    const std::size_t count = u16(exif, directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * entry_size;
        if (entry + entry_size > exif.size()) break;
        if (u16(exif, entry) != orientation_tag) continue;
        const std::uint32_t value = u16(exif, entry + 8);
        return u16(exif, entry + 2) == type_short && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace gazette::image
