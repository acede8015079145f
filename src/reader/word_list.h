#pragma once

// A list of words with spaces between them, as attributes of HTML have, in; the words, and whether one is among them, out.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::reader {

inline bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) {
            return true;
        }
    }
    return false;
}

/// Each in turn; the list has one space between two words and none around them.
inline std::vector<std::string> words_in(std::string_view list) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        words.emplace_back(list.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace gazette::reader
