#pragma once

// Rectangles and outlines in, an SVG 1.1 document out.

#include <string>
#include <string_view>

#include "cover/outline.h"

namespace gazette::cover {

class Svg {
public:
    /// `title` and `description` are what a screen reader says in place of the picture.
    Svg(int width, int height, std::string_view title, std::string_view description);

    void rectangle(double x, double y, double width, double height, std::string_view colour);
    void path(const Path& path, std::string_view colour);

    std::string take();

private:
    std::string text_;
};

}  // namespace gazette::cover
