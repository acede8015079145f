#include "layout/pattern_trie.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace gazette::layout {

void PatternTrie::add(std::u32string_view letters, std::string_view levels) {
    assert(levels.size() == letters.size() + 1);
    std::uint32_t node = 0;
    for (const char32_t letter : letters) node = child_made(node, letter);
    nodes_[node].levels = static_cast<std::uint32_t>(levels_.size());
    levels_ += levels;
}

void PatternTrie::raise(std::u32string_view text, std::string& levels) const {
    std::size_t reached = 0;
    for (std::size_t start = 0; start < text.size(); ++start) {
        std::uint32_t node = 0;
        for (std::size_t at = start; at < text.size(); ++at) {
            node = child_of(node, text[at]);
            if (node == 0) break;
            // What began further left ends here as well, and is longer.
            if (at < reached) continue;
            reached = at + 1;
            if (nodes_[node].levels == 0) continue;
            const std::size_t gaps = at - start + 2;
            for (std::size_t gap = 0; gap < gaps; ++gap) {
                levels[start + gap] = std::max(levels[start + gap], levels_[nodes_[node].levels + gap]);
            }
        }
    }
}

std::uint32_t PatternTrie::child_of(std::uint32_t node, char32_t letter) const {
    if (node == 0 && letter < first_.size()) return first_[letter];
    std::uint32_t child = nodes_[node].child;
    while (child != 0 && nodes_[child].letter != letter) child = nodes_[child].sibling;
    return child;
}

std::uint32_t PatternTrie::child_made(std::uint32_t node, char32_t letter) {
    if (const std::uint32_t child = child_of(node, letter); child != 0) return child;
    const auto added = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({letter, 0, nodes_[node].child, 0});
    nodes_[node].child = added;
    if (node == 0 && letter < first_.size()) first_[letter] = added;
    return added;
}

}  // namespace gazette::layout
