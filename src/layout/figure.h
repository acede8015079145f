#pragma once

// A picture of an article in, its place in a column with what is said of it out.

#include <functional>
#include <string>

#include "article/article.h"
#include "layout/flow.h"
#include "layout/inline_text.h"

namespace gazette::layout {

/// The bytes of an image that an article names, or why there are none.
using LoadImage = std::function<base::Result<std::string>(const std::string& source)>;

/// A picture as it came, its bytes known to begin like an image's.
struct LoadedPicture {
    std::string bytes;
    image::Size size;
};

base::Result<LoadedPicture> load_picture(const LoadImage& load, const article::Image& image);

/// What becomes of a picture that cannot be shown: a warning which names it and its article's line.
base::Diagnostic not_shown(const article::Image& image, const ArticleScope& scope, const base::Diagnostic& why);

/// Where figures are set.
struct FigureFrame {
    /// The element that they belong to.
    ElementId parent = 0;
    /// Of the captions, and the language around it, where that is another.
    Voice voice;
    std::string language;
    const ArticleScope& scope;
    ScaledPoints measure = 0;
    /// Of the picture and of the whole.
    ScaledPoints most_height = 0;
    ScaledPoints column_height = 0;
    ScaledPoints unit = 0;
};

/// The picture as large as measure, height and its pixels allow, on the side where reading starts, its caption below. One that
/// is mere decoration, without alternative text and caption, is an artifact. Where the painter refuses it, what
/// `set_without_picture` makes, and a warning.
Flow set_picture(Context& context, const article::Figure& figure, LoadedPicture picture, const FigureFrame& frame);

/// The alternative text in a frame, the caption below; nothing where there is neither.
Flow set_without_picture(Context& context, const article::Figure& figure, const FigureFrame& frame);

}  // namespace gazette::layout
