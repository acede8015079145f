#pragma once

// Which ICC profiles go with which samples. Private to this room.

#include <string_view>

#include "image/info.h"

namespace gazette::image {

/// Whether it looks like an ICC profile, not too long, whose data colour space is that of the samples (ICC.1:2010 section 7.2).
inline bool is_profile_of(std::string_view profile, Colour colour) {
    constexpr std::size_t header = 128;
    constexpr std::size_t most = 1 << 20;
    if (profile.size() < header || profile.size() > most || profile.substr(36, 4) != "acsp") return false;
    const std::string_view space = profile.substr(16, 4);
    return (colour == Colour::grey && space == "GRAY") || (colour == Colour::rgb && space == "RGB ");
}

}  // namespace gazette::image
