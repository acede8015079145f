#include "files.h"

#include <memory>

#include <libdeflate.h>

namespace files {

Pixels picture(std::uint32_t width, std::uint32_t height, int channels) {
    Pixels out{width, height, channels, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            const std::uint32_t rgba[] = {x * 255 / width, y * 255 / height, (x * 7 + y * 13) % 256, 255 - x * 255 / width};
            for (int c = 0; c < channels; ++c) out.samples.push_back(static_cast<std::uint8_t>(rgba[c]));
        }
    }
    return out;
}

std::string big_32(std::uint32_t value) {
    std::string out;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFF);
    return out;
}

std::string zlib(const std::string& bytes) {
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor(
        libdeflate_alloc_compressor(6), libdeflate_free_compressor);
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

std::string png_chunk(std::string_view type, const std::string& data) {
    const std::string checked = std::string(type) + data;
    return big_32(static_cast<std::uint32_t>(data.size())) + checked +
           big_32(libdeflate_crc32(0, checked.data(), checked.size()));
}

std::string png_header(std::uint32_t width, std::uint32_t height, int bit_depth, int colour_type, bool interlaced) {
    const std::string rest = {static_cast<char>(bit_depth), static_cast<char>(colour_type), 0, 0, interlaced};
    return png_chunk("IHDR", big_32(width) + big_32(height) + rest);
}

std::string png(const std::string& chunks) {
    return "\x89PNG\r\n\x1A\n" + chunks + png_chunk("IEND", {});
}

std::string png_of(const Pixels& pixels, const std::string& extra_chunks) {
    const int colour_type = pixels.channels == 1 ? 0 : pixels.channels == 3 ? 2 : 6;
    const std::size_t stride = std::size_t{pixels.width} * static_cast<std::size_t>(pixels.channels);
    std::string rows;
    for (std::size_t y = 0; y < pixels.height; ++y) {
        rows += '\0';
        rows.append(pixels.samples.begin() + static_cast<std::ptrdiff_t>(y * stride),
                    pixels.samples.begin() + static_cast<std::ptrdiff_t>((y + 1) * stride));
    }
    return png(png_header(pixels.width, pixels.height, 8, colour_type) + extra_chunks + png_chunk("IDAT", zlib(rows)));
}

std::string with_segment(std::string jpeg, int marker, const std::string& data) {
    const std::size_t length = data.size() + 2;
    const std::string head = {'\xFF', static_cast<char>(marker), static_cast<char>(length >> 8),
                              static_cast<char>(length & 0xFF)};
    return jpeg.insert(2, head + data);
}

std::string exif(int orientation, bool little_endian) {
    using namespace std::string_literals;
    const auto value = static_cast<char>(orientation);
    if (little_endian) return "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + value + "\0\0\0\0\0\0\0"s;
    return "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + value + "\0\0\0\0\0\0"s;
}

std::string profile(std::string_view colour_space) {
    std::string out(132, '\0');
    for (unsigned i = 0; i < 380; ++i) out += static_cast<char>(i * i * 167 % 251);
    out.replace(0, 4, big_32(static_cast<std::uint32_t>(out.size())));
    out.replace(12, 4, "mntr");
    out.replace(16, 4, colour_space);
    out.replace(20, 4, "XYZ ");
    out.replace(36, 4, "acsp");
    out.replace(68, 12, big_32(0xF6D6) + big_32(0x10000) + big_32(0xD32D));  // D50
    return out;
}

}  // namespace files
