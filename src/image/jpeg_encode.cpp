#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <new>

#include "image/encode.h"
#include "image/jpeg_library.h"
#include "image/jpeg_planes.h"

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

    base::Result<std::string> run(const Pixels& pixels, int quality, Tables tables, unsigned interval) {
        return write([this, &pixels, quality, tables, interval] {
            set_up({pixels.width, pixels.height}, pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB, quality, tables);
            jpeg_.restart_interval = interval;
            jpeg_start_compress(&jpeg_, TRUE);
            write_profile(pixels.profile);
            write_rows(pixels);
        });
    }

    base::Result<std::string> run(const Planes& planes, int quality, Tables tables, unsigned interval) {
        return write([this, &planes, quality, tables, interval] {
            set_up(planes.size, planes.planes.size() == 1 ? JCS_GRAYSCALE : JCS_YCbCr, quality, tables);
            jpeg_.restart_interval = interval;
            jpeg_.raw_data_in = TRUE;
            jpeg_start_compress(&jpeg_, TRUE);
            write_profile(planes.profile);
            write_planes(planes);
        });
    }

private:
    template <class Steps>
    base::Result<std::string> write(const Steps& steps) {
        const bool done = guarded(errors_, [this, &steps] {
            jpeg_create_compress(&jpeg_);
            jpeg_.dest = &destination_.manager;
            steps();
            jpeg_finish_compress(&jpeg_);
        });
        if (!done) return base::fail(std::string("a JPEG cannot be written: ") + errors_.message);
        return std::move(file_);
    }

    void set_up(Size size, J_COLOR_SPACE space, int quality, Tables tables) {
        jpeg_.image_width = size.width;
        jpeg_.image_height = size.height;
        jpeg_.input_components = space == JCS_GRAYSCALE ? 1 : 3;
        jpeg_.in_color_space = space;
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

    /// A row of blocks of each plane at a time, which is two of luma beside chroma; the last row of samples fills up the last one.
    void write_planes(const Planes& planes) {
        constexpr std::size_t most_rows = 2 * DCTSIZE;
        JSAMPROW rows[3][most_rows];
        JSAMPARRAY components[3] = {rows[0], rows[1], rows[2]};
        const std::size_t lines = planes.planes.size() == 1 ? DCTSIZE : most_rows;
        while (jpeg_.next_scanline < jpeg_.image_height) {
            for (std::size_t i = 0; i < planes.planes.size(); ++i) {
                const Plane& plane = planes.planes[i];
                const std::size_t first = i == 0 ? jpeg_.next_scanline : jpeg_.next_scanline / 2;
                for (std::size_t row = 0; row < most_rows; ++row) {
                    const std::size_t at = std::min<std::size_t>(first + row, plane.height - 1) * plane.stride;
                    // libjpeg does not write to it.
                    rows[i][row] = const_cast<JSAMPLE*>(plane.samples.data() + at);
                }
            }
            jpeg_write_raw_data(&jpeg_, components, static_cast<JDIMENSION>(lines));
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
    return Compressor().run(pixels, quality, tables, 0);
}

base::Result<std::string> encode_jpeg_planes(const Planes& planes, int quality, Tables tables) {
    return Compressor().run(planes, quality, tables, 0);
}

base::Result<std::string> encode_jpeg_intervals(const Pixels& pixels, int quality, unsigned interval) {
    assert(pixels.channels == 3);
    return Compressor().run(pixels, quality, Tables::usual, interval);
}

base::Result<std::string> encode_jpeg_intervals(const Planes& planes, int quality, unsigned interval) {
    return Compressor().run(planes, quality, Tables::usual, interval);
}

}  // namespace gazette::image
