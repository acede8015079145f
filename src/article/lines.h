#pragma once

// Blocks in, each line of text that they or blocks within them hold out, to be changed.

#include <variant>

#include "article/article.h"

namespace gazette::article {

/// Calls `use(Inlines&)` for every line in the order of the text; as deep as readers nest.
template <class Use>
void for_each_line(Blocks& blocks, const Use& use) {
    const auto visit = [&](auto& value) {
        if constexpr (requires { value.inlines; }) {
            use(value.inlines);
        } else if constexpr (requires { value.blocks; }) {
            for_each_line(value.blocks, use);
        } else if constexpr (requires { value.items; }) {
            for (ListItem& item : value.items) for_each_line(item.blocks, use);
        } else if constexpr (requires { value.notes; }) {
            for (Note& note : value.notes) for_each_line(note.blocks, use);
        } else if constexpr (requires { value.caption; }) {
            use(value.caption);
        }
        if constexpr (requires { value.rows; }) {
            for (TableRow& row : value.rows) {
                for (TableCell& cell : row) use(cell.inlines);
            }
        }
    };
    for (Block& block : blocks) std::visit(visit, block.value);
}

}  // namespace gazette::article
