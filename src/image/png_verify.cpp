#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <libdeflate.h>

#include "image/bytes.h"
#include "image/failures.h"
#include "image/png.h"

namespace gazette::image {

namespace {

struct PngPass {
    std::uint32_t x, y, step_x, step_y;
};

constexpr std::array<PngPass, 1> whole = {{{0, 0, 1, 1}}};
/// Adam7, section 8.2.
constexpr std::array<PngPass, 7> adam7 = {
    {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};

/// The rows of one pass, each with the byte of its filter type.
struct PassRows {
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
};

PassRows rows_of(const PngHeader& header, const PngPass& pass) {
    if (header.width <= pass.x || header.height <= pass.y) return {};
    const std::uint64_t columns = (header.width - pass.x + pass.step_x - 1) / pass.step_x;
    const std::uint64_t bits =
        static_cast<std::uint64_t>(samples_per_pixel(header)) * static_cast<std::uint64_t>(header.bit_depth);
    return {(header.height - pass.y + pass.step_y - 1) / pass.step_y, 1 + (columns * bits + 7) / 8};
}

template <class Visit>
void each_pass(const PngHeader& header, Visit visit) {
    if (header.interlaced) {
        for (const PngPass& pass : adam7) visit(rows_of(header, pass));
    } else {
        for (const PngPass& pass : whole) visit(rows_of(header, pass));
    }
}

std::uint64_t inflated_size(const PngHeader& header) {
    std::uint64_t size = 0;
    each_pass(header, [&size](PassRows rows) { size += rows.count * rows.bytes; });
    return size;
}

bool filters_exist(const PngHeader& header, const std::uint8_t* inflated) {
    constexpr std::uint8_t last_filter = 4;
    bool sound = true;
    each_pass(header, [&](PassRows rows) {
        for (std::uint64_t row = 0; row < rows.count; ++row, inflated += rows.bytes)
            sound = sound && *inflated <= last_filter;
    });
    return sound;
}

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

base::Result<void> verify_pixels(const SoundPng& png) {
    constexpr std::uint64_t best_ratio = 1040;  // deflate cannot do better than 1032 : 1
    const std::uint64_t size = inflated_size(png.header);
    if (size / best_ratio > png.compressed.size()) return damaged(Format::png, "it is too short for its size");
    const auto inflated = std::make_unique_for_overwrite<std::uint8_t[]>(size);
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> inflate(libdeflate_alloc_decompressor());
    std::size_t used = 0;
    const libdeflate_result result = libdeflate_zlib_decompress_ex(
        inflate.get(), png.compressed.data(), png.compressed.size(), inflated.get(), size, &used, nullptr);
    if (result != LIBDEFLATE_SUCCESS || used != png.compressed.size()) {
        return damaged(Format::png, "its pixels do not inflate to what its header says");
    }
    if (!filters_exist(png.header, inflated.get())) return damaged(Format::png, "a row has a filter that does not exist");
    return {};
}

/// Takes one chunk after the other, in the order of section 5.6.
class Assembler {
public:
    Assembler(SoundPng& png, const Limits& limits) : png_(png), limits_(limits) {}

    base::Result<void> add(const PngChunk& chunk);
    bool ended() const { return ended_; }

private:
    enum class Stage { start, header, pixels, after };

    base::Result<void> add_header(const PngChunk& chunk);
    base::Result<void> add_critical(const PngChunk& chunk);
    void add_ancillary(const PngChunk& chunk);

    SoundPng& png_;
    Limits limits_;
    Stage stage_ = Stage::start;
    bool ended_ = false;
};

base::Result<void> Assembler::add_header(const PngChunk& chunk) {
    const std::optional<PngHeader> header = read_png_header(chunk);
    if (!header) return damaged(Format::png, "its header is wrong");
    png_.header = *header;
    png_.info = info_of(*header);
    stage_ = Stage::header;
    return check_size(Format::png, header->width, header->height, limits_);
}

base::Result<void> Assembler::add_critical(const PngChunk& chunk) {
    if (chunk.type == "IDAT" && stage_ != Stage::after) {
        stage_ = Stage::pixels;
        png_.compressed += chunk.data;
    } else if (chunk.type == "PLTE" && stage_ == Stage::header && png_.palette.empty() && !chunk.data.empty() &&
               chunk.data.size() % 3 == 0 && chunk.data.size() <= 768 && png_.info.colour != Colour::grey) {
        png_.palette = chunk.data;
    } else if (chunk.type == "IEND" && stage_ != Stage::header && chunk.data.empty()) {
        ended_ = true;
    } else {
        return damaged(Format::png, "a chunk is unknown, twice there or out of place");
    }
    return {};
}

void Assembler::add_ancillary(const PngChunk& chunk) {
    constexpr std::uint32_t gamma_of_srgb = 45'455;
    if (stage_ == Stage::pixels) stage_ = Stage::after;
    add_chunk(png_.info, chunk);
    if (chunk.type == "gAMA") png_.usual_gamma = big_32(chunk.data, 0) == gamma_of_srgb;
}

base::Result<void> Assembler::add(const PngChunk& chunk) {
    if (libdeflate_crc32(0, chunk.checked.data(), chunk.checked.size()) != chunk.crc) {
        return damaged(Format::png, "a checksum is wrong");
    }
    if (stage_ == Stage::start) return add_header(chunk);
    const bool critical = (byte_at(chunk.type, 0) & 0x20) == 0;  // section 5.4
    if (critical) return add_critical(chunk);
    add_ancillary(chunk);
    return {};
}

}  // namespace

base::Result<SoundPng> verify_png(std::string_view bytes, const Limits& limits) {
    SoundPng png;
    Assembler assembler(png, limits);
    PngChunks chunks(bytes);
    while (!assembler.ended()) {
        const std::optional<PngChunk> chunk = chunks.next();
        if (!chunk) return damaged(Format::png, "it is cut");
        if (const base::Result<void> added = assembler.add(*chunk); !added) return added.failure();
    }
    if (!chunks.rest().empty()) return damaged(Format::png, "something follows its end");
    if (png.info.palette && png.palette.empty()) return damaged(Format::png, "its palette is missing");
    if (const base::Result<void> pixels = verify_pixels(png); !pixels) return pixels.failure();
    return png;
}

}  // namespace gazette::image
