#pragma once

// WebP files. Private to this room.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "image/info.h"
#include "image/pixels.h"

namespace gazette::image {

std::optional<Info> webp_info(std::string_view bytes);

/// The first frame where it is animated. As stored: the orientation is not applied.
base::Result<Pixels> decode_webp(std::string_view bytes, const Limits& limits);

}  // namespace gazette::image
