#include "reader/page_moment.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/text.h"

namespace gazette::reader::html {

namespace {

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

}  // namespace

std::optional<base::DateTime> moment_in(std::string_view text) {
    if (text.size() > 80) {
        return std::nullopt;
    }
    const base::Result<base::DateTime> moment = base::parse_date_time(base::trim(text));
    return moment ? std::optional(*moment) : std::nullopt;
}

std::optional<base::DateTime> moment_within(const std::string& line) {
    constexpr std::size_t most_words = 16;
    constexpr std::size_t widest = 7;
    if (!has_digit(line)) {
        return std::nullopt;
    }
    if (std::optional<base::DateTime> whole = moment_in(line)) {
        return whole;
    }
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size() && words.size() < most_words;) {
        const std::size_t end = std::min(line.find_first_of(" |/;", at), line.size());
        if (end > at) {
            words.push_back(std::string_view(line).substr(at, end - at));
        }
        at = end + 1;
    }
    for (std::size_t length = std::min(widest, words.size()); length >= 3; --length) {
        for (std::size_t first = 0; first + length <= words.size(); ++first) {
            const char* const begin = words[first].data();
            std::string_view part(begin, static_cast<std::size_t>(words[first + length - 1].end() - begin));
            while (!part.empty() && std::string_view(",.(").find(part.back()) != std::string_view::npos) {
                part.remove_suffix(1);
            }
            if (!has_digit(part)) {
                continue;
            }
            if (std::optional<base::DateTime> moment = moment_in(part)) {
                return moment;
            }
        }
    }
    return std::nullopt;
}

}  // namespace gazette::reader::html
