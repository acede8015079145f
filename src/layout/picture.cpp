#include "layout/picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "image/decode.h"
#include "image/info.h"

namespace gazette::layout {

namespace {

using base::ScaledPoints;

constexpr int points_per_inch = 72;
constexpr std::uint32_t least_pixels = 48;
/// A picture with fewer pixels than this share of the style's resolution more is left as it is: it would be encoded anew, and
/// lose detail, for little.
constexpr int tolerated_percent = 150;
/// The longest part of an address that a diagnostic shows: data URIs are as long as their images.
constexpr std::size_t longest_name = 80;

std::uint32_t pixels_for(ScaledPoints length, int resolution) {
    const double inches = base::to_points(length) / points_per_inch;
    return static_cast<std::uint32_t>(std::ceil(inches * resolution));
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
    return LoadedPicture{*std::move(bytes), {info->width, info->height}, info->animated};
}

base::Diagnostic not_shown(const article::Image& image, const std::string& file, const base::Diagnostic& why) {
    const bool named = why.what.find(image.source) != std::string::npos;
    return {base::Severity::warning,
            {file, image.line, 0},
            named ? why.what : shown_name(image.source) + ": " + why.what,
            why.hint};
}

void tell_losses(const article::Image& image, const std::string& file, bool moves, base::Diagnostics& diagnostics) {
    if (moves) {
        diagnostics.push_back({base::Severity::note,
                               {file, image.line, 0},
                               shown_name(image.source) + ": the image moves; in the PDF its first frame stands for it",
                               {}});
    }
}

bool is_sign(const image::Size& size) {
    return std::min(size.width, size.height) < least_pixels;
}

ScaledPoints length_of(std::uint32_t pixels, int resolution) {
    return ScaledPoints{pixels} * points_per_inch * base::scaled_points_per_point / resolution;
}

image::Size most_pixels(const image::Size& pixels, const Extent& extent, int resolution) {
    const image::Size wanted{pixels_for(extent.width, resolution), pixels_for(extent.height, resolution)};
    const bool far_beyond = std::uint64_t{pixels.width} * 100 > std::uint64_t{wanted.width} * tolerated_percent;
    return far_beyond ? wanted : image::Size{};
}

}  // namespace gazette::layout
