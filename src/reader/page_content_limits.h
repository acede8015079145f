#pragma once

// html/content.toml in, when the search for an article ends out.

#include <cstddef>
#include <filesystem>

#include "base/result.h"

namespace gazette::reader::html {

/// The file says what each is.
struct PageContentLimits {
    /// An unknown key is an error, and so is a limit that is absent or no number from 0 to 100,000.
    static base::Result<PageContentLimits> read(const std::filesystem::path& file);

    std::size_t enough_characters = 0;
    /// Per cent.
    std::size_t message_share = 0;
};

}  // namespace gazette::reader::html
