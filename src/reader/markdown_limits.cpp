#include "reader/markdown_limits.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/markdown_lines.h"

namespace gazette::reader {

namespace {

constexpr std::size_t longest_prefix = 256;
constexpr std::size_t most_addresses = 2000;
/// Lines passed on the way to brackets: a quarter of a second.
constexpr std::size_t most_lines_passed = 1'000'000'000;

bool ends_mark(std::string_view line, std::size_t at) {
    return at >= line.size() || line[at] == ' ' || line[at] == '\t';
}

/// Where the mark of a container or the white space at `at` ends; `at` itself where there is none.
std::size_t after_mark(std::string_view line, std::size_t at) {
    const char c = line[at];
    if (c == ' ' || c == '\t' || c == '>') {
        return at + 1;
    }
    if (c == '-' || c == '+' || c == '*') {
        return ends_mark(line, at + 1) ? at + 1 : at;
    }
    std::size_t end = at;
    while (end < line.size() && end - at < 9 && base::is_ascii_digit(line[end])) {
        ++end;
    }
    const bool marked = end > at && end < line.size() && (line[end] == '.' || line[end] == ')');
    return marked && ends_mark(line, end + 1) ? end + 1 : at;
}

/// What stands before the text of a line: all of it, and as much as is kept.
struct Prefix {
    std::size_t end = 0;
    std::size_t kept = 0;
};

Prefix prefix_of(std::string_view line) {
    Prefix prefix;
    while (prefix.end < line.size()) {
        const std::size_t end = after_mark(line, prefix.end);
        if (end == prefix.end) {
            break;
        }
        prefix.end = end;
        prefix.kept = end <= longest_prefix ? end : prefix.kept;
    }
    return prefix;
}

std::size_t addresses_in(std::string_view line) {
    std::size_t count = 0;
    for (const std::string_view sign : {"://", "www."}) {
        for (std::size_t at = line.find(sign); at != std::string_view::npos; at = line.find(sign, at + sign.size())) {
            ++count;
        }
    }
    return count;
}

/// Begins a block of its own whatever is above it.
bool is_item(std::string_view line) {
    const std::size_t at = line.find_first_not_of(' ');
    return at < 4 && at + 2 < line.size() && std::string_view("-+*").find(line[at]) != std::string_view::npos &&
           line[at + 1] == ' ' && line[at + 2] != ' ';
}

}  // namespace

std::string limit_nesting(std::string_view markdown) {
    std::string out;
    out.reserve(markdown.size());
    for (const std::string_view line : base::split_lines(markdown)) {
        const Prefix prefix = prefix_of(line);
        out += line.substr(0, prefix.kept);
        out += line.substr(prefix.end);
        out += '\n';
    }
    return out;
}

bool has_crowded_addresses(std::string_view markdown) {
    std::size_t count = 0;
    for (const std::string_view line : base::split_lines(markdown)) {
        count = base::trim(line).empty() || is_item(line) ? addresses_in(line) : count + addresses_in(line);
        if (count > most_addresses) {
            return true;
        }
    }
    return false;
}

bool has_crowded_brackets(std::string_view markdown) {
    CodeFence fence;
    std::size_t lines = 0;
    std::size_t passed = 0;
    for (const std::string_view line : base::split_lines(markdown)) {
        const bool ends = fence.takes(line) || is_blank_line(line.substr(after_containers(line))) || is_item(line);
        lines = ends ? 1 : lines + 1;
        passed = (ends ? 0 : passed) + lines * static_cast<std::size_t>(std::count(line.begin(), line.end(), '['));
        if (passed > most_lines_passed) {
            return true;
        }
    }
    return false;
}

}  // namespace gazette::reader
