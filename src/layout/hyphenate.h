#pragma once

// A word and its language in, where it may be hyphenated out, by the patterns on the machine.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/text_hash.h"
#include "layout/hyphenation_patterns.h"

namespace gazette::layout {

/// Remembers words. Not for two threads at once, but several may share the patterns.
class Hyphenator {
public:
    explicit Hyphenator(HyphenationPatterns& patterns, HyphenMinima minima = {});
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;

    /// Byte offsets into the word, which is letters only. None where the language has no patterns, which is a note, once;
    /// none in words with capitals after their first letter; none that would respell the word. Valid until the next call.
    const std::vector<std::uint16_t>& hyphenate(std::string_view word, const std::string& language);

    /// Whether a word of the language has been asked for, or it has none to ask for.
    bool knows(const std::string& language) const;

    base::Diagnostics take_diagnostics();

private:
    using Words = std::unordered_map<std::string, std::vector<std::uint16_t>, base::TextHash, std::equal_to<>>;
    struct Language {
        /// None where the machine has none.
        const HyphenationPatterns::Loaded* patterns = nullptr;
        /// Words seen, by what they are.
        Words words;
    };

    Language& language_of(const std::string& tag);
    void note_missing(const std::string& tag);

    HyphenationPatterns& patterns_;
    HyphenMinima minima_;
    std::map<std::string, Language, std::less<>> languages_;
    std::string last_tag_;
    Language* last_ = nullptr;
    base::Diagnostics diagnostics_;
};

}  // namespace gazette::layout
