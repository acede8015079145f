#include <unicode/uchar.h>

#include <string_view>

#include "base/utf8.h"
#include "reader/text_blocks.h"

namespace gazette::reader {

namespace {

constexpr std::size_t most_digits = 3;

constexpr std::string_view list_bullets[] = {"- ", "* ", "• ", "· ", "‣ ", "▪ ", "◦ ", "● ", "→ ", "・"};
/// What stands behind a number, with the space that parts it from the text where its script has one.
constexpr std::string_view number_ends[] = {". ", ") ", "．", "、", "）"};
constexpr std::u32string_view ideographic_numbers = U"一二三四五六七八九十";

struct Count {
    int number = 0;
    std::size_t length = 0;
    article::NumberSystem system = article::NumberSystem::decimal;
};

std::optional<ItemMark> box_mark(std::string_view line) {
    constexpr std::string_view empty = "[ ] ";
    if (line.starts_with(empty)) {
        return ItemMark{false, 1, empty.size(), {}, empty, false};
    }
    if (line.starts_with("[x] ") || line.starts_with("[X] ")) {
        return ItemMark{false, 1, empty.size(), {}, empty, true};
    }
    return std::nullopt;
}

std::optional<ItemMark> bullet_mark(std::string_view line) {
    for (const std::string_view mark : list_bullets) {
        if (line.starts_with(mark)) {
            return ItemMark{false, 1, mark.size(), {}, mark};
        }
    }
    return std::nullopt;
}

/// Of the digits that the line opens with, of one script or another.
std::optional<Count> count_in_digits(std::string_view line) {
    Count count;
    for (std::size_t i = 0; i < most_digits && count.length < line.size(); ++i) {
        std::size_t at = count.length;
        const int digit = u_charDigitValue(static_cast<UChar32>(base::next_code_point(line, at)));
        if (digit < 0) {
            break;
        }
        count.number = count.number * 10 + digit;
        count.length = at;
    }
    return count.length > 0 ? std::optional(count) : std::nullopt;
}

/// "a".
std::optional<Count> count_in_letters(std::string_view line) {
    if (line.empty() || line.front() < 'a' || line.front() > 'z') {
        return std::nullopt;
    }
    return Count{line.front() - 'a' + 1, 1, article::NumberSystem::lower_letters};
}

std::optional<ItemMark> circled_mark(std::string_view line) {
    constexpr char32_t one = U'①';
    constexpr char32_t twenty = U'⑳';
    std::size_t at = 0;
    const char32_t first = line.empty() ? U' ' : base::next_code_point(line, at);
    if (first < one || first > twenty) {
        return std::nullopt;
    }
    at += line.substr(at).starts_with(' ') ? 1 : 0;
    return ItemMark{true, static_cast<int>(first - one) + 1, at, {}, "①"};
}

/// "一、".
std::optional<ItemMark> ideographic_mark(std::string_view line) {
    constexpr std::string_view end = "、";
    std::size_t at = 0;
    const std::size_t index =
        line.empty() ? std::u32string_view::npos : ideographic_numbers.find(base::next_code_point(line, at));
    if (index == std::u32string_view::npos || !line.substr(at).starts_with(end)) {
        return std::nullopt;
    }
    return ItemMark{true, static_cast<int>(index) + 1, at + end.size(), {}, end};
}

std::optional<ItemMark> number_mark(std::string_view line) {
    const std::size_t bracket = line.starts_with('(') ? 1 : 0;
    const std::string_view text = line.substr(bracket);
    const std::optional<Count> in_digits = count_in_digits(text);
    const std::optional<Count> count = in_digits ? in_digits : count_in_letters(text);
    if (!count) {
        return std::nullopt;
    }
    for (const std::string_view end : number_ends) {
        // "a. " may open a sentence.
        const bool fits = end == ") " || (bracket == 0 && in_digits);
        if (fits && text.substr(count->length).starts_with(end)) {
            return ItemMark{true, count->number, bracket + count->length + end.size(), count->system, end};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<ItemMark> item_mark(std::string_view line) {
    for (const auto find : {box_mark, bullet_mark, circled_mark, ideographic_mark, number_mark}) {
        if (const std::optional<ItemMark> mark = find(line)) {
            return mark;
        }
    }
    return std::nullopt;
}

bool continues(const ItemMark& mark, const std::optional<ItemMark>& next) {
    return next && next->ordered == mark.ordered && next->sign == mark.sign && next->system == mark.system &&
           (!mark.ordered || next->number == mark.number + 1);
}

}  // namespace gazette::reader
