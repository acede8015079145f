#pragma once

// The notes of a camera in, what they say and whether they can be read out. Private to this room.

#include <string_view>

namespace gazette::image {

/// Tag 0x0112 of the first image directory (EXIF 2.32 section 4.6.4) in a TIFF structure that may follow "Exif\0\0";
/// 1 where there is none or it is nonsense.
int exif_orientation(std::string_view exif);

/// Whether every directory and every value of theirs lies within the structure (TIFF 6.0 section 2): converters of images stumble
/// over values that do not, where the pixels are sound. Values are not looked into.
bool is_sound_exif(std::string_view exif);

}  // namespace gazette::image
