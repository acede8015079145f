#pragma once

// A character in, how it behaves in a line out; kept by block, because ICU's look-ups add up.

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace gazette::layout {

enum class TextClass : std::uint8_t {
    /// Stretches, and vanishes where a line breaks.
    space,
    no_break_space,
    /// Of a script with two cases and unjoined letters: Latin, Greek, Cyrillic, Armenian, Georgian.
    letter,
    /// Of a script that is neither tracked nor expanded.
    other,
    /// Digits, punctuation, symbols: behaves as the letters around it.
    common,
    /// A full stop or comma, which may hang.
    point,
    hyphen,
    /// Belongs to the character before it (UAX #29: Extend, SpacingMark, ZWJ), as does a soft hyphen.
    mark,
    /// Han, kana and what is set solid with them.
    ideograph,
    /// CJK punctuation, half of which is blank: its left half, its right half, or a quarter on both sides.
    opening,
    closing,
    centred,
    /// Thai, Lao, Khmer, Burmese, Tibetan and others that part no words.
    clustered,
};

class TextClasses {
public:
    TextClass operator[](char32_t code_point) {
        auto& block = blocks_[code_point >> 8 & 0x1FFF];
        if (!block) block = read_block(code_point & ~char32_t{0xFF});
        return (*block)[code_point & 0xFF];
    }

private:
    using Block = std::array<TextClass, 256>;
    static std::unique_ptr<Block> read_block(char32_t first);

    std::array<std::unique_ptr<Block>, 0x2000> blocks_;
};

/// Whether it is one of a few characters.
inline bool contains(std::u32string_view characters, char32_t code_point) {
    return characters.find(code_point) != std::u32string_view::npos;
}

/// Where a line may end, leave no room and be discarded.
inline bool is_space(TextClass kind) {
    return kind == TextClass::space;
}

/// Takes part in justification as a word space, whether or not a line may end there.
inline bool is_word_space(TextClass kind) {
    return kind == TextClass::space || kind == TextClass::no_break_space;
}

/// Set solid on the CJK grid, so that lines are justified between them.
inline bool is_cjk(TextClass kind) {
    return kind == TextClass::ideograph || kind == TextClass::opening || kind == TextClass::closing ||
           kind == TextClass::centred;
}

}  // namespace gazette::layout
