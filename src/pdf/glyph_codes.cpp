#include "pdf/glyph_codes.h"

#include <algorithm>
#include <utility>

#include "font/subset.h"
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
    : face_(face), kind_(kind_of(face)), resource_(std::move(resource)) {
    // A damaged face is told when it is embedded.
    if (kind_ == FontKind::cff) cids_ = font::cids_of(face).value_or(std::vector<std::uint16_t>());
}

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
    } else if (kind_ == FontKind::cff) {
        added.bank = static_cast<unsigned>(same_glyph.size());
        added.code = cid_of(added.glyph);
    } else {
        added.code = next_code();
    }
}

std::uint16_t GlyphCodes::next_code() {
    exhausted_ = codes_given_ == most_codes;
    if (!exhausted_) ++codes_given_;
    return static_cast<std::uint16_t>(codes_given_);
}

std::uint16_t GlyphCodes::cid_of(font::GlyphId glyph) {
    if (!cids_.empty()) return glyph < cids_.size() ? cids_[glyph] : std::uint16_t{0};
    exhausted_ = exhausted_ || glyph > most_codes;
    return static_cast<std::uint16_t>(glyph);
}

GlyphCodes& FontSet::of(font::FaceId face) {
    GlyphCodes*& codes = by_face_[face];
    if (codes == nullptr) {
        codes = &codes_.emplace_back(library_.face(face), "F" + std::to_string(codes_.size()));
    }
    return *codes;
}

}  // namespace gazette::pdf
