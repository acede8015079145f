#include "cli/clock.h"

#include <catch2/catch.hpp>

using gazette::base::iso;
using gazette::cli::edition_time;

namespace {

// 2026-11-24T23:30:00Z
constexpr gazette::base::UnixTime late_evening = 1795563000;

}  // namespace

TEST_CASE("the stated date beats SOURCE_DATE_EPOCH, which beats now") {
    CHECK(iso(edition_time("2026-01-02", "0", late_evening, "UTC")->date) == "2026-01-02");
    CHECK(iso(edition_time(std::nullopt, "86399", late_evening, "Asia/Tehran")->date) == "1970-01-01");
    CHECK(iso(edition_time(std::nullopt, nullptr, late_evening, "UTC")->date) == "2026-11-24");
}

TEST_CASE("now is a day of the edition's time zone") {
    CHECK(iso(edition_time(std::nullopt, nullptr, late_evening, "Asia/Tehran")->date) == "2026-11-25");
    CHECK(iso(edition_time(std::nullopt, nullptr, late_evening, "America/New_York")->date) == "2026-11-24");
}

TEST_CASE("outputs were modified at midnight of the date, or when SOURCE_DATE_EPOCH says") {
    CHECK(edition_time(std::nullopt, nullptr, late_evening, "UTC")->modified == 1795478400);
    CHECK(edition_time(std::nullopt, "12345", late_evening, "UTC")->modified == 12345);
    CHECK(edition_time("1970-01-02", "12345", late_evening, "UTC")->modified == 86400);
}

TEST_CASE("a SOURCE_DATE_EPOCH that is no number, and a zone that is none, are errors") {
    CHECK_FALSE(edition_time(std::nullopt, "yesterday", late_evening, "UTC"));
    CHECK_FALSE(edition_time(std::nullopt, "-1", late_evening, "UTC"));
    CHECK_FALSE(edition_time(std::nullopt, nullptr, late_evening, "Mars/Olympus"));
}
