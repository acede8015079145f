#include "reader/page_alternatives.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "article/children.h"
#include "base/text.h"

namespace gazette::reader::html {

namespace {

constexpr std::size_t shared_by = 3;

struct Shown {
    article::Image* image = nullptr;
    std::string caption;
};

std::vector<Shown> figures_in(article::Blocks& blocks) {
    std::vector<Shown> images;
    article::for_each_block(blocks, [&](article::Block& block) {
        if (auto* figure = std::get_if<article::Figure>(&block.value)) {
            images.push_back({&figure->image, base::fold(article::plain_text(figure->caption))});
        }
    });
    return images;
}

/// "IMG_0123", "ferry-at-the-quay.jpg".
bool is_file_name(std::string_view alt) {
    const std::string lower = base::lower_ascii(alt);
    constexpr std::string_view endings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"};
    const bool ending =
        std::any_of(std::begin(endings), std::end(endings), [&](std::string_view each) { return lower.ends_with(each); });
    const bool one_word = alt.find(' ') == std::string_view::npos;
    return ending || (one_word && (alt.find('_') != std::string_view::npos || std::count(alt.begin(), alt.end(), '-') > 1));
}

std::size_t words_in(std::string_view folded) {
    return folded.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' '));
}

/// The headline, perhaps with a few words around it that publishing systems add: "Image for". More words than half of the
/// headline's are of the image.
bool repeats_headline(std::string_view alt, std::string_view headline) {
    return !headline.empty() && alt.find(headline) != std::string_view::npos &&
           2 * (words_in(alt) - words_in(headline)) <= words_in(headline);
}

}  // namespace

void drop_empty_alternatives(article::Blocks& blocks, const std::string& headline) {
    std::vector<Shown> images = figures_in(blocks);
    std::map<std::string, std::size_t> uses;
    for (const Shown& shown : images) {
        ++uses[shown.image->alt];
    }
    const std::string title = base::fold(headline);
    for (Shown& shown : images) {
        std::string& alt = shown.image->alt;
        const std::string folded = base::fold(alt);
        const bool repeats = repeats_headline(folded, title) || folded == shown.caption;
        if (alt.empty() || (!repeats && uses[alt] < shared_by && !is_file_name(alt))) {
            continue;
        }
        alt.clear();
    }
}

}  // namespace gazette::reader::html
