#pragma once

// JPEG files in and out as JPEG has them: a plane of luma, and two of chroma that are half as large. Private to this room.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "image/encode.h"
#include "image/pixels.h"

namespace gazette::image {

/// Rows are whole blocks of 8 samples; those after `width` repeat the last one.
struct Plane {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::size_t stride = 0;
    std::vector<std::uint8_t> samples;
};

/// YCbCr (JFIF 1.02), a sample of chroma being the mean of 2 x 2 pixels; grey where there is luma alone.
struct Planes {
    Size size;
    /// One or three.
    std::vector<Plane> planes;
    /// The ICC profile of the pixels; empty where there is none, and of luma whose colours were left out.
    std::string profile;
};

/// A grey or YCbCr JPEG, scaled to `to`, which must be no larger than the file; as stored: the orientation is not applied. All of
/// the file is read, but no more than some rows of it are in memory. Where `grey` is set or all pixels are grey, luma alone.
/// Nothing of another colour space, and where it would be less than about a 128th of its size: see `decode_jpeg`. An error where
/// pixels are lost; mere oddities are borne.
base::Result<std::optional<Planes>> decode_jpeg_planes(std::string_view bytes, const Limits& limits, Size to, bool grey);

/// A baseline JPEG with its profile, if it has one.
base::Result<std::string> encode_jpeg_planes(const Planes& planes, int quality, Tables tables);

/// A baseline JPEG of three components with the usual tables and without a profile, in which a restart marker stands after every
/// `interval` units of 16 x 16 pixels (ITU-T T.81 section E.1.4). The pixels are RGB.
base::Result<std::string> encode_jpeg_intervals(const Pixels& pixels, int quality, unsigned interval);
base::Result<std::string> encode_jpeg_intervals(const Planes& planes, int quality, unsigned interval);

}  // namespace gazette::image
