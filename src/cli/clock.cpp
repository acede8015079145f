#include "cli/clock.h"

#include <charconv>
#include <chrono>
#include <string_view>

namespace gazette::cli {

namespace {

base::UnixTime midnight(base::Date date) {
    const std::chrono::sys_days day = std::chrono::year(date.year) / date.month / date.day;
    return std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count();
}

base::Result<EditionTime> time_from_epoch(std::string_view text) {
    base::UnixTime seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    // Up to the end of the year 9999.
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > 253402300799) {
        return base::fail("SOURCE_DATE_EPOCH is no number of seconds: '" + std::string(text) + "'",
                          "unset it, or set it to seconds since 1970-01-01T00:00:00Z");
    }
    return EditionTime{base::utc_from_unix(seconds).date, seconds};
}

}  // namespace

base::Result<EditionTime> edition_time(const std::optional<std::string>& stated, const char* source_date_epoch,
                                       base::UnixTime now, const std::optional<std::string>& zone) {
    if (!stated && source_date_epoch != nullptr && *source_date_epoch != '\0') {
        return time_from_epoch(source_date_epoch);
    }
    const base::Result<base::Date> date =
        stated ? base::parse_date(*stated) : base::date_in_zone(now, zone.value_or(base::system_zone()));
    if (!date) {
        return date.failure();
    }
    return EditionTime{*date, midnight(*date)};
}

}  // namespace gazette::cli
