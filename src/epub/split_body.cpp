#include "epub/split_body.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "base/utf8.h"

namespace gazette::epub {

namespace {

template <class T>
using Halves = std::optional<std::pair<T, T>>;

template <class T>
std::pair<std::vector<T>, std::vector<T>> parted(std::vector<T> whole, std::size_t at) {
    const auto middle = whole.begin() + static_cast<std::ptrdiff_t>(at);
    std::vector<T> second(std::make_move_iterator(middle), std::make_move_iterator(whole.end()));
    whole.erase(middle, whole.end());
    return {std::move(whole), std::move(second)};
}

// Each takes what is too long, and gives two halves that are not empty, or nothing where it has no place to be parted at. They
// call each other no deeper than readers nest.

Halves<article::Blocks> halve(article::Blocks blocks);
Halves<article::Inlines> halve(article::Inlines inlines);

/// At the space nearest before the middle, which goes; or else anywhere between two code points.
Halves<std::string> halve(std::string text) {
    if (text.size() < 8) {
        return std::nullopt;
    }
    const std::size_t space = text.rfind(' ', text.size() / 2);
    if (space != std::string::npos && space > 0) {
        return {{text.substr(0, space), text.substr(space + 1)}};
    }
    std::size_t at = text.size() / 2;
    while (at < text.size() && base::continues_character(text[at])) {
        ++at;
    }
    return {{text.substr(0, at), text.substr(at)}};
}

/// At the line end nearest before the middle.
Halves<std::string> halve_lines(std::string text) {
    const std::size_t end = text.rfind('\n', text.size() / 2);
    if (end == std::string::npos || end == 0 || end + 1 == text.size()) {
        return halve(std::move(text));
    }
    return {{text.substr(0, end), text.substr(end + 1)}};
}

/// What holds children or a text is parted there, and both halves are of its kind.
Halves<article::Inline> halve(article::Inline node) {
    return std::visit(
        [](auto value) -> Halves<article::Inline> {
            auto second = value;
            if constexpr (requires { value.children; }) {
                if (auto halves = halve(std::move(value.children))) {
                    value.children = std::move(halves->first);
                    second.children = std::move(halves->second);
                    return {{{std::move(value)}, {std::move(second)}}};
                }
            } else if constexpr (requires { value.text; }) {
                if (auto halves = halve(std::move(value.text))) {
                    value.text = std::move(halves->first);
                    second.text = std::move(halves->second);
                    return {{{std::move(value)}, {std::move(second)}}};
                }
            }
            return std::nullopt;
        },
        std::move(node.value));
}

Halves<article::Inlines> halve(article::Inlines inlines) {
    if (inlines.size() > 1) {
        const std::size_t middle = inlines.size() / 2;
        return parted(std::move(inlines), middle);
    }
    if (inlines.empty()) {
        return std::nullopt;
    }
    Halves<article::Inline> halves = halve(std::move(inlines.front()));
    if (!halves) {
        return std::nullopt;
    }
    return {{{std::move(halves->first)}, {std::move(halves->second)}}};
}

template <class Value>
Halves<Value> halve_value(const Value&) {
    return std::nullopt;
}

Halves<article::Paragraph> halve_value(article::Paragraph paragraph) {
    Halves<article::Inlines> halves = halve(std::move(paragraph.inlines));
    if (!halves) {
        return std::nullopt;
    }
    return {{{std::move(halves->first)}, {std::move(halves->second)}}};
}

Halves<article::CodeBlock> halve_value(article::CodeBlock code) {
    const std::size_t size = code.text.size();
    Halves<std::string> halves = halve_lines(std::move(code.text));
    if (!halves) {
        return std::nullopt;
    }
    article::CodeBlock first{std::move(halves->first), code.language};
    article::CodeBlock second{std::move(halves->second), code.language};
    const std::size_t gone = size - first.text.size() - second.text.size();
    for (article::PageBreakInCode& each : code.breaks) {
        if (each.at < first.text.size()) {
            first.breaks.push_back(std::move(each));
        } else {
            each.at -= std::min(each.at, first.text.size() + gone);
            second.breaks.push_back(std::move(each));
        }
    }
    return {{std::move(first), std::move(second)}};
}

Halves<article::Quote> halve_value(article::Quote quote) {
    Halves<article::Blocks> halves = halve(std::move(quote.blocks));
    if (!halves) {
        return std::nullopt;
    }
    return {{{std::move(halves->first)}, {std::move(halves->second)}}};
}

/// A list of one item is parted within it; what follows has the same number.
Halves<article::List> halve_value(article::List list) {
    article::List second{list.numbering, list.tight, {}};
    if (list.items.size() > 1) {
        const std::size_t middle = list.items.size() / 2;
        if (second.numbering) {
            second.numbering->start = article::numbers_of(list)[middle];
        }
        auto halves = parted(std::move(list.items), middle);
        list.items = std::move(halves.first);
        second.items = std::move(halves.second);
        return {{std::move(list), std::move(second)}};
    }
    if (second.numbering && !list.items.empty()) {
        second.numbering->start = article::numbers_of(list).front();
    }
    Halves<article::Blocks> halves =
        list.items.empty() ? Halves<article::Blocks>() : halve(std::move(list.items.front().blocks));
    if (!halves) {
        return std::nullopt;
    }
    list.items.front().blocks = std::move(halves->first);
    second.items.push_back({std::move(halves->second), std::nullopt});
    return {{std::move(list), std::move(second)}};
}

/// A single note is never parted: references lead to the whole of it.
Halves<article::Notes> halve_value(article::Notes notes) {
    if (notes.notes.size() < 2) {
        return std::nullopt;
    }
    const std::size_t middle = notes.notes.size() / 2;
    auto halves = parted(std::move(notes.notes), middle);
    article::Notes second{notes.start + static_cast<int>(halves.first.size()), std::move(halves.second)};
    notes.notes = std::move(halves.first);
    return {{std::move(notes), std::move(second)}};
}

/// The row nearest to the middle of the body above which no cell reaches into it, or 0.
std::size_t row_to_part_at(const article::Table& table) {
    const std::size_t head = std::min(table.header_rows, table.rows.size());
    const std::size_t middle = head + (table.rows.size() - head) / 2;
    std::size_t best = 0;
    std::size_t reached = head;
    for (std::size_t row = head; row < table.rows.size(); ++row) {
        if (row > head && reached <= row && (best == 0 || row <= middle)) {
            best = row;
        }
        for (const article::TableCell& cell : table.rows[row]) {
            reached = std::max(reached, row + static_cast<std::size_t>(std::max(cell.row_span, 1)));
        }
    }
    return best;
}

Halves<article::Table> halve_value(article::Table table) {
    const std::size_t at = row_to_part_at(table);
    if (at == 0) {
        return std::nullopt;
    }
    auto halves = parted(std::move(table.rows), at);
    article::Table second{{}, table.alignments, table.header_rows, {}};
    second.rows.assign(halves.first.begin(), halves.first.begin() + static_cast<std::ptrdiff_t>(table.header_rows));
    std::move(halves.second.begin(), halves.second.end(), std::back_inserter(second.rows));
    table.rows = std::move(halves.first);
    return {{std::move(table), std::move(second)}};
}

/// The anchor stays with the first half.
Halves<article::Block> halve(article::Block block) {
    return std::visit(
        [&](auto& value) -> Halves<article::Block> {
            auto halves = halve_value(std::move(value));
            if (!halves) {
                return std::nullopt;
            }
            article::Block first{std::move(halves->first), std::move(block.id), block.language, block.direction};
            article::Block second{std::move(halves->second), {}, block.language, block.direction};
            return {{std::move(first), std::move(second)}};
        },
        block.value);
}

Halves<article::Blocks> halve(article::Blocks blocks) {
    if (blocks.size() > 1) {
        const std::size_t middle = blocks.size() / 2;
        return parted(std::move(blocks), middle);
    }
    Halves<article::Block> halves = blocks.empty() ? Halves<article::Block>() : halve(std::move(blocks.front()));
    if (!halves) {
        return std::nullopt;
    }
    return {{{std::move(halves->first)}, {std::move(halves->second)}}};
}

/// Fills one part after the other.
class Parts {
public:
    Parts(std::size_t most, const MeasureBlocks& measure) : most_(most), measure_(measure) {}

    void add(article::Block block) {
        // What is still to be added, the next on top.
        article::Blocks pending;
        pending.push_back(std::move(block));
        while (!pending.empty()) {
            article::Blocks next;
            next.push_back(std::move(pending.back()));
            pending.pop_back();
            const std::size_t size = measure_(next);
            Halves<article::Block> halves = size > most_ ? halve(article::Block(next.front())) : Halves<article::Block>();
            if (halves) {
                pending.push_back(std::move(halves->second));
                pending.push_back(std::move(halves->first));
            } else {
                append(std::move(next.front()), size);
            }
        }
    }

    std::vector<article::Blocks> take() {
        if (!part_.empty()) {
            parts_.push_back(std::move(part_));
        }
        return std::move(parts_);
    }

private:
    void append(article::Block block, std::size_t size) {
        if (!part_.empty() && filled_ + size > most_) {
            end_part();
        }
        filled_ += size;
        part_.push_back(std::move(block));
    }

    /// Headings at the end go with what they head, unless there is nothing else.
    void end_part() {
        std::size_t end = part_.size();
        while (end > 0 && std::holds_alternative<article::Heading>(part_[end - 1].value)) {
            --end;
        }
        article::Blocks carried;
        if (end > 0) {
            std::tie(part_, carried) = parted(std::move(part_), end);
        }
        parts_.push_back(std::exchange(part_, std::move(carried)));
        filled_ = measure_(part_);
    }

    const std::size_t most_;
    const MeasureBlocks& measure_;
    std::vector<article::Blocks> parts_;
    article::Blocks part_;
    std::size_t filled_ = 0;
};

}  // namespace

std::vector<article::Blocks> split_body(article::Blocks body, std::size_t most, const MeasureBlocks& measure) {
    Parts parts(most, measure);
    for (article::Block& block : body) {
        parts.add(std::move(block));
    }
    return parts.take();
}

}  // namespace gazette::epub
