#include "layout/figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "image/decode.h"
#include "image/info.h"
#include "layout/text.h"

namespace gazette::layout {

namespace {

using style::Element;

constexpr int points_per_inch = 72;
/// A picture with fewer pixels than this share of the style's resolution more is left as it is: it would be encoded anew, and
/// lose detail, for little.
constexpr int tolerated_percent = 150;
/// The longest part of an address that a diagnostic shows: data URIs are as long as their images.
constexpr std::size_t longest_name = 80;

struct Extent {
    ScaledPoints width = 0;
    ScaledPoints height = 0;
};

ScaledPoints at_resolution(std::uint32_t pixels, int resolution) {
    return ScaledPoints{pixels} * points_per_inch * base::scaled_points_per_point / resolution;
}

/// However small or lopsided the picture, at least a point each way.
Extent extent_of(const image::Size& pixels, const style::Images& style, const FigureFrame& frame,
                 ScaledPoints most_height) {
    const double ratio = static_cast<double>(pixels.height) / pixels.width;
    double width = static_cast<double>(std::min(frame.measure, at_resolution(pixels.width, style.least_resolution)));
    width = std::min(width, static_cast<double>(most_height) / ratio);
    const auto scaled = [](double length) { return std::max(std::llround(length), base::scaled_points_per_point + 0LL); };
    return {scaled(width), std::min<ScaledPoints>(scaled(width * ratio), most_height)};
}

std::uint32_t pixels_for(ScaledPoints length, int resolution) {
    const double inches = base::to_points(length) / points_per_inch;
    return static_cast<std::uint32_t>(std::ceil(inches * resolution));
}

/// No limit where the picture is not far beyond it.
image::Size most_pixels(const image::Size& pixels, const Extent& extent, int resolution) {
    const image::Size wanted{pixels_for(extent.width, resolution), pixels_for(extent.height, resolution)};
    const auto far_beyond = [](std::uint32_t has, std::uint32_t wants) {
        return std::uint64_t{has} * 100 > std::uint64_t{wants} * tolerated_percent;
    };
    return far_beyond(pixels.width, wanted.width) ? wanted : image::Size{};
}

std::string shown_name(const std::string& source) {
    if (source.size() <= longest_name) {
        return source;
    }
    std::size_t end = longest_name;
    while (end > 0 && base::continues_character(source[end])) {
        --end;
    }
    return source.substr(0, end) + "\u2026";
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
            context_.diagnostics.push_back(not_shown(figure_.image, frame_.scope, id.error()));
            return without_picture();
        }
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

base::Result<LoadedPicture> load_picture(const LoadImage& load, const article::Image& image) {
    base::Result<std::string> bytes = load ? load(image.source) : base::fail("the article brought no images");
    if (!bytes) {
        return bytes.failure();
    }
    const base::Result<image::Info> info = image::identify(*bytes);
    if (!info) {
        return info.failure();
    }
    if (info->width == 0 || info->height == 0) {
        const base::Result<image::Pixels> pixels = image::decode(*bytes);
        return pixels ? base::fail("the image has no size") : pixels.failure();
    }
    return LoadedPicture{*std::move(bytes), {info->width, info->height}};
}

base::Diagnostic not_shown(const article::Image& image, const ArticleScope& scope, const base::Diagnostic& why) {
    const bool named = why.what.find(image.source) != std::string::npos;
    return {base::Severity::warning,
            {scope.file, image.line, 0},
            named ? why.what : shown_name(image.source) + ": " + why.what,
            why.hint};
}

Flow set_picture(Context& context, const article::Figure& figure, LoadedPicture picture, const FigureFrame& frame) {
    return FigureSetter(context, figure, frame).with_picture(std::move(picture));
}

Flow set_without_picture(Context& context, const article::Figure& figure, const FigureFrame& frame) {
    return FigureSetter(context, figure, frame).without_picture();
}

}  // namespace gazette::layout
