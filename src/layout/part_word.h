#pragma once

// A word and a file's hyphenation patterns in, the letters after which a hyphen may stand out.

#include <cstddef>
#include <string_view>
#include <vector>

#include "layout/pattern_file.h"

namespace gazette::layout {

/// Indices into the word, which is letters only, and small ones. As libhyphen finds them: a compound is parted into words first,
/// and then each of them. The greater minimum holds of those given and those of the file.
std::vector<std::size_t> part_word(const PatternFile& patterns, std::u32string_view word, HyphenMinima minima);

}  // namespace gazette::layout
