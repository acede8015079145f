#pragma once

// A stretch of one level, script and setting in, runs of one face each out.

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "font/fallback.h"
#include "font/harfbuzz.h"
#include "font/itemize.h"
#include "font/library.h"
#include "font/shaper.h"
#include "font/shared_words.h"

namespace gazette::font {

class StretchShaper {
public:
    StretchShaper(Library& library, Characters& characters, WordCaching caching);

    /// Appends runs and uncovered characters to `out`. `language_script` is the script of the span's language.
    void shape(std::string_view text, const Item& item, const Span& span, UScriptCode language_script, ShapedText& out);

private:
    /// A role, language, features, script and direction, and what follows from them.
    struct Context {
        Setting setting;
        FaceSearch search;
        FaceId primary = 0;
        /// Among those of all shapers.
        std::uint32_t number = 0;
        bool by_words = false;
        /// And, of ASCII, by letters and digits.
        bool by_letters = false;
        /// Letters join, so that a word cut by the end of a stretch must see what lies beyond.
        bool joins = false;
    };

    const Context& context_of(const Span& span, const Item& item, UScriptCode language_script);
    /// Bytes [begin, end) of the text, without a space or a space alone.
    struct WordPlace {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        /// For the word cache.
        std::uint32_t hash = 0;
    };

    void shape_words();
    void find_words();
    WordCache::Word new_word(std::string_view text);
    void shape_word(const WordPlace& place);
    void shape_whole(std::uint32_t begin, std::uint32_t end);
    void shape_pieces(std::uint32_t begin, std::uint32_t end);
    void shape_piece(Piece piece);
    std::uint32_t leave_out_missing(const Piece& piece);
    bool shape_with(FaceId face, std::string_view text, std::uint32_t begin, std::uint32_t end);
    std::uint32_t end_of_place(std::uint32_t at) const;
    std::uint32_t end_of_word(std::uint32_t at) const;
    bool is_cut_at(std::uint32_t at) const;
    void append(FaceId face, std::uint32_t begin, std::uint32_t end);
    Run& run_to(FaceId face, std::uint32_t begin, std::uint32_t end);

    Library* library_;
    bool caching_;
    Fallback fallback_;
    HarfBuzz harfbuzz_;
    std::shared_ptr<WordCache> words_;
    std::map<SettingKey, Context, std::less<>> contexts_;
    // What was shaped last, and the pieces of a fallback.
    std::vector<Glyph> glyphs_;
    std::vector<Piece> pieces_;
    std::vector<WordPlace> places_;
    // The call at hand.
    std::string_view text_;
    const Item* item_ = nullptr;
    const Context* context_ = nullptr;
    ShapedText* out_ = nullptr;
    bool starts_ = true;
};

}  // namespace gazette::font
