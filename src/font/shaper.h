#pragma once

// A paragraph's text in, runs of positioned glyphs out, each in one face, script and direction.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "font/library.h"

namespace gazette::font {

/// A glyph in the logical order of its run. Distances are in font units of the run's face. `cluster` is a byte offset
/// into the text that was shaped: the start of the characters this glyph (with its neighbours of the same cluster) shows.
/// A mark with a glyph of its own has a cluster of its own, unless the face moved it away from its letter.
struct Glyph {
    GlyphId id = 0;
    std::int32_t advance = 0;
    std::int32_t x_offset = 0;
    std::int32_t y_offset = 0;
    std::uint32_t cluster = 0;
    /// A line may not be broken before this glyph's cluster without shaping both sides anew.
    bool unsafe_to_break = false;
};

/// Bytes [begin, end) of the text in one face. Glyphs are in logical order also where the run is right to left: the first
/// glyph belongs to the first character and stands rightmost on the page; there the pen first goes left by the advance,
/// then the glyph is drawn at the pen and its offsets. A run never crosses a change of role, language or features.
struct Run {
    FaceId face = 0;
    bool right_to_left = false;
    std::uint8_t level = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::vector<Glyph> glyphs;
};

/// A stretch of the text with one role and language.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Role role;
    /// BCP 47.
    std::string language;
    /// OpenType features, "onum" or "smcp" or "liga=0".
    std::vector<std::string> features;
};

/// With these features, and at most forms of figures ("tnum") beside them, no ASCII letter or digit has a say in how another
/// one is set: for codes, whose words do not come again, but whose letters do.
inline const std::vector<std::string>& features_of_lone_letters() {
    static const std::vector<std::string> features = {"kern=0", "liga=0", "clig=0", "calt=0"};
    return features;
}

/// A character that no face has: drawn by `layout` as a box with its code, never as glyph 0.
struct Uncovered {
    char32_t code_point = 0;
    std::uint32_t at = 0;
};

struct ShapedText {
    /// In logical order; they cover the text without gaps except for `uncovered` characters and default-ignorable ones
    /// in their clusters. A run of default-ignorable characters alone has no glyphs.
    std::vector<Run> runs;
    /// In the order of the text.
    std::vector<Uncovered> uncovered;
};

enum class WordCaching { on, off };

/// Shapes with HarfBuzz's own OpenType shaper; splits by span, bidi level (UAX #9, ICU), script run (UAX #24) and face.
/// Shares with the library's other shapers a bounded cache of words in scripts where a word is shaped alike in any
/// neighbourhood; without it the glyphs are the same, and their clusters too but for invisible characters beside a space.
/// Control characters are set as spaces. Not for two threads at once.
class Shaper {
public:
    explicit Shaper(Library& library, WordCaching caching = WordCaching::on);
    Shaper(Shaper&&) noexcept;
    ~Shaper();

    /// The spans are in order and cover `text` (valid UTF-8, one paragraph, no newline). Spans that follow each other with
    /// the same role, language and features are shaped as one.
    ShapedText shape(std::string_view text, const std::vector<Span>& spans, base::Direction direction);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gazette::font
