#include "pdf/png_image.h"

#include <cstddef>

#include <png.h>

namespace gazette::pdf {

namespace {

constexpr std::uint64_t most_pixels = 40'000'000;

/// libpng's simplified interface: it returns errors and never jumps past us.
class Reader {
public:
    Reader() { image_.version = PNG_IMAGE_VERSION; }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { png_image_free(&image_); }

    png_image& operator*() { return image_; }
    png_image* operator->() { return &image_; }
    base::Failure failure() const { return base::fail(std::string("a PNG cannot be read: ") + image_.message); }

private:
    png_image image_ = {};
};

Pixels split_alpha(const png_image& image, const std::string& rgba) {
    Pixels pixels{image.width, image.height, {}, {}};
    pixels.colour.reserve(rgba.size() / 4 * 3);
    pixels.alpha.reserve(rgba.size() / 4);
    for (std::size_t at = 0; at < rgba.size(); at += 4) {
        pixels.colour.append(rgba, at, 3);
        pixels.alpha += rgba[at + 3];
    }
    if (pixels.alpha.find_first_not_of('\xFF') == std::string::npos) pixels.alpha.clear();
    return pixels;
}

}  // namespace

base::Result<Pixels> decode_png(std::string_view file) {
    Reader reader;
    if (png_image_begin_read_from_memory(&*reader, file.data(), file.size()) == 0) return reader.failure();
    if (std::uint64_t{reader->width} * reader->height > most_pixels) return base::fail("a PNG has too many pixels");
    reader->format = PNG_FORMAT_RGBA;
    std::string rgba(PNG_IMAGE_SIZE(*reader), '\0');
    if (png_image_finish_read(&*reader, nullptr, rgba.data(), 0, nullptr) == 0) return reader.failure();
    return split_alpha(*reader, rgba);
}

}  // namespace gazette::pdf
