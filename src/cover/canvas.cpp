#include "cover/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace gazette::cover {

namespace {

constexpr std::size_t channels = 3;

/// Lays `colour` over a pixel; `coverage` 0 to 255.
void blend(std::uint8_t* pixel, const std::uint8_t* colour, unsigned coverage) {
    for (std::size_t i = 0; i < channels; ++i) {
        pixel[i] = static_cast<std::uint8_t>((pixel[i] * (255 - coverage) + colour[i] * coverage + 127) / 255);
    }
}

std::uint8_t* pixel_at(image::Pixels& pixels, std::size_t x, std::size_t y) {
    return pixels.samples.data() + (y * pixels.width + x) * channels;
}

struct Ink {
    image::Pixels& pixels;
    const image::Rgb& colour;
};

/// Called by FreeType with spans within the clip box, y upwards.
void add_spans(int y, int count, const FT_Span* spans, void* user) {
    const Ink& ink = *static_cast<const Ink*>(user);
    const std::size_t row = ink.pixels.height - 1 - static_cast<std::size_t>(y);
    for (const FT_Span* span = spans; span != spans + count; ++span) {
        std::uint8_t* pixel = pixel_at(ink.pixels, static_cast<std::size_t>(span->x), row);
        for (unsigned i = 0; i < span->len; ++i, pixel += channels) {
            blend(pixel, ink.colour.data(), span->coverage);
        }
    }
}

/// A whole pixel from 0 to `most`.
std::uint32_t edge(double at, std::uint32_t most) {
    return static_cast<std::uint32_t>(std::clamp<double>(std::round(at), 0, most));
}

}  // namespace

Canvas::Canvas(Library library, image::Size size)
    : library_(std::move(library)), pixels_{size.width, size.height, static_cast<int>(channels),
                                            std::vector<std::uint8_t>(std::size_t{size.width} * size.height * channels,
                                                                      0xFF)} {}

base::Result<Canvas> Canvas::create(image::Size size) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        return base::fail("FreeType cannot be set up");
    }
    return Canvas(Library(library, FT_Done_FreeType), size);
}

void Canvas::rectangle(double x, double y, double width, double height, const image::Rgb& colour) {
    const std::uint32_t right = edge(x + width, pixels_.width);
    const std::uint32_t bottom = edge(y + height, pixels_.height);
    for (std::uint32_t row = edge(y, pixels_.height); row < bottom; ++row) {
        for (std::uint32_t column = edge(x, pixels_.width); column < right; ++column) {
            std::copy(colour.begin(), colour.end(), pixel_at(pixels_, column, row));
        }
    }
}

void Canvas::fill(Outline outline, const image::Rgb& colour) {
    FT_Outline view = outline.view();
    Ink ink{pixels_, colour};
    FT_Raster_Params params{};
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.gray_spans = add_spans;
    params.user = &ink;
    params.clip_box = {0, 0, static_cast<FT_Pos>(pixels_.width), static_cast<FT_Pos>(pixels_.height)};
    FT_Outline_Render(library_.get(), &view, &params);
}

void Canvas::picture(image::Pixels picture, double x, double y, double width, double height) {
    const image::Size size{std::max(1U, edge(width, pixels_.width)), std::max(1U, edge(height, pixels_.height))};
    const image::Pixels scaled = image::scale_down(std::move(picture), size);
    const auto left = static_cast<std::int64_t>(std::round(x));
    const auto top = static_cast<std::int64_t>(std::round(y));
    const auto step = static_cast<std::size_t>(scaled.channels);
    const std::uint8_t* sample = scaled.samples.data();
    for (std::int64_t row = top; row < top + scaled.height; ++row) {
        for (std::int64_t column = left; column < left + scaled.width; ++column, sample += step) {
            if (row < 0 || column < 0 || row >= pixels_.height || column >= pixels_.width) {
                continue;
            }
            const std::uint8_t grey[] = {sample[0], sample[0], sample[0]};
            blend(pixel_at(pixels_, static_cast<std::size_t>(column), static_cast<std::size_t>(row)),
                  step == 1 ? grey : sample, step == 4 ? sample[3] : 255);
        }
    }
}

}  // namespace gazette::cover
