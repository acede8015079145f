#pragma once

// The name of a font family in, its files on this system out: asked of fontconfig, for families outside the manifest.

#include <array>
#include <optional>
#include <string>

#include "font/manifest.h"

namespace gazette::font {

struct SystemFamily {
    /// Paths by FaceStyle; empty where the family has none.
    std::array<std::string, face_styles> files;
};

/// Static faces only. Nothing where the family has no regular one.
std::optional<SystemFamily> ask_system_for_family(const std::string& family);

}  // namespace gazette::font
