#include <cstddef>
#include <cstdint>
#include <string_view>

#include <libdeflate.h>

#include "image/encode.h"
#include "image/png_body.h"
#include "image/transform.h"

namespace gazette::image {

namespace {

void add_big_32(std::string& out, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFF);
}

void add_chunk(std::string& out, std::string_view type, std::string_view data) {
    add_big_32(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t checked = out.size();
    out += type;
    out += data;
    add_big_32(out, libdeflate_crc32(0, out.data() + checked, out.size() - checked));
}

std::string header_data(const PngHeader& header) {
    std::string data;
    add_big_32(data, header.width);
    add_big_32(data, header.height);
    data += {static_cast<char>(header.bit_depth), static_cast<char>(header.colour_type), 0, 0, 0};
    return data;
}

}  // namespace

std::string encode_png(const Pixels& pixels) {
    const Pixels lean = fewest_channels(pixels);
    const PngBody body = to_png_body(lean);
    std::string out(png_signature);
    add_chunk(out, "IHDR", header_data(body.header));
    // Section 11.3.3.3: a name, its end, and the compression method.
    if (!lean.profile.empty()) add_chunk(out, "iCCP", std::string("profile\0\0", 9) + zlib_compress(lean.profile));
    if (!body.palette.empty()) add_chunk(out, "PLTE", body.palette);
    if (!body.alphas.empty()) add_chunk(out, "tRNS", body.alphas);
    add_chunk(out, "IDAT", body.compressed);
    add_chunk(out, "IEND", {});
    return out;
}

}  // namespace gazette::image
