#include "cover/painter.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <utility>
#include <variant>
#include <vector>

namespace gazette::cover {

namespace {

constexpr std::size_t in_colour = 3;
constexpr std::size_t in_grey = 1;

/// Lays `colour` over a pixel; `coverage` 0 to 255.
template <std::size_t channels>
void blend(std::uint8_t* pixel, const std::uint8_t* colour, unsigned coverage) {
    for (std::size_t i = 0; i < channels; ++i) {
        pixel[i] = static_cast<std::uint8_t>((pixel[i] * (255 - coverage) + colour[i] * coverage + 127) / 255);
    }
}

/// Lays `colour` over a row of pixels.
template <std::size_t channels>
void lay_over(std::uint8_t* pixel, std::size_t count, const std::uint8_t* colour, unsigned coverage) {
    if (channels == in_grey && coverage == 0xFF) {
        std::memset(pixel, *colour, count);
        return;
    }
    for (std::size_t i = 0; i < count; ++i, pixel += channels) {
        if (coverage == 0xFF) {
            std::copy(colour, colour + channels, pixel);
        } else {
            blend<channels>(pixel, colour, coverage);
        }
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
        return pixels.samples.data() + ((y - top) * pixels.width + x) * static_cast<std::size_t>(pixels.channels);
    }

    void lay(std::size_t x, std::size_t y, std::size_t count, const std::uint8_t* colour, unsigned coverage) {
        if (pixels.channels == static_cast<int>(in_grey)) {
            lay_over<in_grey>(at(x, y), count, colour, coverage);
        } else {
            lay_over<in_colour>(at(x, y), count, colour, coverage);
        }
    }
};

bool touches(const Band& band, const Rectangle& rectangle) {
    return rectangle.top < band.bottom && rectangle.bottom > band.top;
}

bool touches(const Band& band, const Shape& shape) {
    const auto lowest = static_cast<FT_Pos>(band.height_of_canvas - band.bottom);
    const auto highest = static_cast<FT_Pos>(band.height_of_canvas - band.top);
    return shape.extent.lowest < highest * Outline::units && shape.extent.highest > lowest * Outline::units;
}

bool touches(const Band& band, const Picture& picture) {
    return picture.top < band.bottom && picture.top + picture.pixels.height > band.top;
}

bool is_grey(const image::Rgb& colour) {
    return colour[0] == colour[1] && colour[1] == colour[2];
}

bool is_grey(const Rectangle& rectangle) {
    return is_grey(rectangle.colour);
}

bool is_grey(const Shape& shape) {
    return is_grey(shape.colour);
}

bool is_grey(const Picture& picture) {
    return picture.pixels.channels == 1;
}

void lay(Band& band, const Rectangle& rectangle) {
    if (rectangle.left >= rectangle.right) {
        return;
    }
    const std::uint32_t bottom = std::min(rectangle.bottom, band.bottom);
    for (std::uint32_t row = std::max(rectangle.top, band.top); row < bottom; ++row) {
        band.lay(rectangle.left, row, rectangle.right - rectangle.left, rectangle.colour.data(), 0xFF);
    }
}

struct Brush {
    Band& band;
    const image::Rgb& colour;
};

/// Called by FreeType with spans within the clip box, y upwards.
void add_spans(int y, int count, const FT_Span* spans, void* user) {
    const Brush& brush = *static_cast<const Brush*>(user);
    const std::size_t row = brush.band.height_of_canvas - 1 - static_cast<std::size_t>(y);
    for (const FT_Span* span = spans; span != spans + count; ++span) {
        brush.band.lay(static_cast<std::size_t>(span->x), row, span->len, brush.colour.data(), span->coverage);
    }
}

void lay(Band& band, const Shape& shape, FT_Library library) {
    const auto lowest = static_cast<FT_Pos>(band.height_of_canvas - band.bottom);
    const auto highest = static_cast<FT_Pos>(band.height_of_canvas - band.top);
    FT_Outline outline = shape.outline.view();
    Brush brush{band, shape.colour};
    FT_Raster_Params params{};
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.gray_spans = add_spans;
    params.user = &brush;
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
            band.lay(static_cast<std::size_t>(column), static_cast<std::size_t>(row), 1, step == 1 ? grey : sample,
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
    Band band{size.height, top, top + count, {size.width, count, static_cast<int>(in_grey), {}}};
    std::vector<const Mark*> marks;
    for (const Mark& mark : canvas.marks()) {
        if (std::visit([&](const auto& each) { return touches(band, each); }, mark)) {
            marks.push_back(&mark);
        }
    }
    const auto grey = [](const Mark* mark) { return std::visit([](const auto& each) { return is_grey(each); }, *mark); };
    const std::size_t channels = std::all_of(marks.begin(), marks.end(), grey) ? in_grey : in_colour;
    band.pixels.channels = static_cast<int>(channels);
    band.pixels.samples.resize(std::size_t{size.width} * count * channels, 0xFF);
    for (const Mark* mark : marks) {
        if (const auto* rectangle = std::get_if<Rectangle>(mark)) {
            lay(band, *rectangle);
        } else if (const auto* shape = std::get_if<Shape>(mark)) {
            lay(band, *shape, library_.get());
        } else {
            lay(band, std::get<Picture>(*mark));
        }
    }
    return std::move(band.pixels);
}

}  // namespace gazette::cover
