#pragma once

// A text in, its hash out, whatever holds the text: with it an unordered container of strings is asked without making one.

#include <cstddef>
#include <functional>
#include <string_view>

namespace gazette::base {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace gazette::base
