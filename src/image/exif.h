#pragma once

// The orientation that a camera noted. Private to this room.

#include <string_view>

namespace gazette::image {

/// Tag 0x0112 of the first image directory (EXIF 2.32 section 4.6.4) in a TIFF structure that may follow "Exif\0\0";
/// 1 where there is none or it is nonsense.
int exif_orientation(std::string_view exif);

}  // namespace gazette::image
