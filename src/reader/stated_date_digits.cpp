#include "reader/stated_date_digits.h"

#include <algorithm>
#include <chrono>
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

}  // namespace

std::optional<base::DateTime> moment_in_digits(const std::string& text) {
    if (!text.starts_with('1') && !text.starts_with('2')) {
        return std::nullopt;
    }
    if (std::optional<base::DateTime> moment = counted(text)) {
        return moment;
    }
    return iso_in_part(text);
}

}  // namespace gazette::reader::dates
