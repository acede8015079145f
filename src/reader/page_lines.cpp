#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "article/lines.h"
#include "reader/page_builder.h"

namespace gazette::reader::html {

namespace {

using article::Block;
using article::Blocks;
using article::Inline;
using article::Inlines;

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

void append_line(Inlines& out, Inlines&& line) {
    if (is_blank(line)) {
        return;
    }
    if (!out.empty()) {
        out.push_back({article::LineBreak{}});
    }
    std::move(line.begin(), line.end(), std::back_inserter(out));
}

void append_blocks(Inlines& out, Blocks&& blocks) {
    for (Block& block : blocks) {
        std::visit(
            Overloaded{
                [&](article::Paragraph& paragraph) { append_line(out, std::move(paragraph.inlines)); },
                [&](article::Heading& heading) { append_line(out, {{article::Strong{std::move(heading.inlines)}}}); },
                [&](article::CodeBlock& code) {
                    std::replace(code.text.begin(), code.text.end(), '\n', ' ');
                    append_line(out, {{article::InlineCode{std::move(code.text)}}});
                },
                [&](article::Figure& figure) {
                    append_line(out, {{std::move(figure.image)}});
                    append_line(out, std::move(figure.caption));
                },
                [&](article::Quote& quote) { append_blocks(out, std::move(quote.blocks)); },
                [&](article::List& list) {
                    for (article::ListItem& item : list.items) {
                        append_blocks(out, std::move(item.blocks));
                    }
                },
                [&](article::Table& table) {
                    for (article::TableRow& row : table.rows) {
                        for (article::TableCell& cell : row) {
                            append_line(out, std::move(cell.inlines));
                        }
                    }
                },
                [&](article::Rule&) {},
                [&](article::Notes& notes) {
                    for (article::Note& note : notes.notes) {
                        append_blocks(out, std::move(note.blocks));
                    }
                },
            },
            block.value);
    }
}

void gather_ids(const Blocks& blocks, std::set<std::string>& ids) {
    for (const Block& block : blocks) {
        if (!block.id.empty()) {
            ids.insert(block.id);
        }
        if (const auto* quote = std::get_if<article::Quote>(&block.value)) {
            gather_ids(quote->blocks, ids);
        } else if (const auto* list = std::get_if<article::List>(&block.value)) {
            for (const article::ListItem& item : list->items) {
                gather_ids(item.blocks, ids);
            }
        } else if (const auto* notes = std::get_if<article::Notes>(&block.value)) {
            for (const article::Note& note : notes->notes) {
                gather_ids(note.blocks, ids);
            }
        }
    }
}

Inlines* children_of(Inline& part) {
    return std::visit(
        [](auto& value) -> Inlines* {
            if constexpr (requires { value.children; }) {
                return &value.children;
            } else {
                return nullptr;
            }
        },
        part.value);
}

void unlink(Inlines& line, const std::set<std::string>& ids) {
    Inlines kept;
    for (Inline& part : line) {
        if (Inlines* const children = children_of(part)) {
            unlink(*children, ids);
        }
        auto* const link = std::get_if<article::Link>(&part.value);
        if (link != nullptr && link->href.starts_with('#') && !ids.contains(link->href.substr(1))) {
            std::move(link->children.begin(), link->children.end(), std::back_inserter(kept));
        } else {
            kept.push_back(std::move(part));
        }
    }
    line = std::move(kept);
}

}  // namespace

Inlines flattened(Blocks blocks) {
    Inlines line;
    append_blocks(line, std::move(blocks));
    return line;
}

void unlink_missing(Blocks& blocks) {
    std::set<std::string> ids;
    gather_ids(blocks, ids);
    article::for_each_line(blocks, [&](Inlines& line) { unlink(line, ids); });
}

}  // namespace gazette::reader::html
