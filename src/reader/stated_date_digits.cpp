#include "reader/stated_date_digits.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/text.h"

namespace gazette::reader::dates {

bool all_digits(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), base::is_ascii_digit);
}

int number(std::string_view digits) {
    return std::atoi(std::string(digits).c_str());
}

std::optional<base::DateTime> parsed(const std::string& text) {
    const base::Result<base::DateTime> moment = base::parse_date_time(text);
    return moment ? std::optional(*moment) : std::nullopt;
}

namespace {

std::optional<base::DateTime> on_day(std::chrono::sys_days day, const std::string& rest) {
    const std::chrono::year_month_day date(day);
    return parsed(fmt::format("{:04}-{:02}-{:02}{}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                              static_cast<unsigned>(date.day()), rest));
}

/// ISO 8601, 5.2.2.
std::optional<base::DateTime> on_ordinal_day(int year, int ordinal, const std::string& rest) {
    const std::chrono::year_month_day first(std::chrono::year(year), std::chrono::January, std::chrono::day(1));
    const std::chrono::sys_days day = std::chrono::sys_days(first) + std::chrono::days(ordinal - 1);
    const bool exists = ordinal >= 1 && std::chrono::year_month_day(day).year() == first.year();
    return exists ? on_day(day, rest) : std::nullopt;
}

/// ISO 8601, 5.2.3: the first week is that of 4 January, and a week begins on Monday.
std::optional<base::DateTime> in_week(int year, std::string_view week, const std::string& rest) {
    if (!all_digits(week) || (week.size() != 2 && week.size() != 3)) {
        return std::nullopt;
    }
    const int day = week.size() == 3 ? week[2] - '0' : 1;
    const std::chrono::sys_days fourth(
        std::chrono::year_month_day(std::chrono::year(year), std::chrono::January, std::chrono::day(4)));
    const auto from_monday = static_cast<int>(std::chrono::weekday(fourth).iso_encoding()) - 1;
    const int weeks = number(week.substr(0, 2));
    if (weeks < 1 || weeks > 53 || day < 1 || day > 7) {
        return std::nullopt;
    }
    return on_day(fourth + std::chrono::days(7 * (weeks - 1) + day - 1 - from_monday), rest);
}

std::optional<base::DateTime> iso_in_part(const std::string& text) {
    if (text.size() < 4 || !all_digits(std::string_view(text).substr(0, 4))) {
        return std::nullopt;
    }
    const std::size_t mark = std::min(text.find_first_of("Tt "), text.size());
    const std::string digits = base::replace_all(text.substr(0, mark), "-", "");
    const std::string rest = text.substr(mark);
    const std::string year = digits.substr(0, 4);
    if (digits.size() > 5 && (digits[4] == 'W' || digits[4] == 'w')) {
        return in_week(number(year), std::string_view(digits).substr(5), rest);
    }
    if (!all_digits(digits)) {
        return std::nullopt;
    }
    if (digits.size() == 4 && rest.empty()) {
        return parsed(year + "-01-01");
    }
    if (digits.size() == 6) {
        return parsed(year + "-" + digits.substr(4) + "-01" + rest);
    }
    return digits.size() == 7 ? on_ordinal_day(number(year), number(digits.substr(4)), rest) : std::nullopt;
}

/// What counts in units of its own has as many digits today.
struct Count {
    std::size_t digits;
    base::UnixTime units_per_second;
    /// When it began.
    base::UnixTime began;
};
/// Seconds, milliseconds, microseconds and nanoseconds since 1970; microseconds since 1601, as browsers made from Chromium count them.
constexpr Count counts[] = {
    {10, 1, 0}, {13, 1'000, 0}, {16, 1'000'000, 0}, {19, 1'000'000'000, 0}, {17, 1'000'000, -11'644'473'600}};

/// A fraction may follow. Beyond 2033 ten digits may as well be a date and an hour.
std::optional<base::DateTime> counted(const std::string& text) {
    const std::string whole = text.substr(0, text.find('.'));
    const auto* const count =
        std::find_if(std::begin(counts), std::end(counts), [&](const Count& each) { return each.digits == whole.size(); });
    const bool sound = whole.size() == text.size() || all_digits(std::string_view(text).substr(whole.size() + 1));
    if (count == std::end(counts) || !sound || !all_digits(whole) || whole.front() != '1') {
        return std::nullopt;
    }
    return base::utc_from_unix(std::atoll(whole.c_str()) / count->units_per_second + count->began);
}

/// What follows numbers in Chinese, Japanese and Korean, and how ISO 8601 parts them.
struct Mark {
    std::string_view written;
    std::string_view plain;
};
constexpr Mark marks_of_days[] = {{"年", "-"}, {"년", "-"}, {"月", "-"}, {"월", "-"},
                                  {"日", " "}, {"일", " "}, {"号", " "}};
constexpr Mark marks_of_clocks[] = {{"時", ":"}, {"时", ":"}, {"点", ":"}, {"시", ":"}, {"分", ":"},
                                    {"분", ":"}, {"秒", ""},  {"초", ""},  {" ", ""}};
constexpr std::string_view halves_of_days[] = {"上午", "午前", "오전", "下午", "午後", "오후"};

template <std::size_t size>
std::string unmarked(std::string text, const Mark (&marks)[size]) {
    for (const Mark& mark : marks) {
        text = base::replace_all(text, mark.written, mark.plain);
    }
    return text;
}

/// The three numbers of "2026- 11-24" as ISO 8601 has them; empty where there is anything else.
std::string iso_day(const std::string& text) {
    int year = 0;
    int month = 0;
    int day = 0;
    char beyond = 0;
    const bool complete = std::sscanf(text.c_str(), "%4d- %2d- %2d%c", &year, &month, &day, &beyond) == 3;
    return complete ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : std::string();
}

/// "下午3时15分" as "3:15 pm".
std::string plain_clock(const std::string& text) {
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string::npos) {
        return {};
    }
    const std::string marked = unmarked(text.substr(digit), marks_of_clocks);
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::sscanf(marked.c_str(), "%2d:%2d:%2d", &hour, &minute, &second);
    const std::size_t zone = std::min(marked.find_first_not_of("0123456789:"), marked.size());
    const std::string clock = fmt::format("{}:{:02}:{:02}{}", hour, minute, second, marked.substr(zone));
    const auto* const half = std::find_if(std::begin(halves_of_days), std::end(halves_of_days), [&](std::string_view each) {
        return text.substr(0, digit).find(each) != std::string::npos;
    });
    const auto which = half - std::begin(halves_of_days);
    return " " + clock + (half == std::end(halves_of_days) ? "" : which < 3 ? " am" : " pm");
}

/// "2026年11月24日(火) 9:15", "2026년 11월 24일 오후 3시 15분".
std::optional<base::DateTime> east_asian(const std::string& text) {
    const Mark* end = nullptr;
    std::size_t at = std::string::npos;
    for (const Mark& mark : marks_of_days) {
        if (const std::size_t found = mark.plain == " " ? text.find(mark.written) : std::string::npos; found < at) {
            at = found;
            end = &mark;
        }
    }
    const std::string day = end == nullptr ? std::string() : iso_day(unmarked(text.substr(0, at), marks_of_days));
    return day.empty() ? std::nullopt : parsed(day + plain_clock(text.substr(at + end->written.size())));
}

}  // namespace

std::optional<base::DateTime> moment_in_digits(const std::string& text) {
    if (!text.starts_with('1') && !text.starts_with('2')) {
        return std::nullopt;
    }
    if (std::optional<base::DateTime> moment = counted(text)) {
        return moment;
    }
    if (std::optional<base::DateTime> moment = iso_in_part(text)) {
        return moment;
    }
    return east_asian(text);
}

}  // namespace gazette::reader::dates
