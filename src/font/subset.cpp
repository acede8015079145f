#include "font/subset.h"

#include <array>

#include "font/cff_charset.h"
#include "font/embedding_failures.h"
#include "font/handles.h"
#include "font/whole_file.h"

namespace gazette::font {

namespace {

/// Tables that a PDF does not look at (ISO 32000-1 section 9.9).
constexpr std::array dropped = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
    HB_TAG('F', 'F', 'T', 'M'), HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('m', 'e', 't', 'a'),
};

SubsetInput subset_input(const Face& face, const std::set<GlyphId>& glyphs) {
    SubsetInput input(hb_subset_input_create_or_fail());
    if (!input) return input;
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add(wanted, 0);
    for (const GlyphId glyph : glyphs) hb_set_add(wanted, glyph);
    hb_set_t* drop = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : dropped) hb_set_add(drop, tag);
    // A CID is told before the subset is made: where it is the index of a glyph, indices stay.
    const auto cids = face.cff() ? cids_of(face) : std::nullopt;
    const unsigned keep = cids && cids->empty() ? unsigned{HB_SUBSET_FLAGS_RETAIN_GIDS} : 0U;
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE | keep);
    return input;
}

/// The font program of a whole HarfBuzz face: as PDF wants it, without the rest of a collection.
std::string program_of(hb_face_t* face, bool cff) {
    if (cff) return std::string(bytes_of(table_of(face, HB_TAG('C', 'F', 'F', ' '))));
    return std::string(bytes_of(Blob(hb_face_reference_blob(face))));
}

base::Result<Subset> subset_glyphs(const Face& face, const std::set<GlyphId>& glyphs) {
    const SubsetInput input = subset_input(face, glyphs);
    const SubsetPlan plan(input ? hb_subset_plan_create_or_fail(face.hb_face(), input.get()) : nullptr);
    const FaceHandle made(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!made) return damaged(face);
    Subset out{program_of(made.get(), face.cff()), face.cff(), {}};
    const unsigned count = hb_face_get_glyph_count(made.get());
    const auto cids = face.cff() ? read_cids(out.program, count) : std::vector<std::uint16_t>();
    if (!cids || out.program.empty()) return damaged(face);
    const hb_map_t* new_of_old = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (const GlyphId glyph : glyphs) {
        const hb_codepoint_t index = hb_map_get(new_of_old, glyph);
        if (index == HB_MAP_VALUE_INVALID || index >= count) return damaged(face);
        out.codes.emplace(glyph, cids->empty() ? static_cast<std::uint16_t>(index) : cids->at(index));
    }
    return out;
}

base::Result<Subset> embed_whole(const Face& face, const std::set<GlyphId>& glyphs) {
    Subset out{face.cff() ? program_of(face.hb_face(), true) : whole_file(face.hb_face()), face.cff(), {}};
    const unsigned count = hb_face_get_glyph_count(face.hb_face());
    const auto cids = face.cff() ? read_cids(out.program, count) : std::vector<std::uint16_t>();
    if (!cids || out.program.empty()) return damaged(face);
    for (const GlyphId glyph : glyphs) {
        if (glyph >= count) return damaged(face);
        out.codes.emplace(glyph, cids->empty() ? static_cast<std::uint16_t>(glyph) : cids->at(glyph));
    }
    return out;
}

}  // namespace

std::optional<std::vector<std::uint16_t>> cids_of(const Face& face) {
    const Blob table = table_of(face.hb_face(), HB_TAG('C', 'F', 'F', ' '));
    return read_cids(bytes_of(table), hb_face_get_glyph_count(face.hb_face()));
}

base::Result<Subset> subset(const Face& face, const std::set<GlyphId>& glyphs) {
    switch (face.embedding()) {
    case Embedding::forbidden: return forbidden(face);
    case Embedding::whole: return embed_whole(face, glyphs);
    case Embedding::subset: break;
    }
    return subset_glyphs(face, glyphs);
}

}  // namespace gazette::font
