#include "reader/text_blocks.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

/// A hard-wrapped line is at most this long; a longer one is a paragraph of its own.
constexpr std::size_t widest_wrap = 100;
/// And at least this long, so that verse and addresses stay in lines.
constexpr std::size_t narrowest_wrap = 45;

/// Whether the lines are one paragraph broken at a fixed width: the word after each break would not have fitted.
bool is_hard_wrapped(const std::vector<SourceLine>& lines) {
    std::size_t width = 0;
    for (const SourceLine& line : lines) {
        width = std::max(width, base::count_code_points(line.text));
    }
    if (lines.size() < 2 || width > widest_wrap || width < narrowest_wrap) {
        return false;
    }
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string_view next = lines[i + 1].text;
        const std::size_t first_word = base::count_code_points(next.substr(0, next.find(' ')));
        if (base::count_code_points(lines[i].text) + 1 + first_word <= width - width / 8) {
            return false;
        }
    }
    return true;
}

void add_paragraph(std::vector<TextBlock>& blocks, std::vector<SourceLine>& lines) {
    if (is_hard_wrapped(lines)) {
        blocks.push_back({lines});
    } else {
        for (const SourceLine& line : lines) {
            blocks.push_back({{line}});
        }
    }
    lines.clear();
}

/// What a line of few words does not end with.
constexpr std::string_view ends_of_prose[] = {".", "。", "।", "۔", ":", ";", ",", "…", "።", "։"};

}  // namespace

std::vector<SourceLine> source_lines(const std::vector<std::string_view>& lines, std::size_t skip) {
    std::vector<SourceLine> out;
    for (std::size_t i = skip; i < lines.size(); ++i) {
        out.push_back({base::trim(lines[i]), static_cast<int>(i) + 1});
    }
    return out;
}

std::vector<TextBlock> text_blocks(const std::vector<SourceLine>& lines) {
    std::vector<TextBlock> blocks;
    std::vector<SourceLine> together;
    for (const SourceLine& line : lines) {
        const bool next_item =
            !together.empty() && bullet_length(together.front().text) > 0 && bullet_length(line.text) > 0;
        if (line.text.empty() || next_item) {
            add_paragraph(blocks, together);
        }
        if (!line.text.empty()) {
            together.push_back(line);
        }
    }
    add_paragraph(blocks, together);
    return blocks;
}

std::string joined(const TextBlock& block) {
    std::string text;
    for (const SourceLine& line : block.lines) {
        text += (text.empty() ? "" : " ") + base::collapse_space(line.text);
    }
    return text;
}

std::size_t bullet_length(std::string_view line) {
    for (const std::string_view mark : {"- ", "* ", "• ", "· ", "‣ ", "▪ "}) {
        if (line.starts_with(mark)) {
            return mark.size();
        }
    }
    return 0;
}

bool is_short_line(std::string_view text, std::size_t limit) {
    if (text.empty() || base::count_code_points(text) > limit) {
        return false;
    }
    return std::none_of(std::begin(ends_of_prose), std::end(ends_of_prose),
                        [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace gazette::reader
