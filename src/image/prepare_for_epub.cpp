#include "image/prepare_for_epub.h"

#include <utility>

#include "image/decode.h"
#include "image/failures.h"
#include "image/jpeg_header.h"
#include "image/jpeg_planes.h"
#include "image/single_picture.h"
#include "image/svg.h"
#include "image/verify.h"

namespace gazette::image {

namespace {

bool is_common(const Info& info, std::string_view bytes) {
    if (info.format == Format::png) return true;
    if (info.format != Format::jpeg) return false;
    const std::optional<JpegHeader> header = read_jpeg_header(bytes);
    return header && is_common_jpeg(*header);
}

/// Whether the bytes may stay as they are, if they are sound.
bool is_within(const EpubNeeds& needs, const Info& info, const std::string& bytes) {
    return info.width <= needs.max_side && info.height <= needs.max_side && bytes.size() <= needs.max_bytes &&
           info.orientation == 1 && !(needs.flatten && info.alpha);
}

/// Nothing where it is too long.
std::optional<EpubImage> keep_short(std::string bytes, const char* media_type, const Size& size, const EpubNeeds& needs) {
    if (bytes.size() > needs.max_bytes) return std::nullopt;
    return EpubImage{std::move(bytes), media_type, size};
}

/// Nothing where neither a PNG nor a JPEG is short enough.
base::Result<std::optional<EpubImage>> encode_once(const Pixels& pixels, bool lossy, const EpubNeeds& needs) {
    const bool alpha = pixels.channels == 4;
    const Size size{pixels.width, pixels.height};
    if (!lossy || alpha) {
        std::optional<EpubImage> png = keep_short(encode_png(pixels), "image/png", size, needs);
        if (png || alpha) return png;
    }
    base::Result<std::string> jpeg = encode_jpeg(pixels, needs.quality);
    if (!jpeg) return jpeg.failure();
    return keep_short(std::move(*jpeg), "image/jpeg", size, needs);
}

/// Ever smaller until the file is short enough.
base::Result<EpubImage> encode_within(Pixels pixels, bool lossy, const EpubNeeds& needs) {
    while (true) {
        base::Result<std::optional<EpubImage>> image = encode_once(pixels, lossy, needs);
        if (!image) return image.failure();
        if (*image) return std::move(**image);
        if (pixels.width == 1 && pixels.height == 1) return base::fail("an image cannot be made as short as is asked for");
        const Size smaller{pixels.width - pixels.width / 4, pixels.height - pixels.height / 4};
        const bool stuck = smaller == Size{pixels.width, pixels.height};
        pixels = scale_down(std::move(pixels), stuck ? Size{1, 1} : smaller);
    }
}

/// An upright JPEG, without leaving its colour space; nothing where that is not one of ours, or the outcome is too long.
base::Result<std::optional<EpubImage>> shrink_jpeg(const Info& info, std::string_view bytes, const EpubNeeds& needs) {
    if (info.format != Format::jpeg || info.orientation != 1) return std::optional<EpubImage>();
    const Size size = fit({info.width, info.height}, {needs.max_side, needs.max_side});
    const base::Result<std::optional<Planes>> planes = decode_jpeg_planes(bytes, needs.limits, size, false);
    if (!planes) return planes.failure();
    if (!*planes) return std::optional<EpubImage>();
    base::Result<std::string> jpeg = encode_jpeg_planes(**planes, needs.quality, Tables::fitted);
    if (!jpeg) return jpeg.failure();
    return keep_short(*std::move(jpeg), "image/jpeg", size, needs);
}

base::Result<EpubImage> keep_svg(std::string_view bytes, const EpubNeeds& needs) {
    base::Result<SafeSvg> svg = sanitise_svg(bytes, needs.limits, needs.flatten);
    if (!svg) return svg.failure();
    if (svg->markup.size() > needs.max_bytes)
        return base::fail("the SVG image is too long for e-readers", "export it as PNG");
    const bool unchanged = svg->markup == bytes;
    return EpubImage{std::move(svg->markup), "image/svg+xml", svg->size, unchanged, false, std::move(svg->left_out)};
}

base::Result<EpubImage> prepare_pixels(const Info& info, std::string bytes, const EpubNeeds& needs) {
    if (is_within(needs, info, bytes) && is_common(info, bytes) && verify(bytes, needs.limits)) {
        const char* media_type = info.format == Format::png ? "image/png" : "image/jpeg";
        const std::size_t before = bytes.size();
        std::string single = single_picture(std::move(bytes), info.format);
        const bool unchanged = single.size() == before;
        return EpubImage{std::move(single), media_type, {info.width, info.height}, unchanged};
    }
    base::Result<std::optional<EpubImage>> shrunk = shrink_jpeg(info, bytes, needs);
    if (!shrunk) return shrunk.failure();
    if (*shrunk) return **std::move(shrunk);
    base::Result<Pixels> pixels = decode(bytes, needs.limits, {needs.max_side, needs.max_side});
    if (!pixels) return pixels.failure();
    Pixels lean = fewest_channels(std::move(*pixels));
    if (needs.flatten) lean = flatten(std::move(lean), *needs.flatten);
    return encode_within(std::move(lean), info.lossy, needs);
}

}  // namespace

base::Result<EpubImage> prepare_for_epub(std::string bytes, const EpubNeeds& needs) {
    const base::Result<Info> info = identify(bytes);
    if (!info) return info.failure();
    if (info->format == Format::svg) return keep_svg(bytes, needs);
    base::Result<EpubImage> image = prepare_pixels(*info, std::move(bytes), needs);
    if (image) image->stilled = info->animated;
    return image;
}

}  // namespace gazette::image
