#include "reader/page_moment.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include "base/ascii.h"
#include "base/language.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/text_characters.h"

namespace gazette::reader::html {

namespace {

/// Of any script.
bool is_digit(char32_t c) {
    return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

/// A year in four digits, or one that East Asia marks as such ("令和8年").
bool has_year(std::string_view text) {
    constexpr std::size_t digits_of_year = 4;
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size();) {
        run = is_digit(base::next_code_point(text, at)) ? run + 1 : 0;
        if (run == digits_of_year) {
            return true;
        }
    }
    return text.find("年") != std::string_view::npos;
}

/// Without what ends a part of a sentence, and without a bracket around or at the end.
std::string_view without_marks(std::string_view text) {
    while (!text.empty() && std::string_view("([").find(text.front()) != std::string_view::npos) {
        text.remove_prefix(1);
    }
    const std::size_t bracket = text.find_first_of("([");
    const bool has_bracket = bracket != std::string_view::npos && bracket + 1 < text.size();
    const std::string_view ends = has_bracket ? ",.([" : ",.([)]";
    while (!text.empty() && ends.find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
    }
    return text;
}

/// "2026年11月24日" of "公開日：2026年11月24日".
std::string_view from_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && text[at] != ' ';) {
        const std::size_t start = at;
        if (is_digit(base::next_code_point(text, at))) {
            const bool after_mark =
                start > 0 && (text[start - 1] == ':' || static_cast<unsigned char>(text[start - 1]) >= 0x80);
            return after_mark ? text.substr(start) : std::string_view();
        }
    }
    return {};
}

/// A number alone may be anything.
bool is_number(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A moment, and the words of the line that state it.
struct FoundMoment {
    base::DateTime moment;
    std::string_view words;
};

std::optional<FoundMoment> stated_in(std::string_view words) {
    const std::optional<base::DateTime> moment = moment_in(words);
    return moment ? std::optional(FoundMoment{*moment, words}) : std::nullopt;
}

std::optional<FoundMoment> stated_by_words(std::string_view words) {
    const std::string_view part = without_marks(words);
    if (is_number(part)) {
        return std::nullopt;
    }
    if (std::optional<FoundMoment> stated = stated_in(part)) {
        return stated;
    }
    const std::string_view rest = from_digit(part);
    return rest.empty() || is_number(rest) ? std::nullopt : stated_in(rest);
}

/// The words of a line, as far as a date may be among them.
std::vector<std::string_view> words_around_date(std::string_view line) {
    constexpr std::size_t most_words = 16;
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size() && words.size() < most_words;) {
        const std::size_t end = std::min(line.find_first_of(" |/;", at), line.size());
        if (end > at) {
            words.push_back(line.substr(at, end - at));
        }
        at = end + 1;
    }
    return words;
}

std::optional<FoundMoment> stated_within(std::string_view line) {
    // "on Tuesday, the 24th of November, 2026 at 9:15 p.m. GMT"
    constexpr std::size_t widest = 12;
    if (!has_year(line)) {
        return std::nullopt;
    }
    if (std::optional<FoundMoment> whole = stated_in(line)) {
        return whole;
    }
    const std::vector<std::string_view> words = words_around_date(line);
    for (std::size_t length = std::min(widest, words.size()); length >= 1; --length) {
        for (std::size_t first = 0; first + length <= words.size(); ++first) {
            const char* const begin = words[first].data();
            const std::string_view part(begin, static_cast<std::size_t>(words[first + length - 1].end() - begin));
            if (!has_year(part)) {
                continue;
            }
            if (std::optional<FoundMoment> stated = stated_by_words(part)) {
                return stated;
            }
        }
    }
    return std::nullopt;
}

constexpr std::string_view marks_between[] = {"|", "·", "•", "—", "–", "-", "/", ":", "："};

bool ends_with_mark(std::string_view text) {
    return std::any_of(std::begin(marks_between), std::end(marks_between),
                       [&](std::string_view mark) { return text.ends_with(mark); });
}

bool begins_with_mark(std::string_view text) {
    return std::any_of(std::begin(marks_between), std::end(marks_between),
                       [&](std::string_view mark) { return text.starts_with(mark); });
}

struct Around {
    std::string_view before;
    std::string_view after;
};

/// What stands before and after the `part` of a line, without the brackets and stops around it.
Around around(std::string_view line, std::string_view part) {
    const auto begin = static_cast<std::size_t>(part.data() - line.data());
    std::string_view before = base::trim(line.substr(0, begin));
    std::string_view after = base::trim(line.substr(begin + part.size()));
    while (!before.empty() && std::string_view("([").find(before.back()) != std::string_view::npos) {
        before = base::trim(before.substr(0, before.size() - 1));
    }
    while (!after.empty() && std::string_view(")].,").find(after.front()) != std::string_view::npos) {
        after = base::trim(after.substr(1));
    }
    return {before, after};
}

struct Label {
    std::size_t begin = 0;
    /// Empty where it is none.
    std::string_view why;
};

/// Of the last words of a text before a date, what label they are: "Updated" of "By Ada Quill, Updated".
Label label_before(std::string_view text, std::string_view date, const PhraseSet& tops) {
    constexpr int longest_label = 3;
    Label label;
    std::size_t at = text.size();
    for (int words = 0; words < longest_label && at != std::string_view::npos && at > 0; ++words) {
        at = text.find_last_of(' ', at - 1);
        const std::size_t begin = at == std::string_view::npos ? 0 : at + 1;
        // Alone a label may be one of another kind.
        const std::string labelled(text.substr(begin));
        const std::string_view why = tops.why(Phrase(labelled + " " + std::string(date)));
        if (is_label_of_date(why) && (label.why.empty() || label.why == why)) {
            label = {begin, why};
        }
    }
    return label;
}

/// Names begin with capitals, in scripts that have them.
bool ends_with_name(std::string_view text) {
    const std::string_view word = text.substr(text.find_last_of(' ') + 1);
    return !word.empty() && !opens_lower(word);
}

/// One or two words, or digits alone.
bool is_in_digits(std::string_view date) {
    const auto is_letter = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || base::is_ascii_letter(c); };
    return std::count(date.begin(), date.end(), ' ') < 2 || std::none_of(date.begin(), date.end(), is_letter);
}

/// Short names of months in other languages that are words of English.
bool is_english_word(std::string_view word) {
    constexpr std::string_view words[] = {"ago", "api", "dis", "dub", "elo", "gen", "lip",
                                          "lug", "mag", "out", "set", "sty", "sub", "tet"};
    return std::find(std::begin(words), std::end(words), base::fold(word)) != std::end(words);
}

/// "Set 3 2024"; in languages with such a month the day goes first, or a comma follows it.
bool opens_in_english(std::string_view date, std::string_view language) {
    const bool is_english = language.empty() || base::primary_language(language) == "en";
    return is_english && is_english_word(date.substr(0, date.find(' '))) && date.find(',') == std::string_view::npos;
}

bool has_english_word(std::string_view date, std::string_view language) {
    while (!date.empty()) {
        const std::size_t end = std::min(date.find(' '), date.size());
        if (opens_in_english(date.substr(0, end), language)) {
            return true;
        }
        date.remove_prefix(std::min(end + 1, date.size()));
    }
    return false;
}

constexpr int most_words_after = 4;

bool is_of_few_words(std::string_view text) {
    return std::count(text.begin(), text.end(), ' ') < most_words_after;
}

/// "Meeting of 24 November 2026"
bool is_of_word_before(std::string_view date) {
    constexpr std::string_view words[] = {"of ", "de ", "del ", "di ", "du "};
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return date.starts_with(word); });
}

bool ends_line(std::string_view after, const PhraseSet& tops) {
    return after.empty() || begins_with_mark(after) || !tops.why(Phrase(after)).empty();
}

/// Whether what stands around the date of a line is no sentence of it: names before, and little after.
bool stands_among_facts(const Around& around, const FoundMoment& stated, const PhraseSet& tops) {
    const auto& [before, after] = around;
    if (before.empty()) {
        return is_of_few_words(after);
    }
    const bool led_to = before.ends_with(',') || ends_with_mark(before) || ends_with_name(before);
    return !is_of_word_before(stated.words) && (stated.moment.time || (led_to && ends_line(after, tops)));
}

/// Whether a label leads to the date of a line, and is no word of a sentence: "It was first published 3 March 1926.",
/// "Published on 3 March 1926, it still sells."
bool is_labelled(const std::string& line, const Around& around, std::string_view date, const PhraseSet& tops) {
    const auto& [before, after] = around;
    const bool ends = ends_line(after, tops);
    if (is_label_of_date(tops.why(Phrase(line)))) {
        return ends || !ends_sentence(line) || (is_of_few_words(after) && ends_with_name(after));
    }
    const Label label = label_before(before, date, tops);
    if (label.why.empty() || !ends || ends_sentence(line)) {
        return false;
    }
    std::string_view words = before.substr(label.begin);
    const std::string_view lead = base::trim(before.substr(0, label.begin));
    words.remove_suffix(words.ends_with(':') ? 1 : 0);
    // With a colon alone it may be part of another ("Closing date: 5 December 2026").
    return lead.empty() || lead.ends_with(',') || ends_with_mark(lead) ||
           is_label_of_date(tops.why(Phrase(std::string(words) + " " + std::string(date))));
}

}  // namespace

bool is_label_of_date(std::string_view why) {
    return why == "date" || why == "date of change";
}

bool ends_sentence(std::string_view line) {
    constexpr std::string_view stops[] = {".", "!", "?", "…", "。", "！", "？"};
    return std::any_of(std::begin(stops), std::end(stops), [&](std::string_view stop) { return line.ends_with(stop); });
}

std::optional<base::DateTime> moment_in(std::string_view text) {
    if (text.size() > 80) {
        return std::nullopt;
    }
    const base::Result<base::DateTime> moment = base::parse_date_time(base::trim(text));
    return moment ? std::optional(*moment) : std::nullopt;
}

std::optional<base::DateTime> moment_within(const std::string& line) {
    const std::optional<FoundMoment> stated = stated_within(line);
    return stated ? std::optional(stated->moment) : std::nullopt;
}

std::optional<base::DateTime> moment_of_line(const LineAbove& line, const PhraseSet& tops) {
    const std::optional<FoundMoment> stated = stated_within(line.text);
    if (!stated) {
        return std::nullopt;
    }
    const Around beside = around(line.text, stated->words);
    const auto& [before, after] = beside;
    // After a colon it is that of what the label says ("Deadline: 24 November 2026").
    const bool labelled_otherwise = before.ends_with(':') || before.ends_with("：");
    const bool parted =
        (before.empty() || (ends_with_mark(before) && !labelled_otherwise)) && (after.empty() || begins_with_mark(after));
    if (is_labelled(line.text, beside, stated->words, tops) ||
        (parted && !opens_in_english(stated->words, line.language))) {
        return stated->moment;
    }
    if (labelled_otherwise || ends_sentence(line.text) || has_english_word(stated->words, line.language)) {
        return std::nullopt;
    }
    const bool counts = line.is_heading                          ? before.ends_with(',') && after.empty()
                        : before.empty() && line.has_name_behind ? true
                        : is_in_digits(stated->words)            ? stated->moment.time.has_value()
                                                                 : stands_among_facts(beside, *stated, tops);
    return counts ? std::optional(stated->moment) : std::nullopt;
}

std::string_view behind_date(const std::string& line) {
    const std::optional<FoundMoment> stated = stated_within(line);
    std::string_view after = stated ? around(line, stated->words).after : std::string_view();
    while (begins_with_mark(after)) {
        const auto* const mark = std::find_if(std::begin(marks_between), std::end(marks_between),
                                              [&](std::string_view each) { return after.starts_with(each); });
        after = base::trim(after.substr(mark->size()));
    }
    // That of a sentence, not of "Jr."
    constexpr std::size_t longest_shortened = 4;
    if (after.ends_with('.') && after.size() - (after.find_last_of(' ') + 1) > longest_shortened) {
        after.remove_suffix(1);
    }
    return after;
}

std::string_view without_label_of_date(std::string_view text, const PhraseSet& tops) {
    text = base::trim(text);
    const Label label = label_before(text, "1", tops);
    return label.why.empty() ? text : base::trim(text.substr(0, label.begin));
}

std::optional<MomentBesideName> moment_beside_name(const std::string& line, const PhraseSet& tops) {
    constexpr int first_year = 1990;
    const std::optional<FoundMoment> stated = stated_within(line);
    if (!stated || stated->moment.date.year < first_year) {
        return std::nullopt;
    }
    const auto [before, after] = around(line, stated->words);
    const std::string_view label = label_before(before, stated->words, tops).why;
    const bool led_to =
        before.empty() || !label.empty() || before.ends_with(',') || ends_with_mark(before) || ends_with_name(before);
    return led_to && ends_line(after, tops) ? std::optional(MomentBesideName{stated->moment, label == "date of change"})
                                            : std::nullopt;
}

}  // namespace gazette::reader::html
