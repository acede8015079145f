#include "reader/html_drawings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "base/text.h"

namespace gazette::reader::html {

namespace {

/// Pixels on either side.
constexpr double smallest_figure = 100;
constexpr double smallest_in_figure = 48;

/// A number of pixels; 0 where it is none.
double length_in_pixels(std::string_view written) {
    written = base::trim(written);
    double number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    const std::string_view unit = written.substr(static_cast<std::size_t>(end - written.data()));
    return error == std::errc() && (unit.empty() || unit == "px") ? number : 0;
}

/// The shorter side of "0 0 640 360"; 0 where it is none.
double shorter_side_of_box(std::string_view box) {
    std::array<double, 4> numbers = {};
    const char* at = box.data();
    const char* const end = box.data() + box.size();
    for (double& number : numbers) {
        at = std::find_if(at, end, [](char c) { return c != ' ' && c != ',' && c != '\n' && c != '\t'; });
        at = std::from_chars(at, end, number).ptr;
    }
    return std::min(numbers[2], numbers[3]);
}

}  // namespace

bool is_figure_drawing(const DrawingSize& size, bool in_figure) {
    const double stated = std::min(length_in_pixels(size.width), length_in_pixels(size.height));
    if (!in_figure) {
        return stated >= smallest_figure;
    }
    return (stated > 0 ? stated : shorter_side_of_box(size.view_box)) >= smallest_in_figure;
}

}  // namespace gazette::reader::html
