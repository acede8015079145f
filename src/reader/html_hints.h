#pragma once

// The words that pages use in class and id (src/reader/data/html/hints.toml) in, what an element's say about it out.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gazette::reader::html {

enum class Hint : std::uint8_t { unlikely, maybe, positive, negative, byline, caption, deck, date, beside };

/// What the names of one element say.
class HintSet {
public:
    bool has(Hint hint) const { return (bits_ >> static_cast<unsigned>(hint) & 1U) != 0; }
    void add(Hint hint) { bits_ |= 1U << static_cast<unsigned>(hint); }
    /// The kind of clutter that the names call the element, such as "share bar"; empty where they do not.
    std::string_view clutter;

private:
    std::uint32_t bits_ = 0;
};

/// Immutable once read; finds all phrases in one pass over a name (Aho and Corasick 1975).
class Hints {
public:
    static base::Result<Hints> read(const std::filesystem::path& file);

    /// The kind of clutter views this object.
    HintSet of(std::string_view names) const;

private:
    struct Phrase {
        std::size_t length = 0;
        bool whole_word = false;
        /// An index into `clutter_`, or -1 where it is a hint.
        int clutter = -1;
        Hint hint = Hint::unlikely;
    };
    struct State {
        std::array<std::uint16_t, 38> next = {};
        std::uint16_t fallback = 0;
        std::vector<std::uint16_t> ends;
    };

    void add(const std::vector<std::string>& phrases, Phrase phrase);
    void link();

    std::vector<State> states_ = std::vector<State>(1);
    std::vector<Phrase> phrases_;
    std::vector<std::string> clutter_;
};

}  // namespace gazette::reader::html
