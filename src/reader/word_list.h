#pragma once

// A list of words with spaces between them, as attributes of HTML have, in; whether a word is one of them out.

#include <cstddef>
#include <string_view>

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

}  // namespace gazette::reader
