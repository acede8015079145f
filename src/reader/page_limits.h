#pragma once

// html/limits.toml in, how much of a page is read out.

#include <cstddef>
#include <filesystem>

#include "base/result.h"

namespace gazette::reader::html {

/// The file says what each is.
struct PageLimits {
    /// An unknown key is an error, and so is a limit that is absent or no whole number from 1 to 10,000,000.
    static base::Result<PageLimits> read(const std::filesystem::path& file);

    std::size_t elements = 0;
    std::size_t attributes = 0;
    /// Bytes.
    std::size_t size = 0;
    /// Bytes.
    std::size_t text = 0;
    /// Bytes.
    std::size_t linked_data = 0;
    std::size_t authors = 0;
    std::size_t tags = 0;
};

}  // namespace gazette::reader::html
