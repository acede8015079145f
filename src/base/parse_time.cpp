// The forms in which articles state a moment, read by one scanner from left to right.

#include <array>
#include <cstdlib>
#include <initializer_list>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "base/ascii.h"
#include "base/calendars.h"
#include "base/month_names.h"
#include "base/text.h"
#include "base/time.h"
#include "base/utf8.h"

namespace gazette::base {

namespace {

/// Longer texts hold more than a date.
constexpr std::size_t longest_date = 120;

/// The calendar was put into force in October 1582; a smaller number is a year of another calendar.
constexpr int first_gregorian_year = 1583;

struct Zone {
    std::string_view name;
    std::optional<int> offset_minutes;
};

/// RFC 2822 section 4.3, and others in common use; none for a name that means several zones, or one in summer and another in winter.
constexpr std::array<Zone, 46> zones = {{
    {"z", 0},       {"utc", 0},    {"gmt", 0},    {"ut", 0},     {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300},  {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"cet", 60},   {"cest", 120},
    {"eet", 120},   {"eest", 180}, {"msk", 180},  {"jst", 540},  {"wet", 0},    {"west", 60},  {"akst", -540},
    {"akdt", -480}, {"hst", -600}, {"mez", 60},   {"mesz", 120}, {"sast", 120}, {"irst", 210}, {"pkt", 300},
    {"hkt", 480},   {"sgt", 480},  {"kst", 540},  {"awst", 480}, {"aest", 600}, {"aedt", 660}, {"nzst", 720},
    {"nzdt", 780},  {"wib", 420},  {"wita", 480}, {"wit", 540},  {"bst", {}},   {"ist", {}},   {"ast", {}},
    {"et", {}},     {"ct", {}},    {"mt", {}},    {"pt", {}},
}};

// Korean words in the form that `bare` gives them, their syllables taken apart: 년, 월, 일, 시, 분, 초, 오전, 오후.
constexpr std::string_view korean_year = "\u1102\u1167\u11AB";
constexpr std::string_view korean_month = "\u110B\u116F\u11AF";
constexpr std::string_view korean_day = "\u110B\u1175\u11AF";
constexpr std::string_view korean_hour = "\u1109\u1175";
constexpr std::string_view korean_minute = "\u1107\u116E\u11AB";
constexpr std::string_view korean_second = "\u110E\u1169";
constexpr std::string_view korean_morning = "\u110B\u1169\u110C\u1165\u11AB";
constexpr std::string_view korean_afternoon = "\u110B\u1169\u1112\u116E";

/// Little words around and within dates, bare: "24 de noviembre de 2026 a las 22:15", "24 ноября 2026 г. в 22:15".
constexpr std::array<std::string_view, 54> connectors = {
    "of", "the",  "on",     "at",   "de",   "del", "di",   "d",     "le",   "el",   "la",   "den",  "der", "am",
    "um", "uhr",  "alle",   "a",    "as",   "las", "г",    "в",     "года", "год",  "saat", "ore",  "ora", "om",
    "kl", "klo",  "o",      "ob",   "godz", "r",   "v",    "pukul", "jam",  "ngay", "luc",  "nam",  "р",   "року",
    "о",  "στισ", "الساعه", "ساعت", "เวลา", "น",   "更新", "公開",  "配信", "掲載", "发布", "發布",
};

/// Marks of the halves of a day. In East Asia they stand before the time.
struct Half {
    std::string_view name;
    bool is_second;
};
constexpr std::array<Half, 12> halves_after = {{
    {"am", false},
    {"a.m.", false},
    {"a.m", false},
    {"a. m.", false},
    {"صباحا", false},
    {"ص", false},
    {"pm", true},
    {"p.m.", true},
    {"p.m", true},
    {"p. m.", true},
    {"مساء", true},
    {"م", true},
}};
constexpr std::array<Half, 6> halves_before = {{
    {"上午", false},
    {"午前", false},
    {korean_morning, false},
    {"下午", true},
    {"午後", true},
    {korean_afternoon, true},
}};

/// Before the first year of each.
struct Era {
    std::string_view name;
    int year_before;
};
constexpr std::array<Era, 5> eras = {{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民國", 1911}, {"民国", 1911}}};

constexpr std::array<std::string_view, 8> ordinal_endings = {"st", "nd", "rd", "th", "er", "re", "o", "a"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
    for (std::string_view candidate : words) {
        if (candidate == word) return true;
    }
    return false;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

class Scanner {
public:
    /// Persian digits may be of the solar calendar.
    Scanner(std::string_view bare_text, bool has_persian_digits)
        : text_(bare_text), has_persian_digits_(has_persian_digits) {}

    /// Whether the whole text was understood and no part of it twice.
    bool run() {
        while (skip_separators(), !at_end()) {
            if (!numeric_date() && !compact_date() && !clock() && !day_or_year() && !word() && !day_in_brackets()) {
                return false;
            }
        }
        return true;
    }

    /// A date in digits that may be read in two ways.
    bool ambiguous() const { return ambiguous_; }
    bool complete() const { return year_ && month_ && day_; }
    /// In the calendar that it is stated in.
    Date date() const { return {*year_, *month_, *day_}; }
    Calendar calendar() const { return calendar_; }
    std::optional<TimeOfDay> time() const { return time_; }
    std::optional<int> offset() const { return time_ ? offset_ : std::nullopt; }

private:
    bool at_end() const { return at_ >= text_.size(); }
    std::string_view rest() const { return text_.substr(at_); }

    bool accept(std::string_view literal) {
        if (!rest().starts_with(literal)) return false;
        at_ += literal.size();
        return true;
    }

    void skip_spaces() {
        while (accept(" ")) {
        }
    }

    void skip_separators() {
        while (accept(" ") || accept(",") || accept(".") || accept("-") || accept("–") || accept("—") || accept("|") ||
               accept("،") || accept("/")) {
        }
    }

    std::string_view peek_digits() const {
        std::size_t count = 0;
        while (count < rest().size() && is_ascii_digit(rest()[count])) ++count;
        return rest().substr(0, count);
    }

    /// The number made of the whole run of digits here, where that is `fewest` to `most` digits long.
    std::optional<int> digits(std::size_t fewest, std::size_t most) {
        const std::string_view run = peek_digits();
        if (run.size() < fewest || run.size() > most) return std::nullopt;
        at_ += run.size();
        return std::atoi(std::string(run).c_str());
    }

    /// The letters from here on; a hyphen between letters is part of the word ("quarta-feira").
    std::string_view peek_word() const {
        std::size_t end = at_;
        while (letter_at(end) || (end > at_ && text_.substr(end).starts_with("-") && letter_at(end + 1))) {
            next_code_point(text_, end);
        }
        return text_.substr(at_, end - at_);
    }

    bool letter_at(std::size_t at) const { return at < text_.size() && is_letter(next_code_point(text_, at)); }

    template <class Production>
    bool attempt(Production production) {
        const std::size_t start = at_;
        if (production()) return true;
        at_ = start;
        return false;
    }

    static bool set(std::optional<int>& part, int value) {
        if (part && *part != value) return false;
        part = value;
        return true;
    }

    bool set_date(int year, int month, int day) { return set(year_, year) && set(month_, month) && set(day_, day); }

    // ---- dates in digits

    bool numeric_date() {
        return attempt(
            [this] { return separated_date("-") || separated_date("/") || separated_date(".") || east_asian_date(); });
    }

    /// Three numbers; the year is the one with four digits.
    bool separated_date(std::string_view separator) {
        return attempt([&] {
            const bool year_first = peek_digits().size() == 4;
            const auto first = digits(1, 4);
            if (!first || !accept(separator)) return false;
            skip_spaces();
            const auto second = digits(1, 2);
            if (!second || !accept(separator)) return false;
            skip_spaces();
            const auto third = year_first ? digits(1, 2) : digits(4, 4);
            if (!third) return false;
            skip_iso_mark();
            if (year_first && has_persian_digits_ && *first < first_gregorian_year) calendar_ = Calendar::solar_hijri;
            return year_first ? set_date(*first, *second, *third) : day_and_month(*third, *first, *second);
        });
    }

    /// 2026年11月24日, 2026년 11월 24일, 令和8年11月24日.
    bool east_asian_date() {
        return attempt([this] {
            const int before = era();
            const auto year = accept("元") ? 1 : before == 0 ? digits(4, 4) : digits(1, 3);
            if (!year || !mark({"年", korean_year})) return false;
            const auto month = digits(1, 2);
            if (!month || !mark({"月", korean_month})) return false;
            const auto day = digits(1, 2);
            return day && mark({"日", "号", "號", korean_day}) && set_date(before + *year, *month, *day);
        });
    }

    int era() {
        for (const Era& each : eras) {
            if (accept(each.name)) return each.year_before;
        }
        return 0;
    }

    /// One of `marks`, with the spaces around it.
    bool mark(std::initializer_list<std::string_view> marks) {
        return attempt([&] {
            skip_spaces();
            for (const std::string_view each : marks) {
                if (accept(each)) return skip_spaces(), true;
            }
            return false;
        });
    }

    bool day_and_month(int year, int first, int second) {
        if (first <= 12 && second <= 12 && first != second) {
            ambiguous_ = true;
            return false;
        }
        return second > 12 ? set_date(year, first, second) : set_date(year, second, first);
    }

    /// ISO 8601 basic format: 20261124.
    bool compact_date() {
        return attempt([this] {
            const auto all = digits(8, 8);
            skip_iso_mark();
            return all && set_date(*all / 10000, *all / 100 % 100, *all % 100);
        });
    }

    /// The "T" before a time.
    void skip_iso_mark() {
        if (rest().size() > 1 && rest()[0] == 't' && is_ascii_digit(rest()[1])) ++at_;
    }

    // ---- times

    bool clock() {
        return attempt([this] {
            return !time_ &&
                   (half_and_time() || colon_time() || letter_time() || marked_time() || compact_time() || dotted_time());
        });
    }

    /// 22:15, 22:15:30, 22:15:30.250, 10:15 pm, each with or without a zone.
    bool colon_time() {
        return attempt([this] {
            const auto hour = digits(1, 2);
            if (!hour || !accept(":")) return false;
            const auto minute = digits(2, 2);
            std::optional<int> second = 0;
            if (accept(":")) second = digits(2, 2);
            if (!minute || !second) return false;
            if (rest().size() > 1 && (rest()[0] == '.' || rest()[0] == ',') && is_ascii_digit(rest()[1])) {
                ++at_;
                at_ += peek_digits().size();
            }
            return set_time(*hour, *minute, *second);
        });
    }

    /// 下午3:15, 오후 3시 15분.
    bool half_and_time() {
        return attempt([this] {
            for (const Half& each : halves_before) {
                if (!accept(each.name)) continue;
                skip_spaces();
                half_before_ = each.is_second ? 1 : 0;
                return colon_time() || marked_time();
            }
            return false;
        });
    }

    /// 15時15分, 9时5分30秒.
    bool marked_time() {
        return attempt([this] {
            const auto hour = digits(1, 2);
            if (!hour || !mark({"時", "时", "点", "點", korean_hour})) return false;
            const int minute = part_of_time({"分", korean_minute});
            const int second = part_of_time({"秒", korean_second});
            return set_time(*hour, minute, second);
        });
    }

    /// 0 where none follows.
    int part_of_time(std::initializer_list<std::string_view> marks) {
        int value = 0;
        attempt([&] {
            const auto number = digits(1, 2);
            value = number.value_or(0);
            if (number && mark(marks)) return true;
            value = 0;
            return false;
        });
        return value;
    }

    /// Times that a letter shows to be times: 10 pm, 10.15 pm, 22h, 22h15, 22 Uhr, 22.15 Uhr.
    bool letter_time() {
        return attempt([this] {
            const auto hour = digits(1, 2);
            if (!hour) return false;
            if (peek_word() == "h") {
                ++at_;
                return set_time(*hour, digits(2, 2).value_or(0), 0);
            }
            const int minute =
                rest().starts_with(".") && rest().size() > 1 && is_ascii_digit(rest()[1]) ? minute_after_dot() : 0;
            const bool told = at_meridiem() || attempt([this] { return skip_spaces(), accept("uhr"); });
            return minute >= 0 && told && set_time(*hour, minute, 0);
        });
    }

    int minute_after_dot() {
        accept(".");
        return digits(2, 2).value_or(-1);
    }

    /// 22.15, 22.15.30: behind a date that is all there, nothing but a time.
    bool dotted_time() {
        return attempt([this] {
            const auto hour = complete() ? digits(1, 2) : std::nullopt;
            if (!hour || !accept(".")) return false;
            const auto minute = digits(2, 2);
            const bool with_seconds = rest().size() > 1 && rest()[0] == '.' && is_ascii_digit(rest()[1]);
            if (with_seconds) ++at_;
            const auto second = with_seconds ? digits(2, 2) : std::optional(0);
            return minute && second && set_time(*hour, *minute, *second);
        });
    }

    /// ISO 8601 basic format, which only follows the "T": 2215, 221530.
    bool compact_time() {
        if (at_ == 0 || text_[at_ - 1] != 't') return false;
        return attempt([this] {
            const bool with_seconds = peek_digits().size() == 6;
            const auto all = with_seconds ? digits(6, 6) : digits(4, 4);
            if (!all) return false;
            const int seconds = with_seconds ? *all : *all * 100;
            return set_time(seconds / 10000, seconds / 100 % 100, seconds % 100);
        });
    }

    bool set_time(int hour, int minute, int second) {
        if (const int half = meridiem(); half >= 0) {
            if (hour < 1 || hour > 12) return false;
            hour = hour % 12 + 12 * half;
        } else if (half_before_ >= 0) {
            if (hour > 12) return false;
            hour = hour % 12 + 12 * half_before_;
        }
        if (hour > 23 || minute > 59 || second > 59) return false;
        time_ = TimeOfDay{hour, minute, second};
        return zone();
    }

    bool at_meridiem() {
        const std::size_t start = at_;
        const bool found = meridiem() >= 0;
        at_ = start;
        return found;
    }

    /// 0 for "am", 1 for "pm", -1 for neither.
    int meridiem() {
        const std::size_t start = at_;
        skip_spaces();
        for (const Half& form : halves_after) {
            if (accept(form.name) && peek_word().empty()) return form.is_second ? 1 : 0;
            at_ = start;
            skip_spaces();
        }
        at_ = start;
        return -1;
    }

    /// A zone, where one follows, if behind a word for hours; false where one follows that cannot be.
    bool zone() {
        attempt([this] { return skip_spaces(), accept("uhr"); });
        attempt([this] { return skip_spaces(), named_zone(); });
        attempt([this] { return skip_spaces(), numeric_zone(); });
        attempt([this] { return skip_spaces(), zone_comment(); });
        attempt([this] { return zone_suffix(); });
        return !offset_ || std::abs(*offset_) <= 18 * 60;
    }

    bool named_zone() {
        const std::string_view word = peek_word();
        for (const Zone& known : zones) {
            if (known.name != word) continue;
            at_ += word.size();
            offset_ = known.offset_minutes;
            return true;
        }
        return false;
    }

    /// +0330, +03:30, +03, and +3 after GMT or UTC.
    bool numeric_zone() {
        const int sign = accept("+") ? 1 : accept("-") || accept("\u2212") ? -1 : 0;
        if (sign == 0) return false;
        const bool joined = peek_digits().size() == 4;
        const auto number = joined ? digits(4, 4) : offset_ ? digits(1, 2) : digits(2, 2);
        if (!number) return false;
        const int hours = joined ? *number / 100 : *number;
        const int minutes = joined ? *number % 100 : accept(":") ? digits(2, 2).value_or(60) : 0;
        if (minutes > 59) return false;
        offset_ = sign * (hours * 60 + minutes);
        return true;
    }

    /// "(CET)" or "(Iran Standard Time)" after a numeric zone, RFC 2822 section 3.2.3.
    bool zone_comment() {
        if (!accept("(")) return false;
        while (!peek_word().empty()) {
            at_ += peek_word().size();
            skip_spaces();
        }
        return accept(")");
    }

    /// "[Asia/Tehran]", RFC 9557.
    bool zone_suffix() {
        if (!accept("[")) return false;
        do {
            if (peek_word().empty()) return false;
            at_ += peek_word().size();
        } while (accept("/") || accept("_"));
        return accept("]");
    }

    // ---- dates in words

    bool day_or_year() {
        return attempt([this] {
            if (const auto year = digits(4, 4)) return set(year_, *year);
            const auto day = digits(1, 2);
            if (!day) return false;
            if (contains(ordinal_endings, peek_word())) at_ += peek_word().size();
            day_has_dot_ = rest().starts_with(".");
            return set(day_, *day);
        });
    }

    bool word() {
        const std::string_view word = peek_word();
        if (word.empty()) return false;
        if (two_words(word) || numbered_month(word) || buddhist_era()) return true;
        at_ += word.size();
        if (const std::optional<Month> month = month_named(word)) return set_month(*month);
        return is_weekday(word) || contains(connectors, word);
    }

    /// A shared name after "24.": Polish has no dot there, Czech and Croatian do, and no more is known of it.
    bool set_month(Month month) {
        if (month.is_shared && day_has_dot_) return false;
        calendar_ = month.calendar == Calendar::gregorian ? calendar_ : month.calendar;
        return set(month_, month.number);
    }

    /// Vietnamese: "tháng 11".
    bool numbered_month(std::string_view word) {
        return attempt([&] {
            if (word != "thang") return false;
            at_ += word.size();
            skip_spaces();
            const auto month = digits(1, 2);
            return month && set(month_, *month);
        });
    }

    bool buddhist_era() {
        if (!accept("พ.ศ")) return false;
        calendar_ = Calendar::buddhist;
        return true;
    }

    /// "(火)" and "(Tue)".
    bool day_in_brackets() {
        return attempt([this] {
            if (!accept("(")) return false;
            const std::string_view name = peek_word();
            at_ += name.size();
            return (is_weekday(name) || is_letter_of_weekday(name)) && accept(")");
        });
    }

    /// Names such as "كانون الثاني", "سه شنبه" and "พ.ย".
    bool two_words(std::string_view first) {
        return attempt([&] {
            at_ += first.size();
            if (!accept(" ") && !accept(".")) return false;
            at_ += peek_word().size();
            const std::string_view both(first.data(), static_cast<std::size_t>(text_.data() + at_ - first.data()));
            if (is_weekday(both)) return true;
            const std::optional<Month> month = month_named(both);
            return month && set_month(*month);
        });
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<int> year_, month_, day_;
    std::optional<TimeOfDay> time_;
    std::optional<int> offset_;
    int half_before_ = -1;
    Calendar calendar_ = Calendar::gregorian;
    bool day_has_dot_ = false;
    bool has_persian_digits_ = false;
    bool ambiguous_ = false;
};

constexpr const char* how_to_write = "write it as YYYY-MM-DD or YYYY-MM-DDThh:mm+hh:mm";

/// U+06F0 to U+06F9.
bool has_persian_digits(std::string_view text) {
    for (std::size_t at = text.find('\xDB'); at != std::string_view::npos; at = text.find('\xDB', at + 1)) {
        const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
        if (next >= 0xB0 && next <= 0xB9) return true;
    }
    return false;
}

/// `text` is what was written, `plain` its bare form.
Result<DateTime> scanned(std::string_view plain, std::string_view text) {
    Scanner scanner(plain, has_persian_digits(text));
    const bool understood = scanner.run();
    if (scanner.ambiguous()) return fail(fmt::format("day and month cannot be told apart in '{}'", text), how_to_write);
    if (!understood || !scanner.complete()) return fail(fmt::format("'{}' is no date", text), how_to_write);
    const std::optional<Date> date = gregorian_day(scanner.date(), scanner.calendar());
    if (date && date->year < first_gregorian_year) {
        return fail(fmt::format("'{}' is no date of the Gregorian calendar", text), how_to_write);
    }
    if (!date || !parse_date(iso(*date))) {
        return fail(fmt::format("the day '{}' does not exist", text), how_to_write);
    }
    return DateTime{*date, scanner.time(), scanner.offset()};
}

/// Short names of days in some languages that are those of months in others: French, Spanish and Italian have "mar." for Tuesday,
/// Indonesian "Sen" for Monday, Turkish "Paz" for Sunday, Croatian and Serbian "sub" for Saturday.
struct DayOrMonth {
    std::string_view name;
    int weekday;
};
constexpr std::array<DayOrMonth, 4> days_or_months = {{{"mar", 2}, {"sen", 1}, {"paz", 7}, {"sub", 6}}};

}  // namespace

std::optional<OpeningDay> opening_day(std::string_view date) {
    const std::size_t end = date.find_first_of(" .,");
    const std::size_t rest = date.find_first_not_of(" .,", end);
    if (rest == std::string_view::npos) return std::nullopt;
    const std::string name = lower_ascii(date.substr(0, end));
    for (const DayOrMonth& each : days_or_months) {
        if (each.name == name) return OpeningDay{each.weekday, date.substr(rest)};
    }
    return std::nullopt;
}

Result<DateTime> parse_date_time(std::string_view text) {
    if (text.size() > longest_date) return fail("too long for a date", how_to_write);
    const std::string plain = bare(text);
    Result<DateTime> whole = scanned(plain, text);
    const std::optional<OpeningDay> day = whole ? std::nullopt : opening_day(plain);
    if (!day) return whole;
    // With the name for a month's it is no date.
    Result<DateTime> rest = scanned(day->rest, text);
    return rest && weekday(rest->date) == day->weekday ? rest : whole;
}

}  // namespace gazette::base
