#pragma once

// The path of a file in, what its name says of it out.

#include <filesystem>
#include <string>

#include "base/text.h"

namespace gazette::reader {

/// With its dot, case folded: ".html" of "News/Tide.HTML".
inline std::string extension_of(const std::filesystem::path& file) {
    return base::fold(file.extension().string());
}

inline bool is_called_markdown(const std::filesystem::path& file) {
    const std::string extension = extension_of(file);
    return extension == ".md" || extension == ".markdown";
}

}  // namespace gazette::reader
