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

/// The language most written in a script, where no common words tell another.
constexpr std::pair<UScriptCode, const char*> script_languages[] = {
    {USCRIPT_DEVANAGARI, "hi"}, {USCRIPT_BENGALI, "bn"},   {USCRIPT_TAMIL, "ta"},    {USCRIPT_TELUGU, "te"},
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

bool is_part_of_word(UChar32 c) {
    return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_COMBINING_SPACING_MARK;
}

/// Words as languages.toml has them: folded runs of letters and their marks.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const std::string folded = base::fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const auto c = static_cast<UChar32>(base::next_code_point(folded, at));
        if (is_part_of_word(c)) {
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

UScriptCode script_of(const CommonWords& language) {
    std::size_t at = 0;
    UErrorCode status = U_ZERO_ERROR;
    return language.words.empty()
               ? USCRIPT_UNKNOWN
               : uscript_getScript(static_cast<UChar32>(base::next_code_point(*language.words.begin(), at)), &status);
}

std::vector<const CommonWords*> written_in(UScriptCode script, const std::vector<CommonWords>& languages) {
    std::vector<const CommonWords*> candidates;
    for (const CommonWords& language : languages) {
        if (script_of(language) == script) {
            candidates.push_back(&language);
        }
    }
    return candidates;
}

struct Score {
    std::size_t hits = 0;
    /// Hits, each divided by the number of languages that have the word: "de" says little, "ikkje" all.
    double weight = 0;
};

std::vector<Score> score(const std::vector<std::string>& words, const std::vector<const CommonWords*>& candidates) {
    std::vector<Score> scores(candidates.size());
    std::vector<std::size_t> having;
    for (const std::string& word : words) {
        having.clear();
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (candidates[i]->words.count(word) > 0) {
                having.push_back(i);
            }
        }
        for (const std::size_t i : having) {
            ++scores[i].hits;
            scores[i].weight += 1.0 / static_cast<double>(having.size());
        }
    }
    return scores;
}

/// Whether the words that only one of two languages has are clearly more often those of the first; the words that
/// both have say nothing about which of them it is.
bool leads(const CommonWords& first, const CommonWords& second, const std::vector<std::string>& words) {
    std::size_t only_first = 0;
    std::size_t only_second = 0;
    for (const std::string& word : words) {
        const bool in_first = first.words.count(word) > 0;
        const bool in_second = second.words.count(word) > 0;
        only_first += in_first && !in_second;
        only_second += in_second && !in_first;
    }
    return only_first * 4 > only_second * 5;
}

/// The language whose common words have the most weight in the text: they make up at least a twelfth of it, and no
/// other language comes near.
std::string by_common_words(const std::vector<std::string>& words, const std::vector<const CommonWords*>& candidates) {
    const std::vector<Score> scores = score(words, candidates);
    const auto best =
        std::max_element(scores.begin(), scores.end(), [](const Score& a, const Score& b) { return a.weight < b.weight; });
    if (best == scores.end() || best->hits < 3 || best->hits * 12 < words.size()) {
        return {};
    }
    const CommonWords* language = candidates[static_cast<std::size_t>(best - scores.begin())];
    const bool clear = std::all_of(candidates.begin(), candidates.end(), [&](const CommonWords* other) {
        return other == language || leads(*language, *other, words);
    });
    return clear ? language->language : "";
}

UScriptCode most_used(const std::map<UScriptCode, std::size_t>& counts) {
    UScriptCode script = USCRIPT_UNKNOWN;
    std::size_t most = 0;
    for (const auto& [each, count] : counts) {
        if (count > most) {
            most = count;
            script = each;
        }
    }
    return script;
}

std::string language_of_script(UScriptCode script) {
    for (const auto& [each, language] : script_languages) {
        if (each == script) {
            return language;
        }
    }
    return "und";
}

}  // namespace

std::string detect_language(std::string_view text, const Rules& rules) {
    const std::string_view sample = sample_of(text);
    std::map<UScriptCode, std::size_t> counts = count_scripts(sample);
    const std::size_t kana = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA];
    const std::size_t han = counts[USCRIPT_HAN];
    const UScriptCode script = most_used(counts);
    if (kana + han >= counts[script] && kana + han > 0) {
        return kana * 10 >= han ? "ja" : "zh";
    }
    const std::string language = by_common_words(words_of(sample), written_in(script, rules.languages()));
    return language.empty() ? language_of_script(script) : language;
}

}  // namespace gazette::reader
