#include "image/prepare_for_pdf.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "image/decode.h"
#include "image/jpeg.h"
#include "image/jpeg_header.h"
#include "image/jpeg_planes.h"
#include "image/png.h"
#include "image/png_body.h"

namespace gazette::image {

namespace {

bool is_within(const PdfNeeds& needs, const Info& info) {
    const Size size{info.width, info.height};
    return info.orientation == 1 && (needs.at_most == Size{} || fit(size, needs.at_most) == size) &&
           !(needs.grey && info.colour != Colour::grey);
}

bool is_for_pdf(const JpegHeader& header, const PdfNeeds& needs) {
    const bool is_cmyk = header.components == 4 && header.frame <= 0xC2 && header.precision == 8;
    return is_common_jpeg(header) || (needs.cmyk && is_cmyk);
}

/// Each moves `bytes` out only where it has something to give.
std::optional<PdfImage> pass_jpeg(const Info& info, std::string& bytes, const PdfNeeds& needs) {
    const std::optional<JpegHeader> header = read_jpeg_header(bytes);
    if (!header || !is_for_pdf(*header, needs) || !verify_jpeg(bytes, needs.limits)) return std::nullopt;
    const bool inverted = header->components == 4 && header->adobe_transform;
    return PdfImage{
        {info.width, info.height}, JpegStream{std::move(bytes), header->components, inverted}, std::nullopt, true};
}

std::optional<PdfImage> pass_png(const Info& info, const std::string& bytes, const PdfNeeds& needs) {
    if (info.interlaced || info.alpha || info.bit_depth > 8) return std::nullopt;
    base::Result<SoundPng> png = verify_png(bytes, needs.limits);
    if (!png || !png->usual_gamma) return std::nullopt;
    return PdfImage{{info.width, info.height},
                    FlateStream{std::move(png->compressed), samples_per_pixel(png->header), png->header.bit_depth,
                                info.palette ? std::string(png->palette) : std::string()},
                    std::nullopt,
                    true};
}

std::optional<PdfImage> pass(const Info& info, std::string& bytes, const PdfNeeds& needs) {
    if (!is_within(needs, info)) return std::nullopt;
    if (info.format == Format::jpeg) return pass_jpeg(info, bytes, needs);
    if (info.format == Format::png) return pass_png(info, bytes, needs);
    return std::nullopt;
}

FlateStream stream_of(PngBody body) {
    return {std::move(body.compressed), samples_per_pixel(body.header), body.header.bit_depth, std::move(body.palette)};
}

/// Takes the alpha out of `pixels`.
Pixels split_alpha(Pixels& pixels) {
    Pixels alpha{pixels.width, pixels.height, 1, {}};
    alpha.samples.reserve(pixels.samples.size() / 4);
    std::size_t to = 0;
    for (std::size_t at = 0; at < pixels.samples.size(); at += 4) {
        for (std::size_t c = 0; c < 3; ++c) pixels.samples[to++] = pixels.samples[at + c];
        alpha.samples.push_back(pixels.samples[at + 3]);
    }
    pixels.samples.resize(to);
    pixels.channels = 3;
    return alpha;
}

base::Result<PdfImage> encode(Pixels pixels, bool lossy, int quality) {
    PdfImage image{{pixels.width, pixels.height}, {}, std::nullopt, false};
    if (pixels.channels == 4) {
        image.soft_mask = stream_of(to_plain_png_body(split_alpha(pixels)));
        pixels = fewest_channels(std::move(pixels));
        lossy = false;
    }
    if (!lossy) {
        image.stream = stream_of(to_png_body(pixels));
        return image;
    }
    base::Result<std::string> jpeg = encode_jpeg(pixels, quality, Tables::usual);
    if (!jpeg) return jpeg.failure();
    image.stream = JpegStream{std::move(*jpeg), pixels.channels, false};
    return image;
}

/// Below it the blocks of a JPEG show, whatever the picture.
constexpr int least_quality = 60;

int quality_for(const Info& info, std::string_view bytes, const PdfNeeds& needs) {
    if (info.format != Format::jpeg) return needs.quality;
    const std::optional<JpegHeader> header = read_jpeg_header(bytes);
    if (!header || header->quality == 0) return needs.quality;
    return std::min(needs.quality, std::max(header->quality, least_quality));
}

std::size_t size_of(const PdfImage& image) {
    const std::size_t mask = image.soft_mask ? image.soft_mask->bytes.size() : 0;
    return mask + std::visit([](const auto& stream) { return stream.bytes.size(); }, image.stream);
}

/// An upright JPEG, without leaving its colour space; nothing where that is not one of ours.
base::Result<std::optional<PdfImage>> make_jpeg_anew(const Info& info, std::string_view bytes, const PdfNeeds& needs) {
    if (info.format != Format::jpeg || info.orientation != 1) return std::optional<PdfImage>();
    const Size stored{info.width, info.height};
    const Size size = needs.at_most == Size{} ? stored : fit(stored, needs.at_most);
    base::Result<std::optional<Planes>> planes = decode_jpeg_planes(bytes, needs.limits, size, needs.grey);
    if (!planes) return planes.failure();
    if (!*planes) return std::optional<PdfImage>();
    // The page's colour space says how to read the samples.
    (*planes)->profile.clear();
    base::Result<std::string> jpeg = encode_jpeg_planes(**planes, quality_for(info, bytes, needs), Tables::usual);
    if (!jpeg) return jpeg.failure();
    const auto components = static_cast<int>((*planes)->planes.size());
    return std::optional(PdfImage{size, JpegStream{*std::move(jpeg), components, false}, std::nullopt, false});
}

base::Result<PdfImage> make_anew(const Info& info, std::string_view bytes, const PdfNeeds& needs) {
    base::Result<std::optional<PdfImage>> jpeg = make_jpeg_anew(info, bytes, needs);
    if (!jpeg) return jpeg.failure();
    if (*jpeg) return **std::move(jpeg);
    base::Result<Pixels> decoded = decode(bytes, needs.limits, needs.at_most);
    if (!decoded) return decoded.failure();
    Pixels pixels = std::move(*decoded);
    // The page's colour space says how to read the samples.
    pixels.profile.clear();
    if (needs.flatten) pixels = flatten(std::move(pixels), *needs.flatten);
    if (needs.grey) pixels = to_grey(std::move(pixels));
    return encode(fewest_channels(std::move(pixels)), info.lossy, quality_for(info, bytes, needs));
}

}  // namespace

base::Result<PdfImage> prepare_for_pdf(std::string bytes, const PdfNeeds& needs) {
    const base::Result<Info> info = identify(bytes);
    if (!info) return info.failure();
    if (std::optional<PdfImage> passed = pass(*info, bytes, needs)) return std::move(*passed);
    base::Result<PdfImage> anew = make_anew(*info, bytes, needs);
    if (anew && size_of(*anew) >= bytes.size()) {
        PdfNeeds any_size = needs;
        any_size.at_most = {};
        if (std::optional<PdfImage> passed = pass(*info, bytes, any_size)) return std::move(*passed);
    }
    return anew;
}

}  // namespace gazette::image
