#include "pdf/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// How finely the pen is moved, and how far from it a glyph may stand: what nobody sees, in as few digits as that takes.
struct PenPrecision {
    /// Of text, in thousandths of a point.
    std::int64_t largest_size;
    /// In pen units.
    std::int64_t grid;
    std::int64_t near;
};
constexpr PenPrecision precisions[] = {{12'000, 100, 75}, {40'000, 10, 15}};
/// Of larger text, thousandths of a point.
constexpr std::int64_t tolerance = 2;

PenPrecision precision_of(std::int64_t size) {
    for (const PenPrecision& precision : precisions) {
        if (size <= precision.largest_size) return precision;
    }
    return {size, 1, tolerance * pen_units_per_em / size};
}

/// A scaled point is 1/65536 point: pen units are 100,000 * 1000 * 1000 / (65536 * size * scale) = 5^11 / (32 * ...).
constexpr std::int64_t pen_numerator = 48'828'125;

}  // namespace

TextWriter::TextWriter(std::string& out, MarkedContent& marked, FontSet& fonts, base::ScaledPoints page_height)
    : out_(out), marked_(marked), fonts_(fonts), page_height_(page_height) {}

void TextWriter::draw(const layout::TextBox& box) {
    if (to_thousandths(box.size) <= 0 || box.scale <= 0) return;
    ClusterReader clusters(box);
    if (box.glyphs.empty() && clusters.unshown_space().empty()) return;
    if (box.right_to_left && cascades(box)) return draw_apart(box);
    start(box);
    clusters.pass(draw_letters(box, clusters));
    for (Cluster cluster; clusters.next(cluster); clusters.pass(draw_letters(box, clusters))) draw_cluster(box, cluster);
    if (!clusters.unshown_space().empty()) draw_space(box, clusters.unshown_space());
    flush();
}

/// First the glyphs, which stand for one space together, then the text, unseen (text rendering mode 3, ISO 32000-1 section
/// 9.3.6): readers put those letters together that stand on one line, and take several characters of one glyph, or of one
/// ActualText, to go from left to right.
void TextWriter::draw_apart(const layout::TextBox& box) {
    constexpr std::string_view seen = " ";
    start(box);
    between_text_objects([&] { marked_.begin_replaced(seen); });
    for (const layout::PlacedGlyph& glyph : box.glyphs) draw_one_glyph(box, glyph, seen);
    between_text_objects([&] { marked_.end_replaced(); });
    out_ += "3 Tr\n";
    for (const layout::TextBox& word : plain_words(box, codes_->face())) draw(word);
    out_ += "0 Tr\n";
}

/// Puts the pen where the first glyph goes: the text operators move right, so a right-to-left box starts inside its edge.
void TextWriter::start(const layout::TextBox& box) {
    codes_ = &fonts_.of(box.face);
    box_size_ = to_thousandths(box.size);
    select_scale(box.scale);
    edge_ = box.right_to_left ? box.x + box.width : box.x;
    base::ScaledPoints first = edge_;
    if (!box.glyphs.empty()) first += box.glyphs.front().x_offset - (box.right_to_left ? box.glyphs.front().advance : 0);
    const PagePoint point{to_thousandths(first), to_thousandths(page_height_ - box.baseline)};
    append_coordinate(out_, point.x - line_.x);
    append_coordinate(out_, point.y - line_.y);
    out_ += "Td\n";
    line_ = point;
    origin_ = divide_rounded(point.x * base::scaled_points_per_point, 1000);
    pen_ = 0;
    pen_divisor_ = 32 * box_size_ * scale_;
    const PenPrecision precision = precision_of(box_size_);
    near_ = precision.near;
    pen_grid_ = precision.grid;
    select_letter_space(box.letter_space);
    select_word_space(box);
}

/// Draws from there on as long as a glyph stands for one byte, with nothing to select before it; returns how many it drew. Most
/// glyphs of an edition come this way.
std::size_t TextWriter::draw_letters(const layout::TextBox& box, const ClusterReader& from) {
    if (box.right_to_left || rise_ != 0 || codes_ != font_codes_ || size_ != box_size_) return 0;
    const std::vector<layout::PlacedGlyph>& glyphs = box.glyphs;
    const std::size_t first = from.glyph();
    std::size_t at = first;
    std::size_t cluster = from.text_begin();
    std::array<char, 256> run;
    std::size_t used = 0;
    const auto write_run = [&] {
        if (used == 0) return;
        open_string();
        out_.append(run.data(), used);
        used = 0;
    };
    for (; at + 1 < glyphs.size() && cluster + 1 < box.text.size(); ++at, ++cluster) {
        const layout::PlacedGlyph& glyph = glyphs[at];
        if (glyph.cluster != cluster || glyphs[at + 1].cluster != cluster + 1) break;
        const LetterCode* code = codes_->letter(glyph.id, box.text[cluster]);
        if (code == nullptr || code->bank != font_bank_ || glyph.x_offset != 0 || glyph.y_offset != 0) break;
        if (!is_at_pen(edge_)) {
            write_run();
            move_pen(edge_);
        } else if (used + code->shown.size() > run.size()) {
            write_run();
        }
        std::memcpy(run.data() + used, code->shown.data(), code->shown.size());
        used += code->size;
        pen_ += code->width + step_ + (code->takes_word_space ? word_step_ : 0);
        edge_ += glyph.advance;
    }
    write_run();
    return at - first;
}

void TextWriter::draw_cluster(const layout::TextBox& box, const Cluster& cluster) {
    const bool apart = needs_actual_text(cluster);
    if (apart) between_text_objects([&] { marked_.begin_replaced(cluster.text); });
    std::string_view rest = cluster.text;
    for (std::size_t index = cluster.first; index < cluster.last; ++index) {
        draw_one_glyph(box, box.glyphs[index], take_share(rest, cluster.last - index));
    }
    if (apart) between_text_objects([&] { marked_.end_replaced(); });
}

void TextWriter::draw_one_glyph(const layout::TextBox& box, const layout::PlacedGlyph& glyph, std::string_view text) {
    if (box.right_to_left) edge_ -= glyph.advance;
    draw_glyph(glyph.id, text, edge_ + glyph.x_offset, glyph.y_offset);
    if (!box.right_to_left) edge_ += glyph.advance;
}

/// A sequence of marked content and a text object may not overlap (ISO 32000-1 section 14.6.1). The pen is where the box at
/// hand starts, afterwards.
template <class Step>
void TextWriter::between_text_objects(Step step) {
    flush();
    out_ += "ET\n";
    step();
    out_ += "BT\n";
    append_coordinate(out_, line_.x);
    append_coordinate(out_, line_.y);
    out_ += "Td\n";
    pen_ = 0;
}

/// Glyph 0 is a box that says "missing"; a space says the same text and draws nothing.
void TextWriter::draw_glyph(font::GlyphId glyph, std::string_view text, base::ScaledPoints x, base::ScaledPoints y_offset) {
    if (glyph == 0) glyph = codes_->face().glyph_of(U' ');
    if (glyph == 0) return;
    const CodedGlyph& coded = codes_->code(glyph, text);
    if (codes_ != font_codes_ || coded.bank != font_bank_ || size_ != box_size_) select_font(coded.bank);
    if (y_offset != 0 || rise_ != 0) raise(y_offset);
    if (!is_at_pen(x)) move_pen(x);
    open_string();
    out_ += coded.shown;
    pen_ += coded.width + step_ + (coded.takes_word_space ? word_step_ : 0);
}

void TextWriter::draw_space(const layout::TextBox& box, std::string_view text) {
    const font::Face& face = codes_->face();
    const font::GlyphId space = face.glyph_of(U' ');
    if (box.right_to_left) {
        edge_ -= divide_rounded(face.advance_of(space) * box.size, face.metrics().units_per_em) * box.scale / 1000;
    }
    draw_glyph(space, text, edge_, 0);
}

void TextWriter::select_font(unsigned bank) {
    font_codes_ = codes_;
    font_bank_ = bank;
    std::string font = codes_->resource(bank);
    if (font == font_ && size_ == box_size_) return;
    flush();
    font_ = std::move(font);
    size_ = box_size_;
    out_ += '/' + font_ + ' ';
    append_coordinate(out_, size_);
    out_ += "Tf\n";
}

void TextWriter::select_scale(int scale) {
    if (scale == scale_) return;
    scale_ = scale;
    append_decimal(out_, scale, 1);
    out_ += " Tz\n";
}

/// In whole pen units, so that what the pen does is known exactly (ISO 32000-1 section 9.3.2).
void TextWriter::select_letter_space(base::ScaledPoints space) {
    step_ = divide_rounded(space * pen_numerator, pen_divisor_);
    set_space(letter_space_, step_, " Tc\n");
}

/// As wide as the first space of the box needs it; others that differ are corrected by moving the pen.
void TextWriter::select_word_space(const layout::TextBox& box) {
    word_step_ = word_step_of(box);
    set_space(word_space_, word_step_, " Tw\n");
}

void TextWriter::set_space(std::int64_t& current, std::int64_t step, std::string_view operation) {
    const std::int64_t wanted = step * box_size_;
    if (wanted == current) return;
    current = wanted;
    append_decimal(out_, wanted, 8);
    out_ += operation;
}

std::int64_t TextWriter::word_step_of(const layout::TextBox& box) {
    if (codes_->kind() == FontKind::cff) return 0;
    const font::GlyphId space = codes_->face().glyph_of(U' ');
    const auto is_space = [&](const layout::PlacedGlyph& glyph, const layout::PlacedGlyph& next) {
        return glyph.id == space && next.cluster == glyph.cluster + 1 && glyph.cluster < box.text.size() &&
               box.text[glyph.cluster] == ' ';
    };
    const auto found = std::adjacent_find(box.glyphs.begin(), box.glyphs.end(), is_space);
    if (space == 0 || found == box.glyphs.end()) return 0;
    const CodedGlyph& code = codes_->code(space, " ");
    if (!code.takes_word_space) return 0;
    const std::int64_t step = divide_rounded(found->advance * pen_numerator, pen_divisor_) - code.width - step_;
    return std::abs(step) <= near_ ? 0 : step;
}

void TextWriter::raise(base::ScaledPoints rise) {
    const std::int64_t wanted = to_thousandths(rise);
    if (wanted == rise_) return;
    flush();
    rise_ = wanted;
    append_coordinate(out_, rise_);
    out_ += "Ts\n";
}

/// Told without a division.
bool TextWriter::is_at_pen(base::ScaledPoints x) const {
    return std::abs(pen_ * pen_divisor_ - (x - origin_) * pen_numerator) <= near_ * pen_divisor_;
}

/// Distances are taken from the origin of the box, so that no error adds up along it.
void TextWriter::move_pen(base::ScaledPoints x) {
    const std::int64_t exact = pen_ - divide_rounded((x - origin_) * pen_numerator, pen_divisor_);
    const std::int64_t back = divide_rounded(exact, pen_grid_) * pen_grid_;
    if (back == 0) return;
    if (in_string_) out_ += ')';
    if (!in_array_) out_ += '[';
    in_array_ = true;
    in_string_ = false;
    append_decimal(out_, back, 2);
    pen_ -= back;
}

void TextWriter::open_string() {
    if (in_string_) return;
    out_ += in_array_ ? "(" : "[(";
    in_array_ = in_string_ = true;
}

void TextWriter::flush() {
    if (!in_array_) return;
    out_ += in_string_ ? ")]TJ\n" : "]TJ\n";
    in_array_ = in_string_ = false;
}

}  // namespace gazette::pdf
