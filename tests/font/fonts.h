#pragma once

// The library that the tests of this folder shape with: the manifest of the project over the system's faces.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "font/library.h"
#include "font/shaper.h"

namespace gazette::font {

inline const std::filesystem::path manifest_file = std::filesystem::path(GAZETTE_SOURCE_DIR) / "fonts" / "fonts.toml";

/// Nothing, and a line in the test's output, where the machine lacks the faces.
inline std::optional<Library> open_library() {
    auto library = Library::open(manifest_file, {});
    if (library) return std::move(*library);
    WARN("skipped: " << format(library.error()));
    return std::nullopt;
}

inline Span whole(const std::string& text, const std::string& language, Role role = {},
                  std::vector<std::string> features = {}) {
    return {0, static_cast<std::uint32_t>(text.size()), std::move(role), language, std::move(features)};
}

/// Everything about the shaped text, to compare and to print.
inline std::string dump(const ShapedText& text, const Library& library) {
    std::string out;
    for (const Run& run : text.runs) {
        out += library.face(run.face).postscript_name() + " " + std::to_string(run.begin) + "-" + std::to_string(run.end) +
               " level " + std::to_string(run.level) + ":";
        for (const Glyph& glyph : run.glyphs) {
            out += " " + std::to_string(glyph.id) + "+" + std::to_string(glyph.advance) + "@" +
                   std::to_string(glyph.cluster) + "(" + std::to_string(glyph.x_offset) + "," +
                   std::to_string(glyph.y_offset) + ")";
        }
        out += "\n";
    }
    for (const Uncovered& each : text.uncovered) {
        out += "uncovered " + std::to_string(static_cast<unsigned>(each.code_point)) + "@" + std::to_string(each.at) + "\n";
    }
    return out;
}

}  // namespace gazette::font

/// Ends the test where the faces are missing.
#define GAZETTE_LIBRARY(name)                                                                                              \
    auto opened_##name = gazette::font::open_library();                                                                    \
    if (!opened_##name) return;                                                                                            \
    gazette::font::Library& name = *opened_##name
