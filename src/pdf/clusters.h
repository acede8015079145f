#pragma once

// A text box's glyphs in, the characters that each of them stands for out.

#include <cstddef>
#include <string_view>
#include <vector>

#include "font/face.h"
#include "layout/page.h"

namespace gazette::pdf {

/// Glyphs [first, last) that together show `text`.
struct Cluster {
    std::size_t first = 0;
    std::size_t last = 0;
    std::string_view text;
};

/// Every byte of the box's text belongs to one cluster or to the unshown space; what stands before the first cluster goes
/// to it. A text without glyphs is unshown space as far as it is spaces at its end, and else has no place. The box must stay.
class ClusterReader {
public:
    explicit ClusterReader(const layout::TextBox& box);

    /// False after the last.
    bool next(Cluster& cluster);
    /// Of the cluster to come: its first glyph, and where its text begins.
    std::size_t glyph() const { return glyph_; }
    std::size_t text_begin() const { return begin_; }
    /// Passes over clusters of one glyph and one byte of text.
    void pass(std::size_t letters) {
        glyph_ += letters;
        begin_ += letters;
    }
    /// The spaces at the end of the text that no glyph shows.
    std::string_view unshown_space() const { return text_.substr(shown_end_); }

private:
    const std::vector<layout::PlacedGlyph>& glyphs_;
    std::string_view text_;
    std::size_t shown_end_;
    std::size_t glyph_ = 0;
    std::size_t begin_ = 0;
};

/// UTF-16 units: a ToUnicode entry may hold 256 (ISO 32000-1 section 9.10.3), but MuPDF reads no entry of more than 8.
inline constexpr std::size_t longest_share = 8;

/// Takes from `rest` what the next of `glyphs_left` glyphs of a cluster stands for: one character, or all that the glyphs behind it
/// do not need. Those are often marks without a width, and readers that select by area leave out what such glyphs stand for. The
/// shares in a row are the cluster's text, so that readers without ActualText get it too. Where a cluster has
/// more glyphs than characters, the later ones stand for U+2060 (word joiner), which nobody sees.
std::string_view take_share(std::string_view& rest, std::size_t glyphs_left);

/// Whether the shares of a cluster's glyphs are not its text, so that the text must be said apart (ISO 32000-1 section
/// 14.9.4).
bool needs_actual_text(const Cluster& cluster);

/// Whether letters of the box stand on baselines of their own, as those of Nastaliq come down to the line from above: readers
/// that go by where glyphs are do not find the order of its letters then.
bool cascades(const layout::TextBox& box);

/// The same text as readers understand it best, for a right-to-left box: each letter in the form that it has alone, all of them on
/// the baseline, and those of a word as much wider or narrower as fills its place. A box a word, and one for what parts it from
/// the next.
std::vector<layout::TextBox> plain_words(const layout::TextBox& box, const font::Face& face);

}  // namespace gazette::pdf
