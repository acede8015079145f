#pragma once

// A file of paragraphs that TeX has broken in, plain or gzipped; out come its paragraphs with TeX's choices.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "layout/break_lines.h"

namespace gazette::tex_breaks {

struct SetParagraph {
    std::string text;
    /// The horizontal list, one item for each of TeX's.
    std::vector<layout::Item> items;
    /// The index of each line's last item that is neither glue nor penalty.
    std::vector<std::uint32_t> line_ends;
    /// The index of each line's first character.
    std::vector<std::uint32_t> line_starts;
};

base::Result<std::vector<SetParagraph>> read_paragraphs(const std::filesystem::path& file);

}  // namespace gazette::tex_breaks
