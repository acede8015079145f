#pragma once

// Text boxes in, the text operators of a content stream out (ISO 32000-1 section 9.4).

#include <cstdint>
#include <string>

#include "layout/page.h"
#include "pdf/clusters.h"
#include "pdf/glyph_codes.h"
#include "pdf/marked_content.h"

namespace gazette::pdf {

/// A point on the page, in thousandths of a point from its bottom left corner.
struct PagePoint {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

/// Writes between BT and ET. Remembers the text state, which outlives both, for the length of one page.
class TextWriter {
public:
    TextWriter(std::string& out, MarkedContent& marked, FontSet& fonts, base::ScaledPoints page_height);

    /// After a BT: positions count from the origin again.
    void begin() { line_ = {}; }
    void draw(const layout::TextBox& box);

private:
    void start(const layout::TextBox& box);
    void draw_apart(const layout::TextBox& box);
    template <class Step>
    void between_text_objects(Step step);
    std::size_t draw_letters(const layout::TextBox& box, const ClusterReader& from);
    void draw_cluster(const layout::TextBox& box, const Cluster& cluster);
    void draw_one_glyph(const layout::TextBox& box, const layout::PlacedGlyph& glyph, std::string_view text);
    void draw_glyph(font::GlyphId glyph, std::string_view text, base::ScaledPoints x, base::ScaledPoints y_offset);
    void draw_space(const layout::TextBox& box, std::string_view text);
    void select_font(unsigned bank);
    void select_scale(int scale);
    void select_letter_space(base::ScaledPoints space);
    void select_word_space(const layout::TextBox& box);
    /// `step` in pen units, `current` in hundred-millionths of a point.
    void set_space(std::int64_t& current, std::int64_t step, std::string_view operation);
    std::int64_t word_step_of(const layout::TextBox& box);
    void raise(base::ScaledPoints rise);
    bool is_at_pen(base::ScaledPoints x) const;
    void move_pen(base::ScaledPoints x);
    void open_string();
    void flush();

    std::string& out_;
    MarkedContent& marked_;
    FontSet& fonts_;
    base::ScaledPoints page_height_;

    // The state that the operators so far have set.
    std::string font_ = {};
    /// What `font_` was made from.
    const GlyphCodes* font_codes_ = nullptr;
    unsigned font_bank_ = 0;
    std::int64_t size_ = 0;
    int scale_ = 1000;
    /// Hundred-millionths of a point.
    std::int64_t letter_space_ = 0;
    std::int64_t word_space_ = 0;
    std::int64_t rise_ = 0;
    PagePoint line_ = {};

    // The box that is being drawn.
    GlyphCodes* codes_ = nullptr;
    std::int64_t box_size_ = 0;
    /// Where the next glyph of the box starts, before its offsets, and the point from which the pen counts.
    base::ScaledPoints edge_ = 0;
    base::ScaledPoints origin_ = 0;
    /// Distance from `origin_` to where a glyph would be drawn now, in pen units.
    std::int64_t pen_ = 0;
    /// What a distance from `origin_`, times `pen_numerator`, is divided by for pen units.
    std::int64_t pen_divisor_ = 1;
    /// What the pen moves beyond the advance of each glyph; pen units.
    std::int64_t step_ = 0;
    /// What it moves beyond that after a space; pen units.
    std::int64_t word_step_ = 0;
    /// Glyphs nearer than this to the pen stay there, and others move it by a multiple of `pen_grid_`; pen units.
    std::int64_t near_ = 0;
    std::int64_t pen_grid_ = 1;
    /// Whether the operands of a TJ are being written, and a string among them.
    bool in_array_ = false;
    bool in_string_ = false;
};

}  // namespace gazette::pdf
