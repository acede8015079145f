#include "reader/text_pages.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

/// So many lines of a page's edge may be its running head, its number, and the like.
constexpr std::size_t most_edge_lines = 3;
/// In code points, without the gaps between its parts.
constexpr std::size_t longest_edge_line = 60;
/// A line at the edges of so many pages is a running head, beside a number that of fewer: left pages may have another than right ones.
constexpr int fewest_recurrences = 3;
constexpr int fewest_beside_number = 2;
constexpr int largest_page_number = 99999;

/// Of a line that has one group of digits, and beside it strokes and brackets at most.
std::optional<int> page_number(std::string_view line) {
    constexpr std::string_view marks = "-–—[](). ";
    constexpr std::size_t longest = 12;
    if (line.size() > longest) {
        return std::nullopt;
    }
    std::optional<int> number;
    bool closed = false;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = at;
        const int digit = u_charDigitValue(static_cast<UChar32>(base::next_code_point(line, at)));
        if (digit < 0 && marks.find(line.substr(begin, at - begin)) == std::string_view::npos) {
            return std::nullopt;
        }
        if (digit >= 0 && (closed || number.value_or(0) > largest_page_number / 10)) {
            return std::nullopt;
        }
        closed = number && digit < 0;
        number = digit < 0 ? number : std::optional(number.value_or(0) * 10 + digit);
    }
    return number;
}

/// What recurs: "A. Quill 12" and "14 A. Quill".
std::string without_digits(std::string_view line) {
    std::string text = base::fold(line);
    std::erase_if(text, base::is_ascii_digit);
    return std::string(base::trim(text));
}

bool is_open(std::string_view line) {
    constexpr std::u32string_view ends = U".!?:”\"»。！？」』";
    return !line.empty() && ends.find(last_character(line)) == ends.npos;
}

class EdgeRemover {
public:
    EdgeRemover(std::vector<SourceLine> lines, const std::vector<int>& openings)
        : lines_(std::move(lines)), gone_(lines_.size()) {
        std::size_t line = 0;
        for (const int opening : openings) {
            while (line < lines_.size() && lines_[line].number < opening) {
                ++line;
            }
            if (line > 0 && line < lines_.size() && (breaks_.empty() || breaks_.back() != line)) {
                breaks_.push_back(line);
            }
        }
    }

    std::vector<SourceLine> run(std::vector<article::RemovedLine>& removed) {
        breaks_.push_back(lines_.size());
        count();
        const bool numbered_above = are_numbered(&EdgeRemover::edge_above);
        const bool numbered_below = are_numbered(&EdgeRemover::edge_below);
        for (std::size_t page = 0; page < breaks_.size(); ++page) {
            clear(edge_above(page), numbered_above);
            clear(edge_below(page), numbered_below);
        }
        std::vector<SourceLine> kept;
        std::size_t next = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (gone_[i]) {
                removed.push_back({std::string(lines_[i].text),
                                   page_number(lines_[i].text) ? "page number" : "running head", lines_[i].number});
                lines_[i].text = {};
            }
            if (next < breaks_.size() && breaks_[next] == i) {
                join(kept);
                ++next;
            }
            if (!lines_[i].text.empty() || !joined_) {
                joined_ = false;
                kept.push_back(lines_[i]);
            }
        }
        return kept;
    }

private:
    struct Edge {
        std::string_view side;
        /// The outermost first.
        std::vector<std::size_t> lines;
    };

    /// Of the lines that end a page, those that are not empty.
    Edge edge_above(std::size_t page) const {
        Edge edge = {"above ", {}};
        const std::size_t begin = page == 0 ? 0 : breaks_[page - 1];
        for (std::size_t at = breaks_[page]; at-- > begin && edge.lines.size() < most_edge_lines;) {
            if (!lines_[at].text.empty()) {
                edge.lines.push_back(at);
            }
        }
        return edge;
    }

    /// The same of those that open the page behind it.
    Edge edge_below(std::size_t page) const {
        Edge edge = {"below ", {}};
        const std::size_t end = page + 1 < breaks_.size() ? breaks_[page + 1] : lines_.size();
        for (std::size_t at = breaks_[page]; at < end && edge.lines.size() < most_edge_lines; ++at) {
            if (!lines_[at].text.empty()) {
                edge.lines.push_back(at);
            }
        }
        return edge;
    }

    void count() {
        for (std::size_t page = 0; page < breaks_.size(); ++page) {
            for (const Edge& edge : {edge_above(page), edge_below(page)}) {
                for (std::size_t i = 0; i < edge.lines.size(); ++i) {
                    ++recurrences_[key_of(edge, i)];
                }
            }
        }
    }

    /// A running head is as far from the edge on each page.
    std::string key_of(const Edge& edge, std::size_t index) const {
        return std::string(edge.side) + std::to_string(index) + without_digits(lines_[edge.lines[index]].text);
    }

    bool recurs(const Edge& edge, std::size_t index, int fewest) const {
        const std::string_view text = lines_[edge.lines[index]].text;
        const auto found = recurrences_.find(key_of(edge, index));
        return found != recurrences_.end() && found->second >= fewest && has_letter(text) &&
               is_short_line(base::collapse_space(text), longest_edge_line) && !opens_lower(text);
    }

    /// The outermost, which has nothing but running heads outside it.
    std::optional<std::size_t> number_of(const Edge& edge) const {
        for (std::size_t i = 0; i < edge.lines.size(); ++i) {
            if (page_number(lines_[edge.lines[i]].text)) {
                return edge.lines[i];
            }
            if (!recurs(edge, i, fewest_beside_number)) {
                break;
            }
        }
        return std::nullopt;
    }

    /// Whether the numbers at that edge count the pages, from most of them to the next: some may be misread, and pages lost.
    bool are_numbered(Edge (EdgeRemover::*edge_at)(std::size_t) const) const {
        std::size_t steps = 0;
        std::size_t counting = 0;
        std::optional<int> last;
        for (std::size_t page = 0; page < breaks_.size(); ++page) {
            if (const std::optional<std::size_t> line = number_of((this->*edge_at)(page))) {
                const int distance = *page_number(lines_[*line].text) - static_cast<int>(page);
                steps += last ? 1 : 0;
                counting += last == distance ? 1 : 0;
                last = distance;
            }
        }
        return 2 * counting > steps;
    }

    void clear(const Edge& edge, bool are_numbered) {
        const std::optional<std::size_t> number = are_numbered ? number_of(edge) : std::nullopt;
        for (std::size_t i = 0; i < edge.lines.size(); ++i) {
            if (edge.lines[i] != number && !recurs(edge, i, number ? fewest_beside_number : fewest_recurrences)) {
                return;
            }
            gone_[edge.lines[i]] = true;
        }
    }

    /// Before the line that opens a page.
    void join(std::vector<SourceLine>& kept) {
        while (!kept.empty() && kept.back().text.empty()) {
            kept.pop_back();
        }
        joined_ = !kept.empty() && is_open(kept.back().text);
        if (!joined_ && !kept.empty()) {
            kept.push_back({{}, kept.back().number});
        }
    }

    std::vector<SourceLine> lines_;
    std::vector<bool> gone_;
    std::vector<std::size_t> breaks_;
    /// How many pages have such a line at their edge.
    std::unordered_map<std::string, int> recurrences_;
    /// The last line goes on over the end of its page, so that blank lines are left out.
    bool joined_ = false;
};

}  // namespace

PagedText::PagedText(std::string_view text) : text_(text) {
    int number = 1;
    bool opens = false;
    for (char& c : text_) {
        if (c == '\f') {
            c = ' ';
            opens = true;
        } else if (c == '\n') {
            ++number;
        } else if (opens && c != ' ' && c != '\t') {
            openings_.push_back(number);
            opens = false;
        }
    }
}

std::vector<SourceLine> PagedText::without_edges(std::vector<SourceLine> lines,
                                                 std::vector<article::RemovedLine>& removed) const {
    return openings_.empty() ? std::move(lines) : EdgeRemover(std::move(lines), openings_).run(removed);
}

}  // namespace gazette::reader
