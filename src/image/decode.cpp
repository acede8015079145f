#include "image/decode.h"

#include <utility>

#include "image/failures.h"
#include "image/gif.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/transform.h"
#include "image/webp.h"

namespace gazette::image {

namespace {

base::Result<Pixels> decode_stored(Format format, std::string_view bytes, const Limits& limits, Size at_least) {
    switch (format) {
    case Format::jpeg: return decode_jpeg(bytes, limits, at_least);
    case Format::png: return decode_png(bytes, limits);
    case Format::gif: return decode_gif(bytes, limits);
    case Format::webp: return decode_webp(bytes, limits);
    default: return unsupported(format, bytes);
    }
}

Size turned(Size size, int orientation) {
    return orientation >= 5 ? Size{size.height, size.width} : size;
}

}  // namespace

base::Result<Pixels> decode(std::string_view bytes, const Limits& limits, Size at_most) {
    const base::Result<Info> info = identify(bytes);
    if (!info) return info.failure();
    const Size seen{info->width, info->height};
    const Size wanted = at_most == Size{} ? seen : fit(seen, at_most);
    const Size stored = turned(wanted, info->orientation);
    base::Result<Pixels> pixels = decode_stored(info->format, bytes, limits, stored);
    if (!pixels) return pixels;
    // Fewer pixels are turned faster.
    return upright(scale_down(std::move(*pixels), stored), info->orientation);
}

}  // namespace gazette::image
