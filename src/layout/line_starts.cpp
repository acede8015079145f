#include "layout/line_starts.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace gazette::layout {

namespace {

/// Longer words do not come again.
constexpr std::size_t longest_kept_word = 48;
/// Words kept for a language before they are all forgotten.
constexpr std::size_t most_kept_words = 20'000;

std::unique_ptr<icu::BreakIterator> open_iterator(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    // Strict rules keep small kana and the sound mark from the start of a line (CSS Text 3, section 5.3).
    const icu::Locale locale(language == "ja" ? "ja@lb=strict" : std::string(language).c_str());
    std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createLineInstance(locale, status));
    return U_SUCCESS(status) ? std::move(iterator) : nullptr;
}

/// Whether words can be told by spaces: no script that is broken by a dictionary is in the text, nor what comes with
/// them. Up to U+07FF there is none, nor among the marks of U+2000 and on.
bool parts_words_with_spaces(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char each) {
        const auto byte = static_cast<unsigned char>(each);
        return byte < 0xE0 || byte == 0xE2;
    });
}

/// No line starts between letters and digits (LB23, LB25, LB28), beside a straight quotation mark (LB19), before a mark that ends
/// a sentence (LB13), or between a point, a comma, a colon or a semicolon and a letter or digit (LB25, LB29).
bool stays_whole(std::string_view word) {
    bool is_ended = false;
    for (const char c : word) {
        const bool ends = c == '!' || c == '?';
        const bool joins = c == '.' || c == ',' || c == ':' || c == ';' || c == '\'' || c == '"';
        if (!ends && !joins && (is_ended || !base::is_ascii_letter_or_digit(c))) return false;
        is_ended = is_ended || ends;
    }
    return true;
}

}  // namespace

LineStarts::~LineStarts() {
    utext_close(&text_);
}

const std::vector<std::uint32_t>& LineStarts::find(std::string_view text, std::string_view language) {
    found_.clear();
    Language& known = language_of(language);
    if (!known.iterator) return found_;
    if (parts_words_with_spaces(text)) {
        find_by_words(text, known);
    } else {
        iterate(text, *known.iterator, 0, found_);
    }
    return found_;
}

LineStarts::Language& LineStarts::language_of(std::string_view language) {
    auto known = languages_.find(language);
    if (known == languages_.end()) {
        known = languages_.emplace(std::string(language), Language{open_iterator(language)}).first;
    }
    return known->second;
}

void LineStarts::find_by_words(std::string_view text, Language& language) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (!stays_whole(word)) add_within(word, static_cast<std::uint32_t>(at), language);
        at = end + 1;
    }
}

void LineStarts::add_within(std::string_view word, std::uint32_t at, Language& language) {
    if (word.size() > longest_kept_word) return iterate(word, *language.iterator, at, found_);
    auto known = language.words.find(word);
    if (known == language.words.end()) {
        if (language.words.size() >= most_kept_words) language.words.clear();
        Offsets offsets;
        iterate(word, *language.iterator, 0, offsets);
        known = language.words.emplace(std::string(word), std::move(offsets)).first;
    }
    for (const std::uint32_t offset : known->second) found_.push_back(at + offset);
}

/// Without the text's end.
void LineStarts::iterate(std::string_view text, icu::BreakIterator& iterator, std::uint32_t at, Offsets& out) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator.setText(&text_, status);
    if (U_FAILURE(status)) return;
    for (std::int32_t offset = iterator.next(); offset != icu::BreakIterator::DONE; offset = iterator.next()) {
        if (static_cast<std::size_t>(offset) < text.size()) out.push_back(at + static_cast<std::uint32_t>(offset));
    }
}

}  // namespace gazette::layout
