#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include <hb-ot.h>
#include <hb.h>

#include "pdf/fonts.h"
#include "pdf/png_image.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

struct FreeBlob {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
using Blob = std::unique_ptr<hb_blob_t, FreeBlob>;

Ref add_image(Document& document, const Pixels& pixels) {
    const std::string size = "/Width " + std::to_string(pixels.width) + " /Height " + std::to_string(pixels.height);
    std::string entries = "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 " + size + "\n";
    if (!pixels.alpha.empty()) {
        const Ref mask =
            document.add_stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 " + size + "\n",
                                std::string_view(pixels.alpha));
        entries += "/SMask " + to_string(mask) + "\n";
    }
    return document.add_stream(std::move(entries), std::string_view(pixels.colour));
}

/// A rectangle in glyph space, in pen units, y upwards.
struct GlyphBox {
    std::int64_t left = 0;
    std::int64_t bottom = 0;
    std::int64_t width = 0;
    std::int64_t height = 0;
};

GlyphBox box_of(const font::Face& face, font::GlyphId glyph) {
    hb_glyph_extents_t extents = {};
    hb_font_get_glyph_extents(face.hb_font(), glyph, &extents);
    const auto scaled = [&](std::int64_t value) {
        return divide_rounded(value * pen_units_per_em, face.metrics().units_per_em);
    };
    return {scaled(extents.x_bearing), scaled(extents.y_bearing + extents.height), scaled(extents.width),
            scaled(-std::int64_t{extents.height})};
}

/// The fonts of one face as they are put together. Glyphs are named by their index, "g17", and so are their images.
class Type3Builder {
public:
    Type3Builder(Document& document, const GlyphCodes& codes) : document_(document), codes_(codes) {}

    base::Result<std::string> build() {
        std::string resources;
        for (unsigned bank = 0; bank < codes_.bank_count(); ++bank) {
            const auto font = add_font(bank);
            if (!font) return font.failure();
            resources += name(codes_.resource(bank)) + " " + to_string(*font) + "\n";
        }
        return resources;
    }

private:
    struct Glyph {
        Ref procedure;
        /// Absent where the glyph has no picture, as a space.
        Ref image;
        GlyphBox box;
    };

    base::Result<Glyph> add_glyph(const CodedGlyph& coded) {
        if (const auto known = glyphs_.find(coded.glyph); known != glyphs_.end()) return known->second;
        Glyph glyph;
        std::string procedure;
        append_glyph_space(procedure, coded.width);
        procedure += "0 d0\n";
        const Blob png(hb_ot_color_glyph_reference_png(codes_.face().hb_font(), coded.glyph));
        unsigned size = 0;
        const char* bytes = hb_blob_get_data(png.get(), &size);
        if (size > 0) {
            const auto pixels = decode_png({bytes, size});
            if (!pixels) return pixels.failure();
            glyph.image = add_image(document_, *pixels);
            glyph.box = box_of(codes_.face(), coded.glyph);
            procedure += picture(coded.glyph, glyph.box);
        }
        glyph.procedure = document_.add_stream({}, std::string_view(procedure));
        return glyphs_.emplace(coded.glyph, glyph).first->second;
    }

    static std::string picture(font::GlyphId glyph, const GlyphBox& box) {
        std::string out = "q ";
        append_glyph_space(out, box.width);
        out += "0 0 ";
        append_glyph_space(out, box.height);
        append_glyph_space(out, box.left);
        append_glyph_space(out, box.bottom);
        return out + "cm /g" + std::to_string(glyph) + " Do Q\n";
    }

    base::Result<Ref> add_font(unsigned bank) {
        std::map<font::GlyphId, Glyph> used;
        std::string differences, widths;
        int count = 0;
        for (const CodedGlyph& coded : codes_.all()) {
            if (coded.bank != bank) continue;
            const auto glyph = add_glyph(coded);
            if (!glyph) return glyph.failure();
            used.emplace(coded.glyph, *glyph);
            differences += "/g" + std::to_string(coded.glyph) + " ";
            append_glyph_space(widths, coded.width);
            ++count;
        }
        std::string entries = "/Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0]\n";
        entries += "/Encoding <</Type /Encoding /Differences [0 " + differences + "]>>\n/FirstChar 0 /LastChar " +
                   std::to_string(count - 1) + " /Widths [" + widths + "]\n" + glyph_entries(used) + "/ToUnicode " +
                   to_string(add_to_unicode(document_, codes_, bank)) + "\n";
        return document_.add(std::move(entries));
    }

    static std::string glyph_entries(const std::map<font::GlyphId, Glyph>& used) {
        std::string procedures, images;
        std::int64_t left = 0, bottom = 0, right = 0, top = 0;
        for (const auto& [id, glyph] : used) {
            procedures += "/g" + std::to_string(id) + " " + to_string(glyph.procedure) + "\n";
            if (glyph.image.number != 0) images += "/g" + std::to_string(id) + " " + to_string(glyph.image) + "\n";
            left = std::min(left, glyph.box.left);
            bottom = std::min(bottom, glyph.box.bottom);
            right = std::max(right, glyph.box.left + glyph.box.width);
            top = std::max(top, glyph.box.bottom + glyph.box.height);
        }
        std::string bounds;
        for (const std::int64_t edge : {left, bottom, right, top}) append_glyph_space(bounds, edge);
        return "/FontBBox [" + bounds + "]\n/CharProcs <<\n" + procedures + ">>\n/Resources <</XObject <<\n" + images +
               ">>>>\n";
    }

    Document& document_;
    const GlyphCodes& codes_;
    /// Shared by the face's fonts.
    std::map<font::GlyphId, Glyph> glyphs_;
};

}  // namespace

base::Result<std::string> embed_type3_fonts(Document& document, const GlyphCodes& codes) {
    return Type3Builder(document, codes).build();
}

}  // namespace gazette::pdf
