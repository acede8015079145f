#include "image/info.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "image/failures.h"
#include "image/gif.h"
#include "image/jpeg_header.h"
#include "image/png_chunks.h"
#include "image/webp.h"

namespace gazette::image {

namespace {

using namespace std::string_view_literals;

/// Markup whose first element, after a byte order mark, declarations and comments, is `svg`.
bool is_svg(std::string_view bytes) {
    constexpr std::size_t head = 4096;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::string_view start = bytes.substr(0, head);
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || start[first] != '<') return false;
    const std::size_t root = std::min(start.find("<svg"), start.find("<svg:svg"));
    return root != std::string_view::npos && start.find("<html") == std::string_view::npos;
}

/// ISO/IEC 14496-12 section 4.3: a file type box whose major brand is an AV1 image or sequence.
bool is_avif(std::string_view bytes) {
    const std::string_view brand = bytes.substr(std::min<std::size_t>(8, bytes.size()), 4);
    return bytes.substr(std::min<std::size_t>(4, bytes.size()), 4) == "ftyp" && (brand == "avif" || brand == "avis");
}

Format format_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return Format::jpeg;
    if (bytes.starts_with(png_signature)) return Format::png;
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return Format::gif;
    if (bytes.starts_with("RIFF") && bytes.substr(4).substr(0, 8).ends_with("WEBP")) return Format::webp;
    if (is_avif(bytes)) return Format::avif;
    if (is_svg(bytes)) return Format::svg;
    return Format::unknown;
}

std::optional<Info> jpeg_info(std::string_view bytes) {
    const std::optional<JpegHeader> header = read_jpeg_header(bytes);
    return header ? std::optional(info_of(*header)) : std::nullopt;
}

std::optional<Info> png_info(std::string_view bytes) {
    PngChunks chunks(bytes);
    std::optional<PngChunk> chunk = chunks.next();
    const std::optional<PngHeader> header = chunk ? read_png_header(*chunk) : std::nullopt;
    if (!header) return std::nullopt;
    Info info = info_of(*header);
    while ((chunk = chunks.next())) add_chunk(info, *chunk);
    return info;
}

std::optional<Info> read_info(Format format, std::string_view bytes) {
    switch (format) {
    case Format::jpeg: return jpeg_info(bytes);
    case Format::png: return png_info(bytes);
    case Format::gif: return gif_info(bytes);
    case Format::webp: return webp_info(bytes);
    default: return Info{.format = format};
    }
}

}  // namespace

const char* name_of(Format format) {
    switch (format) {
    case Format::jpeg: return "JPEG";
    case Format::png: return "PNG";
    case Format::gif: return "GIF";
    case Format::webp: return "WebP";
    case Format::svg: return "SVG";
    case Format::avif: return "AVIF";
    case Format::unknown: break;
    }
    return "image";
}

base::Result<Info> identify(std::string_view bytes) {
    if (bytes.empty()) return base::fail("the image is empty", "fetch it again");
    const Format format = format_of(bytes);
    std::optional<Info> info = read_info(format, bytes);
    if (!info) return damaged(format, "its header is cut or wrong");
    return *info;
}

}  // namespace gazette::image
