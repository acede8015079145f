#pragma once

// feeds.toml in, how much of a feed is read out.

#include <cstddef>
#include <filesystem>

#include "base/result.h"

namespace gazette::reader {

/// The file says what each is.
struct FeedLimits {
    /// An unknown key is an error, and so is a limit that is absent or no whole number above 0.
    static base::Result<FeedLimits> read(const std::filesystem::path& file);

    std::size_t entries = 0;
    std::size_t nodes = 0;
    /// Bytes.
    std::size_t size = 0;
};

}  // namespace gazette::reader
