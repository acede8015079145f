#pragma once

// Dates as articles state them, and the one clock of a run.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::base {

/// A day of the Gregorian calendar.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;

    auto operator<=>(const Date&) const = default;
};

struct TimeOfDay {
    int hour = 0;
    int minute = 0;
    int second = 0;

    auto operator<=>(const TimeOfDay&) const = default;
};

/// A moment as precise as it was stated: a day, a day and a time, or these with an offset from UTC.
struct DateTime {
    Date date;
    std::optional<TimeOfDay> time;
    std::optional<int> offset_minutes;

    bool operator==(const DateTime&) const = default;
};

/// "2026-11-24".
std::string iso(Date date);

/// As precise as stated, in UTC where the offset is known: "2026-11-23", "2026-11-23T22:15", "2026-11-23T22:15Z";
/// seconds only where they are not 0.
std::string iso(const DateTime& moment);

/// As precise as stated, in the zone that was stated: "2026-11-23", "2026-11-23T22:15", "2026-11-24T11:00+03:30".
std::string iso_as_stated(const DateTime& moment);

/// The zone that was stated, as ISO 8601 writes it: "+03:30", "Z" for UTC; empty where none was.
std::string iso_zone(const DateTime& moment);

/// YYYY-MM-DD and nothing else (ISO 8601 calendar date), a day that exists.
Result<Date> parse_date(std::string_view text);

/// ISO 8601 / RFC 3339, RFC 2822, and dates written out in words of some fifty languages ("24 November 2026",
/// "November 24, 2026", "24. November 2026", "24 novembre 2026", "2026年11月24日") or digits where unambiguous (2026/11/24,
/// 24.11.2026), in any script's digits. Days of the solar calendar of Iran and of the Buddhist era become days of ours.
/// Never a guess between day and month, nor one of two that contradict each other: "mar., 24 nov. 2026" is a Tuesday, or no date.
Result<DateTime> parse_date_time(std::string_view text);

/// A date that opens with the name of a day which may be that of a month: "mar., 24 nov. 2026".
struct OpeningDay {
    /// As of `weekday`.
    int weekday = 1;
    /// What follows the name.
    std::string_view rest;
};
std::optional<OpeningDay> opening_day(std::string_view date);

/// 1 for Monday to 7 for Sunday (ISO 8601), of a day that exists.
int weekday(Date date);

/// Seconds since 1970-01-01T00:00:00Z.
using UnixTime = std::int64_t;

DateTime utc_from_unix(UnixTime seconds);

/// The calendar day at `seconds` in an IANA time zone ("Europe/Lisbon"; empty means UTC); an error for an unknown zone.
Result<Date> date_in_zone(UnixTime seconds, const std::string& zone);

/// The system's time zone by its IANA name, as ICU finds it.
std::string system_zone();

}  // namespace gazette::base
