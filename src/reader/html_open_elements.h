#pragma once

// The start and end tags of a page in their order in; whether each may go to a parser that suffers from depth, out.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reader/html_names.h"

namespace gazette::reader::html {

/// Follows which elements are open, erring towards more: an end tag that HTML ignores closes nothing here either.
/// Elements that HTML closes by itself (p, li, td …) are not counted; what they hold is.
class OpenElements {
public:
    /// Whether the start tag may stand.
    bool open(Tag tag, std::string_view name);
    /// Whether the end tag may stand.
    bool close(Tag tag, std::string_view name);
    /// Whether so much is open that no element can stand within it.
    bool is_too_deep() const;
    /// Whether such an element is open, other than those that HTML closes by itself.
    bool is_open(Tag tag) const { return count(static_cast<std::uint32_t>(tag)) > 0; }
    /// Whether white space counts here.
    bool in_preformatted() const { return is_open(Tag::pre); }

private:
    struct Element {
        std::uint32_t key = 0;
        bool kept = true;
    };

    static std::uint32_t key_of(Tag tag, std::string_view name);
    std::uint32_t count(std::uint32_t key) const;
    /// Whether a ruby element is open with nothing but parts of a line within it.
    bool in_ruby() const;
    void add(std::uint32_t key, int difference);
    void pop_to(std::size_t size, bool formatting_too);
    bool remove_at(std::size_t index);

    std::vector<Element> stack_;
    std::size_t kept_ = 0;
    std::array<std::uint32_t, 256> known_ = {};
    std::unordered_map<std::uint32_t, std::uint32_t> unknown_;
    std::size_t open_formatting_ = 0;
    std::size_t reopened_ = 0;
};

}  // namespace gazette::reader::html
