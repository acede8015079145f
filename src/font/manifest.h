#pragma once

// fonts/fonts.toml in, the faces for a family and a script in order of preference out.

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gazette::font {

enum class FaceStyle { regular, bold, italic, bold_italic };
inline constexpr std::size_t face_styles = 4;

FaceStyle face_style(bool bold, bool italic);

/// One [[face]] of the manifest.
struct FaceEntry {
    std::string family;
    std::vector<std::string> scripts;
    std::vector<std::string> languages;
    /// By FaceStyle; empty where the face does not come in that style.
    std::array<std::string, face_styles> files;
    unsigned index = 0;
    std::string package;
    bool whole_lines = false;
};

struct Manifest {
    std::vector<FaceEntry> faces;
    /// By family, the families that stand in for it; "serif" for a family without a rule.
    std::map<std::string, std::vector<std::string>, std::less<>> families;
    /// By FaceStyle, the styles that stand in for it, the regular one last.
    std::array<std::vector<FaceStyle>, face_styles> styles;

    /// Whether any face or rule names this family.
    bool knows(std::string_view family) const;

    /// Indices into `faces`: of the family itself before those that stand in for it; in each, faces for the language (by
    /// the longest match) before those for all languages; those for others only where there is none of these.
    std::vector<std::size_t> find(std::string_view family, std::string_view script, std::string_view language) const;
};

base::Result<Manifest> read_manifest(const std::filesystem::path& file);

}  // namespace gazette::font
