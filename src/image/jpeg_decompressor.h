#pragma once

// A JPEG file and libjpeg's state of reading it. Private to this room.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "image/jpeg_library.h"
#include "image/pixels.h"

namespace gazette::image {

/// For each file one, and one run: after `read_header`, one of those that take pixels.
class JpegDecompressor {
public:
    JpegDecompressor(std::string_view bytes, const Limits& limits);
    JpegDecompressor(const JpegDecompressor&) = delete;
    JpegDecompressor& operator=(const JpegDecompressor&) = delete;
    ~JpegDecompressor() { jpeg_destroy_decompress(&jpeg_); }

    /// Before `read_header`, where the profile is wanted.
    void keep_profile() { keeps_profile_ = true; }
    /// An error where the size is beyond the limits, too.
    base::Result<void> read_header();
    /// The ICC profile where it is one for the samples that are read.
    std::string profile();
    /// Of 1, 1/2, 1/4 and 1/8 of its size the smallest that still covers `at_least` (0 x 0: full size).
    void choose_fraction(Size at_least);
    /// Runs `steps`, which call libjpeg: see `guarded`. False after an error, and where it met damage.
    template <class Steps>
    bool run(const Steps& steps) {
        return guarded(errors_, steps) && !errors_.damage;
    }
    /// Something that other programs may take amiss was met.
    bool is_odd() const { return errors_.oddity; }
    /// After a run that failed, or met something odd.
    base::Failure failure() const;
    jpeg_decompress_struct& jpeg() { return jpeg_; }

private:
    struct Progress {
        /// First, so that libjpeg's pointer to it is one to the whole.
        jpeg_progress_mgr manager = {};
        std::uint64_t max_pixels = 0;
    };
    static void watch_scans(j_common_ptr common);

    std::string_view bytes_;
    Limits limits_;
    JpegErrors errors_;
    Progress progress_;
    bool keeps_profile_ = false;
    jpeg_decompress_struct jpeg_ = {};
};

}  // namespace gazette::image
