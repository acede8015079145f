#include "image/exif.h"

#include <cstddef>
#include <cstdint>

#include "image/bytes.h"

namespace gazette::image {

namespace {

constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t type_short = 3;
constexpr std::size_t entry_size = 12;

}  // namespace

int exif_orientation(std::string_view exif) {
    using namespace std::string_view_literals;
    if (exif.starts_with("Exif\0\0"sv)) exif.remove_prefix(6);
    const bool little = exif.starts_with("II*\0"sv);
    if (!little && !exif.starts_with("MM\0*"sv)) return 1;
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
