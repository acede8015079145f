#pragma once

// The words for what is wrong with an image. Private to this room.

#include <string>
#include <string_view>

#include "base/result.h"
#include "image/info.h"
#include "image/pixels.h"

namespace gazette::image {

/// "the PNG image is damaged: ..."
base::Failure damaged(Format format, std::string_view detail);

/// For formats that are known but not decoded, and for unknown ones; `bytes` help to tell a web page from an image.
base::Failure unsupported(Format format, std::string_view bytes);

/// An error where one side is 0 or the limits are exceeded.
base::Result<void> check_size(Format format, std::uint64_t width, std::uint64_t height, const Limits& limits);

}  // namespace gazette::image
