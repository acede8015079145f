#include "reader/charset_by_letters.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

/// A text of fewer letters tells nothing.
constexpr std::size_t fewest_letters = 40;
constexpr std::size_t letters_looked_at = 64 * 1024;

/// What a byte is in a character set. Stops and digits are nothing.
struct Kind {
    bool letter = false;
    /// One of those that every text has often.
    bool common = false;
    /// A consonant that signs stand on, and such a sign.
    bool carries = false;
    bool sign = false;
    /// A letter of another script, or no character at all.
    bool foreign = false;
};
using Kinds = std::array<Kind, 256>;

constexpr void set_range(Kinds& kinds, unsigned first, unsigned last, Kind kind) {
    for (unsigned byte = first; byte <= last; ++byte) {
        kinds[byte] = kind;
    }
}

constexpr void set_each(Kinds& kinds, std::string_view bytes, Kind kind) {
    for (const char c : bytes) {
        kinds[static_cast<unsigned char>(c)] = kind;
    }
}

/// Among the Arabic letters windows-1256 has those of French, which no word has beside them. Common are alef, lam, meem, noon,
/// heh, waw and yeh; KOI8-R has capitals in most of these places, ISO 8859-6 other letters of the script.
constexpr Kinds arabic_kinds = [] {
    Kinds kinds = {};
    set_range(kinds, 0xC0, 0xDF, {.letter = true});
    set_range(kinds, 0xE0, 0xFC, {.foreign = true});
    set_each(kinds, "\xD7\xF0\xF1\xF2\xF3\xF5\xF6\xF7\xF8\xFA", {});
    set_each(kinds, "\x81\x8A\x8D\x8E\x8F\x90\x98\x9A\x9F\xAA\xEC\xFF", {.letter = true});
    set_each(kinds, "\x83\x88\x8C\x9C", {.foreign = true});
    set_each(kinds, "\xC7\xE1\xE3\xE4\xE5\xE6\xED", {.letter = true, .common = true});
    return kinds;
}();

/// Common are ko kai, no nu, ro ruea, o ang, sara aa and sara e.
constexpr Kinds thai_kinds = [] {
    Kinds kinds = {};
    set_range(kinds, 0x80, 0xA0, {.foreign = true});
    set_each(kinds, "\x80\x85\x91\x92\x93\x94\x95\x96\x97\xA0", {});
    set_range(kinds, 0xA1, 0xCE, {.letter = true, .carries = true});
    set_range(kinds, 0xCF, 0xFB, {.letter = true});
    set_range(kinds, 0xD0, 0xDA, {.letter = true, .sign = true});
    set_range(kinds, 0xDB, 0xDE, {.foreign = true});
    set_range(kinds, 0xE7, 0xEE, {.letter = true, .sign = true});
    set_range(kinds, 0xFC, 0xFF, {.foreign = true});
    set_each(kinds, "\xA1\xB9\xC3\xCD", {.letter = true, .common = true, .carries = true});
    set_each(kinds, "\xD2", {.letter = true, .common = true, .sign = true});
    set_each(kinds, "\xE0", {.letter = true, .common = true});
    return kinds;
}();

struct Letters {
    /// Foreign ones too.
    std::size_t all = 0;
    std::size_t common = 0;
    std::size_t signs = 0;
    /// Signs that stand on nothing.
    std::size_t misplaced = 0;
    std::size_t foreign = 0;
    /// Letters of the script beside those of ASCII: a word is of one script.
    std::size_t mixed = 0;
};

Letters letters_of(std::string_view bytes, const Kinds& kinds) {
    Letters letters;
    for (std::size_t at = base::end_of_ascii(bytes); at < bytes.size() && letters.all < letters_looked_at;
         at = base::end_of_ascii(bytes, at + 1)) {
        const Kind& kind = kinds[static_cast<unsigned char>(bytes[at])];
        const Kind before = at == 0 ? Kind{} : kinds[static_cast<unsigned char>(bytes[at - 1])];
        letters.all += kind.letter || kind.foreign ? 1 : 0;
        letters.common += kind.common ? 1 : 0;
        letters.signs += kind.sign ? 1 : 0;
        letters.misplaced += kind.sign && !before.carries && !before.sign ? 1 : 0;
        letters.foreign += kind.foreign ? 1 : 0;
        letters.mixed +=
            kind.letter && (base::is_ascii_letter_at(bytes, at - 1) || base::is_ascii_letter_at(bytes, at + 1)) ? 1 : 0;
    }
    return letters;
}

/// The common ones are two letters in five in Persian and Urdu, every other one in Arabic.
bool is_arabic(std::string_view bytes) {
    const Letters letters = letters_of(bytes, arabic_kinds);
    return letters.all >= fewest_letters && letters.foreign * 50 <= letters.all && letters.common * 3 >= letters.all &&
           letters.mixed * 10 <= letters.all;
}

/// The common ones and the signs are a quarter each. In pairs of bytes, as Chinese and Japanese are written, bytes that
/// would be signs stand anywhere.
bool is_thai(std::string_view bytes) {
    const Letters letters = letters_of(bytes, thai_kinds);
    return letters.all >= fewest_letters && letters.foreign * 50 <= letters.all && letters.common * 7 >= letters.all &&
           letters.signs * 6 >= letters.all && letters.misplaced * 20 <= letters.signs;
}

}  // namespace

const char* charset_by_letters(std::string_view bytes) {
    return is_arabic(bytes) ? "windows-1256" : is_thai(bytes) ? "windows-874" : nullptr;
}

}  // namespace gazette::reader
