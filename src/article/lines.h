#pragma once

// Blocks in, the lines of text that they hold out, to be read or changed.

#include <variant>

#include "article/article.h"
#include "article/children.h"

namespace gazette::article {

/// Calls `use(Inlines&)` for every line that the block itself holds, not those of blocks within it, in the order of the text.
template <Some<Block> Node, class Use>
void for_each_own_line(Node& block, const Use& use) {
    std::visit(
        [&](auto& value) {
            if constexpr (requires { value.inlines; }) {
                use(value.inlines);
            } else if constexpr (requires { value.caption; }) {
                use(value.caption);
            }
            if constexpr (requires { value.rows; }) {
                for (auto& row : value.rows) {
                    for (auto& cell : row) use(cell.inlines);
                }
            }
        },
        block.value);
}

/// Calls `use(Inlines&)` for every line of the block and of those within it, in the order of the text; as deep as readers nest.
template <Some<Block> Node, class Use>
void for_each_line(Node& block, const Use& use) {
    for_each_own_line(block, use);
    for_each_inner(block, [&](auto& inner) {
        for (auto& each : inner) for_each_line(each, use);
    });
}

template <Some<Blocks> Nodes, class Use>
void for_each_line(Nodes& blocks, const Use& use) {
    for (auto& block : blocks) for_each_line(block, use);
}

}  // namespace gazette::article
