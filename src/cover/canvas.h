#pragma once

// Rectangles, outlines and pictures in, the pixels they cover out.

#include <memory>
#include <utility>

#include "base/result.h"
#include "cover/outline.h"
#include "image/pixels.h"
#include "image/transform.h"

namespace gazette::cover {

/// White paper. Lengths are in pixels, x to the right, y downwards from the top left corner; what is outside is cut off.
class Canvas {
public:
    /// Fails where FreeType cannot be had.
    static base::Result<Canvas> create(image::Size size);

    /// Edges are rounded to whole pixels, so that a rule is as sharp as the screen.
    void rectangle(double x, double y, double width, double height, const image::Rgb& colour);

    /// Filled by the non-zero rule, its edges smoothed. The outline's y is this page's, from the bottom up.
    void fill(Outline outline, const image::Rgb& colour);

    /// Puts a picture over what is there, the mean of its pixels where it has more than the area. It is not made larger.
    void picture(image::Pixels picture, double x, double y, double width, double height);

    image::Pixels take() { return std::move(pixels_); }

private:
    using Library = std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)>;
    Canvas(Library library, image::Size size);

    Library library_;
    image::Pixels pixels_;
};

}  // namespace gazette::cover
