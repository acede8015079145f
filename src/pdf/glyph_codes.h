#pragma once

// Glyphs of a face and the texts they stand for in, codes for a content stream out, given away as pages are painted.

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "font/library.h"

namespace gazette::pdf {

/// The size of the em in which pens are kept: hundredths of the glyph space unit of a PDF font.
inline constexpr std::int64_t pen_units_per_em = 100'000;

/// How a face reaches the PDF: as a CIDFont with glyf or with CFF outlines, or as Type 3 fonts of its colour bitmaps.
enum class FontKind { glyf, cff, bitmaps };

/// A glyph that stands for a text, and where it is found: in which of the face's PDF fonts ("bank"), under which code.
/// Codes are ours rather than those of the subset, so that a page is finished when it is painted.
struct CodedGlyph {
    font::GlyphId glyph = 0;
    std::string text;
    unsigned bank = 0;
    /// Of a CIDFont its CID as well.
    std::uint16_t code = 0;
    /// The code is the single byte 32, which word spacing goes to (ISO 32000-1 section 9.3.3).
    bool takes_word_space = false;
    /// The code as it stands in a literal string.
    std::string shown = {};
    /// Of the next code of the same glyph, one more than its index; 0 for none.
    std::size_t next = 0;
    /// Advance as the font dictionary states it, in pen units.
    std::int64_t width = 0;

    /// Whether it stands for that text; most have one byte.
    bool says(std::string_view other) const {
        return text.size() == other.size() && !text.empty() && text.front() == other.front() &&
               (text.size() == 1 || text == other);
    }
};

/// The first code of a glyph, where that stands for a letter of one byte, as most do.
struct LetterCode {
    /// NUL where there is no such code.
    char letter = 0;
    bool takes_word_space = false;
    /// Of `shown`.
    std::uint8_t size = 0;
    std::array<char, 4> shown = {};
    unsigned bank = 0;
    std::int64_t width = 0;
};

/// The codes of one face, each its own CID.
/// glyf: two banks over one CIDFont, where CIDToGIDMap leads to the glyphs, so that one with a second text gets a second code.
/// In the first bank codes have one byte, which is half of a page's text, and word spacing goes to its spaces: ASCII characters have their
/// own codes, others those from 80 to FF and from 01 to 1F; not ideographs and such, of which there are too many. All else is in the second bank.
/// CFF has no such map: a glyph's code is its CID in the face, and a second text goes to a second bank, a further Type0
/// font over the same CIDFont. An encoding of our own in between is more than some readers take. Bitmaps: banks of 256 codes, as a Type 3 font has them.
class GlyphCodes {
public:
    GlyphCodes(const font::Face& face, std::string resource);

    /// The reference holds until the next call.
    const CodedGlyph& code(font::GlyphId glyph, std::string_view text) {
        // Most glyphs have one text.
        const std::size_t first = glyph < first_.size() ? first_[glyph] : 0;
        return first != 0 && all_[first - 1].says(text) ? all_[first - 1] : find_or_add(glyph, text);
    }

    /// Null where it has not been given away, or is another one.
    const LetterCode* letter(font::GlyphId glyph, char letter) const {
        return glyph < letters_.size() && letters_[glyph].letter == letter && letter != 0 ? &letters_[glyph] : nullptr;
    }

    const font::Face& face() const { return face_; }
    FontKind kind() const { return kind_; }
    unsigned bank_count() const { return bank_count_; }
    int code_bytes(unsigned bank) const;
    /// Name of a bank's font in the resources: "F3", "F3.1".
    std::string resource(unsigned bank) const;
    /// In the order of their first use.
    const std::vector<CodedGlyph>& all() const { return all_; }
    /// Whether the codes of a CIDFont ran out; the last glyphs then share a code.
    bool exhausted() const { return exhausted_; }

private:
    const CodedGlyph& find_or_add(font::GlyphId glyph, std::string_view text);
    void add_letter(const CodedGlyph& coded);
    void place(CodedGlyph& added, std::size_t same_glyph);
    void place_glyf(CodedGlyph& added);
    unsigned take_short_code(std::string_view text);
    std::uint16_t cid_of(font::GlyphId glyph);

    const font::Face& face_;
    FontKind kind_;
    std::string resource_;
    std::vector<CodedGlyph> all_;
    /// Of the first code of each glyph, one more than its index into `all_`; 0 for none.
    std::vector<std::size_t> first_;
    /// By glyph.
    std::vector<LetterCode> letters_;
    /// Of CFF outlines keyed by CID.
    std::vector<std::uint16_t> cids_;
    unsigned bank_count_ = 0;
    unsigned codes_given_ = 0;
    /// Of a glyf face: the short codes that are taken.
    std::bitset<256> short_codes_;
    bool exhausted_ = false;
};

/// The codes of all faces of a document.
class FontSet {
public:
    explicit FontSet(const font::Library& library) : library_(library) {}

    GlyphCodes& of(font::FaceId face);
    /// In the order of their first use.
    const std::deque<GlyphCodes>& all() const { return codes_; }

private:
    const font::Library& library_;
    std::deque<GlyphCodes> codes_;
    std::map<font::FaceId, GlyphCodes*> by_face_;
};

}  // namespace gazette::pdf
