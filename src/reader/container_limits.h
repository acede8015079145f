#pragma once

// containers.toml in, how much of an archive is opened out.

#include <cstddef>
#include <filesystem>

#include "base/result.h"

namespace gazette::reader {

/// What of the limits an input has not used up yet.
struct ContainerBudget {
    std::size_t parts = 0;
    /// Bytes.
    std::size_t unpacked = 0;
};

/// The file says what each is.
struct ContainerLimits {
    /// An unknown key is an error, and so is a limit that is absent or no whole number above 0.
    static base::Result<ContainerLimits> read(const std::filesystem::path& file);

    std::size_t depth = 0;
    std::size_t parts = 0;
    std::size_t message_parts = 0;
    std::size_t message_levels = 0;
    /// Bytes.
    std::size_t unpacked = 0;
    std::size_t archive = 0;
    std::size_t other = 0;
    std::size_t image = 0;
};

}  // namespace gazette::reader
