#include "reader/text_pages.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
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
/// In code points.
constexpr std::size_t longest_edge_line = 60;
/// A line at the edges of so many pages is a running head, beside a number that of fewer: left pages may have another than right ones.
constexpr int fewest_recurrences = 3;
constexpr int fewest_beside_number = 2;

bool is_page_number(std::string_view line) {
    constexpr std::string_view marks = "-–—[](). ";
    constexpr std::size_t longest = 12;
    bool digit = false;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = at;
        const bool is_digit = u_isdigit(static_cast<UChar32>(base::next_code_point(line, at))) != 0;
        if (!is_digit && marks.find(line.substr(begin, at - begin)) == std::string_view::npos) {
            return false;
        }
        digit = digit || is_digit;
    }
    return digit && line.size() <= longest;
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
            if (line > 0 && line < lines_.size()) {
                breaks_.push_back(line);
            }
        }
    }

    std::vector<SourceLine> run(std::vector<article::RemovedLine>& removed) {
        breaks_.push_back(lines_.size());
        count();
        for (const std::size_t at : breaks_) {
            clear(edge_above(at));
            clear(edge_below(at));
        }
        std::vector<SourceLine> kept;
        std::size_t next = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (gone_[i]) {
                removed.push_back({std::string(lines_[i].text),
                                   is_page_number(lines_[i].text) ? "page number" : "running head", lines_[i].number});
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
    using Edge = std::vector<std::size_t>;

    /// The lines that are not empty, the outermost first.
    Edge edge_above(std::size_t at) const {
        Edge edge;
        while (at-- > 0 && edge.size() < most_edge_lines) {
            if (!lines_[at].text.empty()) {
                edge.push_back(at);
            }
        }
        return edge;
    }

    Edge edge_below(std::size_t at) const {
        Edge edge;
        for (; at < lines_.size() && edge.size() < most_edge_lines; ++at) {
            if (!lines_[at].text.empty()) {
                edge.push_back(at);
            }
        }
        return edge;
    }

    void count() {
        for (const std::size_t at : breaks_) {
            for (const Edge& edge : {edge_above(at), edge_below(at)}) {
                for (std::size_t i = 0; i < edge.size(); ++i) {
                    ++recurrences_[key_of(edge, i)];
                }
            }
        }
    }

    /// A running head is as far from the edge on each page.
    std::string key_of(const Edge& edge, std::size_t index) const {
        const bool above = edge.size() > 1 && edge[0] > edge[1];
        return (above ? "above " : "below ") + std::to_string(index) + without_digits(lines_[edge[index]].text);
    }

    void clear(const Edge& edge) {
        const bool numbered =
            std::any_of(edge.begin(), edge.end(), [&](std::size_t line) { return is_page_number(lines_[line].text); });
        for (std::size_t i = 0; i < edge.size(); ++i) {
            const std::string_view text = lines_[edge[i]].text;
            const auto found = recurrences_.find(key_of(edge, i));
            const int times = found == recurrences_.end() ? 0 : found->second;
            const bool recurs = times >= (numbered ? fewest_beside_number : fewest_recurrences) &&
                                is_short_line(text, longest_edge_line) && !opens_lower(text);
            if (!is_page_number(text) && !recurs) {
                return;
            }
            gone_[edge[i]] = true;
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
