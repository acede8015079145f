#pragma once

// A picture of an article in, its place in a column with what is said of it out.

#include <string>

#include "article/article.h"
#include "layout/flow.h"
#include "layout/inline_text.h"
#include "layout/picture.h"

namespace gazette::layout {

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
