#include "cover/painter.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>

namespace gazette::cover {

namespace {

constexpr std::size_t channels = 3;

/// Lays `colour` over a pixel; `coverage` 0 to 255.
void blend(std::uint8_t* pixel, const std::uint8_t* colour, unsigned coverage) {
    for (std::size_t i = 0; i < channels; ++i) {
        pixel[i] = static_cast<std::uint8_t>((pixel[i] * (255 - coverage) + colour[i] * coverage + 127) / 255);
    }
}

/// Rows of a canvas, from `top` to before `bottom`.
struct Band {
    std::uint32_t height_of_canvas;
    std::uint32_t top;
    std::uint32_t bottom;
    image::Pixels pixels;

    /// `y` is the canvas's.
    std::uint8_t* at(std::size_t x, std::size_t y) {
        return pixels.samples.data() + ((y - top) * pixels.width + x) * channels;
    }
};

void lay(Band& band, const Rectangle& rectangle) {
    const std::uint32_t bottom = std::min(rectangle.bottom, band.bottom);
    for (std::uint32_t row = std::max(rectangle.top, band.top); row < bottom; ++row) {
        for (std::uint32_t column = rectangle.left; column < rectangle.right; ++column) {
            std::copy(rectangle.colour.begin(), rectangle.colour.end(), band.at(column, row));
        }
    }
}

struct Ink {
    Band& band;
    const image::Rgb& colour;
};

/// Called by FreeType with spans within the clip box, y upwards.
void add_spans(int y, int count, const FT_Span* spans, void* user) {
    const Ink& ink = *static_cast<const Ink*>(user);
    const std::size_t row = ink.band.height_of_canvas - 1 - static_cast<std::size_t>(y);
    for (const FT_Span* span = spans; span != spans + count; ++span) {
        std::uint8_t* pixel = ink.band.at(static_cast<std::size_t>(span->x), row);
        for (unsigned i = 0; i < span->len; ++i, pixel += channels) {
            if (span->coverage == 0xFF) {
                std::copy(ink.colour.begin(), ink.colour.end(), pixel);
            } else {
                blend(pixel, ink.colour.data(), span->coverage);
            }
        }
    }
}

void lay(Band& band, const Shape& shape, FT_Library library) {
    const auto lowest = static_cast<FT_Pos>(band.height_of_canvas - band.bottom);
    const auto highest = static_cast<FT_Pos>(band.height_of_canvas - band.top);
    if (shape.extent.lowest >= highest * Outline::units || shape.extent.highest <= lowest * Outline::units) {
        return;
    }
    FT_Outline outline = shape.outline.view();
    Ink ink{band, shape.colour};
    FT_Raster_Params params{};
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.gray_spans = add_spans;
    params.user = &ink;
    params.clip_box = {0, lowest, static_cast<FT_Pos>(band.pixels.width), highest};
    FT_Outline_Render(library, &outline, &params);
}

void lay(Band& band, const Picture& picture) {
    const image::Pixels& from = picture.pixels;
    const auto step = static_cast<std::size_t>(from.channels);
    const std::int64_t first = std::max<std::int64_t>(picture.top, band.top);
    const std::int64_t end = std::min<std::int64_t>(picture.top + from.height, band.bottom);
    for (std::int64_t row = first; row < end; ++row) {
        const std::uint8_t* sample = from.samples.data() + static_cast<std::size_t>(row - picture.top) * from.width * step;
        for (std::int64_t column = picture.left; column < picture.left + from.width; ++column, sample += step) {
            if (column < 0 || column >= band.pixels.width) {
                continue;
            }
            const std::uint8_t grey[] = {sample[0], sample[0], sample[0]};
            blend(band.at(static_cast<std::size_t>(column), static_cast<std::size_t>(row)), step == 1 ? grey : sample,
                  step == 4 ? sample[3] : 255);
        }
    }
}

}  // namespace

Painter::Painter(Library library) : library_(std::move(library)) {}

base::Result<Painter> Painter::create() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        return base::fail("FreeType cannot be set up");
    }
    return Painter(Library(library, FT_Done_FreeType));
}

image::Pixels Painter::rows(const Canvas& canvas, std::uint32_t top, std::uint32_t count) {
    const image::Size size = canvas.size();
    assert(top + count <= size.height);
    Band band{size.height, top, top + count,
              image::Pixels{size.width, count, static_cast<int>(channels),
                            std::vector<std::uint8_t>(std::size_t{size.width} * count * channels, 0xFF)}};
    for (const Mark& mark : canvas.marks()) {
        if (const auto* rectangle = std::get_if<Rectangle>(&mark)) {
            lay(band, *rectangle);
        } else if (const auto* shape = std::get_if<Shape>(&mark)) {
            lay(band, *shape, library_.get());
        } else {
            lay(band, std::get<Picture>(mark));
        }
    }
    return std::move(band.pixels);
}

}  // namespace gazette::cover
