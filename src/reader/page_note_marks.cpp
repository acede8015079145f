#include "reader/page_note_marks.h"

namespace gazette::reader::html {

bool is_bracket(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0 || c == '[' || c == ']' || c == '(' ||
           c == ')' || c == 0x3010 || c == 0x3011 || c == 0x3014 || c == 0x3015 || c == 0xFF08 || c == 0xFF09;
}

bool is_back_mark(char32_t c) {
    return is_bracket(c) || is_arrow(c) || c == ',' || c == 0x25B2 || c == 0x25B4;
}

bool is_bare_mark(std::string_view text) {
    return all_of_text(text, [](char32_t c) {
        return (c >= '0' && c <= '9') || c == '*' || c == 0x2020 || c == 0x2021 || c == 0xA7 || c == 0xB9 || c == 0xB2 ||
               c == 0xB3 || is_bracket(c);
    });
}

std::string text_in_brackets(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!is_bracket(base::next_code_point(text, at))) {
            out.append(text, begin, at - begin);
        }
    }
    return out;
}

}  // namespace gazette::reader::html
