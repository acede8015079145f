#include "reader/markdown_tables.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/text.h"
#include "reader/markdown_lines.h"

namespace gazette::reader {

namespace {

constexpr std::size_t least_width = 3;

/// Comments, and elements whose text is as it is written (CommonMark 4.6): what looks like a table in them is none.
constexpr std::string_view raw_elements[] = {"<!--", "<pre", "<script", "<style", "<textarea"};

bool opens_raw_text(std::string_view line) {
    const std::string lowered = base::lower_ascii(line.substr(after_containers(line)));
    return std::any_of(std::begin(raw_elements), std::end(raw_elements), [&](std::string_view each) {
        return lowered.starts_with(each) && (each == "<!--" || lowered.size() == each.size() ||
                                             std::string_view(" \t>").find(lowered[each.size()]) != std::string_view::npos);
    });
}

/// Cells of a row, the bars at its ends left out.
std::size_t cells_in(std::string_view row) {
    row = base::trim(row);
    std::size_t count = 0;
    for (std::size_t at = row.starts_with('|') ? 1 : 0; at < row.size(); ++count) {
        at = next_bar(row, at) + 1;
    }
    return count;
}

bool is_delimiter(std::string_view cell) {
    cell.remove_prefix(cell.starts_with(':') ? 1 : 0);
    cell.remove_suffix(cell.ends_with(':') ? 1 : 0);
    return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

/// The row with no cell too narrow; empty where it is none that delimits, or all are wide enough.
std::string widened(std::string_view row) {
    std::string out;
    bool has_bar = false;
    bool changed = false;
    for (std::size_t at = 0; at < row.size();) {
        const std::size_t bar = next_bar(row, at);
        const std::string_view cell = base::trim(row.substr(at, bar - at));
        const bool at_end = at == 0 || bar == row.size();
        if (!is_delimiter(cell) && !(cell.empty() && at_end)) {
            return {};
        }
        out += row.substr(at, bar - at);
        if (!cell.empty() && cell.size() < least_width) {
            out.insert(out.find_last_of('-'), least_width - cell.size(), '-');
            changed = true;
        }
        has_bar = has_bar || bar < row.size();
        out += row.substr(bar, 1);
        at = bar + 1;
    }
    return has_bar && changed ? out : std::string();
}

/// Where the text of a line begins that no indent makes code; its end where one does.
std::size_t text_begin(std::string_view line) {
    const std::size_t begin = after_containers(line);
    const std::size_t mark = line.substr(0, begin).find_last_not_of(' ');
    const std::size_t spaces = mark == std::string_view::npos ? begin : begin - mark - 1;
    return spaces < 4 ? begin : line.size();
}

/// Whether a line may be the last one before a table: md4c takes none amid a paragraph.
bool ends_block(std::string_view line) {
    const std::string_view text = line.substr(after_containers(line));
    return base::trim(text).empty() || text.starts_with('#') || text.starts_with("```") || text.starts_with("~~~");
}

std::string row_below(std::string_view head, std::string_view line) {
    const std::size_t begin = text_begin(line);
    const auto quotes = [](std::string_view marks) { return std::count(marks.begin(), marks.end(), '>'); };
    if (line.substr(0, begin).find_first_not_of(" >") != std::string_view::npos || begin != text_begin(head) ||
        quotes(line.substr(0, begin)) != quotes(head.substr(0, begin))) {
        return {};
    }
    std::string row = widened(line.substr(begin));
    const bool fits = !row.empty() && cells_in(row) == cells_in(head.substr(begin));
    return fits ? std::string(line.substr(0, begin)) + row : std::string();
}

}  // namespace

std::string with_wide_delimiters(std::string markdown) {
    if (markdown.find('|') == std::string::npos) {
        return markdown;
    }
    std::string out;
    out.reserve(markdown.size());
    bool changed = false;
    CodeFence fence;
    std::string_view above;
    bool opens_block = true;
    bool above_opens_block = false;
    for (const std::string_view line : base::split_lines(markdown)) {
        const bool is_code = fence.takes(line);
        if (!is_code && opens_raw_text(line)) {
            return markdown;
        }
        const std::string row = is_code || !above_opens_block ? std::string() : row_below(above, line);
        out += row.empty() ? line : std::string_view(row);
        out += '\n';
        changed = changed || !row.empty();
        above = is_code ? std::string_view() : line;
        above_opens_block = opens_block && !is_code;
        opens_block = is_code || ends_block(line);
    }
    return changed ? out : markdown;
}

}  // namespace gazette::reader
