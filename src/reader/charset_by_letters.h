#pragma once

// Bytes that are no UTF-8 in; the character set that only its letters tell, which ICU's models do not know, out.

#include <string_view>

namespace gazette::reader {

/// "windows-1256" for texts in the Arabic script, Persian and Urdu among them (ICU knows the Arabic alone, and takes Persian for
/// Hebrew), "windows-874" for Thai; else null. Told by that nearly every byte beyond ASCII is a letter or a mark of the script,
/// by letters that every such text has often, and for Thai by where its vowel signs stand.
const char* charset_by_letters(std::string_view bytes);

}  // namespace gazette::reader
