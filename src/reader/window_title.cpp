#include "reader/window_title.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader::html {

namespace {

constexpr std::size_t fewest_words = 3;
constexpr std::size_t few_words = 4;
constexpr std::size_t most_words_before_colon = 5;
constexpr std::size_t shortest = 15;
constexpr std::size_t longest = 150;

/// With the spaces around it those part a title; the last ones part a path from the whole to its part.
constexpr std::string_view flat_marks[] = {"|", "-", "–", "—"};
constexpr std::string_view path_marks[] = {"\\", "/", ">", "»"};

struct Place {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;

    bool found() const { return at != std::string_view::npos; }
};

template <class Better>
void look_for(std::string_view text, std::string_view mark, Place& best, const Better& better) {
    const std::string spaced = " " + std::string(mark) + " ";
    for (std::size_t at = text.find(spaced); at != std::string_view::npos; at = text.find(spaced, at + 1)) {
        if (!best.found() || better(at, best.at)) {
            best = {at, spaced.size()};
        }
    }
}

Place last_separator(std::string_view text) {
    Place last;
    const auto later = [](std::size_t at, std::size_t than) { return at > than; };
    for (const std::string_view mark : flat_marks) {
        look_for(text, mark, last, later);
    }
    for (const std::string_view mark : path_marks) {
        look_for(text, mark, last, later);
    }
    return last;
}

bool is_path(std::string_view text) {
    return std::any_of(std::begin(path_marks), std::end(path_marks), [text](std::string_view mark) {
        return text.find(" " + std::string(mark) + " ") != std::string_view::npos;
    });
}

/// What follows the first mark, with spaces around it or without.
std::string_view after_first_mark(std::string_view text) {
    std::size_t first = std::string_view::npos;
    std::size_t end = 0;
    const auto look = [&](std::string_view mark) {
        if (const std::size_t at = text.find(mark); at < first) {
            first = at;
            end = at + mark.size();
        }
    };
    std::for_each(std::begin(flat_marks), std::end(flat_marks), look);
    std::for_each(std::begin(path_marks), std::end(path_marks), look);
    return text.substr(end);
}

/// Spaces at either end count as if a word were beyond.
std::size_t count_words(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

std::size_t count_words_without_separators(std::string text) {
    for (Place last = last_separator(text); last.found(); last = last_separator(text)) {
        text.erase(last.at, last.size);
    }
    return count_words(text);
}

std::string_view without_what_precedes_colon(std::string_view whole) {
    const std::string_view after_last = whole.substr(whole.rfind(':') + 1);
    const std::size_t first = whole.find(':');
    if (count_words(after_last) < fewest_words) {
        return whole.substr(first + 1);
    }
    return count_words(whole.substr(0, first)) > most_words_before_colon ? whole : after_last;
}

std::string_view shortened(std::string_view whole, const WindowHeadings& headings) {
    if (const Place last = last_separator(whole); last.found()) {
        const std::string_view before = whole.substr(0, last.at);
        return count_words(before) < fewest_words ? after_first_mark(whole) : before;
    }
    if (whole.find(": ") != std::string_view::npos) {
        const auto is_whole = [whole](const std::string& heading) { return base::trim(heading) == whole; };
        const bool printed = std::any_of(headings.first_level.begin(), headings.first_level.end(), is_whole) ||
                             std::any_of(headings.second_level.begin(), headings.second_level.end(), is_whole);
        return printed ? whole : without_what_precedes_colon(whole);
    }
    const std::size_t length = base::count_code_points(whole);
    const bool unlikely = length < shortest || length > longest;
    return unlikely && headings.first_level.size() == 1 ? std::string_view(headings.first_level.front()) : whole;
}

}  // namespace

std::string shortened_window_title(const std::string& whole, const WindowHeadings& headings) {
    const std::string title(base::trim(shortened(whole, headings)));
    const std::size_t words = count_words(title);
    const bool is_end_of_path = is_path(whole) && words == count_words_without_separators(whole) - 1;
    return words <= few_words && !is_end_of_path ? whole : title;
}

}  // namespace gazette::reader::html
