#pragma once

// A language in, and what its script makes of the type scale out.

#include <string>
#include <string_view>

#include "base/language.h"
#include "style/style.h"

namespace gazette::layout {

/// Language, script and direction of a stretch of text.
struct Voice {
    /// BCP 47.
    std::string language;
    /// ISO 15924, "Latn" where the language says nothing.
    std::string script = "Latn";
    base::Direction direction = base::Direction::left_to_right;
};

Voice voice_of(const std::string& language, base::Direction direction);
/// With the direction that the language implies.
Voice voice_of(const std::string& language);

/// Chinese, Japanese and Korean: no italics, indents of whole ems.
bool is_cjk(const Voice& voice);
/// Scripts with capital and small letters.
bool is_cased(const Voice& voice);

/// Scripts that slant.
bool has_italics(const Voice& voice);

/// The row of the type scale as this voice needs it: size and leading of its script and its language, no tracking where letters join, no
/// italics where the script has none, no capitals.
style::TextStyle text_style(const style::PdfStyle& style, style::Element element, const Voice& voice);

/// The indent of a paragraph's first line: the style's, or whole ems where a script has them; none where the style has none.
base::ScaledPoints paragraph_indent(const style::PdfStyle& style, const Voice& voice);

/// Whether the first paragraph of a text, and those after headings, are indented as well where any is.
bool indents_first_paragraph(const Voice& voice);

/// By the rules of the language (ICU); caseless scripts stay.
std::string capitals(std::string_view text, const std::string& language);

}  // namespace gazette::layout
