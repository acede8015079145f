#include "reader/feed_date.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/text.h"

namespace gazette::reader::feed {

namespace {

constexpr std::size_t longest_date = 100;

bool all_digits(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), base::is_ascii_digit);
}

int number(std::string_view digits) {
    return std::atoi(std::string(digits).c_str());
}

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

std::optional<base::DateTime> parsed(const std::string& text) {
    const base::Result<base::DateTime> moment = base::parse_date_time(text);
    return moment ? std::optional(*moment) : std::nullopt;
}

/// In any of the edition languages.
bool is_month(const std::string& word) {
    return static_cast<unsigned char>(word.empty() ? '0' : word[0]) > '9' && parsed("1 " + word + " 2000").has_value();
}

bool is_clock(std::string_view word) {
    return word.find(':') != std::string_view::npos && word[0] >= '0' && word[0] <= '9';
}

/// The words of a date in English put into the order of RFC 2822, what is neither day, month, year, time nor zone left
/// out; empty where the parts are not all there.
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
        if (is_clock(word) && time.empty()) {
            time = word;
        } else if (!word.empty() && month.empty() && is_month(word)) {
            month = word;
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

/// ISO 8601 in parts: 2004, 2004-02, 200402, 2004-035; each may be followed by a time.
std::optional<base::DateTime> iso_in_part(const std::string& text) {
    if (text.size() < 4 || !all_digits(std::string_view(text).substr(0, 4))) {
        return std::nullopt;
    }
    const std::size_t mark = std::min(text.find_first_of("Tt "), text.size());
    std::string digits = base::replace_all(text.substr(0, mark), "-", "");
    const std::string rest = text.substr(mark);
    if (!all_digits(digits)) {
        return std::nullopt;
    }
    const std::string year = digits.substr(0, 4);
    if (digits.size() == 4 && rest.empty()) {
        return parsed(year + "-01-01");
    }
    if (digits.size() == 6) {
        return parsed(year + "-" + digits.substr(4) + "-01" + rest);
    }
    if (digits.size() != 7) {
        return std::nullopt;
    }
    const int ordinal = number(digits.substr(4));
    const base::Result<base::DateTime> first = base::parse_date_time(year + "-01-01");
    if (!first || ordinal < 1 || ordinal > 366) {
        return std::nullopt;
    }
    int left = ordinal;
    for (int month = 1; month <= 12; ++month) {
        int days = 31;
        while (!base::parse_date(fmt::format("{}-{:02}-{:02}", year, month, days))) {
            --days;
        }
        if (left <= days) {
            return parsed(fmt::format("{}-{:02}-{:02}{}", year, month, left, rest));
        }
        left -= days;
    }
    return std::nullopt;
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
    if (std::optional<base::DateTime> moment = iso_in_part(settled)) {
        return moment;
    }
    std::string ordered = in_order(words_of(parted(settled)));
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

}  // namespace gazette::reader::feed
