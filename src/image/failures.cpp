#include "image/failures.h"

#include <cstdint>

#include <fmt/format.h>

namespace gazette::image {

namespace {

constexpr const char* save_anew = "open the image in an editor and save it anew";

}  // namespace

base::Failure damaged(Format format, std::string_view detail) {
    return base::fail(fmt::format("the {} image is damaged: {}", name_of(format), detail),
                      "fetch the image again, or save it anew from an image editor");
}

base::Failure unsupported(Format format, std::string_view bytes) {
    if (format == Format::svg) return base::fail("SVG images are shown in EPUB only", "export it as PNG");
    if (format == Format::avif) return base::fail("AVIF images are not supported", "convert it to JPEG, PNG or WebP");
    if (bytes.size() > 8 && bytes.substr(4, 4) == "ftyp") {
        return base::fail("HEIC images and films are not supported", "convert it to JPEG");
    }
    if (bytes.starts_with("\x1F\x8B")) {
        return base::fail("the image is a compressed file, perhaps SVGZ, which is not supported", "export it as PNG");
    }
    if (bytes.starts_with("<")) {
        return base::fail("the image is markup, not an image",
                          "a web server may have answered with an error page: fetch it again");
    }
    return base::fail("the image is of no supported format", "convert it to JPEG, PNG, GIF or WebP");
}

base::Result<void> check_size(Format format, std::uint64_t width, std::uint64_t height, const Limits& limits) {
    if (width == 0 || height == 0) return base::fail(fmt::format("the {} image has no pixels", name_of(format)), save_anew);
    if (width > limits.max_side || height > limits.max_side || width * height > limits.max_pixels) {
        return base::fail(fmt::format("the {} image is too large: {} x {} pixels", name_of(format), width, height),
                          fmt::format("scale it down to fewer than {} million pixels", limits.max_pixels / 1'000'000));
    }
    return {};
}

}  // namespace gazette::image
