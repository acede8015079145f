#pragma once

// A body as it is in the book in; what a claim of accessibility has to know of it out (EPUB Accessibility 1.1).

#include <cstddef>
#include <functional>

#include "article/article.h"
#include "base/diagnostic.h"
#include "edition/edition.h"

namespace gazette::epub {

/// Of one article, or of all of a book.
struct Accessibility {
    std::size_t described_images = 0;
    std::size_t undescribed_images = 0;
    /// What else falls short of WCAG 2.2, level AA.
    std::size_t other_barriers = 0;

    bool has_images() const { return described_images + undescribed_images > 0; }
    bool conforms() const { return undescribed_images + other_barriers == 0; }

    Accessibility& operator+=(const Accessibility& more);
};

/// `is_shown` says which images are in the book. An image that nothing is said of, a table without a header, and a language
/// that is not known are barriers (success criteria 1.1.1, 1.3.1, 3.1.2); each is told as a note.
Accessibility accessibility_of(const edition::Entry& entry, const article::Blocks& body,
                               const std::function<bool(const article::Image&)>& is_shown, base::Diagnostics& notes);

}  // namespace gazette::epub
