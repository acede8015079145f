#pragma once

// The bytes of an SVG file in, the same drawing with nothing in it that acts, fetches or never ends out.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "image/pixels.h"
#include "image/transform.h"

namespace gazette::image {

struct SafeSvg {
    /// UTF-8, with the SVG name space as the default.
    std::string markup;
    /// As its root states it, in pixels of CSS; 300 x 150 where it says nothing (CSS 2.1 section 10.3.2).
    Size size;
    /// What was not taken over and may be missed, each once: "script", "foreignObject", "an address", ...; what editors keep
    /// for themselves is not worth a word.
    std::vector<std::string> left_out;
};

/// Keeps the elements and attributes that draw (svg_names.h); links are opened up into what they hold. References lead to
/// elements of the same drawing, or are images of the other formats within it that are sound. An error where the file is not
/// well-formed, where elements are used so often within each other that viewers would stall, or where nothing is drawn. With a
/// `ground`, a rectangle of that colour lies behind all that is drawn.
base::Result<SafeSvg> sanitise_svg(std::string_view bytes, const Limits& limits = {},
                                   const std::optional<Rgb>& ground = {});

}  // namespace gazette::image
