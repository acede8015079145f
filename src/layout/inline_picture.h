#pragma once

// A small image within a line in, the picture that stands there out.

#include <optional>

#include "article/article.h"
#include "layout/context.h"
#include "layout/inline_text.h"
#include "layout/text.h"

namespace gazette::layout {

/// As large as its pixels are on a screen (96 to the inch, CSS Values 4 section 6.2), but no higher than a line of this style has
/// room for. Nothing where the image is a picture rather than a sign (is_sign), or cannot be shown; that is said.
std::optional<InlinePicture> inline_picture(Context& context, const ArticleScope& scope, const article::Image& image,
                                            const style::TextStyle& style);

}  // namespace gazette::layout
