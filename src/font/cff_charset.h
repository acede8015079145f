#pragma once

// A CFF table in, the CID of each of its glyphs out (Adobe Technical Note 5176).

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace gazette::font {

/// Empty where the font is keyed by names, not by CIDs; nothing where the table is damaged.
std::optional<std::vector<std::uint16_t>> read_cids(std::string_view cff, unsigned glyph_count);

}  // namespace gazette::font
