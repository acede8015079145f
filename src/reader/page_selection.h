#pragma once

// What of a page is kept as the article, and why the rest is not.

#include <string_view>
#include <vector>

#include "reader/html_page.h"

namespace gazette::reader::html {

/// By node. Reasons view string literals or the rules, which outlive a reading.
struct Selection {
    explicit Selection(const Page& page) : why(page.size()), is_caption(page.size()) {}

    bool drops(NodeIndex node) const { return !why[node].empty(); }
    /// The first reason stays.
    void drop(NodeIndex node, std::string_view reason) {
        if (why[node].empty()) {
            why[node] = reason;
        }
    }

    /// The elements that go with all they hold; empty for what stays.
    std::vector<std::string_view> why;
    /// Captions by their class, outside figure elements.
    std::vector<bool> is_caption;
};

}  // namespace gazette::reader::html
