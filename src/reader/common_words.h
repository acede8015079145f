#pragma once

// languages.toml in; for a word, the languages that have it among their commonest out.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/text_hash.h"

namespace gazette::reader {

/// Immutable once read.
class CommonWords {
public:
    using LanguageIndex = std::uint16_t;

    struct Language {
        std::string tag;
        /// A folded word of it, which tells its script.
        std::string example;
    };

    static base::Result<CommonWords> read(const std::filesystem::path& file);

    const std::vector<Language>& languages() const { return languages_; }
    /// Indices of the languages that have the folded word, ascending.
    const std::vector<LanguageIndex>& having(std::string_view word) const;

private:
    std::vector<Language> languages_;
    std::unordered_map<std::string, std::vector<LanguageIndex>, base::TextHash, std::equal_to<>> having_;
};

}  // namespace gazette::reader
