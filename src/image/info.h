#pragma once

// The first bytes of an image file in, what it says of itself out.

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace gazette::image {

enum class Format { jpeg, png, gif, webp, svg, avif, unknown };
enum class Colour { grey, rgb, cmyk };

struct Info {
    Format format = Format::unknown;
    /// As it is to be seen, that is with `orientation` applied; 0 for SVG, AVIF and unknown formats.
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// EXIF 2.32 tag 0x0112: 1 (as stored) to 8.
    int orientation = 1;
    Colour colour = Colour::rgb;
    int bit_depth = 8;
    bool alpha = false;
    bool palette = false;
    /// Interlaced PNG or GIF, or progressive JPEG.
    bool interlaced = false;
    bool animated = false;
    /// The format has thrown detail away already, so that doing it again costs little: JPEG, lossy WebP.
    bool lossy = false;
};

/// "JPEG", "PNG", ...; "image" where unknown.
const char* name_of(Format format);

/// By its content alone, never by a name. Reads headers only, so a file may still be damaged: see verify.h. An error where
/// there are no bytes, or where a JPEG, PNG, GIF or WebP has no whole header; other content is Format::unknown.
base::Result<Info> identify(std::string_view bytes);

}  // namespace gazette::image
