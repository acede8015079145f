#pragma once

// A tree of blocks in, each of its inlines once to a visitor out; for questions about a body, at any depth.

#include <vector>

#include "article/article.h"
#include "article/children.h"
#include "article/lines.h"

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

/// Calls `visit(const Inline&)` for every inline of the blocks, in no particular order.
template <class Visit>
void for_each_inline(const article::Blocks& blocks, const Visit& visit) {
    article::for_each_block(blocks, [&](const article::Block& block) {
        article::for_each_own_line(block, [&](const article::Inlines& line) {
            any_inline(line, [&](const article::Inline& node) {
                visit(node);
                return false;
            });
        });
    });
}

/// Calls `visit(const article::PageBreak&)` for every page break, in no particular order.
template <class Visit>
void for_each_page_break(const article::Blocks& blocks, const Visit& visit) {
    article::for_each_block(blocks, [&](const article::Block& block) {
        if (const auto* figure = std::get_if<article::Figure>(&block.value)) {
            for (const article::PageBreak& mark : figure->breaks) visit(mark);
        } else if (const auto* code = std::get_if<article::CodeBlock>(&block.value)) {
            for (const article::PageBreakInCode& each : code->breaks) visit(each.mark);
        }
    });
    for_each_inline(blocks, [&](const article::Inline& node) {
        if (const auto* mark = std::get_if<article::PageBreak>(&node.value)) visit(*mark);
    });
}

/// Calls `visit(const article::Image&)` for every image, whether alone or within a line, in no particular order.
template <class Visit>
void for_each_image(const article::Blocks& blocks, const Visit& visit) {
    article::for_each_block(blocks, [&](const article::Block& block) {
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
