#pragma once

// The bytes of an input in, scrubbed UTF-8 out.

#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::reader {

/// UTF-16 and UTF-32 by their byte order mark; UTF-16 where the bytes are plainly that without one, or an older character set
/// where the bytes as a whole are plainly in one, with a warning; anything else is taken as UTF-8 and scrubbed. An error for
/// bytes that are no text: a known binary signature, or many control characters.
base::Result<std::string> to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics);

/// The same of a text that may have pages: each form feed, where one begins, stays.
base::Result<std::string> paged_to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics);

/// The warning that a character set was guessed.
base::Diagnostic read_as(const std::string& charset, const std::string& file);

}  // namespace gazette::reader
