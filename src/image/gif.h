#pragma once

// GIF files. Private to this room.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "image/info.h"
#include "image/pixels.h"

namespace gazette::image {

/// Nothing where there is no frame.
std::optional<Info> gif_info(std::string_view bytes);

/// The first frame on its screen; what it leaves free is transparent.
base::Result<Pixels> decode_gif(std::string_view bytes, const Limits& limits);

}  // namespace gazette::image
