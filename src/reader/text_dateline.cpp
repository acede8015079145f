#include "reader/text_dateline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "base/utf8.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

/// In code points.
constexpr std::size_t longest_dateline = 80;
constexpr std::size_t longest_place_words = 6;
constexpr std::size_t longest_reporter = 60;

/// What stands between a dateline and its text: of the mark so many bytes are still the dateline's.
struct Separator {
    std::string_view mark;
    std::size_t kept = 0;
    /// It could part the words of a sentence, so that capitals alone are no dateline before it.
    bool is_weak = false;
};
constexpr Separator dateline_separators[] = {{" — "},     {" – "},          {" -- "},        {" - "},
                                             {"— "},      {"– "},           {"/. ", 1},      {"). ", 1},
                                             {").- ", 1}, {".- ", 0, true}, {" –", 0, true}, {" —", 0, true}};

constexpr std::pair<std::string_view, std::string_view> brackets[] = {
    {"【", "】"}, {"（", "）"}, {"(", ")"}, {"[", "]"}, {"〔", "〕"}};

/// The text from its start, as long as a dateline can be.
std::string_view start_of(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < longest_dateline && at < text.size(); ++i) {
        base::next_code_point(text, at);
    }
    return text.substr(0, at);
}

/// The place of a dateline is in capitals: at least three letters before a comma, a bracket or the end.
bool opens_in_capitals(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(base::next_code_point(text, at));
        if (c == ',' || c == '(' || c == '/') {
            break;
        }
        if (u_isalpha(c) && !u_isupper(c)) {
            return false;
        }
        letters += u_isalpha(c) != 0;
    }
    return letters >= 3;
}

/// Few words, and capitals open the first and most of them: "Rio de Janeiro". A script without capitals leaves it open.
bool could_be_place(std::string_view text) {
    std::size_t words = 0;
    std::size_t lower = 0;
    std::size_t at = 0;
    if (text.empty() || opens_lower(text) || u_isalpha(static_cast<UChar32>(base::next_code_point(text, at))) == 0) {
        return false;
    }
    for (at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        ++words;
        lower += opens_lower(text.substr(at, end - at)) ? 1 : 0;
        at = end + 1;
    }
    return words <= longest_place_words && lower * 2 <= words;
}

/// "Nov 24", "24 novembre", "24 ноября.", with or without a year.
bool is_day(std::string_view text) {
    // A leap year has all days.
    const std::string day(base::trim(text));
    return base::parse_date_time(day) || base::parse_date_time(day + " 2024");
}

/// An agency that the data need not know: one word in capitals.
bool is_in_capitals(std::string_view text) {
    return text.find(' ') == std::string_view::npos && opens_in_capitals(text);
}

/// "Nov 24", or "Nov 24, IRNN".
bool opens_with_day(std::string_view text) {
    const std::size_t comma = text.rfind(',');
    return is_day(text) || (comma != std::string_view::npos && is_in_capitals(base::trim(text.substr(comma + 1))) &&
                            is_day(text.substr(0, comma)));
}

/// Without what stands in brackets or between strokes at the end.
std::string_view without_bracket(std::string_view head) {
    constexpr std::size_t longest_bracket = 40;
    const char opening = head.ends_with(')') ? '(' : head.ends_with('/') ? '/' : '\0';
    const std::size_t at = opening == '\0' ? std::string_view::npos : head.rfind(opening, head.size() - 2);
    if (at == std::string_view::npos || head.size() - at > longest_bracket) {
        return head;
    }
    head = base::trim(head.substr(0, at));
    while (head.ends_with('.') || head.ends_with(',')) {
        head.remove_suffix(1);
    }
    return head;
}

/// Whether a comma parts a place from a day.
bool states_day(std::string_view text) {
    for (const std::string_view comma : {",", "،", "，", "、"}) {
        for (std::size_t at = text.find(comma); at != std::string_view::npos; at = text.find(comma, at + 1)) {
            if (opens_with_day(text.substr(at + comma.size())) && could_be_place(text.substr(0, at))) {
                return true;
            }
        }
    }
    return false;
}

bool is_digit_of_day(char32_t c) {
    constexpr std::u32string_view numerals = U"〇一二三四五六七八九十";
    return u_isdigit(static_cast<UChar32>(c)) != 0 || numerals.find(c) != std::u32string_view::npos;
}

class DatelineFinder {
public:
    DatelineFinder(std::string_view paragraph, const TextRules& rules)
        : paragraph_(paragraph), start_(start_of(paragraph)), rules_(rules) {}

    /// The bytes of the dateline, and where the text begins.
    std::optional<std::pair<std::size_t, std::size_t>> run() const {
        for (const Separator& separator : dateline_separators) {
            const std::size_t at = start_.find(separator.mark);
            const std::size_t text = at + separator.mark.size();
            if (at == std::string_view::npos ||
                !is_dateline(start_.substr(0, at + separator.kept), separator.kept == 0 && !separator.is_weak) ||
                opens_lower(paragraph_.substr(text))) {
                continue;
            }
            return agency_after(text).value_or(std::pair(at + separator.kept, text));
        }
        std::optional<std::size_t> end = end_of_bracket();
        end = end ? end : end_of_report();
        return end ? std::optional(std::pair(*end, *end)) : std::nullopt;
    }

private:
    bool is_dateline(std::string_view head, bool dash) const {
        const std::string_view place = without_agency(head);
        const bool has_agency = place.size() < head.size();
        return (dash && opens_in_capitals(head) && !is_among(rules_.labels, base::fold(head))) ||
               states_day(without_bracket(head)) || (has_agency && (place.empty() || could_be_place(place)));
    }

    bool is_agency(std::string_view text) const { return is_among(rules_.agencies, base::fold(text)); }

    /// Without a known agency in brackets or between strokes at the end, and a stop or a comma before it.
    std::string_view without_agency(std::string_view head) const {
        const std::string_view place = without_bracket(head);
        const std::string_view bracket = base::trim(head.substr(place.size()));
        const std::size_t at = bracket.find_first_of("(/");
        return at != std::string_view::npos && is_agency(bracket.substr(at + 1, bracket.size() - at - 2)) ? place : head;
    }

    /// "МОСКВА, 24 ноября — РИА Новости. …": the agency after the dash is part of the dateline.
    std::optional<std::pair<std::size_t, std::size_t>> agency_after(std::size_t text) const {
        const std::string_view rest = start_of(paragraph_.substr(text));
        for (const std::string_view mark : {". ", " — ", " – ", " - "}) {
            const std::size_t at = rest.find(mark);
            if (at != std::string_view::npos && is_agency(rest.substr(0, at))) {
                return std::pair(text + at, text + at + mark.size());
            }
        }
        return std::nullopt;
    }

    /// "【ロンドン共同】", "(서울=연합뉴스) 김하나 기자 = ": a bracket that opens the paragraph and names an agency.
    std::optional<std::size_t> end_of_bracket() const {
        for (const auto& [opening, closing] : brackets) {
            const std::size_t close = start_.starts_with(opening) ? start_.find(closing) : std::string_view::npos;
            if (close == std::string_view::npos || !names_agency(start_.substr(opening.size(), close - opening.size()))) {
                continue;
            }
            const std::size_t end = close + closing.size();
            const std::size_t reporter = start_.find(" = ", end);
            const bool names_reporter = reporter != std::string_view::npos && reporter - end <= longest_reporter;
            return names_reporter ? reporter + std::string_view(" = ").size() : end;
        }
        return std::nullopt;
    }

    /// Only in scripts that part no words, or join them, may it be a part of the text.
    bool names_agency(std::string_view text) const {
        const std::string folded = base::fold(text);
        return std::any_of(rules_.agencies.begin(), rules_.agencies.end(), [&](const std::string& agency) {
            std::size_t at = 0;
            constexpr char32_t first_of_east_asia = 0x2E80;
            return folded == agency ||
                   (base::next_code_point(agency, at) >= first_of_east_asia && folded.find(agency) != std::string::npos);
        });
    }

    /// "北京11月24日电", "新华社北京11月24日电（记者王安）".
    std::optional<std::size_t> end_of_report() const {
        for (const std::string& report : rules_.reports) {
            const std::size_t at = start_.find(report);
            if (at == std::string_view::npos || !is_digit_of_day(last_character(start_.substr(0, at))) ||
                start_.substr(0, at).find("。") != std::string_view::npos) {
                continue;
            }
            std::size_t end = at + report.size();
            const std::string_view rest = paragraph_.substr(end);
            const std::string_view reporter = base::trim(start_of(rest));
            for (const auto& [opening, closing] : brackets) {
                if (const std::size_t close = reporter.find(closing);
                    reporter.starts_with(opening) && close != std::string_view::npos) {
                    end = static_cast<std::size_t>(reporter.data() - paragraph_.data()) + close + closing.size();
                }
            }
            return end;
        }
        return std::nullopt;
    }

    std::string_view paragraph_;
    std::string_view start_;
    const TextRules& rules_;
};

}  // namespace

std::string take_dateline(std::string& paragraph, const TextRules& rules) {
    const auto found = DatelineFinder(paragraph, rules).run();
    if (!found) {
        return {};
    }
    std::string dateline(base::trim(std::string_view(paragraph).substr(0, found->first)));
    std::string text(base::trim(std::string_view(paragraph).substr(found->second)));
    // A paragraph of nothing else is no dateline.
    if (text.empty()) {
        return {};
    }
    while (dateline.ends_with('=') || dateline.ends_with(' ')) {
        dateline.pop_back();
    }
    paragraph = std::move(text);
    return dateline;
}

}  // namespace gazette::reader
