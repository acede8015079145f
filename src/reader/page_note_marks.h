#pragma once

// Characters and elements in, whether they are no more than marks of notes out: what refers to a note, or leads back from one.

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "reader/html_page.h"

namespace gazette::reader::html {

/// An arrow that leads back, or what stands for one. U+FE0E and U+FE0F ask for text or picture.
constexpr bool is_arrow(char32_t c) {
    return c == '^' || (c >= 0x2190 && c < 0x2200) || c == 0x23CE || (c >= 0x2900 && c < 0x2980) ||
           (c >= 0x2B00 && c < 0x2BFF) || c == 0xFE0E || c == 0xFE0F;
}

/// What stands around marks and says nothing: brackets and white space.
bool is_bracket(char32_t c);

/// The same, or what leads back: an arrow, a triangle, a comma between such.
bool is_back_mark(char32_t c);

template <class Is>
bool all_of_text(std::string_view text, Is is) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is(base::next_code_point(text, at))) {
            return false;
        }
    }
    return true;
}

/// "1", "[2]", "*", "†": no word.
bool is_bare_mark(std::string_view text);

/// Without brackets and white space.
std::string text_in_brackets(std::string_view text);

/// Whether an element shows no image, and no text but of the characters that `is_mark` tells, besides what `is_passed_over` tells
/// by node.
template <class IsMark, class IsPassedOver>
bool holds_only(const Page& page, NodeIndex element, IsMark is_mark, const IsPassedOver& is_passed_over) {
    for (NodeIndex i = element + 1; i < page[element].end;) {
        if (is_passed_over(i)) {
            i = page[i].end;
            continue;
        }
        if (page[i].tag == Tag::img || (page[i].tag == Tag::text && !all_of_text(page[i].text, is_mark))) {
            return false;
        }
        ++i;
    }
    return true;
}

}  // namespace gazette::reader::html
