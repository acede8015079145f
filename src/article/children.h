#pragma once

// A node of the tree in, what stands within it out: the inlines within an inline, the blocks within a block.

#include <concepts>
#include <type_traits>
#include <variant>
#include <vector>

#include "article/article.h"

namespace gazette::article {

/// A `Type` that may be changed, or one that may not.
template <class Node, class Type>
concept Some = std::same_as<std::remove_const_t<Node>, Type>;

/// The inlines; null where it is of a kind that holds none. Borrowed from `node`.
template <Some<Inline> Node>
auto children_of(Node& node) {
    using Children = std::conditional_t<std::is_const_v<Node>, const Inlines, Inlines>;
    return std::visit(
        [](auto& value) -> Children* {
            if constexpr (requires { value.children; }) {
                return &value.children;
            } else {
                return nullptr;
            }
        },
        node.value);
}

/// Calls `use(Blocks&)` for what a quote, each item of a list or each note holds, in the order of the text.
template <Some<Block> Node, class Use>
void for_each_inner(Node& block, const Use& use) {
    std::visit(
        [&](auto& value) {
            if constexpr (requires { value.blocks; }) {
                use(value.blocks);
            } else if constexpr (requires { value.items; }) {
                for (auto& item : value.items) use(item.blocks);
            } else if constexpr (requires { value.notes; }) {
                for (auto& note : value.notes) use(note.blocks);
            }
        },
        block.value);
}

/// Calls `use(Block&)` for every block at any depth, in no particular order; without recursion.
template <Some<Blocks> Nodes, class Use>
void for_each_block(Nodes& blocks, const Use& use) {
    std::vector<Nodes*> pending{&blocks};
    while (!pending.empty()) {
        Nodes& current = *pending.back();
        pending.pop_back();
        for (auto& block : current) {
            use(block);
            for_each_inner(block, [&](Nodes& inner) { pending.push_back(&inner); });
        }
    }
}

}  // namespace gazette::article
