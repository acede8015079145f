#pragma once

// A face and the glyphs that a document shows in, the font program to embed out.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "font/face.h"

namespace gazette::font {

struct Subset {
    /// A TrueType file (glyf outlines), or the bare CFF table (FontFile3, CIDFontType0C).
    std::string program;
    bool cff = false;
    /// The code (CID) that stands for each glyph in a PDF content stream: the glyph's new index; of CFF outlines what
    /// `cids_of` says.
    std::map<GlyphId, std::uint16_t> codes;
};

/// The CID of each glyph of a face with CFF outlines, which subsetting leaves as it is; empty where the font is keyed by
/// names, whose glyphs keep their indices; nothing where it is damaged.
std::optional<std::vector<std::uint16_t>> cids_of(const Face& face);

/// Keeps the glyphs and .notdef; layout tables and the character map are dropped. A face that may only be embedded whole
/// is returned whole. An error where embedding is forbidden or HarfBuzz cannot subset it.
base::Result<Subset> subset(const Face& face, const std::set<GlyphId>& glyphs);

}  // namespace gazette::font
