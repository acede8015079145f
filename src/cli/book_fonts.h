#pragma once

// The characters of a book and the scripts that devices lack in, fonts to embed out.

#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "epub/embedded_font.h"
#include "font/library.h"

namespace gazette::cli {

/// Subsets of the serif faces, regular and bold, for the characters of `scripts` (ISO 15924, "Ethi"); in the order of the
/// scripts. A face whose licence forbids it is told as a warning and left out.
std::vector<epub::EmbeddedFont> book_fonts(const std::set<char32_t>& characters, const std::vector<std::string>& scripts,
                                           font::Library& library, base::Diagnostics& diagnostics);

}  // namespace gazette::cli
