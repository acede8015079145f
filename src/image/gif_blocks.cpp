#include "image/gif_blocks.h"

#include <algorithm>

#include "image/bytes.h"

namespace gazette::image {

namespace {

constexpr std::uint32_t extension = 0x21;
constexpr std::uint32_t image_descriptor = 0x2C;
constexpr std::uint32_t graphic_control = 0xF9;
constexpr std::size_t screen_end = 13;
constexpr std::size_t descriptor_size = 10;

void skip(std::string_view& bytes, std::size_t count) {
    bytes.remove_prefix(std::min(bytes.size(), count));
}

/// Section 18: the flags of the screen and of a frame say how large the palette is that follows.
std::string_view take_palette(std::string_view& bytes, std::uint32_t flags) {
    if ((flags & 0x80) == 0) return {};
    const std::string_view palette = bytes.substr(0, std::size_t{3} << ((flags & 7) + 1));
    skip(bytes, palette.size());
    return palette.substr(0, palette.size() / 3 * 3);
}

/// Moves past extensions to the next image descriptor; false where something else comes first. Section 23.
bool find_descriptor(std::string_view& rest, std::optional<std::uint8_t>& transparent) {
    while (byte_at(rest, 0) == extension) {
        if (byte_at(rest, 1) == graphic_control) {
            const bool has_transparent = (byte_at(rest, 3) & 1) != 0;
            transparent = has_transparent ? std::optional(static_cast<std::uint8_t>(byte_at(rest, 6))) : std::nullopt;
        }
        skip(rest, 2);
        skip(rest, sub_blocks_length(rest));
    }
    return byte_at(rest, 0) == image_descriptor && rest.size() >= descriptor_size;
}

}  // namespace

std::size_t sub_blocks_length(std::string_view bytes) {
    std::size_t at = 0;
    while (const std::uint32_t size = byte_at(bytes, at)) at += 1 + size;
    return std::min(at + 1, bytes.size());
}

std::optional<GifFrame> first_gif_frame(std::string_view bytes) {
    if (bytes.size() < screen_end) return std::nullopt;
    std::string_view rest = bytes.substr(screen_end);
    GifFrame frame;
    frame.palette = take_palette(rest, byte_at(bytes, 10));
    if (!find_descriptor(rest, frame.transparent)) return std::nullopt;
    frame.left = little_16(rest, 1);
    frame.top = little_16(rest, 3);
    frame.width = little_16(rest, 5);
    frame.height = little_16(rest, 7);
    const std::uint32_t flags = byte_at(rest, 9);
    frame.interlaced = (flags & 0x40) != 0;
    skip(rest, descriptor_size);
    if (const std::string_view own = take_palette(rest, flags); !own.empty()) frame.palette = own;
    frame.data = rest;
    frame.screen_width = std::max(little_16(bytes, 6), frame.left + frame.width);
    frame.screen_height = std::max(little_16(bytes, 8), frame.top + frame.height);
    return frame;
}

bool has_second_gif_frame(const GifFrame& first) {
    std::string_view rest = first.data;
    skip(rest, 1);
    skip(rest, sub_blocks_length(rest));
    std::optional<std::uint8_t> transparent;
    return find_descriptor(rest, transparent);
}

}  // namespace gazette::image
