#include "layout/body_setter.h"
#include "layout/figure.h"

namespace gazette::layout {

void BodySetter::set(const article::Figure& figure, const BlockPlace& place) {
    const FigureFrame frame = figure_frame(place);
    base::Result<LoadedPicture> picture = load_picture(frame_.load_image, figure.image);
    if (picture) {
        add_figure(set_picture(context_, figure, *std::move(picture), frame), place);
    } else {
        context_.diagnostics.push_back(not_shown(figure.image, frame_.scope, picture.error()));
        add_figure(set_without_picture(context_, figure, frame), place);
    }
    if (place.last) {
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

/// What is above a figure's picture belongs to it; what is below it is half a line at least.
void BodySetter::add_figure(Flow flow, const BlockPlace& place) {
    if (flow.empty()) {
        return;
    }
    for (FlowItem& item : flow) {
        Fragment moved;
        stack(moved, std::move(item.content), left(place));
        item.content = std::move(moved);
    }
    add(std::move(flow), place, unit_ / 4);
    space_below_ = unit_ / 2;
}

}  // namespace gazette::layout
