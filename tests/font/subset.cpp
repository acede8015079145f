#include "font/subset.h"

#include <hb-ot.h>

#include "font/cff_charset.h"
#include "font/handles.h"
#include "fonts.h"

using namespace gazette::font;

namespace {

const Face& face_for(Library& library, const Role& role, const std::string& script, const std::string& language) {
    return library.face(library.candidates(role, script, language).front());
}

bool has_table(hb_face_t* face, const char* tag) {
    return !bytes_of(table_of(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]))).empty();
}

}  // namespace

TEST_CASE("a TrueType subset keeps the glyphs, under codes that are its indices") {
    GAZETTE_LIBRARY(library);
    const Face& face = face_for(library, {}, "Latn", "en");
    const std::set<GlyphId> glyphs = {face.glyph_of('a'), face.glyph_of(U'é'), face.glyph_of('Q')};
    const auto made = subset(face, glyphs);
    REQUIRE(made);
    CHECK_FALSE(made->cff);
    CHECK(made->codes.size() == 3);
    CHECK(made->program.size() < 20000);

    const Blob blob(hb_blob_create(made->program.data(), static_cast<unsigned>(made->program.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const FaceHandle again(hb_face_create(blob.get(), 0));
    const FontHandle font(hb_font_create(again.get()));
    for (const GlyphId glyph : glyphs) {
        const auto code = made->codes.at(glyph);
        CHECK(code > 0);
        CHECK(code < hb_face_get_glyph_count(again.get()));
        CHECK(hb_font_get_glyph_h_advance(font.get(), code) == face.advance_of(glyph));
    }
    for (const char* tag : {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}) CHECK(has_table(again.get(), tag));
    for (const char* tag : {"GSUB", "GPOS", "GDEF", "cmap", "fpgm", "name"}) CHECK_FALSE(has_table(again.get(), tag));
    CHECK(subset(face, glyphs)->program == made->program);
}

TEST_CASE("a CID-keyed CFF subset is the bare table, under codes that are its CIDs") {
    GAZETTE_LIBRARY(library);
    const Face& face = face_for(library, {}, "Hani", "ja");
    if (!face.cff()) {
        WARN("skipped: no CFF face here");
        return;
    }
    const std::set<GlyphId> glyphs = {face.glyph_of(U'川'), face.glyph_of(U'、'), face.glyph_of(U'𠮷')};
    CHECK(glyphs.count(0) == 0);
    const auto made = subset(face, glyphs);
    REQUIRE(made);
    CHECK(made->cff);
    CHECK(made->program.substr(0, 1) == "\x01");
    CHECK(made->program.size() < 60000);
    const auto cids = read_cids(made->program, 4);
    REQUIRE(cids);
    for (const GlyphId glyph : glyphs) CHECK(std::find(cids->begin(), cids->end(), made->codes.at(glyph)) != cids->end());
    CHECK(subset(face, glyphs)->program == made->program);
}

TEST_CASE("a damaged CFF table is refused wherever it is cut") {
    GAZETTE_LIBRARY(library);
    const Face& face = face_for(library, {}, "Hani", "ja");
    if (!face.cff()) {
        WARN("skipped: no CFF face here");
        return;
    }
    const auto made = subset(face, {face.glyph_of(U'川')});
    REQUIRE(made);
    for (std::size_t size = 0; size < 40; ++size) CHECK_FALSE(read_cids(made->program.substr(0, size), 2));
    for (std::size_t at = 0; at < made->program.size(); ++at) {
        std::string broken = made->program;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        read_cids(broken, 2);
    }
}

TEST_CASE("a glyph that the face does not have is an error") {
    GAZETTE_LIBRARY(library);
    const auto made = subset(face_for(library, {}, "Latn", "en"), {60000});
    REQUIRE_FALSE(made);
    CHECK(made.error().what.find("NotoSerif") != std::string::npos);
}
