#include "image/png_body.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include <libdeflate.h>

#include "image/png_indexed.h"
#include "image/png_rows.h"

namespace gazette::image {

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

std::string zlib_compress(std::string_view bytes) {
    constexpr int level = 7;
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(libdeflate_alloc_compressor(level));
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

PngBody to_png_body(const Pixels& pixels) {
    // Grey of 8 bits is as short as a palette and filters better; and a palette is RGB, which a grey profile does not fit.
    const bool grey = pixels.channels == 1;
    std::optional<Indexed> indexed = grey && !pixels.profile.empty() ? std::nullopt : to_indexed(pixels);
    if (!indexed || (grey && indexed->bit_depth == 8)) return to_plain_png_body(pixels);
    return {{pixels.width, pixels.height, indexed->bit_depth, 3},
            std::move(indexed->palette),
            std::move(indexed->alphas),
            zlib_compress(pack_rows(indexed->indices, pixels.width, indexed->bit_depth))};
}

PngBody to_plain_png_body(const Pixels& pixels) {
    const auto channels = static_cast<std::size_t>(pixels.channels);
    const int colour_type = channels == 1 ? 0 : channels == 3 ? 2 : 6;
    return {{pixels.width, pixels.height, 8, colour_type},
            {},
            {},
            zlib_compress(filter_rows(pixels.samples, pixels.width * channels, channels))};
}

}  // namespace gazette::image
