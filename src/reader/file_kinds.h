#pragma once

// The bytes of an input in; what they are where they are no text and no reader is for them, and what to do about it, out.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::reader {

struct FileKind {
    /// "a PDF file".
    std::string what;
    /// What to give in its place.
    std::string hint;
};

/// By a signature that no text has, or by many control characters.
std::optional<FileKind> binary_kind(std::string_view bytes);

/// Of XML that is neither a page nor a feed: what is known of its root or of what it holds.
std::optional<FileKind> xml_kind(std::string_view text);

/// That the input `name` is such a file, with the hint.
base::Failure no_text(FileKind kind, const std::string& name);

}  // namespace gazette::reader
