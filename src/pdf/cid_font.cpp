#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "base/hash.h"
#include "font/subset.h"
#include "pdf/cmap.h"
#include "pdf/fonts.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

constexpr const char* system_info = "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n";

std::set<font::GlyphId> glyphs_of(const GlyphCodes& codes) {
    std::set<font::GlyphId> glyphs;
    for (const CodedGlyph& coded : codes.all()) glyphs.insert(coded.glyph);
    return glyphs;
}

/// Six capital letters that differ between subsets of one face (ISO 32000-1 section 9.6.4).
std::string subset_tag(const std::string& program) {
    const std::string digest = base::sha256_hex(program);
    std::string tag;
    for (std::size_t at = 0; at < 6; ++at) {
        const unsigned value = static_cast<unsigned>(std::stoul(digest.substr(2 * at, 2), nullptr, 16));
        tag += static_cast<char>('A' + value % 26);
    }
    return tag;
}

/// Estimated from the weight, as the font file does not say it.
int stem_width(int weight) {
    return 50 + weight * weight / 4225;
}

int descriptor_flags(const font::Metrics& metrics) {
    constexpr int fixed_pitch = 1, serif = 2, symbolic = 4, italic = 64;
    return symbolic | (metrics.fixed_pitch ? fixed_pitch : 0) | (metrics.serif ? serif : 0) |
           (metrics.italic_angle != 0 ? italic : 0);
}

void append_font_units(std::string& out, std::int64_t value, const font::Metrics& metrics) {
    append_glyph_space(out, divide_rounded(value * pen_units_per_em, metrics.units_per_em));
}

std::string descriptor(const font::Face& face, const std::string& base_font, Ref program) {
    const font::Metrics& metrics = face.metrics();
    std::string out = "/Type /FontDescriptor /FontName " + name(base_font) + "\n/Flags " +
                      std::to_string(descriptor_flags(metrics)) + " /FontBBox [";
    for (const int edge : metrics.bounding_box) append_font_units(out, edge, metrics);
    out += "] /ItalicAngle ";
    append_coordinate(out, std::llround(metrics.italic_angle * 1000));
    out += "/Ascent ";
    append_font_units(out, metrics.ascent, metrics);
    out += "/Descent ";
    append_font_units(out, metrics.descent, metrics);
    out += "/CapHeight ";
    append_font_units(out, metrics.cap_height, metrics);
    out += "/StemV " + std::to_string(stem_width(metrics.weight));
    out += (face.cff() ? " /FontFile3 " : " /FontFile2 ") + to_string(program) + "\n";
    return out;
}

/// The glyph widths by CID, as runs of consecutive CIDs (section 9.7.4.3).
std::string widths(const std::map<std::uint16_t, std::int64_t>& by_cid) {
    std::string out = "/DW 1000 /W [";
    int next = -1;
    for (const auto& [cid, width] : by_cid) {
        if (cid != next) out += (next < 0 ? "" : "]\n") + std::to_string(cid) + " [";
        append_glyph_space(out, width);
        next = cid + 1;
    }
    return out + "]]\n";
}

Ref add_program(Document& document, FontProgram program) {
    std::string entries = program.subset.cff ? "/Subtype /CIDFontType0C\n"
                                             : "/Length1 " + std::to_string(program.subset.program.size()) + "\n";
    return document.add_stream(std::move(entries), std::move(program.deflated), Coding::deflated);
}

/// A CIDFont whose CIDs are our codes: glyf outlines, with a map from CIDs to the subset's glyphs.
std::string glyf_entries(Document& document, const GlyphCodes& codes, const font::Subset& subset) {
    std::string map(2, '\0');
    std::map<std::uint16_t, std::int64_t> by_cid;
    for (const CodedGlyph& coded : codes.all()) {
        const std::uint16_t index = subset.codes.at(coded.glyph);
        const std::size_t at = 2u * coded.code;
        if (map.size() < at + 2) map.resize(at + 2);
        map[at] = static_cast<char>(index >> 8);
        map[at + 1] = static_cast<char>(index & 255);
        by_cid[coded.code] = coded.width;
    }
    return "/Subtype /CIDFontType2 /CIDToGIDMap " + to_string(document.add_stream({}, std::string_view(map))) + "\n" +
           widths(by_cid);
}

std::string cff_entries(const GlyphCodes& codes) {
    std::map<std::uint16_t, std::int64_t> by_cid;
    for (const CodedGlyph& coded : codes.all()) by_cid[coded.code] = coded.width;
    return "/Subtype /CIDFontType0\n" + widths(by_cid);
}

/// What /Encoding says of a bank. A CMap other than Identity-H must be in the file (ISO 19005-2 section 6.2.11.3.3).
std::string encoding(Document& document, const GlyphCodes& codes, unsigned bank, SharedCMap& one_byte) {
    if (codes.code_bytes(bank) == 2) return "/Identity-H";
    if (!one_byte) {
        const std::string cmap = one_byte_cmap();
        one_byte =
            document.add_stream("/Type /CMap /CMapName /" + std::string(one_byte_cmap_name) + " /WMode 0\n" + system_info,
                                std::string_view(cmap));
    }
    return to_string(*one_byte);
}

/// The Type 0 fonts, one a bank, over one CIDFont.
std::string add_type0_fonts(Document& document, const GlyphCodes& codes, const std::string& base_font, Ref cid_font,
                            SharedCMap& one_byte) {
    std::string resources;
    for (unsigned bank = 0; bank < codes.bank_count(); ++bank) {
        const auto is_here = [bank](const CodedGlyph& coded) { return coded.bank == bank; };
        if (std::none_of(codes.all().begin(), codes.all().end(), is_here)) continue;
        const Ref texts = add_to_unicode(document, codes, bank);
        const Ref type0 = document.add("/Type /Font /Subtype /Type0 /BaseFont " + name(base_font) + "\n/Encoding " +
                                       encoding(document, codes, bank, one_byte) + " /DescendantFonts [" +
                                       to_string(cid_font) + "] /ToUnicode " + to_string(texts) + "\n");
        resources += name(codes.resource(bank)) + " " + to_string(type0) + "\n";
    }
    return resources;
}

}  // namespace

base::Result<FontProgram> make_program(const GlyphCodes& codes, Deflaters& deflate) {
    const font::Face& face = codes.face();
    if (codes.exhausted()) {
        return base::fail("more than 65,535 glyphs and texts of " + face.postscript_name(), "split the edition in two");
    }
    auto subset = font::subset(face, glyphs_of(codes));
    if (!subset) return subset.failure();
    std::string deflated = deflate(subset->program);
    return FontProgram{*std::move(subset), std::move(deflated)};
}

std::string embed_cid_font(Document& document, const GlyphCodes& codes, FontProgram program, SharedCMap& one_byte) {
    const font::Face& face = codes.face();
    const std::string base_font = subset_tag(program.subset.program) + "+" + face.postscript_name();
    const std::string outlines = program.subset.cff ? cff_entries(codes) : glyf_entries(document, codes, program.subset);
    const Ref described = document.add(descriptor(face, base_font, add_program(document, std::move(program))));
    std::string entries =
        "/Type /Font /BaseFont " + name(base_font) + "\n" + system_info + "/FontDescriptor " + to_string(described) + "\n";
    entries += outlines;
    return add_type0_fonts(document, codes, base_font, document.add(std::move(entries)), one_byte);
}

}  // namespace gazette::pdf
