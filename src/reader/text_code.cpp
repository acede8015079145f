#include "reader/text_code.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

/// As in Markdown.
constexpr int code_indent = 4;
/// A line of so many words is prose, where it ends as a sentence does.
constexpr std::size_t prose_words = 10;
constexpr std::size_t fewest_said_words = 4;
/// Of so many words of prose one may be a number, a sign or the like.
constexpr std::size_t most_signs_of_prose = 8;

constexpr std::array<std::string_view, 2> fences = {"```", "~~~"};
constexpr std::string_view signs_at_start[] = {"$ ", "# ", "#!", "//", "/*", ">>> ", "}"};
constexpr std::string_view signs_at_end[] = {"{", "}", "\\", ");", "*/", "/>"};
constexpr std::string_view signs_within[] = {"=", "()", "->", "</", "&&", "||", "${", "$("};

/// Whether letters and the marks of prose are all that it has, or a hyphen or an apostrophe within.
bool is_plain_word(std::string_view word) {
    constexpr std::string_view quotes[] = {"\"", "'", "“", "”", "‘", "’", "„", "«", "»"};
    for (const std::string_view quote : quotes) {
        word.remove_prefix(word.starts_with(quote) ? quote.size() : 0);
    }
    const std::size_t end = word.find_last_not_of(",.;:!?\"'");
    word = word.substr(0, end == word.npos ? 0 : end + 1);
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '-' ||
               c == '\'';
    }) && word.front() != '-';
}

/// A sentence that is said ends so.
bool ends_as_speech(std::string_view line) {
    constexpr std::string_view ends[] = {".\"", "!\"", "?\"", ".”", "!”", "?”", ".»", "!»", "?»"};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return line.ends_with(end); });
}

bool is_prose_line(std::string_view line) {
    return (line.ends_with('.') && base::count_words(line) >= prose_words) || line.starts_with("http") ||
           reads_as_prose(line);
}

/// "$name", but not "$4".
bool names_variable(std::string_view line) {
    const std::size_t at = line.find('$');
    return at != line.npos && base::is_ascii_letter_at(line, at + 1);
}

bool has_sign(std::string_view line) {
    const auto any = [](const auto& signs, auto fits) { return std::any_of(std::begin(signs), std::end(signs), fits); };
    return !is_prose_line(line) &&
           (any(signs_at_start, [&](std::string_view sign) { return line.starts_with(sign); }) ||
            any(signs_at_end, [&](std::string_view sign) { return line.ends_with(sign); }) ||
            any(signs_within, [&](std::string_view sign) { return line.find(sign) != line.npos; }) || names_variable(line));
}

/// "---- ------ ---": a line below the heads of columns.
bool parts_columns(std::string_view line) {
    const bool drawn = line.starts_with("--") || line.starts_with("==");
    return drawn && line.find(' ') != line.npos && line.find_first_not_of(line.front() == '-' ? "- " : "= ") == line.npos;
}

/// Such a line below one of prose, or above one as the first, parts scenes.
bool parts_columns_at(const std::vector<SourceLine>& lines, std::size_t at) {
    return parts_columns(lines[at].text) && !reads_as_prose(lines[at == 0 ? 1 : at - 1].text);
}

/// A command ends as no sentence does.
bool is_paragraph(const std::vector<SourceLine>& stanza) {
    const auto prose = [](const SourceLine& line) { return reads_as_prose(line.text); };
    return !has_signs_of_code(stanza) &&
           (ends_sentence(stanza.back().text) || std::any_of(stanza.begin(), stanza.end(), prose));
}

bool is_row(std::string_view line) {
    return line.size() > 1 && (line.front() == '|' || line.front() == '+') && line.back() == line.front();
}

}  // namespace

Fences::Fences(const std::vector<SourceLine>& lines) : lines_(lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t mark = 0; mark < ends_.size(); ++mark) {
            ends_[mark] = lines[i].text == fences[mark] ? i + 1 : ends_[mark];
        }
    }
}

std::optional<std::size_t> Fences::closing(std::size_t at) const {
    for (std::size_t mark = 0; mark < ends_.size(); ++mark) {
        const std::string_view fence = fences[mark];
        const std::string_view text = lines_[at].text;
        if (ends_[mark] <= at + 1 || !text.starts_with(fence) || text.find(fence.front(), fence.size()) != text.npos) {
            continue;
        }
        std::size_t close = at + 1;
        while (lines_[close].text != fence) {
            ++close;
        }
        return close;
    }
    return std::nullopt;
}

bool reads_as_prose(std::string_view line) {
    const std::string_view first = line.substr(0, line.find(' '));
    if (!is_plain_word(first)) {
        return false;
    }
    std::size_t words = 0;
    std::size_t plain = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        words += end > at ? 1 : 0;
        plain += is_plain_word(line.substr(at, end - at)) ? 1 : 0;
        at = end + 1;
    }
    const bool is_said = words >= fewest_said_words && ends_as_speech(line);
    return (words >= prose_words || is_said) && (words - plain) * most_signs_of_prose <= words;
}

bool has_signs_of_code(const std::vector<SourceLine>& lines) {
    const auto count =
        std::count_if(lines.begin(), lines.end(), [](const SourceLine& line) { return has_sign(line.text); });
    return static_cast<std::size_t>(count) * 3 >= lines.size();
}

bool is_drawn(const std::vector<SourceLine>& lines) {
    const auto any = [&](auto fits) { return std::any_of(lines.begin(), lines.end(), fits); };
    return lines.size() > 1 &&
           (std::all_of(lines.begin(), lines.end(), [](const SourceLine& line) { return is_row(line.text); }) ||
            any([&](const SourceLine& line) {
                return parts_columns_at(lines, static_cast<std::size_t>(&line - lines.data()));
            }) ||
            (lines.front().text.ends_with('{') && any([](const SourceLine& line) { return line.text.starts_with('}'); })));
}

bool is_indented(const std::vector<SourceLine>& lines, int margin) {
    return std::all_of(lines.begin(), lines.end(),
                       [&](const SourceLine& line) { return line.indent >= margin + code_indent; });
}

int margin_of(const std::vector<SourceLine>& lines) {
    int margin = 255;
    for (const SourceLine& line : lines) {
        margin = line.text.empty() ? margin : std::min<int>(margin, line.indent);
    }
    return margin;
}

int margin_of_prose(const std::vector<SourceLine>& lines) {
    const int margin = margin_of(lines);
    int indented_margin = 255;
    std::size_t stanzas = 0;
    std::size_t indented = 0;
    for (auto begin = lines.begin(); begin != lines.end();) {
        const auto end = std::find_if(begin, lines.end(), [](const SourceLine& line) { return line.text.empty(); });
        if (begin == end) {
            ++begin;
            continue;
        }
        const std::vector<SourceLine> stanza(begin, end);
        ++stanzas;
        if (is_indented(stanza, margin) && is_paragraph(stanza)) {
            ++indented;
            indented_margin = std::min(indented_margin, margin_of(stanza));
        }
        begin = end;
    }
    return 2 * indented > stanzas ? indented_margin : margin;
}

}  // namespace gazette::reader
