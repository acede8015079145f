#include "image/jpeg_planes.h"

#include <algorithm>
#include <utility>

#include "image/area_scaler.h"
#include "image/jpeg_decompressor.h"

namespace gazette::image {

namespace {

constexpr std::uint32_t block_side = DCTSIZE;
/// Pixels a side that a sample of chroma stands for.
constexpr std::uint32_t chroma_side = 2;
constexpr std::uint8_t no_chroma = CENTERJSAMPLE;

std::uint32_t divide_up(std::uint32_t count, std::uint32_t by) {
    return (count + by - 1) / by;
}

Plane empty_plane(Size size) {
    Plane plane{size.width, size.height, std::size_t{divide_up(size.width, block_side)} * block_side, {}};
    plane.samples.resize(plane.stride * plane.height);
    return plane;
}

void repeat_last_columns(Plane& plane) {
    for (std::size_t row = 0; row < plane.samples.size(); row += plane.stride) {
        const auto end = plane.samples.begin() + static_cast<std::ptrdiff_t>(row + plane.width);
        std::fill_n(end, plane.stride - plane.width, end[-1]);
    }
}

bool is_neutral(const Plane& plane) {
    return std::all_of(plane.samples.begin(), plane.samples.end(), [](std::uint8_t sample) { return sample == no_chroma; });
}

/// What one component has in the file, and what it becomes.
struct Scaling {
    Axis across;
    Axis down;
};

/// A sample of a component reaches over as many pixels as its sampling factor (ITU-T T.81 section A.1.1) and the fraction of
/// libjpeg's say; with an odd number of pixels the last one reaches over the edge.
Scaling scaling_of(const jpeg_decompress_struct& jpeg, int index, Size to) {
    const jpeg_component_info& component = jpeg.comp_info[index];
    const std::uint32_t side = index == 0 ? 1 : chroma_side;
    const auto axis = [&component, side](std::uint32_t image, int factor, int most, std::uint32_t from,
                                         std::uint32_t wanted) {
        const std::uint64_t step = std::uint64_t{image} * static_cast<unsigned>(factor * component.DCT_scaled_size) * side;
        const std::uint64_t unit = std::uint64_t{wanted} * static_cast<unsigned>(most) * block_side;
        return Axis{from, divide_up(wanted, side), step, unit};
    };
    return {
        axis(jpeg.image_width, component.h_samp_factor, jpeg.max_h_samp_factor, component.downsampled_width, to.width),
        axis(jpeg.image_height, component.v_samp_factor, jpeg.max_v_samp_factor, component.downsampled_height, to.height)};
}

/// Takes rows of a component as libjpeg gives them: those of a row of its blocks at a time.
class PlaneReader {
public:
    PlaneReader(const jpeg_component_info& component, const Scaling& scaling, Plane& plane)
        : rows_(static_cast<std::size_t>(component.v_samp_factor * component.DCT_scaled_size)), left_(scaling.down.from),
          scaler_(scaling.across, scaling.down, 1, plane.samples.data(), plane.stride) {
        const std::size_t stride = component.width_in_blocks * static_cast<std::size_t>(component.DCT_scaled_size);
        buffer_.resize(rows_.size() * stride);
        for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i] = buffer_.data() + i * stride;
    }

    JSAMPARRAY rows() { return rows_.data(); }

    void take_rows() {
        const std::size_t count = std::min(left_, rows_.size());
        for (std::size_t i = 0; i < count; ++i) scaler_.add_row(rows_[i]);
        left_ -= count;
    }

private:
    std::vector<JSAMPROW> rows_;
    std::vector<std::uint8_t> buffer_;
    std::size_t left_;
    AreaScaler scaler_;
};

class PlanesReader {
public:
    PlanesReader(std::string_view bytes, const Limits& limits, Size to)
        : file_(bytes, limits), jpeg_(file_.jpeg()), to_(to) {}

    base::Result<std::optional<Planes>> run(bool grey);

private:
    bool start(bool grey);
    bool add_planes(int count);
    bool read();

    JpegDecompressor file_;
    jpeg_decompress_struct& jpeg_;
    Size to_;
    Planes planes_;
    std::vector<PlaneReader> readers_;
};

bool PlanesReader::start(bool grey) {
    // Chroma coarser than ours (4:1:1) must not be lost either.
    const auto times = [](int factor) { return divide_up(static_cast<std::uint32_t>(factor), chroma_side); };
    file_.choose_fraction({to_.width * times(jpeg_.max_h_samp_factor), to_.height * times(jpeg_.max_v_samp_factor)});
    jpeg_.out_color_space = jpeg_.jpeg_color_space;
    jpeg_.raw_data_out = TRUE;
    for (int i = 1; grey && i < jpeg_.num_components; ++i) jpeg_.comp_info[i].component_needed = FALSE;
    return file_.run([this] { jpeg_start_decompress(&jpeg_); });
}

/// False where one would be too small.
bool PlanesReader::add_planes(int count) {
    const auto planes = static_cast<std::size_t>(count);
    planes_.size = to_;
    planes_.planes.reserve(planes);
    readers_.reserve(planes);
    for (int i = 0; i < count; ++i) {
        const Scaling scaling = scaling_of(jpeg_, i, to_);
        if (!AreaScaler::is_for(scaling.across) || !AreaScaler::is_for(scaling.down)) return false;
        planes_.planes.push_back(empty_plane({scaling.across.to, scaling.down.to}));
        readers_.emplace_back(jpeg_.comp_info[i], scaling, planes_.planes.back());
    }
    return true;
}

bool PlanesReader::read() {
    JSAMPARRAY rows[3] = {};
    for (std::size_t i = 0; i < readers_.size(); ++i) rows[i] = readers_[i].rows();
    const auto lines = static_cast<JDIMENSION>(jpeg_.max_v_samp_factor * jpeg_.min_DCT_scaled_size);
    return file_.run([this, &rows, lines] {
        while (jpeg_.output_scanline < jpeg_.output_height) {
            jpeg_read_raw_data(&jpeg_, rows, lines);
            for (PlaneReader& reader : readers_) reader.take_rows();
        }
        jpeg_finish_decompress(&jpeg_);
    });
}

base::Result<std::optional<Planes>> PlanesReader::run(bool grey) {
    file_.keep_profile();
    if (const base::Result<void> header = file_.read_header(); !header) return header.failure();
    const bool colours = jpeg_.jpeg_color_space == JCS_YCbCr;
    if (!colours && jpeg_.jpeg_color_space != JCS_GRAYSCALE) return std::optional<Planes>();
    planes_.profile = colours && grey ? std::string() : file_.profile();
    if (!start(grey)) return file_.failure();
    if (!add_planes(colours && !grey ? 3 : 1)) return std::optional<Planes>();
    if (!read()) return file_.failure();
    if (colours && planes_.profile.empty() && std::all_of(planes_.planes.begin() + 1, planes_.planes.end(), is_neutral)) {
        planes_.planes.resize(1);
    }
    std::for_each(planes_.planes.begin(), planes_.planes.end(), repeat_last_columns);
    return std::optional(std::move(planes_));
}

}  // namespace

base::Result<std::optional<Planes>> decode_jpeg_planes(std::string_view bytes, const Limits& limits, Size to, bool grey) {
    return PlanesReader(bytes, limits, to).run(grey);
}

}  // namespace gazette::image
