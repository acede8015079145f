#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <png.h>

#include "image/failures.h"
#include "image/guarded.h"
#include "image/png.h"
#include "image/profile.h"

namespace gazette::image {

namespace {

/// Deflate cannot do better than 1032 : 1, and a pixel has at least a bit.
constexpr std::uint64_t most_png_pixels_per_byte = 8 * 1040;
/// More than any profile takes; libpng inflates chunks to no more than that.
constexpr png_alloc_size_t most_chunk_memory = 1 << 20;

struct Errors {
    std::jmp_buf jump;
    std::array<char, 200> message = {};
};

[[noreturn]] void on_error(png_structp png, png_const_charp message) {
    auto& errors = *static_cast<Errors*>(png_get_error_ptr(png));
    std::strncpy(errors.message.data(), message, errors.message.size() - 1);
    std::longjmp(errors.jump, 1);
}

void on_warning(png_structp, png_const_charp) {}

void read_memory(png_structp png, png_bytep out, std::size_t count) {
    auto& rest = *static_cast<std::string_view*>(png_get_io_ptr(png));
    if (rest.size() < count) png_error(png, "its end is missing");
    std::memcpy(out, rest.data(), count);
    rest.remove_prefix(count);
}

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : rest_(bytes), size_(bytes.size()),
          png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, &errors_, on_error, on_warning)) {
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { png_destroy_read_struct(&png_, &info_, nullptr); }

    base::Result<Pixels> run(const Limits& limits);

private:
    base::Failure failure() const { return damaged(Format::png, errors_.message.data()); }
    void read_header();
    void choose_output();
    std::string profile() const;

    Errors errors_;
    std::string_view rest_;
    std::size_t size_;
    png_structp png_;
    png_infop info_ = nullptr;
};

void Reader::read_header() {
    png_set_read_fn(png_, &rest_, read_memory);
    // Sides are checked later, with better words.
    png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(png_, most_chunk_memory);
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    constexpr png_byte wanted[] = "gAMA\0iCCP\0sRGB";
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_AS_DEFAULT, wanted, 3);
    png_read_info(png_, info_);
}

/// Grey, RGB or RGBA of 8 bits. Without a profile, samples of another gamma are turned into sRGB, as browsers do.
void Reader::choose_output() {
    if (png_get_valid(png_, info_, PNG_INFO_iCCP) == 0) png_set_alpha_mode(png_, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
    png_set_expand(png_);
    png_set_scale_16(png_);
    const bool grey = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR) == 0;
    const bool alpha =
        (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png_, info_, PNG_INFO_tRNS) != 0;
    if (grey && alpha) png_set_gray_to_rgb(png_);
    png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
}

/// The ICC profile where it is one for the samples that are read.
std::string Reader::profile() const {
    png_charp name = nullptr;
    png_bytep data = nullptr;
    png_uint_32 size = 0;
    int compression = 0;
    if (png_get_iCCP(png_, info_, &name, &compression, &data, &size) == 0) return {};
    const std::string_view icc(reinterpret_cast<const char*>(data), size);
    const bool grey = png_get_channels(png_, info_) == 1;
    return is_profile_of(icc, grey ? Colour::grey : Colour::rgb) ? std::string(icc) : std::string();
}

base::Result<Pixels> Reader::run(const Limits& limits) {
    if (info_ == nullptr) return base::fail("there is not enough memory for a PNG image");
    if (!guarded(errors_, [this] { read_header(); })) return failure();
    Pixels pixels{png_get_image_width(png_, info_), png_get_image_height(png_, info_), 3, {}};
    if (const auto size = check_size(Format::png, pixels.width, pixels.height, limits); !size) return size.failure();
    if (std::uint64_t{pixels.width} * pixels.height / most_png_pixels_per_byte > size_) {
        return damaged(Format::png, "it is too short for its size");
    }
    if (!guarded(errors_, [this] { choose_output(); })) return failure();
    pixels.channels = png_get_channels(png_, info_);
    pixels.profile = profile();
    const std::size_t stride = png_get_rowbytes(png_, info_);
    pixels.samples.resize(stride * pixels.height);
    std::vector<png_bytep> rows(pixels.height);
    for (std::size_t y = 0; y < rows.size(); ++y) rows[y] = pixels.samples.data() + y * stride;
    const bool done = guarded(errors_, [this, &rows] {
        png_read_image(png_, rows.data());
        png_read_end(png_, nullptr);
    });
    if (!done) return failure();
    return pixels;
}

}  // namespace

base::Result<Pixels> decode_png(std::string_view bytes, const Limits& limits) {
    return Reader(bytes).run(limits);
}

}  // namespace gazette::image
