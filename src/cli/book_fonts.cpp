#include "cli/book_fonts.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "font/web_font.h"

namespace gazette::cli {

namespace {

/// Also what the script shares with others, such as a danda, and the joiners that shape its words.
std::set<char32_t> characters_in(UScriptCode script, const std::set<char32_t>& characters) {
    constexpr char32_t joiners[] = {0x200C, 0x200D};
    std::set<char32_t> found;
    bool own = false;
    for (const char32_t character : characters) {
        UErrorCode status = U_ZERO_ERROR;
        if (uscript_hasScript(static_cast<UChar32>(character), script)) {
            found.insert(character);
            own = own || uscript_getScript(static_cast<UChar32>(character), &status) == script;
        }
    }
    if (!own) {
        return {};
    }
    found.insert(std::begin(joiners), std::end(joiners));
    return found;
}

/// By the face that shows them: the best of those that have each.
std::map<std::size_t, std::pair<font::FaceId, std::set<char32_t>>>
by_face(const std::set<char32_t>& characters, const std::vector<font::FaceId>& candidates, const font::Library& library) {
    std::map<std::size_t, std::pair<font::FaceId, std::set<char32_t>>> faces;
    for (const char32_t character : characters) {
        const auto face = std::find_if(candidates.begin(), candidates.end(),
                                       [&](font::FaceId id) { return library.face(id).glyph_of(character) != 0; });
        if (face != candidates.end()) {
            auto& [id, held] = faces[static_cast<std::size_t>(face - candidates.begin())];
            id = *face;
            held.insert(character);
        }
    }
    return faces;
}

}  // namespace

std::vector<epub::EmbeddedFont> book_fonts(const std::set<char32_t>& characters, const std::vector<std::string>& scripts,
                                           font::Library& library, base::Diagnostics& diagnostics) {
    std::vector<epub::EmbeddedFont> fonts;
    for (const std::string& name : scripts) {
        const auto script = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str()));
        const std::set<char32_t> wanted = characters_in(script, characters);
        std::set<font::FaceId> regular;
        for (const bool bold : {false, true}) {
            for (const auto& [rank, face] : by_face(wanted, library.candidates({"serif", bold}, name, ""), library)) {
                const auto& [id, held] = face;
                // One face for both weights: devices make it bolder.
                if (bold && regular.contains(id)) {
                    continue;
                }
                regular.insert(id);
                base::Result<std::string> file = font::web_font(library.face(id), held);
                if (!file) {
                    base::Diagnostic why = file.error();
                    why.severity = base::Severity::warning;
                    diagnostics.push_back(std::move(why));
                    continue;
                }
                const std::string number = rank == 0 ? "" : fmt::format(" {}", rank + 1);
                fonts.push_back({"Gazette " + name + number, bold, library.face(id).cff(), *std::move(file)});
            }
        }
    }
    return fonts;
}

}  // namespace gazette::cli
