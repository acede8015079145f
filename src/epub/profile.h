#pragma once

// A profile's file in, the limits of the devices it is named for out.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/crew.h"
#include "base/result.h"
#include "image/jpeg_bands.h"
#include "image/prepare_for_epub.h"

namespace gazette::epub {

struct Profile {
    std::string name = {};
    /// Which devices, in a few words.
    std::string about = {};
    image::EpubNeeds images = {};
    image::Size cover = {1600, 2560};
    std::size_t cover_bytes = 3'000'000;
    /// Scripts (ISO 15924) that the devices may have no fonts for.
    std::vector<std::string> lacking_scripts = {};
    /// Of one XHTML file.
    std::size_t page_bytes = 250'000;
    /// A longer EPUB is worth a warning.
    std::uint64_t file_bytes = 50'000'000;
};

/// NAME.toml in `folder`. An unknown name is an error that says the near one, or all; so is a value that is missing or out of
/// range.
base::Result<Profile> read_profile(const std::filesystem::path& folder, const std::string& name);

/// The names in `folder`, sorted.
std::vector<std::string> profiles_in(const std::filesystem::path& folder);

/// What a user's own cover is made into: within the longer side and the bytes of covers, nothing shining through.
image::EpubNeeds cover_needs(const Profile& profile);

/// A cover of `size`, painted as rows are asked for, as a JPEG: made smaller where the profile asks for it, and coarser where
/// it would be too long. The same bytes for any number of jobs.
base::Result<image::EpubImage> encode_cover(image::Size size, const image::Rows& rows, const Profile& profile,
                                            base::Crew& crew);

/// Its name, what it is for and its limits, one a line.
std::string describe(const Profile& profile);

}  // namespace gazette::epub
