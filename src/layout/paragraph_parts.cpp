#include "layout/paragraph_parts.h"

#include <algorithm>
#include <iterator>

#include "article/children.h"
#include "base/text.h"

namespace gazette::layout {

namespace {

bool is_blank(const article::Inline& node) {
    if (const auto* text = std::get_if<article::Text>(&node.value)) {
        return base::trim(text->text).empty();
    }
    return std::holds_alternative<article::LineBreak>(node.value);
}

/// Takes the images off one end, and the blanks around them; where there are no images, nothing.
template <class Iterator>
Iterator take_images(Iterator begin, Iterator end, std::vector<EdgeImage>& images) {
    Iterator rest = begin;
    for (Iterator at = begin; at != end; ++at) {
        if (const article::Image* image = sole_image(*at)) {
            images.push_back({*image, *at});
            rest = std::next(at);
        } else if (!is_blank(*at)) {
            break;
        } else if (!images.empty()) {
            rest = std::next(at);
        }
    }
    return rest;
}

}  // namespace

const article::Image* sole_image(const article::Inline& node) {
    const article::Inline* at = &node;
    for (const article::Inlines* children = article::children_of(*at); children != nullptr;
         children = article::children_of(*at)) {
        if (children->size() != 1) {
            return nullptr;
        }
        at = &children->front();
    }
    return std::get_if<article::Image>(&at->value);
}

bool has_images(const article::Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(),
                       [](const article::Inline& each) { return sole_image(each) != nullptr; });
}

ParagraphParts parts_of(const article::Inlines& inlines) {
    ParagraphParts parts;
    const auto begin = take_images(inlines.begin(), inlines.end(), parts.before);
    const auto end = take_images(inlines.rbegin(), std::make_reverse_iterator(begin), parts.after);
    std::reverse(parts.after.begin(), parts.after.end());
    parts.text.assign(begin, end.base());
    return parts;
}

}  // namespace gazette::layout
