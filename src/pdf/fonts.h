#pragma once

// The codes that pages have used of a face in, its PDF fonts out (ISO 32000-1 sections 9.6.5 and 9.7).

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/crew.h"
#include "base/result.h"
#include "font/subset.h"
#include "pdf/deflate.h"
#include "pdf/glyph_codes.h"
#include "pdf/objects.h"

namespace gazette::pdf {

/// The subset of a face that a document needs.
struct FontProgram {
    font::Subset subset;
    /// Its program.
    std::string deflated;
};
base::Result<FontProgram> make_program(const GlyphCodes& codes, Deflaters& deflate);

/// The programs of all faces, by the crew; what they are made from is to live as long.
using PendingPrograms = std::vector<base::Pending<base::Result<FontProgram>>>;
PendingPrograms begin_programs(const FontSet& fonts, base::Crew& crew, Deflaters& deflate);

/// Adds the fonts of all faces to the document; the result is their entries for a resource dictionary.
base::Result<std::string> embed_fonts(Document& document, const FontSet& fonts, PendingPrograms programs);

/// The CMap of one-byte codes, which the fonts of a document share: made when one first needs it.
using SharedCMap = std::optional<Ref>;

/// One face as Type 0 fonts over one subset CIDFont, or as Type 3 fonts of its colour bitmaps.
std::string embed_cid_font(Document& document, const GlyphCodes& codes, FontProgram program, SharedCMap& one_byte);
base::Result<std::string> embed_type3_fonts(Document& document, const GlyphCodes& codes);

/// A stream with the texts of one bank.
Ref add_to_unicode(Document& document, const GlyphCodes& codes, unsigned bank);

/// Pen units as a number in glyph space, and a space.
void append_glyph_space(std::string& out, std::int64_t pen_units);

}  // namespace gazette::pdf
