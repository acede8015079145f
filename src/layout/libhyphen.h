#pragma once

// A file of hyphenation patterns and a word in, where it may be hyphenated out, as libhyphen finds it.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "layout/pattern_file.h"

namespace gazette::layout {

/// Patterns of one language, in whatever character set their file has. For any number of threads.
class LibhyphenPatterns {
public:
    /// Null where the file or its character set cannot be read. Large files take seconds.
    static std::unique_ptr<LibhyphenPatterns> load(const std::filesystem::path& file);
    ~LibhyphenPatterns();

    /// Byte offsets into the word, which is UTF-8 in small letters; none that would respell it.
    std::vector<std::uint16_t> hyphenate(const std::string& word, HyphenMinima minima) const;

private:
    struct State;
    explicit LibhyphenPatterns(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

}  // namespace gazette::layout
