#pragma once

// The blocks of a GIF, up to its first frame. Private to this room. Sections are those of the GIF89a specification.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gazette::image {

struct GifFrame {
    /// Of the logical screen, made large enough for the frame, as browsers do.
    std::uint32_t screen_width = 0;
    std::uint32_t screen_height = 0;
    /// Where the frame lies on the screen.
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool interlaced = false;
    /// RGB triples, its own or the screen's; empty where there is neither.
    std::string_view palette;
    /// The index that shows nothing.
    std::optional<std::uint8_t> transparent;
    /// What follows the descriptor and its palette: the minimum code size, then sub-blocks.
    std::string_view data;

    bool covers_screen() const { return width == screen_width && height == screen_height; }
};

/// Nothing where no frame's whole descriptor is found.
std::optional<GifFrame> first_gif_frame(std::string_view bytes);

/// How many bytes a chain of sub-blocks takes (section 15: up to 255 bytes each, ended by an empty one), as far as it is there.
std::size_t sub_blocks_length(std::string_view bytes);

/// Whether a second frame follows the sub-blocks of the first one.
bool has_second_gif_frame(const GifFrame& first);

}  // namespace gazette::image
