#pragma once

// The characters of a book in, the fonts it brings along out; a style sheet in, the same with them out.

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gazette::epub {

/// A font file that covers a script, and nothing that any device has: no spaces, no letters of other scripts.
struct EmbeddedFont {
    /// As the style sheet calls it: letters, digits and spaces.
    std::string family;
    bool bold = false;
    /// CFF outlines rather than glyf.
    bool cff = false;
    /// An OpenType file.
    std::string bytes;
};

/// Fonts for what of the characters devices may lack.
using MakeFonts = std::function<base::Result<std::vector<EmbeddedFont>>(const std::set<char32_t>& characters)>;

/// Adds the characters beyond ASCII that are in the text.
void add_characters(std::string_view utf8, std::set<char32_t>& characters);

/// "fonts/f1.ttf"; from 0 on.
std::string font_name(std::size_t index, const EmbeddedFont& font);

const char* media_type_of(const EmbeddedFont& font);

/// Has an @font-face for each font, and their families before all others wherever there is a list of families.
std::string with_fonts(std::string_view css, const std::vector<EmbeddedFont>& fonts);

}  // namespace gazette::epub
