#include <cstdio>
#include <cstdlib>
#include <memory>

#include <jpeglib.h>

#include "files.h"

namespace files {

namespace {

void set_up(jpeg_compress_struct& jpeg, const Pixels& samples, const JpegKind& kind) {
    jpeg.image_width = samples.width;
    jpeg.image_height = samples.height;
    jpeg.input_components = samples.channels;
    jpeg.in_color_space = kind.cmyk ? JCS_CMYK : samples.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, kind.quality, TRUE);
    if (kind.cmyk) jpeg.write_Adobe_marker = kind.adobe ? TRUE : FALSE;
    if (!kind.subsampled) jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
    if (kind.luma_across != 0) {
        jpeg.comp_info[0].h_samp_factor = kind.luma_across;
        jpeg.comp_info[0].v_samp_factor = kind.luma_down;
    }
    jpeg.restart_in_rows = kind.restart_rows;
    if (kind.progressive) jpeg_simple_progression(&jpeg);
}

}  // namespace

std::string jpeg(const Pixels& samples, const JpegKind& kind) {
    jpeg_error_mgr errors;
    jpeg_compress_struct jpeg = {};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &buffer, &size);
    set_up(jpeg, samples, kind);
    jpeg_start_compress(&jpeg, TRUE);
    const std::size_t stride = std::size_t{samples.width} * static_cast<std::size_t>(samples.channels);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<JSAMPLE*>(samples.samples.data() + jpeg.next_scanline * stride);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    const std::unique_ptr<unsigned char, void (*)(void*)> owner(buffer, std::free);
    return {reinterpret_cast<const char*>(buffer), size};
}

}  // namespace files
