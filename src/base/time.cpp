#include "base/time.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <unicode/timezone.h>
#include <unicode/ucal.h>
#include <unicode/unistr.h>

namespace gazette::base {

namespace chrono = std::chrono;

namespace {

/// The first and last second of the years 1 to 9999, which is what ISO 8601 writes with four digits.
constexpr UnixTime earliest = -62135596800;
constexpr UnixTime latest = 253402300799;
constexpr std::int64_t seconds_per_day = 86400;

chrono::year_month_day calendar_day(Date date) {
    return chrono::year(date.year) / chrono::month(static_cast<unsigned>(date.month)) /
           chrono::day(static_cast<unsigned>(date.day));
}

UnixTime unix_from(Date date, TimeOfDay time) {
    const auto days = chrono::sys_days(calendar_day(date)).time_since_epoch().count();
    return days * seconds_per_day + time.hour * 3600 + time.minute * 60 + time.second;
}

bool exists(Date date) {
    return date.year >= 1 && date.year <= 9999 && calendar_day(date).ok();
}

std::string iso(TimeOfDay time) {
    std::string out = fmt::format("T{:02}:{:02}", time.hour, time.minute);
    if (time.second != 0) out += fmt::format(":{:02}", time.second);
    return out;
}

/// The number that `text` writes in decimal digits alone, or -1.
int number_of(std::string_view text) {
    int number = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string name_of(const icu::TimeZone& zone) {
    icu::UnicodeString name;
    std::string out;
    return zone.getID(name).toUTF8String(out);
}

/// What ICU calls a zone that it does not know.
constexpr std::string_view unknown_zone = UCAL_UNKNOWN_ZONE_ID;

}  // namespace

std::string iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string iso(const DateTime& moment) {
    if (!moment.time) return iso(moment.date);
    if (!moment.offset_minutes) return iso(moment.date) + iso(*moment.time);
    const DateTime utc = utc_from_unix(unix_from(moment.date, *moment.time) - *moment.offset_minutes * 60);
    return iso(utc.date) + iso(*utc.time) + "Z";
}

std::string iso_as_stated(const DateTime& moment) {
    return moment.time ? iso(moment.date) + iso(*moment.time) + iso_zone(moment) : iso(moment.date);
}

std::string iso_zone(const DateTime& moment) {
    const int offset = moment.offset_minutes.value_or(0);
    if (offset == 0) return moment.offset_minutes ? "Z" : "";
    return fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
}

Result<Date> parse_date(std::string_view text) {
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (shaped) {
        const Date date{number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), number_of(text.substr(8, 2))};
        if (date.month >= 0 && date.day >= 0 && exists(date)) return date;
    }
    return fail(fmt::format("'{}' is no date", text), "write it as YYYY-MM-DD, as in 2026-11-24");
}

int weekday(Date date) {
    return static_cast<int>(chrono::weekday(chrono::sys_days(calendar_day(date))).iso_encoding());
}

DateTime utc_from_unix(UnixTime seconds) {
    const chrono::sys_seconds moment{chrono::seconds(std::clamp(seconds, earliest, latest))};
    const auto day = chrono::floor<chrono::days>(moment);
    const chrono::year_month_day date(day);
    const chrono::hh_mm_ss time(moment - day);
    return {Date{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day()))},
            TimeOfDay{static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count())},
            0};
}

Result<Date> date_in_zone(UnixTime seconds, const std::string& zone) {
    seconds = std::clamp(seconds, earliest, latest);
    if (zone.empty()) return utc_from_unix(seconds).date;
    const std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
    if (name_of(*found) == unknown_zone) {
        return fail(fmt::format("unknown time zone '{}'", zone), "use an IANA name such as Europe/Lisbon or UTC");
    }
    int32_t standard = 0;
    int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    found->getOffset(static_cast<UDate>(seconds) * 1000, false, standard, daylight, status);
    if (U_FAILURE(status)) return fail(fmt::format("no time is known in zone '{}'", zone));
    return utc_from_unix(seconds + (standard + daylight) / 1000).date;
}

std::string system_zone() {
    const std::unique_ptr<icu::TimeZone> host(icu::TimeZone::detectHostTimeZone());
    const std::string name = host ? name_of(*host) : std::string(unknown_zone);
    return name == unknown_zone ? "UTC" : name;
}

}  // namespace gazette::base
