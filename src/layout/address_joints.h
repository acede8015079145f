#pragma once

// An address or a name of code in, the places where it falls into parts of itself out: where it is best broken, if it must be.

#include <cstddef>
#include <string_view>

namespace gazette::layout {

/// Whether a line may rather start at this byte than between two letters: behind "/", "-", "_", "&", "=" and their like, and
/// before a point, "#" or "%", where letters or digits stand on the other side.
bool is_joint(std::string_view text, std::size_t at);

}  // namespace gazette::layout
