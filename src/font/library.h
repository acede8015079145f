#pragma once

// The manifest (fonts/fonts.toml) and the font folders in, the face for a role and a script out.

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "font/face.h"

namespace gazette::font {

/// A role of the manifest ("display", "serif", "sans", "mono", "emoji") in one of its four styles.
struct Role {
    std::string family = "serif";
    bool bold = false;
    bool italic = false;

    auto operator<=>(const Role&) const = default;
};

class SharedWords;

/// Faces are opened when first asked for and live as long as the library; their ids are in no particular order. Any number
/// of threads may look faces up.
class Library {
public:
    /// `folders` are searched in order, below them too; then the system's font folders. Unknown keys in the manifest are
    /// errors. A face whose file is missing is a warning with the Debian package in the hint, when it is first needed and
    /// once only; the next in the manifest's order of preference is taken. Fails where a family has no face left for Latin.
    /// A family that the manifest does not know is asked of fontconfig; where that has none either it is a warning and
    /// set as "serif".
    static base::Result<Library> open(const std::filesystem::path& manifest,
                                      const std::vector<std::filesystem::path>& folders);

    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;
    ~Library();

    /// The faces to try for a role, a script (ISO 15924, "Arab") and a language (the CJK faces differ by it), best first:
    /// those of the script in the family, then the family's Latin one, then those of the script in the families that stand
    /// in for it. Never empty, but that of "emoji" may be.
    const std::vector<FaceId>& candidates(const Role& role, std::string_view script, std::string_view language);

    /// The faces that might hold a character which no candidate has: those of symbols, those of emoji, then all others.
    /// Opens them all when first asked.
    const std::vector<FaceId>& last_resort(const Role& role);

    /// Whether the face's letters take part in shaping across spaces, so that its words may not be shaped one by one.
    bool shapes_whole_lines(FaceId id) const;

    const Face& face(FaceId id) const;
    std::size_t face_count() const;

    /// What its shapers have shaped.
    SharedWords& words();

    /// The warnings that have come up since the last call.
    base::Diagnostics take_diagnostics();

private:
    struct State;
    explicit Library(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace gazette::font
