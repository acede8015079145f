#pragma once

// feeds.toml in, how much of a feed is read, and where it may have its texts, out.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace gazette::reader {

/// The file says what each is.
struct FeedLimits {
    /// An unknown key is an error, and so is a limit that is absent or no whole number above 0.
    static base::Result<FeedLimits> read(const std::filesystem::path& file);

    std::size_t entries = 0;
    std::size_t authors = 0;
    std::size_t nodes = 0;
    /// Bytes.
    std::size_t size = 0;
    /// Names of elements in lower case, without prefix.
    std::vector<std::string> full_text;
    std::vector<std::string> descriptions;
};

}  // namespace gazette::reader
