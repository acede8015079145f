#include "reader/text_structure.h"

#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"

namespace gazette::reader {

namespace {

using article::Block;
using article::Blocks;

constexpr std::size_t longest_heading = 80;

Block paragraph(std::string text) {
    article::Paragraph paragraph;
    paragraph.inlines.push_back({article::Text{std::move(text)}});
    return {std::move(paragraph)};
}

Block heading(std::string text) {
    article::Heading heading;
    heading.level = 1;
    heading.inlines.push_back({article::Text{std::move(text)}});
    return {std::move(heading)};
}

struct ItemMark {
    bool ordered = false;
    int number = 1;
    std::size_t length = 0;
};

std::optional<ItemMark> bullet(std::string_view line) {
    const std::size_t length = bullet_length(line);
    return length > 0 ? std::optional(ItemMark{false, 1, length}) : std::nullopt;
}

/// "1. " or "1) ", up to 999.
std::optional<ItemMark> numeral(std::string_view line) {
    int number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + std::min<std::size_t>(line.size(), 3), number);
    const auto digits = static_cast<std::size_t>(end - line.data());
    if (error != std::errc() || number < 0 || digits + 2 > line.size()) {
        return std::nullopt;
    }
    const bool mark = (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
    return mark ? std::optional(ItemMark{true, number, digits + 2}) : std::nullopt;
}

std::optional<ItemMark> item_mark(const TextBlock& block) {
    const std::string_view line = block.lines.front().text;
    const std::optional<ItemMark> mark = bullet(line);
    return mark ? mark : numeral(line);
}

/// A list counts its numbers itself, so that they must follow each other.
bool continues(const ItemMark& mark, const std::optional<ItemMark>& next) {
    return next && next->ordered == mark.ordered && (!mark.ordered || next->number == mark.number + 1);
}

/// A lone "1. " or "- " is text.
bool opens_list(const std::vector<TextBlock>& blocks, std::size_t at, const ItemMark& mark) {
    return at + 1 < blocks.size() && continues(mark, item_mark(blocks[at + 1]));
}

bool is_quote(const TextBlock& block) {
    return block.lines.front().text.starts_with("> ");
}

std::string without_mark(const TextBlock& block, std::size_t length) {
    return base::collapse_space(joined(block).substr(length));
}

class Structurer {
public:
    explicit Structurer(const std::vector<TextBlock>& blocks) : blocks_(blocks) {}

    Blocks run() {
        while (at_ < blocks_.size()) {
            add_next();
        }
        return std::move(out_);
    }

private:
    void add_next() {
        const std::optional<ItemMark> mark = item_mark(blocks_[at_]);
        if (mark && opens_list(blocks_, at_, *mark)) {
            add_list(*mark);
        } else if (is_quote(blocks_[at_])) {
            add_quote();
        } else if (is_heading()) {
            out_.push_back(heading(joined(blocks_[at_++])));
        } else {
            out_.push_back(paragraph(joined(blocks_[at_++])));
        }
    }

    void add_list(const ItemMark& first) {
        article::List list;
        list.ordered = first.ordered;
        list.start = first.number;
        std::optional<ItemMark> mark = first;
        while (mark) {
            article::ListItem item;
            item.blocks.push_back(paragraph(without_mark(blocks_[at_], mark->length)));
            list.items.push_back(std::move(item));
            ++at_;
            const std::optional<ItemMark> next = at_ < blocks_.size() ? item_mark(blocks_[at_]) : std::nullopt;
            mark = continues(*mark, next) ? next : std::nullopt;
        }
        out_.push_back({std::move(list)});
    }

    void add_quote() {
        article::Quote quote;
        for (; at_ < blocks_.size() && is_quote(blocks_[at_]); ++at_) {
            quote.blocks.push_back(paragraph(quoted_text(blocks_[at_])));
        }
        out_.push_back({std::move(quote)});
    }

    static std::string quoted_text(const TextBlock& block) {
        std::string text;
        for (const SourceLine& line : block.lines) {
            const std::string_view bare = line.text.starts_with(">") ? line.text.substr(1) : line.text;
            text += (text.empty() ? "" : " ") + base::collapse_space(bare);
        }
        return text;
    }

    bool is_heading() const {
        if (at_ == 0 || at_ + 1 >= blocks_.size() || blocks_[at_].lines.size() != 1) {
            return false;
        }
        const std::string_view line = blocks_[at_].lines.front().text;
        const std::string next = joined(blocks_[at_ + 1]);
        return is_short_line(line, longest_heading) && !line.ends_with('?') && !line.ends_with('!') &&
               !line.ends_with('"') && !line.ends_with("”") && !line.ends_with("»") && next.size() > 2 * line.size() &&
               !is_short_line(next, longest_heading);
    }

    const std::vector<TextBlock>& blocks_;
    std::size_t at_ = 0;
    Blocks out_;
};

}  // namespace

Blocks structure(const std::vector<TextBlock>& blocks) {
    return Structurer(blocks).run();
}

}  // namespace gazette::reader
