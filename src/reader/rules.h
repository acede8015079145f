#pragma once

// The data behind the cleaning of scraped text (src/reader/data) in, look-ups by folded line out.

#include <filesystem>

#include "base/result.h"

namespace gazette::reader {

/// Immutable once read; look-ups may be made from any thread.
class Rules {
public:
    /// Every file of the folder; an unknown key is an error.
    static base::Result<Rules> read(const std::filesystem::path& folder);
};

}  // namespace gazette::reader
