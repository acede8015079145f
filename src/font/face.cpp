#include "font/face.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>
#include <hb-ot.h>

#include "font/handles.h"

namespace gazette::font {

namespace {

/// Big-endian numbers of a table; 0 beyond its end.
class Table {
public:
    Table(hb_face_t* face, hb_tag_t tag) : blob_(table_of(face, tag)), bytes_(bytes_of(blob_)) {}

    bool empty() const { return bytes_.empty(); }
    int u8(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
    int u16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
    int i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    std::uint32_t u32(std::size_t at) const {
        return static_cast<std::uint32_t>(u16(at)) << 16 | static_cast<std::uint32_t>(u16(at + 2));
    }

private:
    Blob blob_;
    std::string_view bytes_;
};

int metric(hb_font_t* font, hb_ot_metrics_tag_t tag, int otherwise) {
    hb_position_t value = 0;
    return hb_ot_metrics_get_position(font, tag, &value) ? value : otherwise;
}

/// OS/2: sFamilyClass 1 to 5 and 7 are serif faces, else PANOSE's serif style 2 to 10 of Latin text.
bool has_serifs(const Table& os2) {
    const int family_class = os2.u8(30);
    if (family_class != 0) return family_class <= 5 || family_class == 7;
    const int family_kind = os2.u8(32);
    const int serif_style = os2.u8(33);
    return family_kind == 2 && serif_style >= 2 && serif_style <= 10;
}

Metrics read_metrics(hb_face_t* face, hb_font_t* font) {
    const Table head(face, HB_TAG('h', 'e', 'a', 'd'));
    const Table os2(face, HB_TAG('O', 'S', '/', '2'));
    const Table post(face, HB_TAG('p', 'o', 's', 't'));
    Metrics out;
    out.units_per_em = static_cast<int>(hb_face_get_upem(face));
    // Takes OS/2's typographic metrics where fsSelection says so, else hhea's.
    hb_font_extents_t extents = {};
    hb_font_get_h_extents(font, &extents);
    out.ascent = extents.ascender;
    out.descent = extents.descender;
    out.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, out.units_per_em * 7 / 10);
    out.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, out.units_per_em / 2);
    out.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -out.units_per_em / 10);
    out.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, out.units_per_em / 20);
    out.strikeout_position = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, out.x_height * 3 / 5);
    out.strikeout_thickness = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_SIZE, out.underline_thickness);
    if (!os2.empty()) out.weight = os2.u16(4);
    out.italic_angle = static_cast<std::int32_t>(post.u32(4)) / 65536.0;
    for (std::size_t side = 0; side < 4; ++side) out.bounding_box[side] = head.i16(36 + 2 * side);
    out.fixed_pitch = post.u32(12) != 0;
    out.serif = has_serifs(os2);
    return out;
}

/// OpenType specification, OS/2 fsType: of the usage bits only "restricted" alone forbids.
Embedding read_embedding(hb_face_t* face) {
    const int rights = Table(face, HB_TAG('O', 'S', '/', '2')).u16(8);
    constexpr int usage = 0x000E, restricted = 0x0002, no_subsetting = 0x0100, bitmaps_only = 0x0200;
    if ((rights & usage) == restricted || (rights & bitmaps_only)) return Embedding::forbidden;
    return rights & no_subsetting ? Embedding::whole : Embedding::subset;
}

/// Only the characters that a PDF name takes without escapes.
std::string read_postscript_name(hb_face_t* face) {
    std::array<char, 128> text = {};
    unsigned size = text.size();
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, text.data());
    std::string name(text.data(), std::min<std::size_t>(size, text.size() - 1));
    std::erase_if(name, [](unsigned char c) { return c >= 0x80 || !(std::isalnum(c) || c == '-' || c == '_'); });
    return name.empty() ? "Unnamed" : name;
}

}  // namespace

struct Face::State {
    std::string path;
    unsigned index = 0;
    std::string postscript_name;
    Metrics metrics;
    Embedding embedding = Embedding::subset;
    bool cff = false;
    bool colour_bitmaps = false;
    FaceHandle face;
    FontHandle font;
};

Face::Face(std::unique_ptr<State> state) : state_(std::move(state)) {}
Face::Face(Face&&) noexcept = default;
Face& Face::operator=(Face&&) noexcept = default;
Face::~Face() = default;

base::Result<Face> Face::open(const std::string& path, unsigned index, std::optional<int> weight) {
    const base::Place place{path};
    const Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (!blob) return base::fail("the font file cannot be read", "check that it is there and may be read", place);
    if (index >= hb_face_count(blob.get())) {
        return base::fail(fmt::format("no font, or no face {} in it", index), "install the font anew", place);
    }
    auto state = std::make_unique<State>();
    state->face.reset(hb_face_create(blob.get(), index));
    hb_face_t* face = state->face.get();
    if (hb_face_get_glyph_count(face) == 0 || Table(face, HB_TAG('h', 'e', 'a', 'd')).empty()) {
        return base::fail("the font file is damaged", "install the font anew", place);
    }
    if (!Table(face, HB_TAG('f', 'v', 'a', 'r')).empty() || !Table(face, HB_TAG('C', 'F', 'F', '2')).empty()) {
        return base::fail("this is a variable font, which cannot be embedded", "install the static faces of the family",
                          place);
    }
    hb_face_make_immutable(face);
    state->font.reset(hb_font_create(face));
    hb_font_make_immutable(state->font.get());
    state->path = path;
    state->index = index;
    state->postscript_name = read_postscript_name(face);
    state->metrics = read_metrics(face, state->font.get());
    state->metrics.weight = weight.value_or(state->metrics.weight);
    state->embedding = read_embedding(face);
    state->cff = !Table(face, HB_TAG('C', 'F', 'F', ' ')).empty();
    state->colour_bitmaps = hb_ot_color_has_png(face);
    return Face(std::move(state));
}

const std::string& Face::postscript_name() const {
    return state_->postscript_name;
}
const std::string& Face::path() const {
    return state_->path;
}
unsigned Face::index() const {
    return state_->index;
}
const Metrics& Face::metrics() const {
    return state_->metrics;
}
Embedding Face::embedding() const {
    return state_->embedding;
}
bool Face::cff() const {
    return state_->cff;
}
bool Face::colour_bitmaps() const {
    return state_->colour_bitmaps;
}

GlyphId Face::glyph_of(char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(state_->font.get(), code_point, &glyph) ? glyph : 0;
}

int Face::advance_of(GlyphId glyph) const {
    return hb_font_get_glyph_h_advance(state_->font.get(), glyph);
}

hb_face_t* Face::hb_face() const {
    return state_->face.get();
}
hb_font_t* Face::hb_font() const {
    return state_->font.get();
}

}  // namespace gazette::font
