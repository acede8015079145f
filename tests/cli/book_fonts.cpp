#include "cli/book_fonts.h"

#include <catch2/catch.hpp>

#include <hb.h>

namespace {

using namespace gazette;

font::Library fonts() {
    const std::string data = GAZETTE_DATA_DIR;
    base::Result<font::Library> library = font::Library::open(data + "/fonts/fonts.toml", {data + "/fonts"});
    REQUIRE(library);
    return *std::move(library);
}

/// Which of the characters a font file has.
std::u32string covered(const epub::EmbeddedFont& font, std::u32string_view characters) {
    hb_blob_t* const blob = hb_blob_create(font.bytes.data(), static_cast<unsigned>(font.bytes.size()),
                                           HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* const face = hb_face_create(blob, 0);
    hb_font_t* const shown = hb_font_create(face);
    std::u32string has;
    for (const char32_t character : characters) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(shown, character, &glyph) != 0 && glyph != 0) {
            has += character;
        }
    }
    hb_font_destroy(shown);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return has;
}

}  // namespace

TEST_CASE("embedded fonts cover what the text has of the scripts that are lacking, and no more") {
    font::Library library = fonts();
    base::Diagnostics diagnostics;
    const std::set<char32_t> text = {U'é', U'ש', U'ל', U'क', U'।', U'中'};
    const std::vector<epub::EmbeddedFont> made = cli::book_fonts(text, {"Deva", "Ethi", "Hebr"}, library, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(made.size() == 4);
    CHECK((made[0].family == "Gazette Deva" && !made[0].bold && made[1].bold));
    CHECK((made[2].family == "Gazette Hebr" && !made[2].bold && made[3].bold));
    CHECK(covered(made[0], U"éשलक।中 a") == U"क।");
    CHECK(covered(made[3], U"éשלमक।中 a") == U"של");
    CHECK(made[0].bytes.size() < 30'000);
    CHECK(cli::book_fonts(text, {"Deva"}, library, diagnostics)[0].bytes == made[0].bytes);
    CHECK(cli::book_fonts(text, {}, library, diagnostics).empty());
}
