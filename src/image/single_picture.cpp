#include "image/single_picture.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "image/bytes.h"
#include "image/exif.h"
#include "image/jpeg_markers.h"
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

constexpr std::string_view eoi_marker = "\xFF\xD9";

/// The first byte after the entropy-coded data at `at`: the 0xFF of a marker (ITU-T T.81 section B.1.1.5), or the end.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos) {
        const std::uint32_t next = byte_at(bytes, at + 1);
        if (next != 0 && next != 0xFF && (next < rst_0 || next > rst_7)) return at;
        ++at;
    }
    return bytes.size();
}

/// A segment as it stands in a file.
struct Segment {
    std::size_t at = 0;
    std::size_t length = 0;
};

bool is_in_the_way(std::uint32_t marker, std::string_view data) {
    return (marker == app_2 && data.starts_with("MPF\0"sv)) ||
           (marker == app_1 && data.starts_with("Exif\0"sv) && !is_sound_exif(data));
}

std::string without(std::string file, const std::vector<Segment>& segments) {
    for (auto each = segments.rbegin(); each != segments.rend(); ++each) file.erase(each->at, each->length);
    return file;
}

std::string single_jpeg(std::string file) {
    const std::string_view bytes = file;
    std::vector<Segment> in_the_way;
    for (std::size_t at = 2; at + 2 <= bytes.size();) {
        const std::uint32_t marker = byte_at(bytes, at + 1);
        if (bytes.substr(at, 2) == eoi_marker) {
            file.resize(at + 2);
            return without(std::move(file), in_the_way);
        }
        const std::size_t length = big_16(bytes, at + 2);
        const std::size_t end = at + 2 + length;
        // Not the segments of a sound file: nothing is known of where they end.
        const bool alone = marker < sof_0 || (marker >= rst_0 && marker <= eoi);
        if (byte_at(bytes, at) != 0xFF || alone || length < 2 || end > bytes.size()) return file;
        if (is_in_the_way(marker, bytes.substr(at + 4, length - 2))) in_the_way.push_back({at, end - at});
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
