#include "base/time.h"

#include <utility>
#include <vector>

#include "catch.h"

using namespace gazette::base;

namespace {

/// What was understood, in ISO 8601 with the offset as stated, or the error.
std::string understood(std::string_view text) {
    const Result<DateTime> moment = parse_date_time(text);
    if (!moment) return moment.error().what;
    DateTime local = *moment;
    local.offset_minutes.reset();
    std::string out = iso(local);
    if (moment->offset_minutes) out += " " + std::to_string(*moment->offset_minutes);
    return out;
}

using Cases = std::vector<std::pair<const char*, const char*>>;

void check_all(const Cases& cases) {
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(understood(text) == expected);
    }
}

}  // namespace

TEST_CASE("iso is as precise as what was stated") {
    CHECK(iso(Date{2026, 3, 7}) == "2026-03-07");
    CHECK(iso(Date{33, 3, 7}) == "0033-03-07");
    CHECK(iso(DateTime{{2026, 11, 23}, {}, {}}) == "2026-11-23");
    CHECK(iso(DateTime{{2026, 11, 23}, {}, 210}) == "2026-11-23");
    CHECK(iso(DateTime{{2026, 11, 23}, TimeOfDay{22, 15, 0}, {}}) == "2026-11-23T22:15");
    CHECK(iso(DateTime{{2026, 11, 23}, TimeOfDay{22, 15, 9}, {}}) == "2026-11-23T22:15:09");
    CHECK(iso(DateTime{{2026, 11, 23}, TimeOfDay{22, 15, 0}, 0}) == "2026-11-23T22:15Z");
    CHECK(iso(DateTime{{2026, 11, 24}, TimeOfDay{1, 45, 0}, 210}) == "2026-11-23T22:15Z");
    CHECK(iso(DateTime{{2026, 12, 31}, TimeOfDay{22, 15, 0}, -120}) == "2027-01-01T00:15Z");
}

TEST_CASE("a moment can be written in the zone that was stated, which has a name of its own") {
    const auto both = [](std::string_view text) {
        const DateTime moment = *parse_date_time(text);
        return iso_as_stated(moment) + " " + iso_zone(moment);
    };
    CHECK(both("2026-11-24T01:45+0330") == "2026-11-24T01:45+03:30 +03:30");
    CHECK(both("Mon, 23 Nov 2026 22:15:09 EST") == "2026-11-23T22:15:09-05:00 -05:00");
    CHECK(both("2026-11-23 22:15 -0045") == "2026-11-23T22:15-00:45 -00:45");
    CHECK(both("2026-11-23T22:15Z") == "2026-11-23T22:15Z Z");
    CHECK(both("2026-11-23T22:15") == "2026-11-23T22:15 ");
    CHECK(both("2026-11-23") == "2026-11-23 ");
}

TEST_CASE("parse_date takes one form alone") {
    for (const char* text : {"2026-11-24", "2024-02-29", "0001-01-01", "9999-12-31"}) {
        const Result<Date> date = parse_date(text);
        REQUIRE(date);
        CHECK(iso(*date) == text);
    }
    for (const char* text :
         {"", "2026-11-24 ", "2026-1-24", "24-11-2026", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00",
          "2026/11/24", "0000-01-01", "+026-11-24", "2026-1a-24", "today", "2026-11-245", "-026-11-24"}) {
        CAPTURE(text);
        const Result<Date> date = parse_date(text);
        REQUIRE(!date);
        CHECK(date.error().what == "'" + std::string(text) + "' is no date");
    }
}

TEST_CASE("ISO 8601 and RFC 3339") {
    check_all({
        {"2026-11-24", "2026-11-24"},
        {" 2026-11-24\n", "2026-11-24"},
        {"2026-11-24T22:15", "2026-11-24T22:15"},
        {"2026-11-24 22:15:30", "2026-11-24T22:15:30"},
        {"2026-11-24T22:15:30Z", "2026-11-24T22:15:30 0"},
        {"2026-11-24t22:15:30z", "2026-11-24T22:15:30 0"},
        {"2026-11-24T22:15:30.123456+03:30", "2026-11-24T22:15:30 210"},
        {"2026-11-24T22:15:30,5-08:00", "2026-11-24T22:15:30 -480"},
        {"2026-11-24 22:15 -0800", "2026-11-24T22:15 -480"},
        {"2026-11-24T22:15+03", "2026-11-24T22:15 180"},
        {"2026-11-24T22:15\u221205:00", "2026-11-24T22:15 -300"},
        {"20261124", "2026-11-24"},
        {"20261124T221530Z", "2026-11-24T22:15:30 0"},
        {"20261124T2215", "2026-11-24T22:15"},
    });
}

TEST_CASE("RFC 2822") {
    check_all({
        {"Tue, 24 Nov 2026 22:15:00 +0330", "2026-11-24T22:15 210"},
        {"24 Nov 2026 22:15:07 GMT", "2026-11-24T22:15:07 0"},
        {"Tue, 24 Nov 2026 22:15 -0500 (EST)", "2026-11-24T22:15 -300"},
        {"Tue, 24 Nov 2026 22:15:00 PST", "2026-11-24T22:15 -480"},
        {"Tue, 03 Nov 2026 22:15:00 UT", "2026-11-03T22:15 0"},
    });
}

TEST_CASE("zones by their names, and what names them a second time") {
    check_all({
        {"Tue, 24 Nov 2026 22:15:00 AEDT", "2026-11-24T22:15 660"},
        {"24. November 2026, 22:15 Uhr MEZ", "2026-11-24T22:15 60"},
        {"Nov 24, 2026 10:15 PM KST", "2026-11-24T22:15 540"},
        {"November 24, 2026 10:15 p.m. ET", "2026-11-24T22:15"},
        {"Tue, 24 Nov 2026 22:15:00 IST", "2026-11-24T22:15"},
        {"Tue Nov 24 2026 22:15:00 GMT+0330 (Iran Standard Time)", "2026-11-24T22:15 210"},
        {"2026-11-24T22:15:00+03:30[Asia/Tehran]", "2026-11-24T22:15 210"},
        {"2026-11-24T22:15:00Z[UTC]", "2026-11-24T22:15 0"},
        {"2026-11-24T22:15:00[America/New_York]", "2026-11-24T22:15"},
        {"2026-11-24T22:15:00+03:30[", "'2026-11-24T22:15:00+03:30[' is no date"},
        {"2026-11-24T22:15:00+03:30[]", "'2026-11-24T22:15:00+03:30[]' is no date"},
    });
}

TEST_CASE("dates in words") {
    check_all({
        {"24 November 2026", "2026-11-24"},
        {"November 24, 2026", "2026-11-24"},
        {"Tuesday, November 24th, 2026", "2026-11-24"},
        {"Nov. 24, 2026", "2026-11-24"},
        {"Sept. 1st 2026", "2026-09-01"},
        {"the 3rd of May 2026", "2026-05-03"},
        {"2026 November 24", "2026-11-24"},
        {"24-Nov-2026", "2026-11-24"},
        {"NOVEMBER 24, 2026", "2026-11-24"},
        {"24. November 2026", "2026-11-24"},
        {"Dienstag, den 3. März 2026", "2026-03-03"},
        {"3. Jänner 2026", "2026-01-03"},
        {"24 novembre 2026", "2026-11-24"},
        {"le 1er février 2026", "2026-02-01"},
        {"mardi 4 août 2026", "2026-08-04"},
        {"24 de noviembre de 2026", "2026-11-24"},
        {"martes, 24 de noviembre de 2026", "2026-11-24"},
        {"terça-feira, 24 de novembro de 2026", "2026-11-24"},
        {"1º de março de 2026", "2026-03-01"},
        {"martedì 24 novembre 2026", "2026-11-24"},
        {"24 ноября 2026 г.", "2026-11-24"},
        {"вторник, 24 Ноября 2026 года", "2026-11-24"},
        {"9 мая 2026", "2026-05-09"},
        {"24 نوفمبر 2026", "2026-11-24"},
        {"الثلاثاء، ٢٤ تشرين الثاني ٢٠٢٦", "2026-11-24"},
        {"24 تشرين الثاني/نوفمبر 2026", "2026-11-24"},
        {"1 أغسطس 2026", "2026-08-01"},
        {"1 اغسطس 2026", "2026-08-01"},
        {"۲۴ نوامبر ۲۰۲۶", "2026-11-24"},
        {"سه‌شنبه ۲۴ نوامبر ۲۰۲۶", "2026-11-24"},
        {"5 مه 2026", "2026-05-05"},
        {"24 Kasım 2026 Salı", "2026-11-24"},
        {"24 KASIM 2026", "2026-11-24"},
        {"5 EKİM 2026", "2026-10-05"},
        {"3 Ağustos 2026", "2026-08-03"},
        {"24 नवंबर 2026", "2026-11-24"},
        {"५ जून २०२६", "2026-06-05"},
        {"1 फरवरी 2026", "2026-02-01"},
        {"2026年11月24日", "2026-11-24"},
        {"2026年1月2日 08:30", "2026-01-02T08:30"},
    });
}

TEST_CASE("a day's name that is a month's in other languages counts as the day's where the date is of such a day") {
    check_all({
        {"mar. 24 nov. 2026", "2026-11-24"},
        {"mar., 24 novembre 2026 09:15", "2026-11-24T09:15"},
        {"Mar 24 noviembre 2026", "2026-11-24"},
        {"mar. 24, 2026", "2026-03-24"},
        {"mar. 3 mars 2026", "2026-03-03"},
        {"Mar, 24 Jun 2026", "'Mar, 24 Jun 2026' is no date"},
        {"mar. 31 nov. 2026", "'mar. 31 nov. 2026' is no date"},
        {"mar.", "'mar.' is no date"},
    });
}

TEST_CASE("dates in digits where day and month cannot be mistaken") {
    check_all({
        {"2026/11/24", "2026-11-24"},
        {"2026.3.7", "2026-03-07"},
        {"24.11.2026", "2026-11-24"},
        {"24. 11. 2026", "2026-11-24"},
        {"24/11/2026", "2026-11-24"},
        {"11/24/2026", "2026-11-24"},
        {"24-11-2026", "2026-11-24"},
        {"05.05.2026", "2026-05-05"},
        {"05/04/2026", "day and month cannot be told apart in '05/04/2026'"},
        {"5.4.2026", "day and month cannot be told apart in '5.4.2026'"},
        {"4-5-2026 22:15", "day and month cannot be told apart in '4-5-2026 22:15'"},
    });
}

TEST_CASE("times beside dates") {
    check_all({
        {"November 24, 2026 10:15 pm", "2026-11-24T22:15"},
        {"November 24, 2026 at 10:15 PM GMT", "2026-11-24T22:15 0"},
        {"November 24, 2026, 10:15 a.m.", "2026-11-24T10:15"},
        {"12:05 am, 24 November 2026", "2026-11-24T00:05"},
        {"24 November 2026 12:05pm", "2026-11-24T12:05"},
        {"10pm, 24 November 2026", "2026-11-24T22:00"},
        {"10.15 p.m. on Tuesday 24 November 2026", "2026-11-24T22:15"},
        {"24 November 2026 22:15 UTC+3", "2026-11-24T22:15 180"},
        {"24 November 2026 22:15 GMT-05:30", "2026-11-24T22:15 -330"},
        {"24 November 2026 22:15 (CET)", "2026-11-24T22:15"},
        {"24 November 2026 22:15 BST", "2026-11-24T22:15"},
        {"24 November 2026 - 22:15", "2026-11-24T22:15"},
        {"Tue Nov 24 22:15:30 2026", "2026-11-24T22:15:30"},
        {"24. November 2026, 22.15 Uhr", "2026-11-24T22:15"},
        {"24. November 2026 um 22 Uhr", "2026-11-24T22:00"},
        {"24 novembre 2026 à 22h15", "2026-11-24T22:15"},
        {"24 novembre 2026 à 9h", "2026-11-24T09:00"},
        {"24 de noviembre de 2026 a las 22:15", "2026-11-24T22:15"},
        {"24 ноября 2026 г. в 22:15", "2026-11-24T22:15"},
        {"24.11.2026 22:15", "2026-11-24T22:15"},
        {"Tue, 24 Nov 2026 22.15.07 +0330", "2026-11-24T22:15:07 210"},
        {"24 novembre 2026, ore 9.15.", "2026-11-24T09:15"},
        {"24.11.2026 22.15", "2026-11-24T22:15"},
    });
}

TEST_CASE("dates in the words of more languages") {
    check_all({
        {"zondag 24 mei 2026", "2026-05-24"},
        {"tisdag 24 november 2026 kl. 09.15", "2026-11-24T09:15"},
        {"5. marts 2026", "2026-03-05"},
        {"24. desember 2026", "2026-12-24"},
        {"ti 24.11.2026 klo 9.15", "2026-11-24T09:15"},
        {"5. toukokuuta 2026", "2026-05-05"},
        {"2026. gada 5. maijs", "'2026. gada 5. maijs' is no date"},
        {"2026 m. lapkričio 24 d.", "'2026 m. lapkričio 24 d.' is no date"},
        {"wtorek, 24 listopada 2026 r.", "2026-11-24"},
        {"24 lis 2026", "2026-11-24"},
        {"14 Pro 2022", "'14 Pro 2022' is no date"},
        {"úterý 24. listopadu 2026", "2026-11-24"},
        {"24. studenoga 2026.", "2026-11-24"},
        {"24. november 2026 ob 9:15", "2026-11-24T09:15"},
        {"2026. május 5., kedd 9:15", "2026-05-05T09:15"},
        {"marți, 24 noiembrie 2026", "2026-11-24"},
        {"24 листопада 2026, 09:15", "2026-11-24T09:15"},
        {"24 лістапада 2026", "2026-11-24"},
        {"24 ноември 2026 г.", "2026-11-24"},
        {"Τρίτη, 24 Νοεμβρίου 2026", "2026-11-24"},
        {"24 בנובמבר 2026", "2026-11-24"},
        {"Selasa, 24 November 2026 09:15 WIB", "2026-11-24T09:15 420"},
        {"Sen, 5 Agustus 2024", "2024-08-05"},
        {"Thứ Ba, ngày 24 tháng 11 năm 2026", "2026-11-24"},
        {"২৪ নভেম্বর ২০২৬", "2026-11-24"},
        {"24 நவம்பர் 2026", "2026-11-24"},
        {"24 نومبر 2026", "2026-11-24"},
        {"24 noyabr 2026", "2026-11-24"},
    });
}

TEST_CASE("a month's name that two languages have for two months counts where the day's form tells which") {
    check_all({
        {"24 listopada 2026", "2026-11-24"},
        {"24. listopada 2026.", "'24. listopada 2026.' is no date"},
        {"5. srp 2026", "'5. srp 2026' is no date"},
    });
}

TEST_CASE("dates of East Asia, with the day's name and the half of the day") {
    check_all({
        {"2026年11月24日(火) 9:15", "2026-11-24T09:15"},
        {"2026年11月24日（火曜日）9時15分", "2026-11-24T09:15"},
        {"2026 年 11 月 24 日 星期二 下午3时15分", "2026-11-24T15:15"},
        {"2026年11月24日 上午12:05", "2026-11-24T00:05"},
        {"2026年11月24日 午後0時15分30秒", "2026-11-24T12:15:30"},
        {"2026年11月24日 10時30分更新", "2026-11-24T10:30"},
        {"2026년 11월 24일 (화) 오후 3시 15분", "2026-11-24T15:15"},
        {"2026년 11월 24일 오전 9:15", "2026-11-24T09:15"},
        {"令和8年11月24日", "2026-11-24"},
        {"令和元年5月1日", "2019-05-01"},
        {"民國115年11月24日", "2026-11-24"},
        {"2026年11月24日 下午13:15", "'2026年11月24日 下午13:15' is no date"},
        {"2026年13月24日", "the day '2026年13月24日' does not exist"},
    });
}

TEST_CASE("dates of the solar calendar of Iran and of the Buddhist era are days of ours") {
    check_all({
        {"سه‌شنبه ۳ آذر ۱۴۰۵", "2026-11-24"},
        {"۳ آذر ۱۴۰۵ - ۱۴:۳۰", "2026-11-24T14:30"},
        {"۳ آذر ۱۴۰۵ ساعت ۱۴:۳۰", "2026-11-24T14:30"},
        {"3 قوس 1405", "2026-11-24"},
        {"۱۴۰۵/۰۹/۰۳", "2026-11-24"},
        {"30 اسفند 1403", "2025-03-20"},
        {"30 اسفند 1404", "the day '30 اسفند 1404' does not exist"},
        {"3 آذر 2026", "the day '3 آذر 2026' does not exist"},
        {"วันอังคารที่ 24 พฤศจิกายน 2569 เวลา 09.15 น.", "2026-11-24T09:15"},
        {"24 พ.ย. 2569", "2026-11-24"},
        {"24 พฤศจิกายน พ.ศ. 2569", "2026-11-24"},
        {"24 พฤศจิกายน 2026", "2026-11-24"},
    });
}

TEST_CASE("a time with a point is one beside a date that is complete") {
    check_all({
        {"Tuesday, 24 November 2026 09.15 CET", "2026-11-24T09:15 60"},
        {"24.11.2026 9.15", "2026-11-24T09:15"},
        {"24 November 2026 9.15.30", "2026-11-24T09:15:30"},
        {"24 November 2026 25.15", "'24 November 2026 25.15' is no date"},
        {"24 de noviembre de 2026, 9:15 p. m.", "2026-11-24T21:15"},
        {"الثلاثاء، ٢٤ نوفمبر ٢٠٢٦ الساعة 9:15 مساءً", "2026-11-24T21:15"},
    });
}

TEST_CASE("what is no date is not taken for one") {
    for (const char* text : {"",
                             "2026",
                             "November 2026",
                             "24 November",
                             "yesterday",
                             "24 November 2026 was a quiet day",
                             "Since 24 November 2026",
                             "24 November 26",
                             "24/11/26",
                             "2026-11-24T25:00",
                             "2026-11-24T22:60",
                             "2026-11-24T13:00 pm",
                             "2026-11-24 0:15 am",
                             "24 25 November 2026",
                             "2 March 5 May 2026",
                             "11:30",
                             "2026-11-24 2026-11-25",
                             "1 Foo 2026",
                             "12345678901234567890",
                             "2026-11-24T22:15+99:00",
                             "2026-11-24 22:15 22:16",
                             "123 November 2026",
                             "24 November 2026?",
                             "22.15 24 November 2026",
                             "24 November 2026 22.65",
                             "24 November 2026 22.15.7",
                             "24 November 2026 1.250",
                             "٢٤ نوفمبر"}) {
        CAPTURE(text);
        CHECK(understood(text) == "'" + std::string(text) + "' is no date");
    }
    CHECK(understood("30 February 2026") == "the day '30 February 2026' does not exist");
    CHECK(understood("2026-13-01") == "the day '2026-13-01' does not exist");
    CHECK(understood("32 May 2026") == "the day '32 May 2026' does not exist");
    CHECK(understood("1405/09/03") == "'1405/09/03' is no date of the Gregorian calendar");
    CHECK(understood(std::string(1'000'000, '1')) == "too long for a date");
}

TEST_CASE("the clock") {
    CHECK(iso(utc_from_unix(0)) == "1970-01-01T00:00Z");
    CHECK(iso(utc_from_unix(-1)) == "1969-12-31T23:59:59Z");
    CHECK(iso(utc_from_unix(1795558530)) == "2026-11-24T22:15:30Z");
    CHECK(iso(utc_from_unix(INT64_MAX)) == "9999-12-31T23:59:59Z");
    CHECK(iso(utc_from_unix(INT64_MIN)) == "0001-01-01T00:00Z");
}

TEST_CASE("the day depends on the zone") {
    const UnixTime late = 1795558530;  // 2026-11-24T22:15:30Z
    const auto day = [&](const char* zone) { return iso(*date_in_zone(late, zone)); };
    CHECK(day("") == "2026-11-24");
    CHECK(day("UTC") == "2026-11-24");
    CHECK(day("Europe/Lisbon") == "2026-11-24");
    CHECK(day("Asia/Tehran") == "2026-11-25");
    CHECK(day("America/New_York") == "2026-11-24");
    CHECK(day("Pacific/Kiritimati") == "2026-11-25");
    // Summer time: 23:30 UTC in July is past midnight in Lisbon, not in January.
    CHECK(iso(*date_in_zone(1783294200, "Europe/Lisbon")) == "2026-07-06");
    CHECK(iso(*date_in_zone(1767655800, "Europe/Lisbon")) == "2026-01-05");
    for (const char* zone : {"Europe/Lisboa", "europe", "x", "Etc/Unknown"}) {
        CAPTURE(zone);
        const Result<Date> unknown = date_in_zone(0, zone);
        REQUIRE(!unknown);
        CHECK(unknown.error().what == "unknown time zone '" + std::string(zone) + "'");
    }
    CHECK(date_in_zone(INT64_MAX, "Asia/Tokyo"));
    CHECK(date_in_zone(0, system_zone()));
}
