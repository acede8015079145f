#pragma once

// A text in, the language it is most likely in out, by its script and its commonest words.

#include <string>
#include <string_view>

#include "reader/rules.h"

namespace gazette::reader {

/// A BCP 47 tag, or "und" where neither the script nor the words decide. Looks at the first few thousand characters.
std::string detect_language(std::string_view text, const Rules& rules);

}  // namespace gazette::reader
