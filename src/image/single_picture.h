#pragma once

// A sound JPEG or PNG in, the same picture without what readers may stumble over out. Private to this room.

#include <string>

#include "image/info.h"

namespace gazette::image {

/// Takes out, pixels and all other data untouched: of a JPEG, further pictures behind its end and the index to them (CIPA DC-007,
/// "MPF"), and a camera's notes that cannot be read (exif.h); of a PNG, the frames of an animation (APNG: acTL, fcTL, fdAT) and texts that a reader would have to inflate (zTXt,
/// compressed iTXt). Most files have none of these and come back as they are. `bytes` are of `format`.
std::string single_picture(std::string bytes, Format format);

}  // namespace gazette::image
