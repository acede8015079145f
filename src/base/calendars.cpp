#include "base/calendars.h"

#include <memory>

#include <unicode/calendar.h>

namespace gazette::base {

namespace {

/// What is written of the solar calendar today: from 1821 to 2220.
constexpr int first_solar_year = 1200;
constexpr int last_solar_year = 1598;
/// Between the years of the Buddhist era and ours, in Thailand since 1941.
constexpr int buddhist_years = 543;
constexpr int first_buddhist_year = 2484;

std::optional<Date> from_solar(Date day) {
    if (day.year < first_solar_year || day.year > last_solar_year) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(
        icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("fa@calendar=persian"), status));
    if (U_FAILURE(status) || calendar == nullptr) return std::nullopt;
    calendar->clear();
    calendar->setLenient(false);
    calendar->set(day.year, day.month - 1, day.day);
    constexpr double milliseconds = 1000;
    const double moment = calendar->getTime(status) / milliseconds;
    return U_FAILURE(status) ? std::nullopt : std::optional(utc_from_unix(static_cast<UnixTime>(moment)).date);
}

}  // namespace

std::optional<Date> gregorian_day(Date day, Calendar calendar) {
    if (calendar == Calendar::solar_hijri) return from_solar(day);
    if (calendar == Calendar::buddhist && day.year >= first_buddhist_year) day.year -= buddhist_years;
    return day;
}

}  // namespace gazette::base
