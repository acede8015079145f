#include <cstddef>
#include <cstdint>

#include <png.h>

#include "image/failures.h"
#include "image/png.h"

namespace gazette::image {

namespace {

/// Deflate cannot do better than 1032 : 1, and a pixel has at least a bit.
constexpr std::uint64_t most_pixels_per_byte = 8 * 1040;

/// libpng's simplified interface: it returns errors and never jumps past us.
class Reader {
public:
    Reader() { image_.version = PNG_IMAGE_VERSION; }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { png_image_free(&image_); }

    png_image& operator*() { return image_; }
    png_image* operator->() { return &image_; }
    base::Failure failure() const { return damaged(Format::png, image_.message); }

private:
    png_image image_ = {};
};

}  // namespace

base::Result<Pixels> decode_png(std::string_view bytes, const Limits& limits) {
    Reader reader;
    if (png_image_begin_read_from_memory(&*reader, bytes.data(), bytes.size()) == 0) return reader.failure();
    if (const base::Result<void> size = check_size(Format::png, reader->width, reader->height, limits); !size) {
        return size.failure();
    }
    const std::uint64_t pixel_count = std::uint64_t{reader->width} * reader->height;
    if (pixel_count / most_pixels_per_byte > bytes.size()) return damaged(Format::png, "it is too short for its size");
    // Without gAMA or sRGB libpng would take 16-bit samples for linear light, as no other program does.
    reader->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    const bool colour = (reader->format & PNG_FORMAT_FLAG_COLOR) != 0;
    const bool alpha = (reader->format & PNG_FORMAT_FLAG_ALPHA) != 0;
    reader->format = alpha ? PNG_FORMAT_RGBA : colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    Pixels pixels{reader->width, reader->height, alpha ? 4 : colour ? 3 : 1, {}};
    pixels.samples.resize(pixel_count * static_cast<std::size_t>(pixels.channels));
    if (png_image_finish_read(&*reader, nullptr, pixels.samples.data(), 0, nullptr) == 0) return reader.failure();
    return pixels;
}

}  // namespace gazette::image
