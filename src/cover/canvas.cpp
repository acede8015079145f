#include "cover/canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gazette::cover {

namespace {

/// A whole pixel from 0 to `most`.
std::uint32_t edge(double at, std::uint32_t most) {
    return static_cast<std::uint32_t>(std::clamp<double>(std::round(at), 0, most));
}

}  // namespace

void Canvas::rectangle(double x, double y, double width, double height, const image::Rgb& colour) {
    marks_.emplace_back(Rectangle{edge(x, size_.width), edge(y, size_.height), edge(x + width, size_.width),
                                  edge(y + height, size_.height), colour});
}

void Canvas::fill(Outline outline, const image::Rgb& colour) {
    const Extent extent = outline.extent();
    marks_.emplace_back(Shape{std::move(outline), extent, colour});
}

void Canvas::picture(image::Pixels picture, double x, double y, double width, double height) {
    const image::Size size{std::max(1U, edge(width, size_.width)), std::max(1U, edge(height, size_.height))};
    marks_.emplace_back(Picture{image::scale_down(std::move(picture), size), static_cast<std::int64_t>(std::round(x)),
                                static_cast<std::int64_t>(std::round(y))});
}

}  // namespace gazette::cover
