#include "base/text.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/utf8.h"

namespace gazette::base {

namespace {

bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_space(std::string_view character) {
    if (character.size() == 1) return is_ascii_space(character[0]);
    if (character.size() == 2) return character == "\u00A0";
    if (character >= "\u2000" && character <= "\u200A") return true;
    return character == "\u1680" || character == "\u2028" || character == "\u2029" || character == "\u202F" ||
           character == "\u205F" || character == "\u3000" || character == "\uFEFF";
}

/// Bytes that white space begins with, and others may.
constexpr std::array<bool, 256> may_begin_space = [] {
    std::array<bool, 256> table = {};
    for (const char byte : std::string_view(" \t\n\v\f\r\xC2\xE1\xE2\xE3\xEF")) {
        table[static_cast<unsigned char>(byte)] = true;
    }
    return table;
}();

std::size_t end_without_space(std::string_view text, std::size_t at) {
    while (at < text.size() && !may_begin_space[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

/// The bytes of the white space character at the start of `text`, or 0.
std::size_t space_at_start(std::string_view text) {
    if (text.empty() || !may_begin_space[static_cast<unsigned char>(text[0])]) return 0;
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    return text.size() >= length && is_space(text.substr(0, length)) ? length : 0;
}

std::size_t space_at_end(std::string_view text) {
    for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length) {
        if (is_space(text.substr(text.size() - length))) return length;
    }
    return 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (const std::size_t length = space_at_start(text)) text.remove_prefix(length);
    while (const std::size_t length = space_at_end(text)) text.remove_suffix(length);
    return text;
}

std::string collapse_space(std::string_view text) {
    text = trim(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_without_space(text, at);
        out.append(text, at, end - at);
        at = end;
        if (at == text.size()) break;
        if (const std::size_t length = space_at_start(text.substr(at))) {
            if (out.back() != ' ') out += ' ';
            at += length;
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
static std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last.back();
}

std::string nearest(std::string_view name, const std::vector<std::string>& names) {
    std::string best;
    std::size_t limit = name.size() / 3 + 1;
    for (const std::string& candidate : names) {
        const std::size_t distance = edit_distance(name, candidate);
        if (distance >= limit) continue;
        limit = distance;
        best = candidate;
    }
    return best;
}

std::string shortened(const std::string& text, std::size_t limit) {
    if (text.size() <= limit) {
        return text;
    }
    std::size_t end = text.rfind(' ', limit);
    end = end == std::string::npos || end == 0 ? limit : end;
    while (end > 0 && continues_character(text[end])) {
        --end;
    }
    return text.substr(0, end) + "\u2026";
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    if (from.empty()) return text;
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

}  // namespace gazette::base
