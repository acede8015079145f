#pragma once

// A tree of blocks in, each of its nodes once to a visitor out; for questions about a body, at any depth.

#include <vector>

#include "article/article.h"
#include "article/children.h"

namespace gazette::epub {

/// Calls `visit(const Inline&)` for every inline, in no particular order; without recursion. Stops at the first true, and
/// tells whether there was one.
template <class Visit>
bool any_inline(const article::Inlines& inlines, const Visit& visit) {
    std::vector<const article::Inlines*> pending{&inlines};
    while (!pending.empty()) {
        const article::Inlines& current = *pending.back();
        pending.pop_back();
        for (const article::Inline& each : current) {
            if (visit(each)) {
                return true;
            }
            if (const article::Inlines* children = article::children_of(each)) {
                pending.push_back(children);
            }
        }
    }
    return false;
}

/// Calls `visit(const Block&)` for every block, in no particular order; without recursion.
template <class Visit>
void for_each_block(const article::Blocks& blocks, const Visit& visit) {
    std::vector<const article::Blocks*> pending{&blocks};
    while (!pending.empty()) {
        const article::Blocks& current = *pending.back();
        pending.pop_back();
        for (const article::Block& each : current) {
            visit(each);
            if (const auto* quote = std::get_if<article::Quote>(&each.value)) {
                pending.push_back(&quote->blocks);
            } else if (const auto* list = std::get_if<article::List>(&each.value)) {
                for (const article::ListItem& item : list->items) {
                    pending.push_back(&item.blocks);
                }
            } else if (const auto* notes = std::get_if<article::Notes>(&each.value)) {
                for (const article::Note& note : notes->notes) {
                    pending.push_back(&note.blocks);
                }
            }
        }
    }
}

/// Calls `visit(const Inlines&)` for every line of text that the block itself holds, not those of blocks within it.
template <class Visit>
void for_each_line(const article::Block& block, const Visit& visit) {
    if (const auto* table = std::get_if<article::Table>(&block.value)) {
        visit(table->caption);
        for (const article::TableRow& row : table->rows) {
            for (const article::TableCell& cell : row) {
                visit(cell.inlines);
            }
        }
        return;
    }
    std::visit(
        [&](const auto& value) {
            if constexpr (requires { value.inlines; }) {
                visit(value.inlines);
            } else if constexpr (requires { value.caption; }) {
                visit(value.caption);
            }
        },
        block.value);
}

/// Calls `visit(const Inline&)` for every inline of the blocks, in no particular order.
template <class Visit>
void for_each_inline(const article::Blocks& blocks, const Visit& visit) {
    for_each_block(blocks, [&](const article::Block& block) {
        for_each_line(block, [&](const article::Inlines& line) {
            any_inline(line, [&](const article::Inline& node) {
                visit(node);
                return false;
            });
        });
    });
}

/// Calls `visit(const article::Image&)` for every image, whether alone or within a line, in no particular order.
template <class Visit>
void for_each_image(const article::Blocks& blocks, const Visit& visit) {
    for_each_block(blocks, [&](const article::Block& block) {
        if (const auto* figure = std::get_if<article::Figure>(&block.value)) {
            visit(figure->image);
        }
    });
    for_each_inline(blocks, [&](const article::Inline& node) {
        if (const auto* image = std::get_if<article::Image>(&node.value)) {
            visit(*image);
        }
    });
}

}  // namespace gazette::epub
