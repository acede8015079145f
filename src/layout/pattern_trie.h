#pragma once

// Hyphenation patterns in (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983); a text in, the level of each gap in it out.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::layout {

class PatternTrie {
public:
    /// One level, from 0 to 9, for the gap before each letter, and one for the gap after the last. A pattern of the same
    /// letters is replaced.
    void add(std::u32string_view letters, std::string_view levels);

    /// Room for the patterns of a file of so many bytes: they share their beginnings.
    void reserve_for(std::size_t bytes) { nodes_.reserve(bytes / 3); }

    bool empty() const { return nodes_.size() == 1; }

    /// Raises `levels`, one for the gap before each letter of the text and one for that after the last, to those of the patterns
    /// that are found. Of patterns that end at one place only the longest counts, and a longer start of a pattern hides them
    /// all: files are made for that, as libhyphen reads them so.
    void raise(std::u32string_view text, std::string& levels) const;

private:
    /// Index 0 is the root, and, since the root is nobody's child, none.
    struct Node {
        char32_t letter = 0;
        std::uint32_t child = 0;
        std::uint32_t sibling = 0;
        /// Into `levels_`, where a pattern ends here; 0 where none does.
        std::uint32_t levels = 0;
    };

    std::uint32_t child_of(std::uint32_t node, char32_t letter) const;
    std::uint32_t child_made(std::uint32_t node, char32_t letter);

    /// The root's children that are ASCII, by letter: it has most of them, and every look-up begins there.
    std::array<std::uint32_t, 128> first_ = {};
    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::string levels_ = std::string(1, '\0');
};

}  // namespace gazette::layout
