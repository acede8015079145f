#include "reader/text_wrap.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "base/utf8.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

/// Hard-wrapped lines are at least this wide, so that verse and addresses stay in lines.
constexpr std::size_t narrowest_wrap = 45;
/// Up to here lines of one width are hard-wrapped whatever they open with; beyond, only where sentences go on in the next.
constexpr std::size_t usual_wrap = 100;
constexpr std::size_t widest_wrap = 200;
/// Lines of ideographs tell less by their width.
constexpr std::size_t fewest_wide_lines = 3;
/// Of so many lines one in five breaks may be where it has no reason. Paragraphs may end among them, but not every other line.
constexpr std::size_t lines_with_slips = 4;

constexpr std::string_view ends_of_sentence[] = {".", "!", "?", ":", "。", "！", "？", "：",
                                                 "।", "۔", "؟", "።", "։",  "”",  "」", "』"};

bool is_wide(char32_t c) {
    constexpr char32_t first_wide = 0x1100;
    if (c < first_wide) {
        return false;
    }
    const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE;
}

/// Of what cannot be parted from the start of the line: a word, an ideograph.
std::size_t columns_of_opening(std::string_view line) {
    std::size_t at = 0;
    if (!line.empty() && is_wide(base::next_code_point(line, at))) {
        return 2;
    }
    return columns_of(line.substr(0, line.find(' '))) + 1;
}

bool line_ends_sentence(std::string_view line) {
    return std::any_of(std::begin(ends_of_sentence), std::end(ends_of_sentence),
                       [&](std::string_view end) { return line.ends_with(end); });
}

/// Whether a sentence that `left` leaves open continues with `right`. Scripts without capitals do not tell more.
bool goes_on(std::string_view left, std::string_view right) {
    std::size_t at = 0;
    const auto first = static_cast<UChar32>(base::next_code_point(right, at));
    return (u_islower(first) != 0 || u_charType(first) == U_OTHER_LETTER) && !line_ends_sentence(left);
}

bool has_wide(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        if (is_wide(base::next_code_point(line, at))) {
            return true;
        }
    }
    return false;
}

/// "north-" and "ern", "Anne-" and "Marie": hardly anything but the end of a line parts these.
bool cuts_word(std::string_view left, std::string_view right) {
    std::size_t at = 0;
    return left.size() > 1 && left.ends_with('-') && left[left.size() - 2] != ' ' && left[left.size() - 2] != '-' &&
           u_isalpha(static_cast<UChar32>(base::next_code_point(right, at))) != 0;
}

struct Breaks {
    std::vector<bool> at_width;
    std::vector<bool> go_on;
    std::size_t count = 0;
    std::size_t count_at_width = 0;
    std::size_t count_go_on = 0;
    /// Neither at the width nor after a sentence.
    std::size_t slips = 0;
};

Breaks breaks_of(const std::vector<std::string_view>& lines, const std::vector<std::size_t>& columns, std::size_t width) {
    Breaks breaks;
    breaks.count = lines.size() - 1;
    for (std::size_t i = 0; i < breaks.count; ++i) {
        const bool at_width =
            columns[i] + columns_of_opening(lines[i + 1]) > width - width / 8 || cuts_word(lines[i], lines[i + 1]);
        const bool open = goes_on(lines[i], lines[i + 1]);
        breaks.at_width.push_back(at_width);
        breaks.go_on.push_back(open);
        breaks.count_at_width += at_width ? 1 : 0;
        breaks.count_go_on += open ? 1 : 0;
        breaks.slips += !at_width && (!line_ends_sentence(lines[i]) || opens_lower(lines[i + 1])) ? 1 : 0;
    }
    return breaks;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        columns += is_wide(base::next_code_point(text, at)) ? 2 : 1;
    }
    return columns;
}

std::vector<bool> wrapped_lines(const std::vector<std::string_view>& lines) {
    if (lines.size() < 2) {
        return {};
    }
    std::vector<std::size_t> columns;
    std::transform(lines.begin(), lines.end(), std::back_inserter(columns), columns_of);
    const std::size_t width = *std::max_element(columns.begin(), columns.end());
    if (width > widest_wrap || width < narrowest_wrap) {
        return {};
    }
    Breaks breaks = breaks_of(lines, columns, width);
    const bool all_at_width = breaks.count_at_width == breaks.count;
    const bool wide = std::any_of(lines.begin(), lines.end(), has_wide);
    if (all_at_width && width <= usual_wrap && !wide) {
        return breaks.at_width;
    }
    if (wide && lines.size() < fewest_wide_lines) {
        return {};
    }
    const bool enough_at_width = all_at_width || (lines.size() >= lines_with_slips && breaks.slips * 5 <= breaks.count &&
                                                  breaks.count_at_width * 2 >= breaks.count);
    if (!enough_at_width || breaks.count_go_on * 3 < breaks.count) {
        return {};
    }
    for (std::size_t i = 0; i < breaks.count; ++i) {
        breaks.at_width[i] = breaks.at_width[i] || breaks.go_on[i] || opens_lower(lines[i + 1]);
    }
    return breaks.at_width;
}

std::vector<bool> hanging_lines(const std::vector<std::string_view>& lines) {
    std::vector<bool> continued;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        continued.push_back(opens_lower(lines[i + 1]) && !line_ends_sentence(lines[i]));
    }
    return continued;
}

bool takes_no_space(char32_t left, char32_t right) {
    const auto is_hangul = [](char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; };
    const auto is_ideographic = [&](char32_t c) { return is_wide(c) && !is_hangul(c); };
    const auto may_stand_beside = [&](char32_t c) {
        return is_ideographic(c) || (c > 0xFF && u_ispunct(static_cast<UChar32>(c)) != 0);
    };
    return (is_ideographic(left) && may_stand_beside(right)) || (is_ideographic(right) && may_stand_beside(left));
}

}  // namespace gazette::reader
