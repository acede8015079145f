#pragma once

// A word and how it is set in, the glyphs that shaping it gave out, for as long as they are remembered.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "font/shaper.h"

namespace gazette::font {

/// Forgets all words when there are too many: editions repeat their words soon enough.
class WordCache {
public:
    struct Word {
        /// Clusters count from the word's start. Valid until the next `add`.
        std::span<const Glyph> glyphs;
        /// Whether the face has all its characters.
        bool complete = true;
    };

    WordCache() : slots_(first_slots) {}

    /// `setting` stands for face, features, language, script and direction. Words are shorter than 256 bytes, and so are their glyphs
    /// fewer than 65,536.
    std::optional<Word> find(std::uint32_t setting, std::string_view word) const;
    Word add(std::uint32_t setting, std::string_view word, const std::vector<Glyph>& glyphs, bool complete);

private:
    /// Most look-ups wait for memory, so that a slot is half of a cache line and most words stand in theirs.
    struct alignas(32) Slot {
        static constexpr std::size_t most_text = 16;

        std::uint32_t hash = 0;
        std::uint32_t setting = 0;
        std::uint32_t glyphs_at = 0;
        std::uint16_t glyph_count = 0;
        std::uint8_t text_size = 0;
        bool used : 1 = false;
        bool complete : 1 = true;
        /// Or of a longer one, where it begins in `texts_`.
        char text[most_text] = {};
    };
    static constexpr std::size_t first_slots = 1 << 10;
    static constexpr std::size_t most_words = 1 << 17;
    static constexpr std::size_t most_glyphs = 1 << 20;

    std::string_view text_of(const Slot& slot) const;
    std::size_t slot_of(std::uint32_t hash, std::uint32_t setting, std::string_view word) const;
    void make_room(std::size_t glyphs);
    void grow();

    std::vector<Slot> slots_;
    std::size_t words_ = 0;
    std::string texts_;
    std::vector<Glyph> glyphs_;
};

}  // namespace gazette::font
