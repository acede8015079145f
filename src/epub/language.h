#pragma once

// The language and direction of a stretch of text in, the attributes that say so out.

#include <optional>
#include <string>

#include "base/language.h"
#include "epub/xml.h"

namespace gazette::epub {

/// "ltr" or "rtl".
const char* name_of(base::Direction direction);

/// Writes `lang`, `xml:lang` (EPUB 3.3 section 6.1.3 wants both to agree) and `dir` on the element just opened; a language that is
/// no BCP 47 tag is left out.
void language_attributes(Xml& xml, const std::string& language, std::optional<base::Direction> direction);

}  // namespace gazette::epub
