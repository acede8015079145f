#include "reader/page_moment.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include "base/text.h"
#include "base/utf8.h"

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

std::optional<base::DateTime> moment_of_words(std::string_view words) {
    const std::string_view part = without_marks(words);
    if (is_number(part)) {
        return std::nullopt;
    }
    if (std::optional<base::DateTime> moment = moment_in(part)) {
        return moment;
    }
    const std::string_view rest = from_digit(part);
    return rest.empty() || is_number(rest) ? std::nullopt : moment_in(rest);
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

}  // namespace

std::optional<base::DateTime> moment_in(std::string_view text) {
    if (text.size() > 80) {
        return std::nullopt;
    }
    const base::Result<base::DateTime> moment = base::parse_date_time(base::trim(text));
    return moment ? std::optional(*moment) : std::nullopt;
}

std::optional<base::DateTime> moment_within(const std::string& line) {
    // "on Tuesday, the 24th of November, 2026 at 9:15 p.m. GMT"
    constexpr std::size_t widest = 12;
    if (!has_year(line)) {
        return std::nullopt;
    }
    if (std::optional<base::DateTime> whole = moment_in(line)) {
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
            if (std::optional<base::DateTime> moment = moment_of_words(part)) {
                return moment;
            }
        }
    }
    return std::nullopt;
}

}  // namespace gazette::reader::html
