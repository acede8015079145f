#pragma once

// A character in, what it is in ASCII out. The functions of the C locale would follow the user's locale.

#include <cstddef>
#include <string_view>

namespace gazette::base {

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether there is such a letter at this place.
constexpr bool is_ascii_letter_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_ascii_letter(text[at]);
}

constexpr bool is_ascii_letter_or_digit(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c);
}

/// What HTML takes for white space (Infra Standard section 4.6).
constexpr bool is_html_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

}  // namespace gazette::base
