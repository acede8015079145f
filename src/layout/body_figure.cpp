#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "article/children.h"
#include "base/text.h"
#include "layout/body_setter.h"
#include "layout/figure.h"

namespace gazette::layout {

namespace {

/// A picture over the full measure takes at most half of the page.
constexpr int largest_share = 2;

article::Figure figure_of(const article::Image& image) {
    article::Figure figure{image, {}};
    if (!image.title.empty()) {
        figure.caption.push_back({article::Text{image.title}});
    }
    return figure;
}

/// The image that `node` is, or holds and nothing else, as its alternative text.
article::Inline in_words(article::Inline node) {
    article::Inline* at = &node;
    while (article::Inlines* children = article::children_of(*at)) {
        at = &children->front();
    }
    *at = {article::Emphasis{{{article::Text{std::get<article::Image>(at->value).alt}}}}};
    return node;
}

/// Where an image stood between two spaces, one is left.
void add_after(article::Inlines& text, article::Inline node) {
    const auto* before = text.empty() ? nullptr : std::get_if<article::Text>(&text.back().value);
    auto* own = std::get_if<article::Text>(&node.value);
    if (before != nullptr && own != nullptr && before->text.ends_with(' ')) {
        own->text.erase(0, own->text.find_first_not_of(' '));
    }
    text.push_back(std::move(node));
}

}  // namespace

void BodySetter::set(const article::Figure& figure, const BlockPlace& place) {
    base::Result<LoadedPicture> picture = load_picture(frame_.scope.load_image, figure.image);
    if (picture) {
        set_figure(figure, *std::move(picture), place);
    } else {
        context_.diagnostics.push_back(not_shown(figure.image, frame_.scope.file, picture.error()));
        add_figure(set_without_picture(context_, figure, figure_frame(place)), place);
    }
    if (place.last) {
        add_square_line(place);
    }
}

void BodySetter::set_figure(const article::Figure& figure, LoadedPicture picture, const BlockPlace& place) {
    FigureFrame frame = figure_frame(place);
    if (!spans_columns(picture.size, place)) {
        add_figure(set_picture(context_, figure, std::move(picture), frame), place);
        return;
    }
    frame.measure = context_.geometry.width;
    frame.most_height = context_.geometry.height / largest_share;
    Flow flow = set_picture(context_, figure, std::move(picture), frame);
    Fragment whole;
    for (FlowItem& item : flow) {
        whole.height += item.space_before;
        stack(whole, std::move(item.content));
    }
    whole.height = round_up(whole.height + unit_ / 2, context_.geometry.unit);
    whole.begins = TextPlace{frame_.scope.entry, place.block};
    bands_.back().pictures.push_back({bands_.back().flow.size(), std::move(whole)});
    stands_elsewhere_ = true;
}

/// Large enough for the full measure, and not too high for it.
bool BodySetter::spans_columns(const image::Size& pixels, const BlockPlace& place) const {
    const style::Images& images = context_.style.images;
    const Geometry& geometry = context_.geometry;
    if (images.span_from == 0 || geometry.columns == 1 || place.depth > 0 || after_heading_) {
        return false;
    }
    const std::uint64_t width = pixels.width;
    const double inches = base::to_points(geometry.width) / 72;
    return width >= static_cast<std::uint64_t>(images.span_from) &&
           static_cast<double>(width) >= inches * images.least_resolution &&
           base::to_points(geometry.width) * pixels.height / pixels.width <=
               base::to_points(geometry.height) / largest_share;
}

/// Pictures are figures: those that open the paragraph before it, all others behind it. Signs, and what cannot be loaded, stay within
/// the text.
void BodySetter::set_with_pictures(ParagraphParts parts, const BlockPlace& place) {
    article::Inlines text;
    std::vector<std::pair<article::Figure, LoadedPicture>> before;
    std::vector<std::pair<article::Figure, LoadedPicture>> after;
    const auto sort = [&](const article::Image& image, article::Inline whole, auto& figures) {
        base::Result<LoadedPicture> picture = load_picture(frame_.scope.load_image, image);
        if (!picture) {
            context_.diagnostics.push_back(not_shown(image, frame_.scope.file, picture.error()));
            if (!image.alt.empty()) {
                text.push_back(in_words(std::move(whole)));
            }
        } else if (is_sign(picture->size)) {
            text.push_back(std::move(whole));
        } else {
            figures.emplace_back(figure_of(image), *std::move(picture));
        }
    };
    const article::Inline space{article::Text{" "}};
    for (EdgeImage& edge : parts.before) {
        sort(edge.image, std::move(edge.whole), before);
        text.push_back(space);
    }
    for (article::Inline& node : parts.text) {
        if (const article::Image* image = sole_image(node)) {
            const article::Image copy = *image;
            sort(copy, std::move(node), after);
        } else {
            add_after(text, std::move(node));
        }
    }
    for (EdgeImage& edge : parts.after) {
        text.push_back(space);
        sort(edge.image, std::move(edge.whole), after);
    }

    BlockPlace inner = place;
    inner.last = place.last && after.empty();
    for (auto& [figure, picture] : before) {
        set_figure(figure, std::move(picture), place);
    }
    const bool words = !base::trim(article::plain_text(text)).empty();
    if (words) {
        set_text(text, inner);
    }
    for (auto& [figure, picture] : after) {
        set_figure(figure, std::move(picture), place);
    }
    stands_elsewhere_ = stands_elsewhere_ && !words && before.size() + after.size() == 1;
    if (place.last && (!after.empty() || !words)) {
        add_square_line(place);
    }
}

FigureFrame BodySetter::figure_frame(const BlockPlace& place) const {
    return {place.element,
            place.voice,
            frame_.voice.language,
            frame_.scope,
            measure(place),
            context_.style.images.height,
            context_.geometry.height,
            context_.geometry.unit};
}

/// What is above a figure's picture belongs to it; what is below it is half a line at least. One that is whole gives way.
void BodySetter::add_figure(Flow flow, const BlockPlace& place) {
    if (flow.empty()) {
        return;
    }
    for (FlowItem& item : flow) {
        Fragment moved;
        stack(moved, std::move(item.content), left(place));
        item.content = std::move(moved);
    }
    flow.front().gives_way = flow.size() == 1 && place.depth == 0 && !after_heading_ && !at_start_;
    // The text has not begun: its first paragraph still opens as such.
    const bool at_start = at_start_;
    add(std::move(flow), place, unit_ / 4);
    at_start_ = at_start;
    space_below_ = unit_ / 2;
}

}  // namespace gazette::layout
