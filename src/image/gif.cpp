#include "image/gif.h"

#include <cstddef>
#include <cstdint>

#include "image/failures.h"
#include "image/gif_blocks.h"
#include "image/gif_codes.h"

namespace gazette::image {

namespace {

/// A code of 12 bits stands for fewer than 4096 pixels.
constexpr std::uint64_t most_gif_pixels_per_byte = 4096;

base::Result<void> check(const GifFrame& frame, const Limits& limits) {
    for (const Size size : {Size{frame.width, frame.height}, Size{frame.screen_width, frame.screen_height}}) {
        if (base::Result<void> checked = check_size(Format::gif, size.width, size.height, limits); !checked) return checked;
    }
    if (std::uint64_t{frame.width} * frame.height / most_gif_pixels_per_byte > frame.data.size()) {
        return damaged(Format::gif, "it is too short for its size");
    }
    if (frame.palette.empty()) return damaged(Format::gif, "it has no palette");
    return {};
}

/// Which row of the frame is stored as number `stored` (appendix E).
std::uint32_t row_of(const GifFrame& frame, std::uint32_t stored) {
    if (!frame.interlaced) return stored;
    struct Pass {
        std::uint32_t start, step;
    };
    for (const Pass pass : {Pass{0, 8}, Pass{4, 8}, Pass{2, 4}, Pass{1, 2}}) {
        const std::uint32_t rows = frame.height > pass.start ? (frame.height - pass.start + pass.step - 1) / pass.step : 0;
        if (stored < rows) return pass.start + stored * pass.step;
        stored -= rows;
    }
    return frame.height;
}

/// An index past the palette's end shows nothing, as in browsers.
void put(std::uint8_t* pixel, const GifFrame& frame, std::uint8_t index) {
    const std::size_t at = std::size_t{index} * 3;
    if (index == frame.transparent || at >= frame.palette.size()) return;
    for (std::size_t c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(frame.palette[at + c]);
    pixel[3] = 0xFF;
}

void draw(Pixels& screen, const GifFrame& frame, const std::vector<std::uint8_t>& indices) {
    for (std::uint32_t stored = 0; stored < frame.height; ++stored) {
        const std::size_t y = std::size_t{frame.top} + row_of(frame, stored);
        const std::uint8_t* index = indices.data() + std::size_t{stored} * frame.width;
        std::uint8_t* pixel = screen.samples.data() + (y * screen.width + frame.left) * 4;
        for (std::uint32_t x = 0; x < frame.width; ++x, pixel += 4) put(pixel, frame, *index++);
    }
}

}  // namespace

std::optional<Info> gif_info(std::string_view bytes) {
    const std::optional<GifFrame> frame = first_gif_frame(bytes);
    if (!frame) return std::nullopt;
    Info info;
    info.format = Format::gif;
    info.width = frame->screen_width;
    info.height = frame->screen_height;
    info.palette = true;
    info.alpha = frame->transparent || !frame->covers_screen();
    info.interlaced = frame->interlaced;
    info.animated = has_second_gif_frame(*frame);
    return info;
}

base::Result<Pixels> decode_gif(std::string_view bytes, const Limits& limits) {
    const std::optional<GifFrame> frame = first_gif_frame(bytes);
    if (!frame) return damaged(Format::gif, "it has no image");
    if (const base::Result<void> checked = check(*frame, limits); !checked) return checked.failure();
    std::vector<std::uint8_t> indices(std::size_t{frame->width} * frame->height);
    if (!read_gif_codes(frame->data, indices)) return damaged(Format::gif, "its pixels are cut or garbled");
    Pixels screen{frame->screen_width, frame->screen_height, 4, {}};
    screen.samples.resize(std::size_t{screen.width} * screen.height * 4);
    draw(screen, *frame, indices);
    return screen;
}

}  // namespace gazette::image
