#pragma once

// A path as a string in, a part of it out: for many paths, where std::filesystem::path takes its time.

#include <string_view>

namespace gazette::base {

/// What follows the last slash; borrowed from the path.
constexpr std::string_view last_part(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace gazette::base
