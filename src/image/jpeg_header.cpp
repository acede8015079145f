#include "image/jpeg_header.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "image/bytes.h"
#include "image/exif.h"
#include "image/jpeg_markers.h"

namespace gazette::image {

namespace {

using namespace std::string_view_literals;

bool is_frame(std::uint32_t marker) {
    return marker >= sof_0 && marker <= sof_15 && marker != dht && marker != jpg && marker != dac;
}

bool stands_alone(std::uint32_t marker) {
    return marker == tem || (marker >= rst_0 && marker <= soi);
}

/// The marker at or after `at`, which moves past it; 0 at the end.
std::uint32_t next_marker(std::string_view bytes, std::size_t& at) {
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos) {
        at = bytes.find_first_not_of('\xFF', at);
        if (at == std::string_view::npos) break;
        if (const std::uint32_t marker = byte_at(bytes, at++)) return marker;
    }
    return 0;
}

bool read_frame(JpegHeader& header, std::uint32_t marker, std::string_view segment) {
    header.frame = static_cast<std::uint8_t>(marker);
    header.precision = static_cast<int>(byte_at(segment, 0));
    header.height = big_16(segment, 1);
    header.width = big_16(segment, 3);
    header.components = static_cast<int>(byte_at(segment, 5));
    for (std::size_t i = 0; i < header.component_ids.size(); ++i) {
        header.component_ids[i] = static_cast<std::uint8_t>(byte_at(segment, 6 + 3 * i));
    }
    return segment.size() >= 6;
}

void read_application(JpegHeader& header, std::uint32_t marker, std::string_view segment) {
    if (marker == app_0 && segment.starts_with("JFIF\0"sv)) header.jfif = true;
    if (marker == app_1 && segment.starts_with("Exif\0\0"sv) && header.orientation == 1) {
        header.orientation = exif_orientation(segment);
    }
    if (marker == app_14 && segment.starts_with("Adobe") && segment.size() >= 12) {
        header.adobe_transform = static_cast<int>(byte_at(segment, 11));
    }
}

/// libjpeg scales the example table of ITU-T T.81 (K.1), whose entries sum up to this, by 5000 / quality per cent below
/// quality 50 and by 200 - 2 * quality from there on.
constexpr std::uint32_t sum_of_example = 3688;
constexpr std::size_t table_entries = 64;

int quality_of(std::uint32_t sum_of_table) {
    const std::uint32_t percent = std::max<std::uint32_t>(1, sum_of_table * 100 / sum_of_example);
    const std::uint32_t quality = percent <= 100 ? 100 - percent / 2 : 5000 / percent;
    return static_cast<int>(std::max<std::uint32_t>(1, quality));
}

/// Table 0, which the first component of all common files uses; its entries have a byte or two each (B.2.4.1).
void read_quantization(JpegHeader& header, std::string_view segment) {
    while (!segment.empty()) {
        const std::uint32_t about = byte_at(segment, 0);
        const std::size_t bytes = about >> 4U == 0 ? 1 : 2;
        if (segment.size() < 1 + table_entries * bytes) return;
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < table_entries; ++i) {
            sum += bytes == 1 ? byte_at(segment, 1 + i) : big_16(segment, 1 + 2 * i);
        }
        if ((about & 0xFU) == 0) header.quality = quality_of(sum);
        segment.remove_prefix(1 + table_entries * bytes);
    }
}

}  // namespace

std::optional<JpegHeader> read_jpeg_header(std::string_view bytes) {
    JpegHeader header;
    std::size_t at = 2;
    while (const std::uint32_t marker = next_marker(bytes, at)) {
        if (marker == sos || marker == eoi) break;
        if (stands_alone(marker)) continue;
        const std::size_t length = big_16(bytes, at);
        if (length < 2 || length > bytes.size() - at) break;
        const std::string_view segment = bytes.substr(at + 2, length - 2);
        if (is_frame(marker) && !read_frame(header, marker, segment)) return std::nullopt;
        read_application(header, marker, segment);
        if (marker == dqt) read_quantization(header, segment);
        at += length;
    }
    return header.frame == 0 ? std::nullopt : std::optional(header);
}

Info info_of(const JpegHeader& header) {
    Info info;
    info.format = Format::jpeg;
    info.width = header.width;
    info.height = header.height;
    info.orientation = header.orientation;
    if (header.orientation >= 5) std::swap(info.width, info.height);
    info.colour = header.components == 1 ? Colour::grey : header.components == 4 ? Colour::cmyk : Colour::rgb;
    info.bit_depth = header.precision;
    info.interlaced = header.frame == 0xC2 || header.frame == 0xC6 || header.frame == 0xCA || header.frame == 0xCE;
    info.lossy = true;
    return info;
}

bool is_common_jpeg(const JpegHeader& header) {
    if (header.frame > 0xC2 || header.precision != 8) return false;
    if (header.components == 1) return true;
    if (header.components != 3) return false;
    // Without either segment readers go by the components' names, and not all by the same ones.
    return header.jfif || header.adobe_transform || header.component_ids == std::array<std::uint8_t, 4>{1, 2, 3, 0};
}

}  // namespace gazette::image
