#include "image/jpeg_bands.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ordered_work.h"
#include "image/bytes.h"
#include "image/jpeg_planes.h"

namespace gazette::image {

namespace {

/// Of a unit of colours whose chroma has half the resolution, as libjpeg writes them by default (T.81 section A.2.4).
constexpr std::uint32_t unit_side = 16;
constexpr std::uint32_t band_rows = 4 * unit_side;
constexpr std::size_t bands_ahead = 4;

/// A tile is a row of units. One that is narrow is more often of one colour; each costs a marker and four or five bytes more.
constexpr std::uint32_t most_units = 10;
constexpr std::uint32_t fewest_units = 4;

constexpr std::uint8_t no_colour = 128;

constexpr char start_of_frame = '\xC0';
constexpr char start_of_scan = '\xDA';
constexpr std::size_t first_restart = 0xD0;
constexpr std::size_t restarts = 8;

std::string as_big_16(std::uint32_t value) {
    return {static_cast<char>(value >> 8U), static_cast<char>(value)};
}

/// How many units a tile has, given those of a row: as many to each tile.
std::uint32_t units_of_tile(std::uint32_t units_of_row) {
    for (std::uint32_t units = most_units; units >= fewest_units; --units) {
        if (units_of_row % units == 0) {
            return units;
        }
    }
    return units_of_row;
}

/// Where the marker segments of what libjpeg has written stand; each has its length behind the marker (T.81 section B.1.1.4).
struct Segments {
    std::size_t frame = 0;
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
            found.samples = next;
        }
        at = next;
    }
    return found;
}

/// All before the samples of a picture, made of what stands there in a JPEG of some of its tiles.
std::string head_of(std::string_view tiles, Size size) {
    const Segments segments = segments_of(tiles);
    std::string head(tiles.substr(0, segments.samples));
    // Behind the marker: length, precision, height, width (B.2.2).
    head.replace(segments.frame + 5, 4, as_big_16(size.height) + as_big_16(size.width));
    return head;
}

/// The coded samples of each tile, without markers: a byte of samples that might begin one has a zero behind it (B.1.1.5).
std::vector<std::string> intervals_of(std::string_view jpeg) {
    constexpr std::size_t end_of_image = 2;
    jpeg.remove_suffix(end_of_image);
    std::vector<std::string> intervals;
    std::size_t start = segments_of(jpeg).samples;
    for (std::size_t at = jpeg.find('\xFF', start); at != std::string_view::npos; at = jpeg.find('\xFF', at + 2)) {
        if (jpeg[at + 1] != '\0') {
            intervals.emplace_back(jpeg.substr(start, at - start));
            start = at + 2;
        }
    }
    intervals.emplace_back(jpeg.substr(start));
    return intervals;
}

/// Whole tiles, one below the other, in grey or RGB.
class Stack {
public:
    Stack(std::uint32_t units, int channels) : pixels_{units * unit_side, 0, channels, {}} {}

    bool empty() const { return pixels_.height == 0; }

    /// The last column and row fill up a tile that reaches beyond the picture, as libjpeg does it.
    void add(const Pixels& band, std::uint32_t left, std::uint32_t top) {
        const auto step = static_cast<std::size_t>(band.channels);
        const std::size_t inside = std::min(pixels_.width, band.width - left);
        for (std::uint32_t row = top; row < top + unit_side; ++row) {
            const std::size_t at = (std::size_t{std::min(row, band.height - 1)} * band.width + left) * step;
            const auto from = band.samples.begin() + static_cast<std::ptrdiff_t>(at);
            const auto end = from + static_cast<std::ptrdiff_t>(inside * step);
            pixels_.samples.insert(pixels_.samples.end(), from, end);
            for (std::size_t column = inside; column < pixels_.width; ++column) {
                pixels_.samples.insert(pixels_.samples.end(), end - band.channels, end);
            }
        }
        pixels_.height += unit_side;
    }

    base::Result<std::string> encode(int quality) && {
        const std::uint32_t interval = pixels_.width / unit_side;
        if (pixels_.channels == 3) {
            return encode_jpeg_intervals(pixels_, quality, interval);
        }
        // Grey is luma as it is (JFIF 1.02).
        const Size size{pixels_.width, pixels_.height};
        const Plane chroma{size.width / 2, size.height / 2, size.width / 2,
                           std::vector<std::uint8_t>(std::size_t{size.width / 2} * (size.height / 2), no_colour)};
        const Planes planes{size, {{size.width, size.height, size.width, std::move(pixels_.samples)}, chroma, chroma}, {}};
        return encode_jpeg_intervals(planes, quality, interval);
    }

private:
    Pixels pixels_;
};

using TileColour = std::vector<std::uint8_t>;

/// The colour of a tile that has no other; empty where it has.
TileColour only_colour(const Pixels& band, std::uint32_t left, std::uint32_t top, std::uint32_t width) {
    const auto step = static_cast<std::size_t>(band.channels);
    const std::size_t length = std::min(width, band.width - left) * step;
    const std::uint32_t bottom = std::min(top + unit_side, band.height);
    const std::uint8_t* const first = band.samples.data() + (std::size_t{top} * band.width + left) * step;
    if (std::memcmp(first, first + step, length - step) != 0) {
        return {};
    }
    for (std::uint32_t row = top + 1; row < bottom; ++row) {
        if (std::memcmp(first, first + std::size_t{row - top} * band.width * step, length) != 0) {
            return {};
        }
    }
    return TileColour(first, first + step);
}

/// What threads make of a band.
struct Band {
    /// What stands before the samples of the whole picture.
    std::string head;
    std::vector<std::string> tiles;
};

/// Encodes bands for one thread.
class BandEncoder {
public:
    BandEncoder(Size size, int quality)
        : size_(size), quality_(quality), units_(units_of_tile((size.width + unit_side - 1) / unit_side)) {}

    base::Result<Band> encode(const Pixels& band) {
        std::vector<std::string> tiles;
        std::map<TileColour, std::vector<std::size_t>> plain;
        Stack stack(units_, band.channels);
        std::vector<std::size_t> stacked;
        for (std::uint32_t top = 0; top < band.height; top += unit_side) {
            for (std::uint32_t left = 0; left < band.width; left += units_ * unit_side, tiles.emplace_back()) {
                const TileColour colour = only_colour(band, left, top, units_ * unit_side);
                if (!colour.empty()) {
                    std::vector<std::size_t>& places = plain[colour];
                    places.push_back(tiles.size());
                    if (places.size() > 1 || plain_.contains(colour)) {
                        continue;
                    }
                }
                stacked.push_back(tiles.size());
                stack.add(band, left, top);
            }
        }
        if (base::Result<void> encoded = encode(std::move(stack), stacked, tiles); !encoded) {
            return encoded.failure();
        }
        for (const auto& [colour, places] : plain) {
            const std::string& tile = plain_.try_emplace(colour, tiles[places.front()]).first->second;
            for (const std::size_t place : places) {
                tiles[place] = tile;
            }
        }
        return Band{head_, std::move(tiles)};
    }

private:
    base::Result<void> encode(Stack stack, const std::vector<std::size_t>& places, std::vector<std::string>& tiles) {
        if (places.empty()) {
            return {};
        }
        const base::Result<std::string> jpeg = std::move(stack).encode(quality_);
        if (!jpeg) {
            return jpeg.failure();
        }
        std::vector<std::string> intervals = intervals_of(*jpeg);
        assert(intervals.size() == places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            tiles[places[i]] = std::move(intervals[i]);
        }
        head_ = head_of(*jpeg, size_);
        return {};
    }

    Size size_;
    int quality_;
    std::uint32_t units_;
    /// Tiles of one colour that there have been.
    std::map<TileColour, std::string> plain_;
    std::string head_;
};

}  // namespace

base::Result<std::string> encode_jpeg_bands(Size size, const Rows& rows, int quality, base::Crew& crew) {
    const std::size_t count = (size.height + band_rows - 1) / band_rows;
    std::vector<BandEncoder> encoders(crew.jobs(), BandEncoder(size, quality));
    std::string jpeg;
    std::size_t tiles_before = 0;
    const base::Result<void> done = base::work_in_order(
        count, crew, bands_ahead * crew.jobs(),
        [&](std::size_t worker, std::size_t i) {
            const auto top = static_cast<std::uint32_t>(i * band_rows);
            return encoders[worker].encode(rows(worker, top, std::min(band_rows, size.height - top)));
        },
        [&](std::size_t, const base::Result<Band>& band) -> base::Result<void> {
            if (!band) {
                return band.failure();
            }
            for (const std::string& tile : band->tiles) {
                if (tiles_before == 0) {
                    jpeg = band->head;
                } else {
                    jpeg += {'\xFF', static_cast<char>(first_restart + (tiles_before - 1) % restarts)};
                }
                jpeg += tile;
                ++tiles_before;
            }
            return {};
        });
    if (!done) {
        return done.failure();
    }
    return jpeg + "\xFF\xD9";
}

}  // namespace gazette::image
