#pragma once

// A file of hyphenation patterns in libhyphen's format in, what it says out.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/pattern_trie.h"

namespace gazette::layout {

/// How many letters must stand on either side of a hyphen.
struct HyphenMinima {
    int before = 3;
    int after = 3;
};

struct PatternFile {
    /// Parts compounds into words; empty where the file has one level only.
    PatternTrie compounds;
    PatternTrie words;
    HyphenMinima minima{0, 0};
    /// At the ends of a compound's words.
    HyphenMinima within_compounds{0, 0};
    /// No hyphen stands beside these.
    std::vector<std::u32string> kept;
    /// The characters that the file's character set has, in order; empty where it has all.
    std::u32string alphabet;
};

/// Nothing where a pattern respells the word that it parts ("schif1fahrt/ff=f,5,2"), which is libhyphen's business, and
/// where ICU does not know the character set or it has more than one byte a character.
std::optional<PatternFile> read_pattern_file(std::string_view bytes);

}  // namespace gazette::layout
