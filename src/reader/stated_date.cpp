#include "reader/stated_date.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/stated_date_digits.h"

namespace gazette::reader::dates {

namespace {

constexpr std::size_t longest_date = 100;

bool is_letters(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), base::is_ascii_letter);
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" ,", at), text.size());
        if (end > at) {
            words.emplace_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return words;
}

/// By its name in any language that dates are read in; 0 where it is none.
int month_of(const std::string& word) {
    if (static_cast<unsigned char>(word.empty() ? '0' : word[0]) <= '9') {
        return 0;
    }
    const std::optional<base::DateTime> first = parsed("1 " + word + " 2000");
    return first ? first->date.month : 0;
}

bool is_clock(std::string_view word) {
    return word.find(':') != std::string_view::npos && word[0] >= '0' && word[0] <= '9';
}

bool is_half_of_day(const std::string& word) {
    const std::string lower = base::lower_ascii(word);
    return lower == "am" || lower == "pm";
}

bool is_capitals(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The words of a date in English put into the order of RFC 2822, what is neither day, month, year, time nor zone left
/// out; empty where the parts are not all there, or name two months.
std::string in_order(const std::vector<std::string>& words) {
    std::string day;
    std::string month;
    std::string year;
    std::string time;
    std::string zone;
    for (std::string word : words) {
        while (word.ends_with('.')) {
            word.pop_back();
        }
        const int named = month_of(word);
        if (is_clock(word) && time.empty()) {
            time = word;
        } else if (!time.empty() && zone.empty() && is_half_of_day(word)) {
            time += word;
        } else if (named != 0 && month.empty()) {
            month = word;
        } else if (named != 0 && named != month_of(month) && (time.empty() || !is_capitals(word))) {
            return {};
        } else if (all_digits(word) && word.size() <= 2 && day.empty()) {
            day = word;
        } else if (all_digits(word) && (word.size() == 4 || word.size() == 2) && year.empty()) {
            year = word;
        } else if (!time.empty() && zone.empty() && (word.starts_with('+') || word.starts_with('-') || is_letters(word))) {
            zone = word;
        }
    }
    if (day.empty() || month.empty() || year.empty()) {
        return {};
    }
    if (year.size() == 2) {
        year = (number(year) < 50 ? "20" : "19") + year;
    }
    return day + " " + month + " " + year + (time.empty() ? "" : " " + time) + (zone.empty() ? "" : " " + zone);
}

/// "1-Jan-2004" and "01-Jan-04" as words.
std::string parted(std::string text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        const bool beside_letter = is_letters(text.substr(i - 1, 1)) || is_letters(text.substr(i + 1, 1));
        const bool beside_digit = all_digits(text.substr(i - 1, 1)) || all_digits(text.substr(i + 1, 1));
        if (text[i] == '-' && beside_letter && beside_digit) {
            text[i] = ' ';
        }
    }
    return text;
}

/// The last moment of a day as ISO 8601 also writes it, and leap seconds: a second that every clock has.
std::string on_clocks(std::string text) {
    for (const auto& [odd, plain] :
         {std::pair("24:00:00", "23:59:59"), std::pair("24:00", "23:59"), std::pair(":60", ":59")}) {
        const std::size_t at = text.find(odd);
        if (at != std::string::npos) {
            text.replace(at, std::string_view(odd).size(), plain);
            break;
        }
    }
    return text;
}

/// "9h15", as French writes the time, with a colon.
std::string with_colons(std::string text) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        if (text[i] == 'h' && all_digits(text.substr(i - 1, 1)) && all_digits(text.substr(i + 1, 2))) {
            text[i] = ':';
        }
    }
    return text;
}

std::optional<base::DateTime> in_words(const std::string& text) {
    if (std::optional<base::DateTime> moment = parsed(text)) {
        return moment;
    }
    std::string ordered = in_order(words_of(parted(with_colons(text))));
    while (!ordered.empty()) {
        if (std::optional<base::DateTime> moment = parsed(ordered)) {
            return moment;
        }
        // A zone that nobody knows is the last word.
        const std::size_t last = ordered.rfind(' ');
        if (last == std::string::npos || is_clock(std::string_view(ordered).substr(last + 1)) || last < 8) {
            break;
        }
        ordered.resize(last);
    }
    return std::nullopt;
}

}  // namespace

std::optional<base::DateTime> moment_of(std::string_view stated) {
    if (stated.size() > longest_date) {
        return std::nullopt;
    }
    const std::string text = base::collapse_space(stated);
    if (std::optional<base::DateTime> moment = parsed(text)) {
        return moment;
    }
    const std::string settled = on_clocks(text);
    if (std::optional<base::DateTime> moment = parsed(settled)) {
        return moment;
    }
    if (std::optional<base::DateTime> moment = moment_in_digits(settled)) {
        return moment;
    }
    if (const std::optional<base::OpeningDay> day = base::opening_day(settled)) {
        // What is a date without the name has it for the day's. A date of another day contradicts itself.
        if (const std::optional<base::DateTime> moment = in_words(std::string(day->rest))) {
            return base::weekday(moment->date) == day->weekday ? moment : std::nullopt;
        }
    }
    return in_words(settled);
}

std::string unreadable(std::string_view which, std::string_view stated) {
    constexpr std::size_t longest_quoted = 60;
    return "the date " + std::string(which) + ", '" + base::shortened(base::collapse_space(stated), longest_quoted) +
           "', cannot be read";
}

bool stands_for_none(std::string_view stated) {
    return stated.empty() || stated == "0" || stated.starts_with("000");
}

}  // namespace gazette::reader::dates
