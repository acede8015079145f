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
        const bool repeats_title = !title.empty() && folded.find(title) != std::string::npos;
        const bool repeats_caption = !shown.caption.empty() && shown.caption.find(folded) != std::string::npos;
        if (alt.empty() || (!repeats_title && !repeats_caption && uses[alt] < shared_by && !is_file_name(alt))) {
            continue;
        }
        alt.clear();
    }
}

}  // namespace gazette::reader::html
