#include "pdf/clusters.h"

#include <algorithm>

#include "base/utf8.h"

namespace gazette::pdf {

namespace {

using base::ScaledPoints;

constexpr std::string_view word_joiner = "\u2060";

std::string_view fitting_share(std::string_view utf8) {
    // No character takes more units in UTF-16 than bytes in UTF-8.
    if (utf8.size() <= longest_share) return utf8;
    std::size_t units = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t start = at;
        units += base::next_code_point(utf8, at) > 0xFFFF ? 2 : 1;
        if (units > longest_share) return utf8.substr(0, start);
    }
    return utf8;
}

/// Where the spaces at the end of the text begin, unless a glyph shows one of them: then the end of the text.
std::size_t shown_end(const layout::TextBox& box) {
    const std::size_t spaces = box.text.find_last_not_of(' ') + 1;
    if (box.glyphs.empty() || spaces == box.text.size()) return spaces;
    const auto shows_one = [&](const layout::PlacedGlyph& glyph) {
        return glyph.cluster >= spaces && glyph.cluster < box.text.size();
    };
    return std::any_of(box.glyphs.begin(), box.glyphs.end(), shows_one) ? box.text.size() : spaces;
}

bool is_blank(std::string_view text) {
    return !text.empty() && text.find_first_not_of(' ') == std::string_view::npos;
}

ScaledPoints advance_of(const layout::TextBox& box, const Cluster& cluster) {
    ScaledPoints sum = 0;
    for (std::size_t i = cluster.first; i < cluster.last; ++i) sum += box.glyphs[i].advance;
    return sum;
}

/// All that a box of plain letters has in common with the one that it repeats, but for its place.
layout::TextBox without_letters(const layout::TextBox& box) {
    layout::TextBox plain;
    plain.face = box.face;
    plain.size = box.size;
    plain.colour = box.colour;
    plain.baseline = box.baseline;
    plain.right_to_left = box.right_to_left;
    return plain;
}

/// The letter as it is alone, or a space where the face has no such form.
layout::PlacedGlyph plain_letter(std::string_view text, ScaledPoints size, const font::Face& face) {
    layout::PlacedGlyph letter;
    std::size_t at = 0;
    letter.id = text.empty() ? 0 : face.glyph_of(base::next_code_point(text, at));
    if (letter.id == 0 || face.advance_of(letter.id) <= 0) letter.id = face.glyph_of(U' ');
    letter.advance = size * face.advance_of(letter.id) / std::max(1, face.metrics().units_per_em);
    return letter;
}

/// Makes its glyphs as wide together as the box.
void fill(layout::TextBox& box) {
    ScaledPoints natural = 0;
    for (const layout::PlacedGlyph& glyph : box.glyphs) natural += glyph.advance;
    if (natural <= 0) return;
    for (layout::PlacedGlyph& glyph : box.glyphs) glyph.advance = glyph.advance * box.width / natural;
    box.scale = static_cast<int>(std::max<ScaledPoints>(1, box.width * 1000 / natural));
}

}  // namespace

ClusterReader::ClusterReader(const layout::TextBox& box)
    : glyphs_(box.glyphs), text_(box.text), shown_end_(shown_end(box)) {}

bool ClusterReader::next(Cluster& cluster) {
    if (glyph_ == glyphs_.size()) return false;
    cluster.first = glyph_;
    const std::size_t start = glyph_ == 0 ? glyphs_.front().cluster : begin_;
    const auto goes_on = [&](std::size_t here) { return here <= start || here >= text_.size(); };
    do {
        ++glyph_;
    } while (glyph_ < glyphs_.size() && goes_on(glyphs_[glyph_].cluster));
    cluster.last = glyph_;
    const std::size_t end = glyph_ < glyphs_.size() ? glyphs_[glyph_].cluster : shown_end_;
    cluster.text = text_.substr(begin_, end - begin_);
    begin_ = end;
    return true;
}

std::string_view take_share(std::string_view& rest, std::size_t glyphs_left) {
    if (rest.empty()) return word_joiner;
    std::size_t end = rest.size();
    if (glyphs_left > 1) {
        end = 0;
        std::size_t characters = base::count_code_points(rest);
        do {
            base::next_code_point(rest, end);
        } while (characters-- > glyphs_left);
    }
    const std::string_view share = rest.substr(0, end);
    rest.remove_prefix(end);
    return fitting_share(share);
}

bool needs_actual_text(const Cluster& cluster) {
    const std::size_t glyphs = cluster.last - cluster.first;
    if (cluster.text.size() > longest_share) {
        std::string_view rest = cluster.text;
        std::size_t shared = 0;
        for (std::size_t left = glyphs; left > 0 && !rest.empty(); --left) shared += take_share(rest, left).size();
        if (shared < cluster.text.size()) return true;
    }
    return glyphs > 1 && !cluster.text.empty() && glyphs > base::count_code_points(cluster.text);
}

bool cascades(const layout::TextBox& box) {
    return std::any_of(box.glyphs.begin(), box.glyphs.end(),
                       [](const layout::PlacedGlyph& glyph) { return glyph.y_offset != 0 && glyph.advance != 0; });
}

std::vector<layout::TextBox> plain_words(const layout::TextBox& box, const font::Face& face) {
    std::vector<layout::TextBox> words;
    bool is_in_word = false;
    ScaledPoints edge = box.x + box.width;
    ClusterReader clusters(box);
    for (Cluster cluster; clusters.next(cluster);) {
        const bool is_letter = !is_blank(cluster.text);
        if (words.empty() || is_letter != is_in_word) words.push_back(without_letters(box));
        is_in_word = is_letter;
        layout::TextBox& word = words.back();
        const ScaledPoints advance = advance_of(box, cluster);
        edge -= advance;
        word.x = edge;
        word.width += advance;
        word.glyphs.push_back(plain_letter(cluster.text, box.size, face));
        word.glyphs.back().cluster = static_cast<std::uint32_t>(word.text.size());
        word.text += cluster.text;
    }
    for (layout::TextBox& word : words) fill(word);
    if (!clusters.unshown_space().empty()) {
        words.push_back(without_letters(box));
        words.back().x = edge;
        words.back().text = clusters.unshown_space();
    }
    return words;
}

}  // namespace gazette::pdf
