#include "pdf/fonts.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "pdf/cmap.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// Characters that ToUnicode may not name (ISO 19005-2 section 6.2.11.7.2) are none that a text needs.
bool may_be_named(std::string_view character) {
    return character != std::string_view("\0", 1) && character != "\uFEFF" && character != "\uFFFE";
}

std::string nameable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        base::next_code_point(text, at);
        const std::string_view character = text.substr(begin, at - begin);
        if (may_be_named(character)) out += character;
    }
    return out.empty() ? "\u2060" : out;
}

std::vector<const GlyphCodes*> used_of(const FontSet& fonts) {
    std::vector<const GlyphCodes*> used;
    for (const GlyphCodes& codes : fonts.all()) {
        if (!codes.all().empty()) used.push_back(&codes);
    }
    return used;
}

}  // namespace

Ref add_to_unicode(Document& document, const GlyphCodes& codes, unsigned bank) {
    std::map<std::uint16_t, std::string> texts;
    for (const CodedGlyph& coded : codes.all()) {
        if (coded.bank == bank) texts.emplace(coded.code, nameable(coded.text));
    }
    return document.add_stream({}, to_unicode_cmap(texts, codes.code_bytes(bank)));
}

void append_glyph_space(std::string& out, std::int64_t pen_units) {
    append_decimal(out, pen_units, 2);
    out += ' ';
}

PendingPrograms begin_programs(const FontSet& fonts, base::Crew& crew, Deflaters& deflate) {
    PendingPrograms programs;
    for (const GlyphCodes* codes : used_of(fonts)) {
        programs.push_back(crew.beside([codes, &deflate] {
            // Bitmaps have no program.
            return codes->kind() == FontKind::bitmaps ? base::Result<FontProgram>(FontProgram())
                                                      : make_program(*codes, deflate);
        }));
    }
    return programs;
}

base::Result<std::string> embed_fonts(Document& document, const FontSet& fonts, PendingPrograms programs) {
    const std::vector<const GlyphCodes*> used = used_of(fonts);
    std::string resources;
    SharedCMap one_byte;
    for (std::size_t i = 0; i < used.size(); ++i) {
        base::Result<FontProgram> program = programs[i].get();
        if (!program) return program.failure();
        const auto entries = used[i]->kind() == FontKind::bitmaps
                                 ? embed_type3_fonts(document, *used[i])
                                 : embed_cid_font(document, *used[i], *std::move(program), one_byte);
        if (!entries) return entries.failure();
        resources += *entries;
    }
    return resources;
}

}  // namespace gazette::pdf
