#pragma once

// A face and characters in, a font file for a publication that shows them out.

#include <set>
#include <string>

#include "base/result.h"
#include "font/face.h"

namespace gazette::font {

/// An OpenType file (glyf or CFF outlines) that keeps the characters with all they are shaped with, and no hints. A face that
/// may only be embedded whole is returned whole. An error where embedding is forbidden or HarfBuzz cannot subset it. The same
/// bytes for the same face and characters.
base::Result<std::string> web_font(const Face& face, const std::set<char32_t>& characters);

}  // namespace gazette::font
