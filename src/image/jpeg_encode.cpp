#include <array>
#include <cassert>
#include <cstddef>
#include <new>

#include "image/encode.h"
#include "image/failures.h"
#include "image/jpeg_library.h"

namespace gazette::image {

namespace {

/// Hands libjpeg a buffer over and over, and gathers what was in it.
struct Destination {
    /// First, so that libjpeg's pointer to it is one to the whole.
    jpeg_destination_mgr manager = {};
    std::array<JOCTET, 65536> buffer;
    std::string* file = nullptr;
};

Destination& destination_of(j_compress_ptr jpeg) {
    return *reinterpret_cast<Destination*>(jpeg->dest);
}

void start_buffer(j_compress_ptr jpeg) {
    Destination& destination = destination_of(jpeg);
    destination.manager.next_output_byte = destination.buffer.data();
    destination.manager.free_in_buffer = destination.buffer.size();
}

/// False where memory is out: no exception may pass through libjpeg.
bool append(Destination& destination, std::size_t count) {
    try {
        destination.file->append(reinterpret_cast<const char*>(destination.buffer.data()), count);
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

void gather(j_compress_ptr jpeg, std::size_t count) {
    if (!append(destination_of(jpeg), count)) stop(reinterpret_cast<j_common_ptr>(jpeg), "there is not enough memory");
}

boolean empty_buffer(j_compress_ptr jpeg) {
    gather(jpeg, destination_of(jpeg).buffer.size());
    start_buffer(jpeg);
    return TRUE;
}

void end_buffer(j_compress_ptr jpeg) {
    const Destination& destination = destination_of(jpeg);
    gather(jpeg, destination.buffer.size() - destination.manager.free_in_buffer);
}

class Compressor {
public:
    Compressor() {
        jpeg_.err = &errors_.manager;
        destination_.manager.init_destination = start_buffer;
        destination_.manager.empty_output_buffer = empty_buffer;
        destination_.manager.term_destination = end_buffer;
        destination_.file = &file_;
    }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;
    ~Compressor() { jpeg_destroy_compress(&jpeg_); }

    base::Result<std::string> run(const Pixels& pixels, int quality, Tables tables) {
        const bool done = guarded(errors_, [this, &pixels, quality, tables] {
            jpeg_create_compress(&jpeg_);
            jpeg_.dest = &destination_.manager;
            set_up(pixels, quality, tables);
            jpeg_start_compress(&jpeg_, TRUE);
            write_profile(pixels.profile);
            write_rows(pixels);
            jpeg_finish_compress(&jpeg_);
        });
        if (!done) return base::fail(std::string("a JPEG cannot be written: ") + errors_.message);
        return std::move(file_);
    }

private:
    void set_up(const Pixels& pixels, int quality, Tables tables) {
        jpeg_.image_width = pixels.width;
        jpeg_.image_height = pixels.height;
        jpeg_.input_components = pixels.channels;
        jpeg_.in_color_space = pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
        jpeg_set_defaults(&jpeg_);
        jpeg_set_quality(&jpeg_, quality, TRUE);
        jpeg_.optimize_coding = tables == Tables::fitted ? TRUE : FALSE;
    }

    void write_profile(const std::string& profile) {
        if (profile.empty()) return;
        jpeg_write_icc_profile(&jpeg_, reinterpret_cast<const JOCTET*>(profile.data()),
                               static_cast<unsigned>(profile.size()));
    }

    void write_rows(const Pixels& pixels) {
        const std::size_t stride = std::size_t{pixels.width} * static_cast<std::size_t>(pixels.channels);
        while (jpeg_.next_scanline < jpeg_.image_height) {
            // libjpeg does not write to it.
            auto* row = const_cast<JSAMPLE*>(pixels.samples.data() + jpeg_.next_scanline * stride);
            jpeg_write_scanlines(&jpeg_, &row, 1);
        }
    }

    JpegErrors errors_;
    Destination destination_;
    std::string file_;
    jpeg_compress_struct jpeg_ = {};
};

}  // namespace

base::Result<std::string> encode_jpeg(const Pixels& pixels, int quality, Tables tables) {
    assert(pixels.channels != 4);
    return Compressor().run(pixels, quality, tables);
}

}  // namespace gazette::image
