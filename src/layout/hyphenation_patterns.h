#pragma once

// Files of hyphenation patterns and a word in, where it may be hyphenated out.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "layout/pattern_file.h"

namespace gazette::layout {

/// Patterns as libhyphen has them, each file loaded when its language is first asked for and kept. For any number of threads.
class HyphenationPatterns {
public:
    explicit HyphenationPatterns(std::filesystem::path folder = "/usr/share/hyphen");
    HyphenationPatterns(const HyphenationPatterns&) = delete;
    HyphenationPatterns& operator=(const HyphenationPatterns&) = delete;
    ~HyphenationPatterns();

    /// The patterns of one language, as long as these patterns live.
    class Loaded;
    /// Those of the tag's country, else of its language (BCP 47); null where there are none.
    const Loaded* of(const std::string& tag);

    /// Byte offsets into the word, which is UTF-8 in small letters.
    static std::vector<std::uint16_t> hyphenate(const Loaded& patterns, const std::string& word, HyphenMinima minima);

private:
    std::unique_ptr<Loaded> load(const std::string& tag) const;

    std::filesystem::path folder_;
    std::mutex lock_;
    std::map<std::string, std::unique_ptr<Loaded>> loaded_;
};

}  // namespace gazette::layout
