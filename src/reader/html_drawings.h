#pragma once

// What a drawing in a page states of its size in; whether it is a figure or a sign out.

#include <string_view>

namespace gazette::reader::html {

/// Attributes of an svg element, as written; empty where absent.
struct DrawingSize {
    std::string_view width;
    std::string_view height;
    std::string_view view_box;
};

/// Signs are often drawn in a large box and made small by a style sheet: only in a figure element the box says how large a
/// drawing is. One that states no size is a sign.
bool is_figure_drawing(const DrawingSize& size, bool in_figure);

}  // namespace gazette::reader::html
