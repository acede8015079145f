#pragma once

// A word and its language in, where it may be hyphenated out, by the patterns that libhyphen finds on the machine.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"

namespace gazette::layout {

/// How many letters must stand on either side of a hyphen.
struct HyphenMinima {
    int before = 3;
    int after = 3;
};

class Hyphenator {
public:
    explicit Hyphenator(std::filesystem::path folder = "/usr/share/hyphen", HyphenMinima minima = {});
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;
    ~Hyphenator();

    /// Byte offsets into the word, which is letters only. None where the language has no patterns, which is a note, once;
    /// none in words with capitals after their first letter; none that would respell the word. Valid until the next call.
    const std::vector<std::uint16_t>& hyphenate(std::string_view word, const std::string& language);

    base::Diagnostics take_diagnostics();

private:
    class Patterns;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Words = std::unordered_map<std::string, std::vector<std::uint16_t>, Hash, std::equal_to<>>;
    struct Language {
        std::unique_ptr<Patterns> patterns;
        /// Words seen, by what they are.
        Words words;
    };

    Language& language_of(const std::string& tag);
    std::unique_ptr<Patterns> open(const std::string& tag);

    std::filesystem::path folder_;
    HyphenMinima minima_;
    std::map<std::string, Language, std::less<>> languages_;
    std::string last_tag_;
    Language* last_ = nullptr;
    base::Diagnostics diagnostics_;
};

}  // namespace gazette::layout
