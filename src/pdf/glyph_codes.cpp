#include "pdf/glyph_codes.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "font/subset.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

constexpr unsigned most_codes = 0xFFFF;
constexpr unsigned codes_per_type3 = 256;
constexpr unsigned first_long_code = 0x100;
/// From here on Unicode has ideographs, kana and syllables.
constexpr char32_t first_of_many = 0x2E80;

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

int GlyphCodes::code_bytes(unsigned bank) const {
    const bool is_short = kind_ == FontKind::bitmaps || (kind_ == FontKind::glyf && bank == 0);
    return is_short ? 1 : 2;
}

std::string GlyphCodes::resource(unsigned bank) const {
    return bank == 0 ? resource_ : resource_ + "." + std::to_string(bank);
}

const CodedGlyph& GlyphCodes::find_or_add(font::GlyphId glyph, std::string_view text) {
    if (first_.size() <= glyph) first_.resize(glyph + 1);
    std::size_t same_glyph = 0;
    std::size_t last = 0;
    for (std::size_t at = first_[glyph]; at != 0; at = all_[at - 1].next) {
        if (all_[at - 1].text == text) return all_[at - 1];
        last = at;
        ++same_glyph;
    }
    CodedGlyph added{glyph, std::string(text)};
    added.width = divide_rounded(face_.advance_of(glyph) * pen_units_per_em, face_.metrics().units_per_em);
    place(added, same_glyph);
    const int bytes = code_bytes(added.bank);
    added.takes_word_space = bytes == 1 && added.code == ' ';
    if (bytes == 2) append_literal_byte(added.shown, added.code >> 8);
    append_literal_byte(added.shown, added.code & 0xFF);
    bank_count_ = std::max(bank_count_, added.bank + 1);
    if (last == 0) add_letter(added);
    all_.push_back(std::move(added));
    (last == 0 ? first_[glyph] : all_[last - 1].next) = all_.size();
    return all_.back();
}

void GlyphCodes::add_letter(const CodedGlyph& coded) {
    LetterCode letter;
    if (coded.text.size() != 1 || coded.shown.size() > letter.shown.size()) return;
    letter.letter = coded.text.front();
    letter.takes_word_space = coded.takes_word_space;
    letter.size = static_cast<std::uint8_t>(coded.shown.copy(letter.shown.data(), letter.shown.size()));
    letter.bank = coded.bank;
    letter.width = coded.width;
    if (letters_.size() <= coded.glyph) letters_.resize(coded.glyph + 1);
    letters_[coded.glyph] = letter;
}

/// `same_glyph` codes has the glyph already.
void GlyphCodes::place(CodedGlyph& added, std::size_t same_glyph) {
    if (kind_ == FontKind::bitmaps) {
        added.bank = codes_given_ / codes_per_type3;
        added.code = static_cast<std::uint16_t>(codes_given_++ % codes_per_type3);
    } else if (kind_ == FontKind::cff) {
        added.bank = static_cast<unsigned>(same_glyph);
        added.code = cid_of(added.glyph);
    } else {
        place_glyf(added);
    }
}

void GlyphCodes::place_glyf(CodedGlyph& added) {
    if (const unsigned code = take_short_code(added.text); code != 0) {
        added.code = static_cast<std::uint16_t>(code);
        return;
    }
    added.bank = 1;
    exhausted_ = first_long_code + codes_given_ > most_codes;
    added.code = static_cast<std::uint16_t>(exhausted_ ? most_codes : first_long_code + codes_given_++);
}

/// 0, which is the CID of .notdef, where there is none for such a text. Above ASCII first, as what is there has no meaning in a string.
unsigned GlyphCodes::take_short_code(std::string_view text) {
    std::size_t end = 0;
    const char32_t character = text.empty() ? 0 : base::next_code_point(text, end);
    if (character == 0 || character >= first_of_many) return 0;
    unsigned code = end == text.size() && character < 0x80 ? static_cast<unsigned>(character) : 0;
    if (code == 0 || short_codes_[code]) {
        for (code = 0x80; code < short_codes_.size() && short_codes_[code];) ++code;
        if (code == short_codes_.size()) {
            for (code = 0x1F; code > 0 && short_codes_[code];) --code;
        }
    }
    if (code != 0) short_codes_.set(code);
    return code;
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
