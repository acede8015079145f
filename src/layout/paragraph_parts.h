#pragma once

// A paragraph that holds images in, the images that open and close it and the text between them out.

#include <vector>

#include "article/article.h"

namespace gazette::layout {

struct EdgeImage {
    article::Image image;
    /// With the link or phrase around it.
    article::Inline whole;
};

struct ParagraphParts {
    std::vector<EdgeImage> before;
    article::Inlines text;
    std::vector<EdgeImage> after;
};

/// The image that the inline is, or holds and nothing else; null where there is none.
const article::Image* sole_image(const article::Inline& node);

/// Whether any stands directly in it, or alone in a link or phrase.
bool has_images(const article::Inlines& inlines);

/// An image at the edge may be alone in a link or in a phrase; one amid the text stays there.
ParagraphParts parts_of(const article::Inlines& inlines);

}  // namespace gazette::layout
