#include "pdf/glyph_codes.h"

#include <algorithm>
#include <utility>

#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

constexpr unsigned most_codes = 0xFFFF;
constexpr unsigned codes_per_type3 = 256;

FontKind kind_of(const font::Face& face) {
    if (face.colour_bitmaps()) return FontKind::bitmaps;
    return face.cff() ? FontKind::cff : FontKind::glyf;
}

}  // namespace

GlyphCodes::GlyphCodes(const font::Face& face, std::string resource)
    : face_(face), kind_(kind_of(face)), resource_(std::move(resource)) {}

std::string GlyphCodes::resource(unsigned bank) const {
    return bank == 0 ? resource_ : resource_ + "." + std::to_string(bank);
}

const CodedGlyph& GlyphCodes::code(font::GlyphId glyph, std::string_view text) {
    if (by_glyph_.size() <= glyph) by_glyph_.resize(glyph + 1);
    std::vector<std::size_t>& same_glyph = by_glyph_[glyph];
    for (const std::size_t index : same_glyph) {
        if (all_[index].text == text) return all_[index];
    }
    CodedGlyph added{glyph, std::string(text)};
    added.width = divide_rounded(face_.advance_of(glyph) * pen_units_per_em, face_.metrics().units_per_em);
    place(added, same_glyph);
    same_glyph.push_back(all_.size());
    bank_count_ = std::max(bank_count_, added.bank + 1);
    all_.push_back(std::move(added));
    return all_.back();
}

void GlyphCodes::place(CodedGlyph& added, const std::vector<std::size_t>& same_glyph) {
    if (kind_ == FontKind::bitmaps) {
        added.bank = codes_given_ / codes_per_type3;
        added.code = static_cast<std::uint16_t>(codes_given_++ % codes_per_type3);
    } else if (kind_ == FontKind::cff && !same_glyph.empty()) {
        added.bank = static_cast<unsigned>(same_glyph.size());
        added.code = all_[same_glyph.front()].code;
    } else {
        exhausted_ = codes_given_ == most_codes;
        if (!exhausted_) ++codes_given_;
        added.code = static_cast<std::uint16_t>(codes_given_);
    }
}

GlyphCodes& FontSet::of(font::FaceId face) {
    return faces_.try_emplace(face, library_.face(face), "F" + std::to_string(face)).first->second;
}

}  // namespace gazette::pdf
