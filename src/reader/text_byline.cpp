#include "reader/text_byline.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "reader/text_blocks.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

constexpr std::size_t longest_byline = 100;

/// "d'Arcy", "al-Sayed".
bool has_capital(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (u_isupper(static_cast<UChar32>(base::next_code_point(word, at))) != 0) {
            return true;
        }
    }
    return false;
}

/// Without the writer's trade or a date behind them: "Ada Quill, staff writer", "Ada Quill·24 November".
std::string_view names_alone(std::string_view text) {
    for (const std::string_view end : {",", " | ", " — ", " – ", " - ", " • ", " · ", " / ", " (", ";"}) {
        text = text.substr(0, text.find(end));
    }
    return text.substr(0, text.find_first_of("0123456789"));
}

/// Capitals open a name and most of its words, and the others are such as stand between names: "Jane Doe and Carl van der
/// Berg", not "Monday the ferry will be late" or "Train to Oslo". A script without capitals leaves it open.
bool could_be_name(std::string_view text, const TextRules& rules) {
    const std::string_view names = names_alone(text);
    if (opens_lower(text) || !has_letter(names)) {
        return false;
    }
    int lower = 0;
    int other = 0;
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find(' ', at), names.size());
        const std::string_view word = names.substr(at, end - at);
        const bool is_address = word.find('@') != word.npos;
        const bool is_small = opens_lower(word) && !has_capital(word) && !is_address;
        if (is_small && !is_among(rules.between_names, base::fold(word))) {
            return false;
        }
        ++(is_small ? lower : other);
        at = end + 1;
    }
    return lower <= other;
}

/// Parts "Ada Quill, 24 November 2026" and "Ada Quill | 2026-11-24"; the line as it is where no date ends it.
std::optional<base::DateTime> take_date(std::string& line) {
    for (const std::string_view separator : {", ", " | ", " — ", " – ", " - ", " • ", " · ", " / "}) {
        const std::size_t at = line.find(separator);
        if (at == std::string::npos) {
            continue;
        }
        if (const auto moment = base::parse_date_time(line.substr(at + separator.size()))) {
            line.resize(at);
            return *moment;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string without_by(const std::string& name, const Rules& rules) {
    std::string stripped = rules.byline(name);
    stripped.erase(0, stripped.find_first_not_of(": "));
    return stripped.empty() ? name : stripped;
}

std::optional<TextByline> text_byline(const std::string& line, const Rules& rules) {
    TextByline byline{{}, line, {}};
    if (!is_short_line(line, longest_byline) || rules.byline(line).empty()) {
        return std::nullopt;
    }
    byline.published = take_date(byline.printed);
    byline.names = rules.byline(byline.printed);
    return could_be_name(byline.names, rules.texts()) ? std::optional(std::move(byline)) : std::nullopt;
}

}  // namespace gazette::reader
