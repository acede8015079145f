#pragma once

// A line of text in, what its first and last characters are out.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace gazette::reader {

inline bool is_lower(UChar32 c) {
    return u_islower(c) != 0;
}

/// A space where there is none.
inline char32_t first_character(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? U' ' : base::next_code_point(text, at);
}

/// With a small letter.
inline bool opens_lower(std::string_view text) {
    return is_lower(static_cast<UChar32>(first_character(text)));
}

inline char32_t last_character(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && base::continues_character(text[at - 1])) {
        --at;
    }
    return at == 0 ? U' ' : first_character(text.substr(at - 1));
}

inline constexpr std::string_view sentence_ends[] = {".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟", "።", "։"};
inline constexpr std::string_view closing_marks[] = {"”", "\"", "’", "'", ")", "]", "»", "」", "』", " "};

/// With the end of a sentence, whatever closes behind it.
inline bool ends_sentence(std::string_view text) {
    const auto end_of = [&](const auto& marks) {
        return std::find_if(std::begin(marks), std::end(marks),
                            [&](std::string_view mark) { return text.ends_with(mark); });
    };
    for (const auto* mark = end_of(closing_marks); mark != std::end(closing_marks); mark = end_of(closing_marks)) {
        text.remove_suffix(mark->size());
    }
    return end_of(sentence_ends) != std::end(sentence_ends);
}

inline bool is_among(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace gazette::reader
