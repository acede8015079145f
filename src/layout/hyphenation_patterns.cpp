#include "layout/hyphenation_patterns.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <hyphen.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"

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

/// Patterns of one language, in whatever character set their file has.
class HyphenationPatterns::Loaded {
public:
    static std::unique_ptr<Loaded> load(const std::filesystem::path& file) {
        std::unique_ptr<HyphenDict, Free> dict(hnj_hyphen_load(file.c_str()));
        if (!dict) return nullptr;
        std::unique_ptr<UConverter, Close> converter;
        if (dict->utf8 == 0) {
            UErrorCode status = U_ZERO_ERROR;
            converter.reset(ucnv_open(dict->cset, &status));
            if (U_FAILURE(status)) return nullptr;
            ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        }
        return std::unique_ptr<Loaded>(new Loaded(std::move(dict), std::move(converter)));
    }

    /// Byte offsets into the word, in small letters.
    std::vector<std::uint16_t> hyphenate(const std::string& word, HyphenMinima minima) const {
        std::vector<std::uint16_t> starts;
        const std::string encoded = encode(word, starts);
        if (encoded.empty()) return {};
        std::vector<std::uint16_t> offsets;
        for (const std::size_t position : positions(encoded, starts.size() - 1, minima)) {
            offsets.push_back(starts[position + 1]);
        }
        return offsets;
    }

private:
    struct Free {
        void operator()(HyphenDict* dict) const { hnj_hyphen_free(dict); }
    };
    struct Close {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };

    Loaded(std::unique_ptr<HyphenDict, Free> dict, std::unique_ptr<UConverter, Close> converter)
        : dict_(std::move(dict)), converter_(std::move(converter)) {}

    /// The word in the patterns' character set, empty where it has none of it; `starts` receives the UTF-8 offset of each
    /// character, and the word's end.
    std::string encode(const std::string& word, std::vector<std::uint16_t>& starts) const {
        std::u16string utf16;
        for (std::size_t at = 0; at < word.size();) {
            starts.push_back(static_cast<std::uint16_t>(at));
            const char32_t code_point = base::next_code_point(word, at);
            if (code_point > 0xFFFF) return {};
            utf16.push_back(static_cast<char16_t>(code_point));
        }
        starts.push_back(static_cast<std::uint16_t>(word.size()));
        if (!converter_) return word;
        const std::lock_guard guard(lock_);
        std::string out(word.size() + 8, '\0');
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size = ucnv_fromUChars(converter_.get(), out.data(), static_cast<std::int32_t>(out.size()),
                                                  utf16.data(), static_cast<std::int32_t>(utf16.size()), &status);
        // Only sets of one byte a character let a position be told.
        if (U_FAILURE(status) || static_cast<std::size_t>(size) != utf16.size()) return {};
        out.resize(static_cast<std::size_t>(size));
        return out;
    }

    /// Indices of the characters after which a hyphen may stand.
    std::vector<std::size_t> positions(const std::string& encoded, std::size_t characters, HyphenMinima minima) const {
        const int size = static_cast<int>(encoded.size());
        std::vector<char> marks(encoded.size() + 5, '0');
        char** replacements = nullptr;
        int* places = nullptr;
        int* cuts = nullptr;
        const int failed = hnj_hyphen_hyphenate3(dict_.get(), encoded.c_str(), size, marks.data(), nullptr, &replacements,
                                                 &places, &cuts, minima.before, minima.after, 0, 0);
        std::vector<std::size_t> found;
        for (std::size_t i = 0; failed == 0 && i + 1 < characters; ++i) {
            const bool respells = replacements != nullptr && replacements[i] != nullptr;
            if ((marks[i] & 1) != 0 && !respells) found.push_back(i);
        }
        for (int i = 0; replacements != nullptr && i < size; ++i) std::free(replacements[i]);
        std::free(replacements);
        std::free(places);
        std::free(cuts);
        return found;
    }

    std::unique_ptr<HyphenDict, Free> dict_;
    /// None where the file is in UTF-8.
    std::unique_ptr<UConverter, Close> converter_;
    /// A converter has a state.
    mutable std::mutex lock_;
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
