#pragma once

// A ZIP archive in, the files within it out.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct zip;

namespace gazette::reader {

/// By its first bytes: a local file header or the end of an empty archive (APPNOTE 6.3.10, 4.3).
bool is_zip(std::string_view bytes);

/// A file within an archive.
struct ZipFile {
    /// UTF-8 without control characters, as the archive has it: it may be absolute or lead upwards, and is only a name.
    std::string path;
    /// A link of Unix, whose contents are its target.
    bool link = false;
    /// What it comes to when it is unpacked, as the archive says; it may lie.
    std::uint64_t size = 0;
    /// In the archive's directory.
    std::uint64_t index = 0;
};

/// Its bytes must outlive it.
class ZipArchive {
public:
    /// An error, placed in `name`, where the archive has no readable directory.
    static base::Result<ZipArchive> open(std::string_view bytes, const std::string& name);

    /// In the archive's order, without folders.
    const std::vector<ZipFile>& files() const { return files_; }

    /// The character set in which those of its names were read that are neither ASCII nor UTF-8 nor CP437, guessed from all of them;
    /// empty where there are none.
    const std::string& names_charset() const { return names_charset_; }

    /// What a file holds; at most `most` bytes may come of it. Fails where it is encrypted, damaged or larger.
    base::Result<std::string> contents(const ZipFile& file, std::size_t most) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };

    std::string name_;
    std::string names_charset_;
    std::unique_ptr<zip, Close> archive_;
    std::vector<ZipFile> files_;
};

}  // namespace gazette::reader
