#pragma once

// A code point in, the properties that itemising needs out; kept by block, because ICU's look-ups cost more than a shape.

#include <array>
#include <cstdint>
#include <memory>

#include <unicode/uscript.h>

namespace gazette::font {

/// Asks for a character to be shown as a picture, and puts it on a key (UTS #51).
inline constexpr char32_t emoji_selector = 0xFE0F;
inline constexpr char32_t keycap = 0x20E3;

struct Character {
    std::int16_t script = USCRIPT_COMMON;
    /// Right to left, an Arabic number or an explicit formatting character: the bidi algorithm has something to do.
    bool needs_bidi : 1 = false;
    /// Used in some scripts only, though its own script is Common (Script_Extensions).
    bool of_some_scripts : 1 = false;
    bool opens : 1 = false;
    bool closes : 1 = false;
    /// Shown as an emoji, or makes its neighbour one.
    bool emoji : 1 = false;
    bool ignorable : 1 = false;
    bool control : 1 = false;
};

class Characters {
public:
    const Character& operator[](char32_t code_point) {
        auto& block = blocks_[code_point >> 8 & 0x1FFF];
        if (!block) block = read_block(code_point & ~char32_t{0xFF});
        return (*block)[code_point & 0xFF];
    }

private:
    using Block = std::array<Character, 256>;
    static std::unique_ptr<Block> read_block(char32_t first);

    std::array<std::unique_ptr<Block>, 0x2000> blocks_;
};

/// The opening partner of a closing bracket or quotation mark.
char32_t opening_partner(char32_t closing);

/// Scripts that are mixed within words and set in one face are taken as one: kana and bopomofo as Han.
UScriptCode unified(UScriptCode script);

/// Whether a character of some scripts (Script_Extensions) is used in this one.
bool is_used_in(char32_t code_point, UScriptCode unified_script);

/// The first of the scripts that the character is used in.
UScriptCode first_script_of(char32_t code_point);

/// The script that a language is most likely written in (CLDR), unified; Latin where unknown.
UScriptCode script_of_language(const char* language);

}  // namespace gazette::font
