#include "image/webp.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include <webp/decode.h>
#include <webp/demux.h>

#include "image/bytes.h"
#include "image/exif.h"
#include "image/failures.h"

namespace gazette::image {

namespace {

const std::uint8_t* data_of(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

std::optional<WebPBitstreamFeatures> features_of(std::string_view bytes) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK) return std::nullopt;
    return features;
}

/// The data of the first EXIF chunk (RIFF chunks are padded to even lengths), empty where there is none.
std::string_view exif_chunk(std::string_view bytes) {
    std::size_t at = 12;
    while (at + 8 <= bytes.size()) {
        const std::size_t length = little_32(bytes, at + 4);
        if (bytes.substr(at, 4) == "EXIF") return bytes.substr(at + 8, length);
        at += 8 + length + length % 2;
    }
    return {};
}

struct CloseAnimation {
    void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

base::Result<Pixels> first_frame(std::string_view bytes) {
    const WebPData data{data_of(bytes), bytes.size()};
    const std::unique_ptr<WebPAnimDecoder, CloseAnimation> decoder(WebPAnimDecoderNew(&data, nullptr));
    WebPAnimInfo info;
    std::uint8_t* canvas = nullptr;
    int timestamp = 0;
    if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0 ||
        WebPAnimDecoderGetNext(decoder.get(), &canvas, &timestamp) == 0) {
        return damaged(Format::webp, "its first frame cannot be read");
    }
    const std::size_t size = std::size_t{info.canvas_width} * info.canvas_height * 4;
    return Pixels{info.canvas_width, info.canvas_height, 4, std::vector<std::uint8_t>(canvas, canvas + size)};
}

base::Result<Pixels> still(std::string_view bytes, Pixels pixels) {
    const std::size_t stride = std::size_t{pixels.width} * static_cast<std::size_t>(pixels.channels);
    pixels.samples.resize(stride * pixels.height);
    const auto decode = pixels.channels == 4 ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
    if (decode(data_of(bytes), bytes.size(), pixels.samples.data(), pixels.samples.size(), static_cast<int>(stride)) ==
        nullptr) {
        return damaged(Format::webp, "its pixels cannot be read");
    }
    return pixels;
}

}  // namespace

std::optional<Info> webp_info(std::string_view bytes) {
    const std::optional<WebPBitstreamFeatures> features = features_of(bytes);
    if (!features) return std::nullopt;
    Info info;
    info.format = Format::webp;
    info.width = static_cast<std::uint32_t>(features->width);
    info.height = static_cast<std::uint32_t>(features->height);
    info.alpha = features->has_alpha != 0;
    info.animated = features->has_animation != 0;
    info.lossy = features->format != 2;
    info.orientation = exif_orientation(exif_chunk(bytes));
    if (info.orientation >= 5) std::swap(info.width, info.height);
    return info;
}

base::Result<Pixels> decode_webp(std::string_view bytes, const Limits& limits) {
    const std::optional<WebPBitstreamFeatures> features = features_of(bytes);
    if (!features) return damaged(Format::webp, "its header is cut or wrong");
    const auto width = static_cast<std::uint32_t>(features->width);
    const auto height = static_cast<std::uint32_t>(features->height);
    if (const base::Result<void> size = check_size(Format::webp, width, height, limits); !size) return size.failure();
    if (features->has_animation != 0) return first_frame(bytes);
    return still(bytes, {width, height, features->has_alpha != 0 ? 4 : 3, {}});
}

}  // namespace gazette::image
