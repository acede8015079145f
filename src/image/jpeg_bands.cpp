#include "image/jpeg_bands.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ordered_work.h"
#include "image/bytes.h"
#include "image/encode.h"

namespace gazette::image {

namespace {

/// Of a unit of colours whose chroma has half the resolution, as libjpeg writes them by default (T.81 section A.2.4).
constexpr std::uint32_t unit_side = 16;
constexpr std::uint32_t band_rows = 2 * unit_side;
constexpr std::size_t bands_ahead = 4;

constexpr char start_of_frame = '\xC0';
constexpr char start_of_scan = '\xDA';

std::string as_big_16(std::uint32_t value) {
    return {static_cast<char>(value >> 8U), static_cast<char>(value)};
}

/// Where the marker segments of what libjpeg has written stand; each has its length behind the marker (T.81 section B.1.1.4).
struct Segments {
    std::size_t frame = 0;
    std::size_t scan = 0;
    /// Where coded samples begin.
    std::size_t samples = 0;
};

Segments segments_of(std::string_view jpeg) {
    Segments found;
    constexpr std::size_t start_of_image = 2;
    for (std::size_t at = start_of_image; found.samples == 0;) {
        assert(jpeg[at] == '\xFF');
        const std::size_t next = at + 2 + big_16(jpeg, at + 2);
        if (jpeg[at + 1] == start_of_frame) {
            found.frame = at;
        } else if (jpeg[at + 1] == start_of_scan) {
            found.scan = at;
            found.samples = next;
        }
        at = next;
    }
    return found;
}

/// The coded samples alone, up to the end of the image.
std::string_view samples_of(std::string_view jpeg, const Segments& segments) {
    constexpr std::size_t end_of_image = 2;
    return jpeg.substr(segments.samples, jpeg.size() - end_of_image - segments.samples);
}

/// All before the samples of a picture, made of what stands there in its first band.
std::string head_of(std::string_view band, const Segments& segments, Size size) {
    std::string head(band.substr(0, segments.samples));
    // Behind the marker: length, precision, height (B.2.2).
    head.replace(segments.frame + 5, 2, as_big_16(size.height));
    const std::uint32_t interval = (size.width + unit_side - 1) / unit_side * (band_rows / unit_side);
    head.insert(segments.scan, std::string("\xFF\xDD\x00\x04", 4) + as_big_16(interval));
    return head;
}

/// Encodes bands for one thread. Much of a page of text is paper: a band like the one before has the same samples.
class BandEncoder {
public:
    base::Result<std::string> encode(Pixels pixels, int quality) {
        if (pixels.height != before_.height || pixels.samples != before_.samples) {
            base::Result<std::string> jpeg = encode_jpeg(pixels, quality, Tables::usual);
            if (!jpeg) {
                return jpeg;
            }
            jpeg_ = *std::move(jpeg);
            before_ = std::move(pixels);
        }
        return jpeg_;
    }

private:
    Pixels before_{0, 0, 3, {}};
    std::string jpeg_;
};

}  // namespace

base::Result<std::string> encode_jpeg_bands(Size size, const Rows& rows, int quality, std::size_t jobs) {
    const std::size_t count = (size.height + band_rows - 1) / band_rows;
    std::vector<BandEncoder> encoders(std::max<std::size_t>(jobs, 1));
    std::string jpeg;
    const base::Result<void> done = base::work_in_order(
        count, jobs, bands_ahead * jobs,
        [&](std::size_t worker, std::size_t i) {
            const auto top = static_cast<std::uint32_t>(i * band_rows);
            return encoders[worker].encode(rows(worker, top, std::min(band_rows, size.height - top)), quality);
        },
        [&](std::size_t i, const base::Result<std::string>& band) -> base::Result<void> {
            if (!band) {
                return band.failure();
            }
            const Segments segments = segments_of(*band);
            if (i == 0) {
                jpeg = head_of(*band, segments, size);
            } else {
                jpeg += {'\xFF', static_cast<char>(0xD0 + (i - 1) % 8)};
            }
            jpeg += samples_of(*band, segments);
            return {};
        });
    if (!done) {
        return done.failure();
    }
    return jpeg + "\xFF\xD9";
}

}  // namespace gazette::image
