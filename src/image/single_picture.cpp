#include "image/single_picture.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "image/bytes.h"
#include "image/png_chunks.h"

namespace gazette::image {

namespace {

using namespace std::string_view_literals;

bool is_extra(const PngChunk& chunk) {
    if (chunk.type == "iTXt") {
        const std::size_t keyword = chunk.data.find('\0');
        return keyword != std::string_view::npos && byte_at(chunk.data, keyword + 1) != 0;
    }
    return chunk.type == "zTXt" || chunk.type == "acTL" || chunk.type == "fcTL" || chunk.type == "fdAT";
}

bool has_extras(std::string_view bytes) {
    PngChunks chunks(bytes);
    while (const std::optional<PngChunk> chunk = chunks.next()) {
        if (is_extra(*chunk)) return true;
    }
    return false;
}

std::string single_png(std::string bytes) {
    if (!has_extras(bytes)) return bytes;
    constexpr std::size_t length_bytes = 4;
    constexpr std::size_t checksum_bytes = 4;
    std::string kept(png_signature);
    PngChunks chunks(bytes);
    while (const std::optional<PngChunk> chunk = chunks.next()) {
        if (is_extra(*chunk)) continue;
        kept.append(chunk->checked.data() - length_bytes, length_bytes + chunk->checked.size() + checksum_bytes);
    }
    return kept;
}

enum Marker : std::uint32_t { sof_0 = 0xC0, rst_0 = 0xD0, rst_7 = 0xD7, eoi = 0xD9, sos = 0xDA, app_2 = 0xE2 };

constexpr std::string_view end_of_image = "\xFF\xD9";

/// The first byte after the entropy-coded data at `at`: the 0xFF of a marker (ITU-T T.81 section B.1.1.5), or the end.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos) {
        const std::uint32_t next = byte_at(bytes, at + 1);
        if (next != 0 && next != 0xFF && (next < rst_0 || next > rst_7)) return at;
        ++at;
    }
    return bytes.size();
}

std::string single_jpeg(std::string file) {
    const std::string_view bytes = file;
    std::size_t index_at = 0;
    std::size_t index_length = 0;
    for (std::size_t at = 2; at + 2 <= bytes.size();) {
        const std::uint32_t marker = byte_at(bytes, at + 1);
        if (bytes.substr(at, 2) == end_of_image) {
            file.resize(at + 2);
            return file.erase(index_at, index_length);
        }
        const std::size_t length = big_16(bytes, at + 2);
        const std::size_t end = at + 2 + length;
        // Not the segments of a sound file: nothing is known of where they end.
        const bool alone = marker < sof_0 || (marker >= rst_0 && marker <= eoi);
        if (byte_at(bytes, at) != 0xFF || alone || length < 2 || end > bytes.size()) return file;
        if (marker == app_2 && bytes.substr(at + 4).starts_with("MPF\0"sv)) {
            index_at = at;
            index_length = end - at;
        }
        at = marker == sos ? end_of_scan(bytes, end) : end;
    }
    return file;
}

}  // namespace

std::string single_picture(std::string bytes, Format format) {
    if (format == Format::png) return single_png(std::move(bytes));
    if (format == Format::jpeg) return single_jpeg(std::move(bytes));
    return bytes;
}

}  // namespace gazette::image
