#include "layout/hyphenation_patterns.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/utf8.h"
#include "layout/libhyphen.h"
#include "layout/part_word.h"

namespace gazette::layout {

namespace {

/// The files of libhyphen's patterns are named for their language, "hyph_pt_BR.dic".
std::string file_name(std::string language) {
    std::replace(language.begin(), language.end(), '-', '_');
    return "hyph_" + language + ".dic";
}

/// Where a language is named without its country.
std::string likely_country(const std::string& primary) {
    if (primary == "en") return "en_US";
    std::string country = primary;
    std::transform(country.begin(), country.end(), country.begin(), [](unsigned char c) { return std::toupper(c); });
    return primary + "_" + country;
}

}  // namespace

/// By our own reading of the file, or by libhyphen's where patterns respell words.
class HyphenationPatterns::Loaded {
public:
    static std::unique_ptr<Loaded> load(const std::filesystem::path& file) {
        const base::Result<std::string> bytes = base::read_file(file);
        if (!bytes) return nullptr;
        auto loaded = std::make_unique<Loaded>();
        loaded->patterns_ = read_pattern_file(*bytes);
        if (!loaded->patterns_) loaded->respelling_ = LibhyphenPatterns::load(file);
        return loaded->patterns_ || loaded->respelling_ ? std::move(loaded) : nullptr;
    }

    std::vector<std::uint16_t> hyphenate(const std::string& word, HyphenMinima minima) const {
        if (!patterns_) return respelling_->hyphenate(word, minima);
        std::u32string letters;
        std::vector<std::uint16_t> starts;
        for (std::size_t at = 0; at < word.size();) {
            starts.push_back(static_cast<std::uint16_t>(at));
            letters.push_back(base::next_code_point(word, at));
        }
        std::vector<std::uint16_t> offsets;
        for (const std::size_t letter : part_word(*patterns_, letters, minima)) offsets.push_back(starts[letter + 1]);
        return offsets;
    }

private:
    std::optional<PatternFile> patterns_;
    std::unique_ptr<LibhyphenPatterns> respelling_;
};

HyphenationPatterns::HyphenationPatterns(std::filesystem::path folder) : folder_(std::move(folder)) {}

HyphenationPatterns::~HyphenationPatterns() = default;

const HyphenationPatterns::Loaded* HyphenationPatterns::of(const std::string& tag) {
    const std::lock_guard guard(lock_);
    auto known = loaded_.find(tag);
    if (known == loaded_.end()) known = loaded_.emplace(tag, load(tag)).first;
    return known->second.get();
}

std::unique_ptr<HyphenationPatterns::Loaded> HyphenationPatterns::load(const std::string& tag) const {
    const std::string primary = tag.substr(0, tag.find('-'));
    for (const std::string& name : {tag, primary, likely_country(primary)}) {
        std::error_code error;
        const std::filesystem::path file = folder_ / file_name(name);
        if (!std::filesystem::is_regular_file(file, error)) continue;
        if (auto patterns = Loaded::load(file)) return patterns;
    }
    return nullptr;
}

std::vector<std::uint16_t> HyphenationPatterns::hyphenate(const Loaded& patterns, const std::string& word,
                                                          HyphenMinima minima) {
    return patterns.hyphenate(word, minima);
}

}  // namespace gazette::layout
