#include "layout/inline_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/picture.h"

namespace gazette::layout {

namespace {

constexpr int pixels_per_inch = 96;
/// In hundredths of the text's size.
constexpr int most_height = 120;
constexpr int capital_height = 70;
/// In hundredths of a column.
constexpr int most_width = 75;

Extent extent_of(const image::Size& pixels, ScaledPoints most_wide, ScaledPoints most_high) {
    const auto width = static_cast<double>(length_of(pixels.width, pixels_per_inch));
    const auto height = static_cast<double>(length_of(pixels.height, pixels_per_inch));
    const double scale = std::min({1.0, static_cast<double>(most_wide) / width, static_cast<double>(most_high) / height});
    const auto scaled = [scale](double length) { return std::max<ScaledPoints>(std::llround(length * scale), 1); };
    return {scaled(width), scaled(height)};
}

base::Result<InlinePicture> placed(Context& context, LoadedPicture picture, const style::TextStyle& style) {
    const style::Images& images = context.style.images;
    const ScaledPoints column = context.geometry.column_width(context.geometry.columns);
    const Extent extent = extent_of(picture.size, column * most_width / 100, style.size * most_height / 100);
    const image::Size at_most = most_pixels(picture.size, extent, images.resolution);
    const base::Result<PictureId> id = context.painter.add_picture({std::move(picture.bytes), at_most, images.grey});
    if (!id) {
        return id.failure();
    }
    // On the baseline, or, where it is higher than a capital, as far below that as above.
    const ScaledPoints below = std::max<ScaledPoints>(0, extent.height - style.size * capital_height / 100) / 2;
    return InlinePicture{extent.width, extent.height, below, *id};
}

base::Diagnostic too_large(const article::Image& image, const std::string& file) {
    return {base::Severity::note,
            {file, image.line, 0},
            image.alt.empty() ? "an image within a line, of which nothing is said, is left out of the PDF"
                              : "an image within a line is set as its alternative text",
            "let it stand in a paragraph of its own"};
}

}  // namespace

std::optional<InlinePicture> inline_picture(Context& context, const ArticleScope& scope, const article::Image& image,
                                            const style::TextStyle& style) {
    base::Result<LoadedPicture> picture = load_picture(scope.load_image, image);
    if (picture && !is_sign(picture->size)) {
        context.diagnostics.push_back(too_large(image, scope.file));
        return std::nullopt;
    }
    const bool moves = picture && picture->moves;
    const base::Result<InlinePicture> in_line =
        picture ? placed(context, *std::move(picture), style) : base::Result<InlinePicture>(picture.failure());
    if (!in_line) {
        context.diagnostics.push_back(not_shown(image, scope.file, in_line.error()));
        return std::nullopt;
    }
    tell_losses(image, scope.file, moves, context.diagnostics);
    return *in_line;
}

}  // namespace gazette::layout
