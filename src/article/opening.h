#pragma once

// A text in, the words that open it out, which bookish styles set in small capitals.

#include <cstddef>
#include <string_view>

#include "article/article.h"

namespace gazette::article {

struct Opening {
    /// Borrowed; null where no words open the text.
    const Text* text = nullptr;
    /// Where the words stand in it.
    std::size_t begin = 0;
    std::size_t end = 0;

    std::string_view words() const {
        return text == nullptr ? std::string_view() : std::string_view(text->text).substr(begin, end - begin);
    }
};

/// The first two to four words of a paragraph, no more than a dozen letters needed; images before them are passed over. None
/// where a stop, a bracket or another kind of text (a link, say) comes sooner, or where their script has no small capitals.
Opening opening_of(const Inlines& paragraph);

/// The same of a body whose first text, pictures aside, is a paragraph; none of any other.
Opening opening_of(const Blocks& body);

}  // namespace gazette::article
