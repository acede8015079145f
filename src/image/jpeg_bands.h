#pragma once

// The rows of a picture, some at a time, in; one JPEG out, made by several threads and never held as pixels.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "base/crew.h"
#include "base/result.h"
#include "image/pixels.h"

namespace gazette::image {

/// `count` rows from `top` on of a picture, without a profile, for the thread `worker` (from 0): in RGB, or in grey where all of
/// them are grey. Called from several threads; the rows are the same for each.
using Rows = std::function<Pixels(std::size_t worker, std::uint32_t top, std::uint32_t count)>;

/// A baseline JPEG in colour with the usual tables, as encode_jpeg makes it, but that restart markers (ITU-T T.81 section E.1.4)
/// part it into tiles, so that those of one colour, as much of a page of text is, need no encoding. The same bytes for any number
/// of jobs, and whether grey rows come in grey or in RGB.
base::Result<std::string> encode_jpeg_bands(Size size, const Rows& rows, int quality, base::Crew& crew);

}  // namespace gazette::image
