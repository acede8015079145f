#pragma once

// Rectangles, outlines and pictures in, what covers a page in the order it was laid there out.

#include <cstdint>
#include <variant>
#include <vector>

#include "cover/outline.h"
#include "image/pixels.h"
#include "image/transform.h"

namespace gazette::cover {

/// Whole pixels; the right and lower edges are not part of it.
struct Rectangle {
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t right = 0;
    std::uint32_t bottom = 0;
    image::Rgb colour = {};
};

/// An outline filled by the non-zero rule.
struct Shape {
    Outline outline;
    Extent extent;
    image::Rgb colour = {};
};

/// A picture with its upper left corner, which may lie outside of the page.
struct Picture {
    image::Pixels pixels;
    std::int64_t left = 0;
    std::int64_t top = 0;
};

using Mark = std::variant<Rectangle, Shape, Picture>;

/// White paper and the marks on it; `Painter` makes pixels of them. Lengths are in pixels, x to the right, y downwards from the
/// top left corner; what is outside is cut off.
class Canvas {
public:
    explicit Canvas(image::Size size) : size_(size) {}

    /// Edges are rounded to whole pixels, so that a rule is as sharp as the screen.
    void rectangle(double x, double y, double width, double height, const image::Rgb& colour);

    /// Its edges will be smoothed. The outline's y is this page's, from the bottom up.
    void fill(Outline outline, const image::Rgb& colour);

    /// Puts a picture over what is there, the mean of its pixels where it has more than the area. It is not made larger.
    void picture(image::Pixels picture, double x, double y, double width, double height);

    image::Size size() const { return size_; }
    const std::vector<Mark>& marks() const { return marks_; }

private:
    image::Size size_;
    std::vector<Mark> marks_;
};

}  // namespace gazette::cover
