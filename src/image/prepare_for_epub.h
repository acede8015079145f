#pragma once

// The bytes of any image in, those of one that every e-reader shows out.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "image/encode.h"
#include "image/pixels.h"
#include "image/transform.h"

namespace gazette::image {

struct EpubNeeds {
    /// The longer side.
    std::uint32_t max_side = 1600;
    std::size_t max_bytes = 5'000'000;
    /// The ground for transparent images and for drawings; nothing where readers may show through them what they like.
    std::optional<Rgb> flatten = {};
    int quality = good_quality;
    Limits limits = {};
};

struct EpubImage {
    std::string bytes;
    /// "image/jpeg", "image/png" or "image/svg+xml".
    std::string media_type;
    Size size;
    /// The bytes are those that came in.
    bool unchanged = false;
    /// It moved, and is its first frame alone.
    bool stilled = false;
    /// What an SVG had that is not taken over, such as "script".
    std::vector<std::string> left_out = {};
};

/// A sound upright JPEG or PNG within the limits stays as it is, but for further pictures in the same file, which go; anything else
/// that can be decoded is made into a JPEG if it was lossy before, or else into a PNG, or a JPEG again where a PNG would be too
/// long. The first frame stands for a moving GIF, PNG or WebP. An SVG stays one, with nothing in it that acts or fetches (svg.h). An error where pixels are lost or unreadable.
base::Result<EpubImage> prepare_for_epub(std::string bytes, const EpubNeeds& needs = {});

}  // namespace gazette::image
