#include "reader/text_structure.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/text_characters.h"
#include "reader/text_head.h"

namespace gazette::reader {

namespace {

using article::Block;
using article::Blocks;

constexpr std::size_t longest_heading = 80;
/// Up to here lines may be what could not be taken of an article's head.
constexpr std::size_t last_head_block = 6;
constexpr int deepest_list = 8;
constexpr std::size_t deepest_quote = 8;

Block heading(std::string text, int level) {
    article::Heading heading;
    heading.level = level;
    heading.inlines.push_back({article::Text{std::move(text)}});
    return {std::move(heading)};
}

std::optional<ItemMark> mark_of(const TextBlock& block) {
    return block.is_rule || block.is_code ? std::nullopt : item_mark(block.lines.front().text);
}

/// That of the first of a list's items.
bool opens_inner(const ItemMark& mark) {
    return !mark.ordered || mark.number == 1;
}

bool stands_within(const TextBlock& block, const TextBlock& item) {
    constexpr int columns = 2;
    return block.lines.front().indent >= item.lines.front().indent + columns;
}

/// A lone "1. " or "- " is text.
bool opens_list(const std::vector<TextBlock>& blocks, std::size_t at, const ItemMark& mark) {
    std::size_t next = at + 1;
    while (next < blocks.size() && blocks[next].is_next_line) {
        ++next;
    }
    if (next >= blocks.size()) {
        return false;
    }
    const std::optional<ItemMark> below = mark_of(blocks[next]);
    return continues(mark, below) || (below && opens_inner(*below) && stands_within(blocks[next], blocks[at]));
}

bool is_quote(const TextBlock& block) {
    return is_quoted(block.lines.front().text);
}

/// No heading opens with a dash, the mark of an item or a line of a table; text does, where it speaks.
bool opens_as_text(std::string_view line) {
    constexpr std::u32string_view marks = U"*+|>•·‣▪";
    std::size_t at = 0;
    const char32_t first = base::next_code_point(line, at);
    return u_charType(static_cast<UChar32>(first)) != U_DASH_PUNCTUATION && marks.find(first) == std::u32string_view::npos;
}

/// An indented line that opens with a small letter is a command or an example.
bool stands_apart(const SourceLine& line, const SourceLine& below) {
    constexpr int columns = 4;
    return line.indent >= below.indent + columns && opens_lower(line.text);
}

std::string without_mark(const TextBlock& block, std::size_t length) {
    return base::collapse_space(joined(block).substr(length));
}

class Structurer {
public:
    Structurer(const std::vector<TextBlock>& blocks, const Rules& rules) : blocks_(blocks), rules_(rules) {}

    Blocks run() {
        while (at_ < blocks_.size()) {
            add_next();
        }
        return std::move(out_);
    }

private:
    void add_next() {
        if (blocks_[at_].is_rule) {
            add_rule();
            return;
        }
        if (blocks_[at_].is_code) {
            out_.push_back({article::CodeBlock{code_of(blocks_[at_++]), {}}});
            return;
        }
        const std::optional<ItemMark> mark = mark_of(blocks_[at_]);
        if (mark && opens_list(blocks_, at_, *mark)) {
            out_.push_back({list_from_here(*mark, 0)});
        } else if (is_quote(blocks_[at_])) {
            out_.push_back({quote_from_here(1)});
        } else if (blocks_[at_].underline != 0) {
            add_underlined();
        } else if (is_heading()) {
            out_.push_back(heading(joined(blocks_[at_++]), 1));
        } else {
            out_.push_back(lines_from_here(joined));
        }
    }

    /// The next block, and those that are its next lines.
    template <class TextOf>
    Block lines_from_here(TextOf text_of) {
        article::Paragraph paragraph;
        paragraph.inlines.push_back({article::Text{text_of(blocks_[at_++])}});
        for (; is_next_line(); ++at_) {
            const TextBlock& next = blocks_[at_];
            paragraph.inlines.push_back({article::LineBreak{}});
            paragraph.inlines.push_back({article::Text{is_quote(next) ? quoted_text(next) : joined(next)}});
        }
        return {std::move(paragraph)};
    }

    /// What stood between them may have been taken away.
    bool is_next_line() const {
        return at_ < blocks_.size() && blocks_[at_].is_next_line &&
               blocks_[at_].lines.front().number == blocks_[at_ - 1].lines.back().number + 1;
    }

    /// One that parts nothing is none.
    void add_rule() {
        const bool parts = !out_.empty() && !std::holds_alternative<article::Rule>(out_.back().value);
        ++at_;
        if (parts && at_ < blocks_.size()) {
            out_.push_back({article::Rule{}});
        }
    }

    /// What is underlined like the first of such headings is on its level; each other kind of line is one level below.
    void add_underlined() {
        constexpr std::size_t deepest = 6;
        const TextBlock& block = blocks_[at_++];
        std::size_t level = underlines_.find(block.underline);
        if (level == std::u32string::npos) {
            level = underlines_.size();
            underlines_ += block.underline;
        }
        out_.push_back(heading(joined(block), static_cast<int>(std::min(level + 1, deepest))));
    }

    article::List list_from_here(const ItemMark& first, int depth) {
        article::List list;
        if (first.ordered) {
            list.numbering = article::Numbering{first.number, first.system};
        }
        const std::size_t begin = at_;
        std::optional<ItemMark> mark = first;
        while (mark) {
            article::ListItem item;
            item.checked = mark->checked;
            const std::size_t length = mark->length;
            item.blocks.push_back(
                lines_from_here([length](const TextBlock& block) { return without_mark(block, length); }));
            std::optional<ItemMark> next = mark_here();
            if (next && opens_inner(*next) && stands_within(blocks_[at_], blocks_[begin]) && depth < deepest_list) {
                item.blocks.push_back({list_from_here(*next, depth + 1)});
                next = mark_here();
            }
            list.items.push_back(std::move(item));
            const bool same = next && (depth == 0 || !stands_within(blocks_[begin], blocks_[at_]));
            mark = same && continues(*mark, next) ? next : std::nullopt;
        }
        return list;
    }

    std::optional<ItemMark> mark_here() const { return at_ < blocks_.size() ? mark_of(blocks_[at_]) : std::nullopt; }

    std::size_t depth_here() const {
        const bool quoted = at_ < blocks_.size() && is_quote(blocks_[at_]);
        return quoted ? std::min(quote_depth(blocks_[at_].lines.front().text), deepest_quote) : 0;
    }

    article::Quote quote_from_here(std::size_t depth) {
        article::Quote quote;
        for (std::size_t here = depth_here(); here >= depth; here = depth_here()) {
            if (here > depth) {
                quote.blocks.push_back({quote_from_here(depth + 1)});
            } else {
                quote.blocks.push_back(lines_from_here(quoted_text));
            }
        }
        return quote;
    }

    static std::string quoted_text(TextBlock block) {
        for (SourceLine& line : block.lines) {
            line.text = without_quote_marks(line.text);
        }
        return joined(block);
    }

    bool is_heading() const {
        if (at_ == 0 || at_ + 1 >= blocks_.size() || blocks_[at_].lines.size() != 1 || blocks_[at_ + 1].is_rule) {
            return false;
        }
        const TextBlock& below = blocks_[at_ + 1];
        if (below.is_code || below.is_next_line || stands_apart(blocks_[at_].lines.front(), below.lines.front())) {
            return false;
        }
        const std::string_view line = blocks_[at_].lines.front().text;
        const std::string next = joined(blocks_[at_ + 1]);
        return has_letter(line) && opens_as_text(line) && is_short_line(line, longest_heading) && !line.ends_with('?') &&
               !line.ends_with('!') && !line.ends_with('"') && !line.ends_with("”") && !line.ends_with("»") &&
               next.size() > 2 * line.size() && !is_short_line(next, longest_heading) &&
               (at_ > last_head_block || !states_head(joined(blocks_[at_]), rules_));
    }

    const std::vector<TextBlock>& blocks_;
    const Rules& rules_;
    std::size_t at_ = 0;
    std::u32string underlines_;
    Blocks out_;
};

}  // namespace

Blocks structure(const std::vector<TextBlock>& blocks, const Rules& rules) {
    return Structurer(blocks, rules).run();
}

}  // namespace gazette::reader
