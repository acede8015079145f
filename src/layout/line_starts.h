#pragma once

// A text and its language in, where lines may start within its words out (UAX #14).

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <unicode/brkiter.h>

#include "base/text_hash.h"

namespace gazette::layout {

/// Remembers words. Not for two threads at once.
class LineStarts {
public:
    LineStarts() = default;
    LineStarts(const LineStarts&) = delete;
    LineStarts& operator=(const LineStarts&) = delete;
    ~LineStarts();

    /// Byte offsets, in order; those beside spaces, and those after a hyphen that starts a word, may be left out or not. `language` is a primary one (BCP 47). Valid until the next
    /// call.
    const std::vector<std::uint32_t>& find(std::string_view text, std::string_view language);

private:
    using Offsets = std::vector<std::uint32_t>;
    struct Language {
        std::unique_ptr<icu::BreakIterator> iterator;
        /// Those that need the iterator.
        std::unordered_map<std::string, Offsets, base::TextHash, std::equal_to<>> words = {};
    };

    Language& language_of(std::string_view language);
    void find_by_words(std::string_view text, Language& language);
    void add_within(std::string_view word, std::uint32_t at, Language& language);
    void iterate(std::string_view text, icu::BreakIterator& iterator, std::uint32_t at, Offsets& out);

    std::map<std::string, Language, std::less<>> languages_;
    UText text_ = UTEXT_INITIALIZER;
    Offsets found_;
};

}  // namespace gazette::layout
