#include "image/jpeg_decompressor.h"

#include <cstdlib>
#include <memory>

#include "image/failures.h"
#include "image/profile.h"

namespace gazette::image {

namespace {

/// Each scan of a progressive file may cost a pass over all blocks for a few bytes; ten are usual.
constexpr std::uint64_t usual_scans = 20;
constexpr std::uint64_t most_scans = 500;
/// A block of 8 x 8 pixels costs at least a bit of the file.
constexpr std::uint64_t most_jpeg_pixels_per_byte = 512;
/// Coefficients of a progressive file: 2 bytes in each of up to 4 components.
constexpr std::uint64_t most_memory_per_pixel = 8;

struct FreeMemory {
    void operator()(JOCTET* memory) const { std::free(memory); }
};

}  // namespace

void JpegDecompressor::watch_scans(j_common_ptr common) {
    const auto& jpeg = *reinterpret_cast<const jpeg_decompress_struct*>(common);
    const auto& progress = *reinterpret_cast<const Progress*>(common->progress);
    const auto scans = static_cast<std::uint64_t>(jpeg.input_scan_number);
    const std::uint64_t pixels = std::uint64_t{jpeg.image_width} * jpeg.image_height;
    if (scans > most_scans || (scans > usual_scans && pixels * scans > progress.max_pixels * usual_scans)) {
        stop(common, "it has too many scans");
    }
}

JpegDecompressor::JpegDecompressor(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {
    progress_.manager.progress_monitor = watch_scans;
    progress_.max_pixels = limits.max_pixels;
    jpeg_.err = &errors_.manager;
}

base::Failure JpegDecompressor::failure() const {
    return damaged(Format::jpeg, errors_.message);
}

base::Result<void> JpegDecompressor::read_header() {
    const bool done = guarded(errors_, [this] {
        jpeg_create_decompress(&jpeg_);
        jpeg_.mem->max_memory_to_use = static_cast<long>(limits_.max_pixels * most_memory_per_pixel);
        jpeg_.progress = &progress_.manager;
        jpeg_mem_src(&jpeg_, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
        if (keeps_profile_) jpeg_save_markers(&jpeg_, JPEG_APP0 + 2, 0xFFFF);
        jpeg_read_header(&jpeg_, TRUE);
    });
    if (!done) return failure();
    base::Result<void> size = check_size(Format::jpeg, jpeg_.image_width, jpeg_.image_height, limits_);
    const std::uint64_t pixels = std::uint64_t{jpeg_.image_width} * jpeg_.image_height;
    if (size && pixels / most_jpeg_pixels_per_byte > bytes_.size())
        return damaged(Format::jpeg, "it is too short for its size");
    return size;
}

void JpegDecompressor::choose_fraction(Size at_least) {
    if (at_least == Size{}) return;
    for (const unsigned fraction : {2U, 4U, 8U}) {
        if ((jpeg_.image_width + fraction - 1) / fraction < at_least.width) return;
        if ((jpeg_.image_height + fraction - 1) / fraction < at_least.height) return;
        jpeg_.scale_denom = fraction;
    }
}

std::string JpegDecompressor::profile() {
    JOCTET* data = nullptr;
    unsigned size = 0;
    const bool found = guarded(errors_, [this, &data, &size] {
        if (jpeg_read_icc_profile(&jpeg_, &data, &size) == FALSE) size = 0;
    });
    const std::unique_ptr<JOCTET, FreeMemory> owner(data);
    if (!found || data == nullptr) return {};
    const std::string_view icc(reinterpret_cast<const char*>(data), size);
    const Colour colour = jpeg_.num_components == 1 ? Colour::grey : jpeg_.num_components == 3 ? Colour::rgb : Colour::cmyk;
    return is_profile_of(icc, colour) ? std::string(icc) : std::string();
}

}  // namespace gazette::image
