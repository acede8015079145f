#include "layout/hyphenate.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fmt/core.h>
#include <hyphen.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace gazette::layout {

namespace {

/// Longer ones are no words.
constexpr std::size_t longest_word = 90;
/// Words kept for a language before they are all forgotten.
constexpr std::size_t most_words = 100'000;

using Offsets = std::vector<std::uint16_t>;

std::string lower(std::string_view word) {
    std::string out;
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    const icu::StringPiece piece(word.data(), static_cast<std::int32_t>(word.size()));
    icu::CaseMap::utf8ToLower("", 0, piece, sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(word);
}

/// Whether only the first letter may be a capital.
bool has_capitals_within(std::string_view word, std::string_view lowered) {
    std::size_t first = 0;
    base::next_code_point(word, first);
    return word.size() != lowered.size() || word.substr(first) != lowered.substr(first);
}

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
class Hyphenator::Patterns {
public:
    static std::unique_ptr<Patterns> load(const std::filesystem::path& file) {
        std::unique_ptr<HyphenDict, Free> dict(hnj_hyphen_load(file.c_str()));
        if (!dict) return nullptr;
        std::unique_ptr<UConverter, Close> converter;
        if (dict->utf8 == 0) {
            UErrorCode status = U_ZERO_ERROR;
            converter.reset(ucnv_open(dict->cset, &status));
            if (U_FAILURE(status)) return nullptr;
            ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        }
        return std::unique_ptr<Patterns>(new Patterns(std::move(dict), std::move(converter)));
    }

    /// Byte offsets into the word, in small letters.
    Offsets hyphenate(const std::string& word, HyphenMinima minima) {
        std::vector<std::uint16_t> starts;
        const std::string encoded = encode(word, starts);
        if (encoded.empty()) return {};
        Offsets offsets;
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

    Patterns(std::unique_ptr<HyphenDict, Free> dict, std::unique_ptr<UConverter, Close> converter)
        : dict_(std::move(dict)), converter_(std::move(converter)) {}

    /// The word in the patterns' character set, empty where it has none of it; `starts` receives the UTF-8 offset of each
    /// character, and the word's end.
    std::string encode(const std::string& word, std::vector<std::uint16_t>& starts) {
        std::u16string utf16;
        for (std::size_t at = 0; at < word.size();) {
            starts.push_back(static_cast<std::uint16_t>(at));
            const char32_t code_point = base::next_code_point(word, at);
            if (code_point > 0xFFFF) return {};
            utf16.push_back(static_cast<char16_t>(code_point));
        }
        starts.push_back(static_cast<std::uint16_t>(word.size()));
        if (!converter_) return word;
        std::string out(word.size() + 8, '\0');
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size =
            ucnv_fromUChars(converter_.get(), out.data(), static_cast<std::int32_t>(out.size()), utf16.data(),
                            static_cast<std::int32_t>(utf16.size()), &status);
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
};

Hyphenator::Hyphenator(std::filesystem::path folder, HyphenMinima minima)
    : folder_(std::move(folder)), minima_(minima) {}

Hyphenator::~Hyphenator() = default;

const Offsets& Hyphenator::hyphenate(std::string_view word, const std::string& language) {
    static const Offsets none;
    const auto shortest = static_cast<std::size_t>(minima_.before + minima_.after);
    if (word.size() < shortest || word.size() > longest_word || language.empty()) return none;
    Language& known = language_of(language);
    if (!known.patterns) return none;
    if (const auto seen = known.words.find(word); seen != known.words.end()) return seen->second;
    if (known.words.size() >= most_words) known.words.clear();
    const std::string lowered = lower(word);
    Offsets offsets;
    if (!has_capitals_within(word, lowered)) offsets = known.patterns->hyphenate(lowered, minima_);
    return known.words.emplace(std::string(word), std::move(offsets)).first->second;
}

base::Diagnostics Hyphenator::take_diagnostics() {
    return std::exchange(diagnostics_, {});
}

Hyphenator::Language& Hyphenator::language_of(const std::string& tag) {
    if (last_ != nullptr && tag == last_tag_) return *last_;
    auto known = languages_.find(tag);
    if (known == languages_.end()) known = languages_.emplace(tag, Language{open(tag), {}}).first;
    last_tag_ = tag;
    last_ = &known->second;
    return *last_;
}

/// The patterns of the country, else of the language.
std::unique_ptr<Hyphenator::Patterns> Hyphenator::open(const std::string& tag) {
    const std::string primary = tag.substr(0, tag.find('-'));
    for (const std::string& name : {tag, primary, likely_country(primary)}) {
        std::error_code error;
        const std::filesystem::path file = folder_ / file_name(name);
        if (!std::filesystem::is_regular_file(file, error)) continue;
        if (auto patterns = Patterns::load(file)) return patterns;
    }
    if (primary != "und") diagnostics_.push_back({base::Severity::note,
                            {},
                            fmt::format("no hyphenation patterns for the language \"{}\": its words are not hyphenated", tag),
                            fmt::format("install the package hyphen-{}", primary)});
    return nullptr;
}

}  // namespace gazette::layout
