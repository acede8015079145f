#include "pdf/clusters.h"

#include "base/utf8.h"

namespace gazette::pdf {

namespace {

constexpr std::string_view word_joiner = "\u2060";

/// A ToUnicode entry holds at most 512 bytes (ISO 32000-1 section 9.10.3); UTF-16 takes at most two bytes for one of UTF-8.
constexpr std::size_t longest_share = 256;

std::size_t count_characters(std::string_view utf8) {
    std::size_t count = 0;
    for (const char byte : utf8) count += !base::continues_character(byte);
    return count;
}

std::string_view fitting_start(std::string_view utf8) {
    if (utf8.size() <= longest_share) return utf8;
    std::size_t end = longest_share;
    while (end > 0 && base::continues_character(utf8[end])) --end;
    return utf8.substr(0, end);
}

/// The glyphs by cluster; the texts begin where they should, and do not end yet.
void group(const layout::TextBox& box, std::vector<Cluster>& clusters) {
    const std::string_view text = box.text;
    clusters.clear();
    std::size_t start = 0;
    for (std::size_t index = 0; index < box.glyphs.size(); ++index) {
        const std::size_t here = box.glyphs[index].cluster;
        if (clusters.empty()) {
            clusters.push_back({0, 0, text});
            start = here;
        } else if (here > start && here < text.size()) {
            clusters.push_back({index, index, text.substr(here)});
            start = here;
        }
        clusters.back().last = index + 1;
    }
}

/// Where the spaces at the end of the text begin, unless the last glyph shows one of them: then the end of the text.
std::size_t shown_end(const layout::TextBox& box, const std::vector<Cluster>& clusters) {
    const std::size_t spaces = box.text.find_last_not_of(' ') + 1;
    if (clusters.empty()) return spaces;
    const std::size_t last_start = box.glyphs[clusters.back().first].cluster;
    return last_start < spaces ? spaces : box.text.size();
}

}  // namespace

void cluster(const layout::TextBox& box, ClusteredText& out) {
    group(box, out.clusters);
    const std::string_view text = box.text;
    std::size_t end = shown_end(box, out.clusters);
    out.unshown_space = text.substr(end);
    for (auto it = out.clusters.rbegin(); it != out.clusters.rend(); ++it) {
        const auto begin = static_cast<std::size_t>(it->text.data() - text.data());
        it->text = text.substr(begin, end - begin);
        end = begin;
    }
}

std::string_view take_share(std::string_view& rest, std::size_t glyphs_left) {
    if (rest.empty()) return word_joiner;
    std::size_t end = 0;
    if (glyphs_left > 1) {
        base::next_code_point(rest, end);
    } else {
        end = rest.size();
    }
    const std::string_view share = rest.substr(0, end);
    rest.remove_prefix(end);
    return fitting_start(share);
}

bool needs_actual_text(const Cluster& cluster) {
    const std::size_t glyphs = cluster.last - cluster.first;
    if (cluster.text.size() > longest_share) return true;
    return glyphs > 1 && !cluster.text.empty() && glyphs > count_characters(cluster.text);
}

}  // namespace gazette::pdf
