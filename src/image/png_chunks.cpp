#include "image/png_chunks.h"

#include <cstddef>
#include <utility>

#include "image/bytes.h"
#include "image/exif.h"

namespace gazette::image {

namespace {

bool is_depth_of(int colour_type, int bit_depth) {
    switch (colour_type) {
    case 0: return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8 || bit_depth == 16;
    case 3: return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8;
    case 2:
    case 4:
    case 6: return bit_depth == 8 || bit_depth == 16;
    default: return false;
    }
}

}  // namespace

std::optional<PngChunk> PngChunks::next() {
    constexpr std::size_t around = 12;  // length, type, checksum
    const std::size_t length = big_32(rest_, 0);
    if (rest_.size() < around || length > rest_.size() - around) return std::nullopt;
    const PngChunk chunk{rest_.substr(4, 4), rest_.substr(8, length), rest_.substr(4, 4 + length),
                         big_32(rest_, 8 + length)};
    rest_.remove_prefix(around + length);
    return chunk;
}

std::optional<PngHeader> read_png_header(const PngChunk& chunk) {
    constexpr std::uint32_t most = 0x7FFFFFFF;
    const std::string_view data = chunk.data;
    if (chunk.type != "IHDR" || data.size() != 13) return std::nullopt;
    PngHeader header{big_32(data, 0), big_32(data, 4), static_cast<int>(byte_at(data, 8)),
                     static_cast<int>(byte_at(data, 9)), byte_at(data, 12) == 1};
    const bool methods_known = byte_at(data, 10) == 0 && byte_at(data, 11) == 0 && byte_at(data, 12) <= 1;
    if (!methods_known || !is_depth_of(header.colour_type, header.bit_depth)) return std::nullopt;
    if (header.width == 0 || header.width > most || header.height == 0 || header.height > most) return std::nullopt;
    return header;
}

int samples_per_pixel(const PngHeader& header) {
    switch (header.colour_type) {
    case 2: return 3;
    case 4: return 2;
    case 6: return 4;
    default: return 1;
    }
}

Info info_of(const PngHeader& header) {
    Info info;
    info.format = Format::png;
    info.width = header.width;
    info.height = header.height;
    info.colour = header.colour_type == 0 || header.colour_type == 4 ? Colour::grey : Colour::rgb;
    info.bit_depth = header.bit_depth;
    info.alpha = header.colour_type == 4 || header.colour_type == 6;
    info.palette = header.colour_type == 3;
    info.interlaced = header.interlaced;
    return info;
}

void add_chunk(Info& info, const PngChunk& chunk) {
    if (chunk.type == "tRNS") info.alpha = true;
    if (chunk.type == "acTL") info.animated = big_32(chunk.data, 0) > 1;
    if (chunk.type == "eXIf" && info.orientation == 1) {
        info.orientation = exif_orientation(chunk.data);
        if (info.orientation >= 5) std::swap(info.width, info.height);
    }
}

}  // namespace gazette::image
