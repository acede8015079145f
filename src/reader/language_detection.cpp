#include "reader/language_detection.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

constexpr std::size_t sample_bytes = 6000;

/// Scripts that one language alone is commonly written in.
constexpr std::pair<UScriptCode, const char*> single_language_scripts[] = {
    {USCRIPT_DEVANAGARI, "hi"}, {USCRIPT_BENGALI, "bn"},  {USCRIPT_TAMIL, "ta"},    {USCRIPT_TELUGU, "te"},
    {USCRIPT_KANNADA, "kn"},    {USCRIPT_MALAYALAM, "ml"}, {USCRIPT_GUJARATI, "gu"}, {USCRIPT_GURMUKHI, "pa"},
    {USCRIPT_SINHALA, "si"},    {USCRIPT_THAI, "th"},      {USCRIPT_LAO, "lo"},      {USCRIPT_MYANMAR, "my"},
    {USCRIPT_KHMER, "km"},      {USCRIPT_TIBETAN, "bo"},   {USCRIPT_HEBREW, "he"},   {USCRIPT_GREEK, "el"},
    {USCRIPT_ARMENIAN, "hy"},   {USCRIPT_GEORGIAN, "ka"},  {USCRIPT_ETHIOPIC, "am"}, {USCRIPT_HANGUL, "ko"},
};

std::string_view sample_of(std::string_view text) {
    std::size_t end = std::min(text.size(), sample_bytes);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        ++end;
    }
    return text.substr(0, end);
}

std::map<UScriptCode, std::size_t> count_scripts(std::string_view text) {
    std::map<UScriptCode, std::size_t> counts;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = base::next_code_point(text, at);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
        if (script > USCRIPT_INHERITED && u_isalpha(static_cast<UChar32>(c))) {
            ++counts[script];
        }
    }
    return counts;
}

/// Words as languages.toml has them: folded runs of letters.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const std::string folded = base::fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const auto c = static_cast<UChar32>(base::next_code_point(folded, at));
        if (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK) {
            word.append(folded, begin, at - begin);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

/// The language whose commonest words make up most of the text: at least a twelfth, and clearly more than the next's.
std::string by_common_words(std::string_view text, const std::vector<CommonWords>& languages) {
    const std::vector<std::string> words = words_of(text);
    std::size_t best = 0;
    std::size_t second = 0;
    std::string language = "und";
    for (const CommonWords& candidate : languages) {
        const auto hits = static_cast<std::size_t>(std::count_if(
            words.begin(), words.end(), [&](const std::string& word) { return candidate.words.count(word) > 0; }));
        if (hits > best) {
            second = best;
            best = hits;
            language = candidate.language;
        } else {
            second = std::max(second, hits);
        }
    }
    const bool enough = best >= 3 && best * 12 >= words.size();
    return enough && best * 4 >= second * 5 ? language : "und";
}

}  // namespace

std::string detect_language(std::string_view text, const Rules& rules) {
    const std::string_view sample = sample_of(text);
    std::map<UScriptCode, std::size_t> scripts = count_scripts(sample);
    const std::size_t kana = scripts[USCRIPT_HIRAGANA] + scripts[USCRIPT_KATAKANA];
    const std::size_t han = scripts[USCRIPT_HAN];
    std::size_t most = 0;
    UScriptCode script = USCRIPT_UNKNOWN;
    for (const auto& [each, count] : scripts) {
        if (count > most) {
            most = count;
            script = each;
        }
    }
    if (kana + han >= most && kana + han > 0) {
        return kana * 10 >= han ? "ja" : "zh";
    }
    for (const auto& [single, language] : single_language_scripts) {
        if (single == script) {
            return language;
        }
    }
    return by_common_words(sample, rules.languages());
}

}  // namespace gazette::reader
