#include "reader/text_code.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"

namespace gazette::reader {

namespace {

/// As in Markdown.
constexpr int code_indent = 4;
/// A line of so many words is prose, where it ends as a sentence does.
constexpr std::size_t prose_words = 10;

constexpr std::array<std::string_view, 2> fences = {"```", "~~~"};
constexpr std::string_view signs_at_start[] = {"$ ", "# ", "#!", "//", "/*", ">>> ", "}"};
constexpr std::string_view signs_at_end[] = {"{", "}", "\\", ");", "*/", "/>"};
constexpr std::string_view signs_within[] = {"=", "()", "->", "</", "&&", "||", "${", "$("};

bool is_prose_line(std::string_view line) {
    return (line.ends_with('.') && base::count_words(line) >= prose_words) || line.starts_with("http");
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

bool has_signs_of_code(const std::vector<SourceLine>& lines) {
    const auto count =
        std::count_if(lines.begin(), lines.end(), [](const SourceLine& line) { return has_sign(line.text); });
    return static_cast<std::size_t>(count) * 3 >= lines.size();
}

bool is_drawn(const std::vector<SourceLine>& lines) {
    const auto any = [&](auto fits) { return std::any_of(lines.begin(), lines.end(), fits); };
    return lines.size() > 1 &&
           (std::all_of(lines.begin(), lines.end(), [](const SourceLine& line) { return is_row(line.text); }) ||
            any([](const SourceLine& line) { return parts_columns(line.text); }) ||
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

}  // namespace gazette::reader
