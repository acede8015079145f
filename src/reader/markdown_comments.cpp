#include "reader/markdown_comments.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "reader/markdown_lines.h"
#include "reader/text_wrap.h"

namespace gazette::reader {

namespace {

/// Two signs and no third among words, which may open or close a comment.
struct CommentMark {
    std::size_t at = 0;
    bool opens = false;
    bool closes = false;
    /// What is behind it opens a link, emphasis, code or a quotation.
    bool before_opening = false;
    /// White space is behind it, or nothing.
    bool before_space = false;
    bool behind_space = false;
    bool behind_digit = false;
    bool ends_line = false;
    bool begins_line = false;
    std::size_t line_end = 0;
    /// The number of the block that holds it.
    std::size_t block = 0;
};

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

/// The one that ends before `end`; `end` is not 0.
char32_t code_point_before(std::string_view text, std::size_t end) {
    std::size_t at = end - 1;
    while (at > 0 && base::continues_character(text[at])) {
        --at;
    }
    return base::next_code_point(text, at);
}

/// Before what ends a sentence or a quotation there, no comment begins.
bool is_before_end(std::string_view behind) {
    constexpr std::string_view ends = ",;:.!?)]}\"'";
    const auto is_end = [&](std::size_t at) {
        return at < behind.size() && ends.find(behind[at]) != std::string_view::npos;
    };
    return is_end(0) && (behind.size() == 1 || is_space(behind[1]) || (is_end(1) && behind[1] != behind[0]));
}

/// At the beginning of a line's text or behind white space; where words stand close, also behind them, and at the end of a
/// sentence. Neither "5 %% of" nor "« %% »" opens one.
bool may_open_comment(std::string_view before, bool before_space) {
    const std::size_t last = before.find_last_not_of(" \t");
    if (last == std::string_view::npos) {
        return true;
    }
    if (last + 1 < before.size()) {
        const std::string_view words = before.substr(0, last + 1);
        const bool quoted = words.ends_with("\u00AB") || words.ends_with("\u201C") || words.ends_with("\u201E");
        return !before_space || !(quoted || base::is_ascii_digit(words.back()));
    }
    const bool ends_sentence = last > 0 && std::string_view(".,;:!?").find(before[last]) != std::string_view::npos &&
                               !base::is_ascii_digit(before[last - 1]) &&
                               std::string_view(" \t\"'").find(before[last - 1]) == std::string_view::npos;
    const char32_t character = code_point_before(before, before.size());
    return takes_no_space(character, character) || (ends_sentence && !before_space);
}

/// Before white space or punctuation, or at the end. No word follows the punctuation, as in an address.
bool may_close_comment(std::string_view behind) {
    if (behind.empty() || is_space(behind.front())) {
        return true;
    }
    if ((behind.front() & 0x80) == 0) {
        return !base::is_ascii_letter_or_digit(behind.front()) &&
               (behind.size() == 1 || !base::is_ascii_letter_or_digit(behind[1]));
    }
    std::size_t at = 0;
    return takes_no_space(U'\u4E00', base::next_code_point(behind, at));
}

/// Of a mark at `at` of a line's text, which ends with a word.
CommentMark comment_mark_in(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const std::string_view behind = text.substr(at + comment_mark.size());
    CommentMark mark;
    mark.before_space = behind.empty() || is_space(behind.front());
    mark.before_opening = !behind.empty() && std::string_view("*_~`[(<\"'").find(behind.front()) != std::string_view::npos;
    mark.behind_space = !before.empty() && is_space(before.back());
    mark.behind_digit = !before.empty() && base::is_ascii_digit(before.back());
    mark.ends_line = behind.empty();
    mark.begins_line = before.empty();
    mark.opens = may_open_comment(before, mark.before_space) && !is_before_end(behind);
    mark.closes = may_close_comment(behind);
    return mark;
}

std::vector<CommentMark> comment_marks(std::string_view markdown, const MarkdownPlaces& places) {
    std::vector<CommentMark> marks;
    std::size_t line_end = 0;
    std::size_t begin = 0;
    std::string_view text;
    for (const MarkdownPlaces::Words& words : places.words) {
        const std::string_view part = markdown.substr(0, words.end);
        for (std::size_t at = part.find(comment_mark, words.begin); at != std::string_view::npos;
             at = part.find(comment_mark, at)) {
            if (at >= line_end) {
                begin = markdown.rfind('\n', at) + 1;
                line_end = std::min(markdown.find('\n', at), markdown.size());
                text = markdown.substr(begin, line_end - begin);
                const std::size_t prefix = after_containers(text);
                begin += prefix;
                text = text.substr(prefix, text.find_last_not_of(" \t") + 1 - prefix);
            }
            const std::size_t signs_end = std::min(markdown.find_first_not_of('%', at), markdown.size());
            if (signs_end - at == comment_mark.size() && !(words.escaped && at == words.begin)) {
                marks.push_back(comment_mark_in(text, at - begin));
                marks.back().at = at;
                marks.back().line_end = line_end;
                marks.back().block = words.block;
            }
            at = signs_end;
        }
    }
    return marks;
}

class CommentFinder {
public:
    CommentFinder(std::string_view markdown, std::vector<CommentMark> marks)
        : markdown_(markdown), marks_(std::move(marks)) {
        for (std::size_t i = 0; i < marks_.size(); i += opens_within_line(i) ? 2 : 1) {
            if (may_end_block(i)) {
                block_ends_.push_back(i);
            }
        }
    }

    std::vector<MarkdownComment> run() {
        std::vector<MarkdownComment> comments;
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            const std::size_t close = opens_within_line(i) ? i + 1 : end_of_block(i);
            if (close > i) {
                comments.push_back({marks_[i].at, marks_[close].at + comment_mark.size()});
                i = close;
            }
        }
        return comments;
    }

private:
    /// "%% of it, and 5%%" are shares, and "%%(a)s %%(b)s" stand alike before what they open. No comment goes from one cell of a
    /// table to another.
    bool opens_within_line(std::size_t i) const {
        if (i + 1 >= marks_.size()) {
            return false;
        }
        const CommentMark& open = marks_[i];
        const CommentMark& close = marks_[i + 1];
        const bool closes = close.closes || (close.before_opening && close.behind_space == open.before_space);
        return close.at < open.line_end && close.block == open.block && open.opens && closes &&
               !(open.before_space && close.behind_digit);
    }

    bool may_end_block(std::size_t i) const { return !opens_within_line(i) && marks_[i].closes && !marks_[i].behind_digit; }

    /// The mark that ends the lines which this one begins; itself where there is none. No others stand between, unless this one is
    /// alone on its line.
    std::size_t end_of_block(std::size_t i) const {
        const CommentMark& open = marks_[i];
        if (!open.begins_line || !open.opens) {
            return i;
        }
        const std::size_t close = open.ends_line ? next_block_end(i) : i + 1;
        if (close >= marks_.size() || marks_[close].at < open.line_end || !marks_[close].ends_line ||
            !may_end_block(close)) {
            return i;
        }
        const bool is_next = markdown_.find(comment_mark, open.at + comment_mark.size()) == marks_[close].at;
        return open.ends_line || is_next ? close : i;
    }

    std::size_t next_block_end(std::size_t i) const {
        const auto next = std::upper_bound(block_ends_.begin(), block_ends_.end(), i);
        return next == block_ends_.end() ? marks_.size() : *next;
    }

    std::string_view markdown_;
    std::vector<CommentMark> marks_;
    /// Those that may end a comment of many lines, in their order.
    std::vector<std::size_t> block_ends_;
};

}  // namespace

std::vector<MarkdownComment> markdown_comments(std::string_view markdown, const MarkdownPlaces& places) {
    return CommentFinder(markdown, comment_marks(markdown, places)).run();
}

}  // namespace gazette::reader
