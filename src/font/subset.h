#pragma once

// A face and the glyphs that a document shows in, the font program to embed out.

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "base/result.h"
#include "font/face.h"

namespace gazette::font {

struct Subset {
    /// A TrueType file (glyf outlines), or the bare CFF table (FontFile3, CIDFontType0C).
    std::string program;
    bool cff = false;
    /// The code (CID) that stands for each glyph in a PDF content stream: the glyph's new index, or in a CID-keyed CFF the
    /// CID of the subset's charset.
    std::map<GlyphId, std::uint16_t> codes;
};

/// Keeps the glyphs and .notdef; layout tables and the character map are dropped. A face that may only be embedded whole
/// is returned whole. An error where embedding is forbidden or HarfBuzz cannot subset it.
base::Result<Subset> subset(const Face& face, const std::set<GlyphId>& glyphs);

}  // namespace gazette::font
