#include "image/verify.h"

#include "image/failures.h"
#include "image/gif.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/webp.h"

namespace gazette::image {

namespace {

template <class T>
base::Result<void> without_value(const base::Result<T>& result) {
    return result ? base::Result<void>() : result.failure();
}

base::Result<void> read_through(Format format, std::string_view bytes, const Limits& limits) {
    switch (format) {
    case Format::jpeg: return verify_jpeg(bytes, limits);
    case Format::png: return without_value(verify_png(bytes, limits));
    case Format::gif: return without_value(decode_gif(bytes, limits));
    case Format::webp: return without_value(decode_webp(bytes, limits));
    default: return unsupported(format, bytes);
    }
}

}  // namespace

base::Result<Info> verify(std::string_view bytes, const Limits& limits) {
    const base::Result<Info> info = identify(bytes);
    if (!info) return info.failure();
    if (const base::Result<void> read = read_through(info->format, bytes, limits); !read) return read.failure();
    return *info;
}

}  // namespace gazette::image
