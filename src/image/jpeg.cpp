#include "image/jpeg.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "image/failures.h"
#include "image/jpeg_library.h"
#include "image/profile.h"

namespace gazette::image {

namespace {

/// Each scan of a progressive file may cost a pass over all blocks for a few bytes; ten are usual.
constexpr std::uint64_t usual_scans = 20;
constexpr std::uint64_t most_scans = 500;
/// A block of 8 x 8 pixels costs at least a bit of the file.
constexpr std::uint64_t most_pixels_per_byte = 512;
/// Coefficients of a progressive file: 2 bytes in each of up to 4 components.
constexpr std::uint64_t most_memory_per_pixel = 8;

struct Progress {
    /// First, so that libjpeg's pointer to it is one to the whole.
    jpeg_progress_mgr manager = {};
    std::uint64_t max_pixels = 0;
};

void watch_scans(j_common_ptr common) {
    const auto& jpeg = *reinterpret_cast<const jpeg_decompress_struct*>(common);
    const auto& progress = *reinterpret_cast<const Progress*>(common->progress);
    const auto scans = static_cast<std::uint64_t>(jpeg.input_scan_number);
    const std::uint64_t pixels = std::uint64_t{jpeg.image_width} * jpeg.image_height;
    if (scans > most_scans || (scans > usual_scans && pixels * scans > progress.max_pixels * usual_scans)) {
        stop(common, "it has too many scans");
    }
}

/// Adobe programs store CMYK inverted (Adobe TN 5116); without a profile, ink is taken off white channel by channel.
void cmyk_to_rgb(const std::uint8_t* cmyk, std::uint8_t* rgb, std::size_t pixels, bool inverted) {
    const unsigned flip = inverted ? 0 : 0xFF;
    for (std::size_t i = 0; i < pixels; ++i, cmyk += 4, rgb += 3) {
        const unsigned paper = cmyk[3] ^ flip;
        for (int c = 0; c < 3; ++c) rgb[c] = static_cast<std::uint8_t>(((cmyk[c] ^ flip) * paper + 127) / 255);
    }
}

struct FreeMemory {
    void operator()(JOCTET* memory) const { std::free(memory); }
};

class Decompressor {
public:
    Decompressor(std::string_view bytes, const Limits& limits);
    Decompressor(const Decompressor&) = delete;
    Decompressor& operator=(const Decompressor&) = delete;
    ~Decompressor() { jpeg_destroy_decompress(&jpeg_); }

    /// Before `read_header`, where the profile is wanted.
    void keep_profile() { keeps_profile_ = true; }
    base::Result<void> read_header();
    base::Result<void> run_through();
    base::Result<Pixels> read_pixels(Size at_least);

private:
    base::Failure failure() const { return damaged(Format::jpeg, errors_.message); }
    bool skim_rows();
    void choose_output(Size at_least);
    bool read_rows(Pixels& pixels);
    std::string profile();

    std::string_view bytes_;
    Limits limits_;
    JpegErrors errors_;
    Progress progress_;
    bool keeps_profile_ = false;
    jpeg_decompress_struct jpeg_ = {};
};

Decompressor::Decompressor(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {
    progress_.manager.progress_monitor = watch_scans;
    progress_.max_pixels = limits.max_pixels;
    jpeg_.err = &errors_.manager;
}

base::Result<void> Decompressor::read_header() {
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
    if (size && pixels / most_pixels_per_byte > bytes_.size()) return damaged(Format::jpeg, "it is too short for its size");
    return size;
}

/// The least that decodes every code of a file of one scan, and keeps nothing of it.
bool Decompressor::skim_rows() {
    jpeg_.scale_denom = 8;
    if (jpeg_.jpeg_color_space == JCS_YCbCr) jpeg_.out_color_space = JCS_GRAYSCALE;
    jpeg_.do_fancy_upsampling = FALSE;
    if (!guarded(errors_, [this] { jpeg_start_decompress(&jpeg_); })) return false;
    std::vector<std::uint8_t> row(std::size_t{jpeg_.output_width} * static_cast<std::size_t>(jpeg_.output_components));
    std::uint8_t* samples = row.data();
    return guarded(errors_, [this, &samples] {
        while (jpeg_.output_scanline < jpeg_.output_height) jpeg_read_scanlines(&jpeg_, &samples, 1);
        jpeg_finish_decompress(&jpeg_);
    });
}

base::Result<void> Decompressor::run_through() {
    const bool done = jpeg_has_multiple_scans(&jpeg_) == 0 ? skim_rows() : guarded(errors_, [this] {
        jpeg_read_coefficients(&jpeg_);
        jpeg_finish_decompress(&jpeg_);
    });
    if (!done || errors_.damage || errors_.oddity) return failure();
    return {};
}

void Decompressor::choose_output(Size at_least) {
    jpeg_.out_color_space = jpeg_.num_components == 1 ? JCS_GRAYSCALE : jpeg_.num_components == 4 ? JCS_CMYK : JCS_RGB;
    if (at_least == Size{}) return;
    for (const unsigned fraction : {2U, 4U, 8U}) {
        if ((jpeg_.image_width + fraction - 1) / fraction < at_least.width) return;
        if ((jpeg_.image_height + fraction - 1) / fraction < at_least.height) return;
        jpeg_.scale_denom = fraction;
    }
}

bool Decompressor::read_rows(Pixels& pixels) {
    const std::size_t stride = std::size_t{pixels.width} * static_cast<std::size_t>(pixels.channels);
    const bool cmyk = jpeg_.out_color_space == JCS_CMYK;
    std::vector<std::uint8_t> ink(cmyk ? std::size_t{pixels.width} * 4 : 0);
    return guarded(errors_, [this, &pixels, &ink, stride, cmyk] {
        while (jpeg_.output_scanline < jpeg_.output_height) {
            std::uint8_t* const out = pixels.samples.data() + jpeg_.output_scanline * stride;
            std::uint8_t* row = cmyk ? ink.data() : out;
            jpeg_read_scanlines(&jpeg_, &row, 1);
            if (cmyk) cmyk_to_rgb(row, out, pixels.width, jpeg_.saw_Adobe_marker != 0);
        }
        jpeg_finish_decompress(&jpeg_);
    });
}

/// The ICC profile where it is one for the samples that are read.
std::string Decompressor::profile() {
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

base::Result<Pixels> Decompressor::read_pixels(Size at_least) {
    std::string icc = profile();
    choose_output(at_least);
    if (!guarded(errors_, [this] { jpeg_start_decompress(&jpeg_); })) return failure();
    Pixels pixels{
        jpeg_.output_width, jpeg_.output_height, jpeg_.out_color_space == JCS_GRAYSCALE ? 1 : 3, {}, std::move(icc)};
    pixels.samples.resize(std::size_t{pixels.width} * pixels.height * static_cast<std::size_t>(pixels.channels));
    if (!read_rows(pixels) || errors_.damage) return failure();
    return pixels;
}

}  // namespace

base::Result<void> verify_jpeg(std::string_view bytes, const Limits& limits) {
    Decompressor jpeg(bytes, limits);
    const base::Result<void> header = jpeg.read_header();
    return header ? jpeg.run_through() : header;
}

base::Result<Pixels> decode_jpeg(std::string_view bytes, const Limits& limits, Size at_least) {
    Decompressor jpeg(bytes, limits);
    jpeg.keep_profile();
    if (const base::Result<void> header = jpeg.read_header(); !header) return header.failure();
    return jpeg.read_pixels(at_least);
}

}  // namespace gazette::image
