#include "layout/figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/text.h"

namespace gazette::layout {

namespace {

using style::Element;

/// However small or lopsided the picture, at least a point each way.
Extent extent_of(const image::Size& pixels, const style::Images& style, const FigureFrame& frame,
                 ScaledPoints most_height) {
    const double ratio = static_cast<double>(pixels.height) / pixels.width;
    double width = static_cast<double>(std::min(frame.measure, length_of(pixels.width, style.least_resolution)));
    width = std::min(width, static_cast<double>(most_height) / ratio);
    const auto scaled = [](double length) { return std::max(std::llround(length), base::scaled_points_per_point + 0LL); };
    return {scaled(width), std::min<ScaledPoints>(scaled(width * ratio), most_height)};
}

class FigureSetter {
public:
    FigureSetter(Context& context, const article::Figure& figure, const FigureFrame& frame)
        : context_(context), figure_(figure), frame_(frame), gap_(frame.unit / 4) {}

    Flow with_picture(LoadedPicture picture) {
        const bool has_caption = !article::plain_text(figure_.caption).empty();
        const Extent extent = extent_of(picture.size, context_.style.images, frame_, most_height());
        const image::Size at_most = most_pixels(picture.size, extent, context_.style.images.resolution);
        const base::Result<PictureId> id =
            context_.painter.add_picture({std::move(picture.bytes), at_most, context_.style.images.grey});
        if (!id) {
            context_.diagnostics.push_back(not_shown(figure_.image, frame_.scope.file, id.error()));
            return without_picture();
        }
        tell_losses(figure_.image, frame_.scope.file, picture.moves, context_.diagnostics);
        const ElementId group = has_caption ? open(StructureRole::group, frame_.parent) : frame_.parent;
        Fragment fragment;
        const ScaledPoints x = from_start(frame_.voice.direction, 0, extent.width, frame_.measure);
        fragment.boxes.push_back({ImageBox{{x, gap_, extent.width, extent.height}, *id}, open_figure(group)});
        fragment.height = gap_ + extent.height;
        Flow flow(1);
        flow.front().content = std::move(fragment);
        if (has_caption) {
            add_caption(flow, open(StructureRole::caption, group));
        }
        return flow;
    }

    Flow without_picture() {
        Flow flow;
        if (!figure_.image.alt.empty()) {
            flow.emplace_back().content = framed_alt();
        }
        if (!article::plain_text(figure_.caption).empty()) {
            flow = flow.empty() ? Flow(1) : std::move(flow);
            add_caption(flow, open(StructureRole::paragraph, frame_.parent));
        }
        return flow;
    }

private:
    style::TextStyle style() const { return text_style(context_.style, Element::caption, frame_.voice); }

    /// The picture leaves room for a caption of some lines.
    ScaledPoints most_height() const {
        return std::min(frame_.most_height, frame_.column_height - 4 * style().leading - 2 * gap_);
    }

    ElementId open(StructureRole role, ElementId parent, std::string alt = {}) {
        StructureElement element;
        element.role = role;
        element.parent = parent;
        element.alt = std::move(alt);
        if (parent == frame_.parent && frame_.voice.language != frame_.language) {
            element.language = frame_.voice.language;
        }
        return context_.painter.open(std::move(element));
    }

    /// A picture that only its caption describes has that for its alternative text.
    ElementId open_figure(ElementId parent) {
        std::string alt = figure_.image.alt.empty() ? article::plain_text(figure_.caption) : figure_.image.alt;
        return alt.empty() ? artifact : open(StructureRole::figure, parent, std::move(alt));
    }

    /// In the last fragment where the column holds both, else line by line.
    void add_caption(Flow& flow, ElementId element) {
        const Text text = inline_text(context_, figure_.caption, style(), frame_.voice, element, frame_.scope);
        Fragment& above = flow.back().content;
        Fragment block = set_block(context_, text, frame_.measure);
        const ScaledPoints gap = above.height > 0 ? gap_ : 0;
        if (above.height + gap + block.height <= frame_.column_height) {
            above.height += gap;
            stack(above, std::move(block));
            return;
        }
        Flow lines = set_flow(context_, text, frame_.measure);
        for (FlowItem& line : lines) {
            line.on_grid = false;
        }
        lines.front().space_before = gap;
        lines.front().break_cost = cost::forbidden;
        append(flow, std::move(lines));
    }

    Fragment framed_alt() {
        const ScaledPoints padding = frame_.unit / 2;
        style::TextStyle alt = style();
        alt.italic = has_italics(frame_.voice);
        const ElementId element = open(StructureRole::paragraph, frame_.parent);
        Fragment words =
            set_block(context_, plain(figure_.image.alt, alt, frame_.voice, element), frame_.measure - 2 * padding);
        Fragment fragment;
        const Rectangle area{0, gap_, frame_.measure, words.height + 2 * padding};
        fragment.height = gap_ + area.height;
        fragment.boxes.push_back(layout::frame(area, context_.style.rules.hairline, {}));
        put(fragment, std::move(words), padding, gap_ + padding);
        return fragment;
    }

    Context& context_;
    const article::Figure& figure_;
    const FigureFrame& frame_;
    /// Above the picture, so that at a column's top it begins where the letters beside it do, and above the caption.
    ScaledPoints gap_;
};

}  // namespace

Flow set_picture(Context& context, const article::Figure& figure, LoadedPicture picture, const FigureFrame& frame) {
    return FigureSetter(context, figure, frame).with_picture(std::move(picture));
}

Flow set_without_picture(Context& context, const article::Figure& figure, const FigureFrame& frame) {
    return FigureSetter(context, figure, frame).without_picture();
}

}  // namespace gazette::layout
