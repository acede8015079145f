#pragma once

// An inline in, the inlines within it out.

#include <variant>

#include "article/article.h"

namespace gazette::article {

/// Null where it is of a kind that holds none; borrowed from `node`.
inline const Inlines* children_of(const Inline& node) {
    return std::visit(
        [](const auto& value) -> const Inlines* {
            if constexpr (requires { value.children; }) {
                return &value.children;
            } else {
                return nullptr;
            }
        },
        node.value);
}

}  // namespace gazette::article
