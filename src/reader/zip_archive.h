#pragma once

// A ZIP archive in, the files within it out, one after the other.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::reader {

/// By its first bytes: a local file header or the end of an empty archive (APPNOTE 6.3.10, 4.3).
bool is_zip(std::string_view bytes);

/// A file within an archive.
struct ZipFile {
    /// UTF-8 without control characters, as the archive has it: it may be absolute or lead upwards, and is only a name.
    std::string path;
    /// A link of Unix, whose contents are its target.
    bool link = false;
    /// What it holds; at most `most` bytes may come of it. Fails where it is encrypted, damaged or larger.
    std::function<base::Result<std::string>(std::size_t most)> contents;
};

/// Calls `visit` for each file, in the archive's order, until it gives false; folders are passed over. What it is given is
/// valid during the call. An error, placed in `name`, where the archive has no readable directory.
base::Result<void> for_each_file(std::string_view bytes, const std::string& name,
                                 const std::function<bool(const ZipFile&)>& visit);

}  // namespace gazette::reader
