#pragma once

// A scrap of HTML in, the text that a browser would show out.

#include <string>
#include <string_view>

namespace gazette::reader {

/// The characters of one reference such as "&eacute;" or "&#x12AB;"; the reference itself where HTML knows none. A
/// character that XML has no place for gives U+25A1.
std::string decode_entity(std::string_view reference);

/// The words between the tags of HTML or SVG, those of each element apart, without scripts, styles and metadata, white space
/// collapsed.
std::string words_of_markup(std::string_view markup);

/// The text of a fragment without its tags, scripts and styles, white space collapsed.
std::string text_of_html(std::string_view html);

}  // namespace gazette::reader
