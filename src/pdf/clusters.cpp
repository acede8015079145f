#include "pdf/clusters.h"

#include <algorithm>

#include "base/utf8.h"

namespace gazette::pdf {

namespace {

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

}  // namespace gazette::pdf
