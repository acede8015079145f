#include "image/transform.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

namespace gazette::image {

namespace {

/// EXIF 2.32 tag 0x0112. Turned orientations read source columns where the target has rows.
struct Turn {
    bool transposed;
    bool from_right;
    bool from_bottom;
};

Turn turn_of(int orientation) {
    const int o = orientation;
    return {o >= 5, o == 2 || o == 3 || o == 7 || o == 8, o == 3 || o == 4 || o == 6 || o == 7};
}

template <std::size_t channels>
void copy_turned(const Pixels& from, Pixels& to, const Turn& turn) {
    const std::ptrdiff_t right = turn.from_right ? -1 : 1;
    const std::ptrdiff_t down = turn.from_bottom ? -std::ptrdiff_t{from.width} : std::ptrdiff_t{from.width};
    std::ptrdiff_t start = (turn.from_right ? from.width - 1 : 0);
    if (turn.from_bottom) start += std::ptrdiff_t{from.width} * (from.height - 1);
    const std::ptrdiff_t along_row = turn.transposed ? down : right;
    const std::ptrdiff_t to_next_row = turn.transposed ? right : down;
    std::uint8_t* out = to.samples.data();
    for (std::uint32_t y = 0; y < to.height; ++y, start += to_next_row) {
        std::ptrdiff_t at = start;
        for (std::uint32_t x = 0; x < to.width; ++x, at += along_row, out += channels) {
            std::memcpy(out, from.samples.data() + at * static_cast<std::ptrdiff_t>(channels), channels);
        }
    }
}

/// Calls change(in, out) for every pixel and cuts it to `channels`; safe in place, as the outcome is never longer.
template <class Change>
void change_pixels(Pixels& pixels, int channels, Change change) {
    const auto before = static_cast<std::size_t>(pixels.channels);
    const auto after = static_cast<std::size_t>(channels);
    const std::size_t count = std::size_t{pixels.width} * pixels.height;
    const std::uint8_t* in = pixels.samples.data();
    std::uint8_t* out = pixels.samples.data();
    for (std::size_t i = 0; i < count; ++i, in += before, out += after) change(in, out);
    pixels.channels = channels;
    pixels.samples.resize(count * after);
}

/// Whether every pixel passes.
template <class Test>
bool all_pixels(const Pixels& pixels, Test test) {
    const auto channels = static_cast<std::size_t>(pixels.channels);
    for (std::size_t at = 0; at < pixels.samples.size(); at += channels) {
        if (!test(pixels.samples.data() + at)) return false;
    }
    return true;
}

}  // namespace

Pixels upright(Pixels pixels, int orientation) {
    if (orientation < 2 || orientation > 8) return pixels;
    const Turn turn = turn_of(orientation);
    Pixels to{pixels.width, pixels.height, pixels.channels, std::vector<std::uint8_t>(pixels.samples.size()),
              pixels.profile};
    if (turn.transposed) std::swap(to.width, to.height);
    switch (pixels.channels) {
    case 1: copy_turned<1>(pixels, to, turn); break;
    case 3: copy_turned<3>(pixels, to, turn); break;
    default: copy_turned<4>(pixels, to, turn); break;
    }
    return to;
}

Pixels flatten(Pixels pixels, const Rgb& ground) {
    if (pixels.channels != 4) return pixels;
    change_pixels(pixels, 3, [&ground](const std::uint8_t* in, std::uint8_t* out) {
        const unsigned alpha = in[3];
        for (std::size_t c = 0; c < 3; ++c) {
            out[c] = static_cast<std::uint8_t>((in[c] * alpha + ground[c] * (0xFF - alpha) + 127) / 0xFF);
        }
    });
    return pixels;
}

Pixels to_grey(Pixels pixels) {
    // In 65536ths; they add up to 1.
    const auto luma = [](const std::uint8_t* rgb) {
        return static_cast<std::uint8_t>((19595U * rgb[0] + 38470U * rgb[1] + 7471U * rgb[2] + 32768U) >> 16);
    };
    pixels.profile.clear();
    if (pixels.channels == 3) {
        change_pixels(pixels, 1, [&luma](const std::uint8_t* in, std::uint8_t* out) { *out = luma(in); });
    } else if (pixels.channels == 4) {
        change_pixels(pixels, 4, [&luma](const std::uint8_t* in, std::uint8_t* out) {
            const std::uint8_t alpha = in[3];
            const std::uint8_t grey = luma(in);
            out[0] = out[1] = out[2] = grey;
            out[3] = alpha;
        });
    }
    return pixels;
}

Pixels fewest_channels(Pixels pixels) {
    if (pixels.channels == 4 && all_pixels(pixels, [](const std::uint8_t* pixel) { return pixel[3] == 0xFF; })) {
        change_pixels(pixels, 3, [](const std::uint8_t* in, std::uint8_t* out) { std::memmove(out, in, 3); });
    }
    const auto is_grey = [](const std::uint8_t* pixel) { return pixel[0] == pixel[1] && pixel[1] == pixel[2]; };
    if (pixels.channels == 3 && pixels.profile.empty() && all_pixels(pixels, is_grey)) {
        change_pixels(pixels, 1, [](const std::uint8_t* in, std::uint8_t* out) { *out = *in; });
    }
    return pixels;
}

}  // namespace gazette::image
