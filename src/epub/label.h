#pragma once

// Inlines in, whether there is anything in them to read or to hear out.

#include <string>
#include <variant>

#include "article/article.h"
#include "epub/walk.h"

namespace gazette::epub {

inline bool has_label(const article::Inlines& inlines) {
    return any_inline(inlines, [](const article::Inline& node) {
        if (const auto* text = std::get_if<article::Text>(&node.value)) {
            return text->text.find_first_not_of(' ') != std::string::npos;
        }
        if (const auto* image = std::get_if<article::Image>(&node.value)) {
            return !image->alt.empty();
        }
        return std::holds_alternative<article::InlineCode>(node.value);
    });
}

}  // namespace gazette::epub
