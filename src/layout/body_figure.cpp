#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "base/text.h"
#include "layout/body_setter.h"
#include "layout/figure.h"

namespace gazette::layout {

namespace {

/// An image with fewer pixels on a side is a sign within the text rather than a picture.
constexpr std::uint32_t least_pixels = 48;
/// A picture over the full measure takes at most half of the page.
constexpr int largest_share = 2;

bool is_sign(const image::Size& size) {
    return std::min(size.width, size.height) < least_pixels;
}

}  // namespace

void BodySetter::set(const article::Figure& figure, const BlockPlace& place) {
    base::Result<LoadedPicture> picture = load_picture(frame_.load_image, figure.image);
    if (picture) {
        set_figure(figure, *std::move(picture), place);
    } else {
        context_.diagnostics.push_back(not_shown(figure.image, frame_.scope, picture.error()));
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

/// Pictures that open or close the paragraph are figures; signs, and what cannot be loaded, stay within the text.
void BodySetter::set_with_pictures(ParagraphParts parts, const BlockPlace& place) {
    article::Inlines text;
    std::vector<std::pair<article::Figure, LoadedPicture>> before;
    std::vector<std::pair<article::Figure, LoadedPicture>> after;
    const auto sort = [&](std::vector<EdgeImage>& images, auto& figures) {
        for (auto& [image, whole] : images) {
            base::Result<LoadedPicture> picture = load_picture(frame_.load_image, image);
            if (picture && !is_sign(picture->size)) {
                article::Figure figure{image, {}};
                if (!image.title.empty()) {
                    figure.caption.push_back({article::Text{image.title}});
                }
                figures.emplace_back(std::move(figure), *std::move(picture));
                continue;
            }
            if (!picture) {
                context_.diagnostics.push_back(not_shown(image, frame_.scope, picture.error()));
            }
            text.push_back(std::move(whole));
            text.push_back({article::Text{" "}});
        }
    };
    sort(parts.before, before);
    std::move(parts.text.begin(), parts.text.end(), std::back_inserter(text));
    if (!parts.after.empty()) {
        text.push_back({article::Text{" "}});
    }
    sort(parts.after, after);

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
