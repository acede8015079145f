#include "reader/language_detection.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/ascii.h"
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
    while (end < text.size() && base::continues_character(text[end])) {
        ++end;
    }
    return text.substr(0, end);
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

std::map<UScriptCode, std::size_t> count_scripts(std::string_view text) {
    std::map<UScriptCode, std::size_t> counts;
    std::size_t ascii_letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii(text[at])) {
            ascii_letters += base::is_ascii_letter(text[at++]) ? 1 : 0;
            continue;
        }
        const char32_t c = base::next_code_point(text, at);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
        if (script > USCRIPT_INHERITED && u_isalpha(static_cast<UChar32>(c))) {
            ++counts[script];
        }
    }
    if (ascii_letters > 0) {
        counts[USCRIPT_LATIN] += ascii_letters;
    }
    return counts;
}

bool is_part_of_word(UChar32 c) {
    return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_COMBINING_SPACING_MARK;
}

/// The runs of letters and their marks in what is folded.
void add_words(std::string_view folded, std::vector<std::string>& words) {
    std::string word;
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
}

/// Words as languages.toml has them: folded runs of letters and their marks. No word reaches beyond an ASCII character that is
/// no letter; what is between two of these is folded by ICU only where it is not ASCII.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii(text[at]) && !base::is_ascii_letter(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        bool ascii = true;
        while (at < text.size() && (!is_ascii(text[at]) || base::is_ascii_letter(text[at]))) {
            ascii = is_ascii(text[at]) && ascii;
            ++at;
        }
        const std::string_view run = text.substr(begin, at - begin);
        if (ascii) {
            words.push_back(base::lower_ascii(run));
        } else {
            add_words(base::fold(run), words);
        }
    }
    return words;
}

UScriptCode script_of(const CommonWords::Language& language) {
    std::size_t at = 0;
    UErrorCode status = U_ZERO_ERROR;
    return language.example.empty()
               ? USCRIPT_UNKNOWN
               : uscript_getScript(static_cast<UChar32>(base::next_code_point(language.example, at)), &status);
}

std::vector<bool> written_in(UScriptCode script, const CommonWords& common) {
    std::vector<bool> candidates;
    for (const CommonWords::Language& language : common.languages()) {
        candidates.push_back(script_of(language) == script);
    }
    return candidates;
}

/// A word that candidates have, and how many of them.
struct KnownWord {
    const std::vector<CommonWords::LanguageIndex>* having;
    std::size_t candidates = 0;
};

class KnownWords {
public:
    KnownWords(const std::vector<std::string>& words, const CommonWords& common, std::vector<bool> candidates)
        : candidates_(std::move(candidates)) {
        for (const std::string& word : words) {
            const std::vector<CommonWords::LanguageIndex>& having = common.having(word);
            const auto count = std::count_if(having.begin(), having.end(),
                                             [&](CommonWords::LanguageIndex language) { return candidates_[language]; });
            if (count > 0) {
                words_.push_back({&having, static_cast<std::size_t>(count)});
            }
        }
    }

    const std::vector<KnownWord>& words() const { return words_; }

    /// Calls `visit(language)` for the candidates that have the word.
    template <class Visit>
    void each_candidate(const KnownWord& word, const Visit& visit) const {
        for (const CommonWords::LanguageIndex language : *word.having) {
            if (candidates_[language]) {
                visit(language);
            }
        }
    }

private:
    std::vector<bool> candidates_;
    std::vector<KnownWord> words_;
};

struct Score {
    std::size_t hits = 0;
    /// Hits, each divided by the number of languages that have the word: "de" says little, "ikkje" all.
    double weight = 0;
};

std::vector<Score> score(const KnownWords& known, std::size_t languages) {
    std::vector<Score> scores(languages);
    for (const KnownWord& word : known.words()) {
        const double weight = 1.0 / static_cast<double>(word.candidates);
        known.each_candidate(word, [&](CommonWords::LanguageIndex language) {
            ++scores[language].hits;
            scores[language].weight += weight;
        });
    }
    return scores;
}

/// Whether for each other language the words that only one of the two has are clearly more often those of `best`; the
/// words that both have say nothing about which of them it is.
bool leads(CommonWords::LanguageIndex best, const KnownWords& known, const std::vector<Score>& scores) {
    std::vector<std::size_t> shared(scores.size());
    for (const KnownWord& word : known.words()) {
        if (std::binary_search(word.having->begin(), word.having->end(), best)) {
            known.each_candidate(word, [&](CommonWords::LanguageIndex language) { ++shared[language]; });
        }
    }
    for (std::size_t other = 0; other < scores.size(); ++other) {
        const std::size_t only_best = scores[best].hits - shared[other];
        const std::size_t only_other = scores[other].hits - shared[other];
        if (other != best && only_best * 4 <= only_other * 5) {
            return false;
        }
    }
    return true;
}

/// The language whose common words have the most weight in the text: they make up at least a twelfth of it, and no
/// other language comes near.
std::string by_common_words(const std::vector<std::string>& words, UScriptCode script, const CommonWords& common) {
    const KnownWords known(words, common, written_in(script, common));
    const std::vector<Score> scores = score(known, common.languages().size());
    const auto best =
        std::max_element(scores.begin(), scores.end(), [](const Score& a, const Score& b) { return a.weight < b.weight; });
    if (best == scores.end() || best->hits < 3 || best->hits * 12 < words.size()) {
        return {};
    }
    const auto index = static_cast<CommonWords::LanguageIndex>(best - scores.begin());
    return leads(index, known, scores) ? common.languages()[index].tag : "";
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
    const std::string language = by_common_words(words_of(sample), script, rules.common_words());
    return language.empty() ? language_of_script(script) : language;
}

}  // namespace gazette::reader
