#include <map>
#include <memory>
#include <utility>

#include <webp/encode.h>

#include "files.h"

namespace files {

namespace {

std::string little(std::uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

/// The number of bits that an index into the palette needs.
int index_bits(const std::string& palette) {
    int bits = 1;
    while (std::size_t{3} << bits < palette.size()) ++bits;
    return bits;
}

/// LZW as encoders do it: a clear code at the start and whenever the table is full.
class GifCodes {
public:
    explicit GifCodes(int code_size) : code_size_(code_size), clear_(1U << code_size) { restart(); }

    std::string encode(const std::vector<std::uint8_t>& indices) {
        std::vector<std::uint8_t> string;
        for (const std::uint8_t index : indices) {
            string.push_back(index);
            if (string.size() == 1 || codes_.count(string) > 0) continue;
            string.pop_back();
            put(code_of(string));
            string.push_back(index);
            remember(string);
            string = {index};
        }
        if (!string.empty()) put(code_of(string));
        put(clear_ + 1);
        if (held_ > 0) bytes_ += static_cast<char>(bits_ & 0xFF);
        return std::move(bytes_);
    }

private:
    void restart() {
        put(clear_);
        codes_.clear();
        next_ = clear_ + 2;
        width_ = code_size_ + 1;
    }
    std::uint32_t code_of(const std::vector<std::uint8_t>& string) const {
        return string.size() == 1 ? string[0] : codes_.at(string);
    }
    void remember(const std::vector<std::uint8_t>& string) {
        if (next_ == 4096) return restart();
        // The decoder is one string behind.
        if (next_ == 1U << width_ && width_ < 12) ++width_;
        codes_[string] = next_++;
    }
    void put(std::uint32_t code) {
        bits_ |= code << held_;
        for (held_ += width_; held_ >= 8; held_ -= 8, bits_ >>= 8) bytes_ += static_cast<char>(bits_ & 0xFF);
    }

    int code_size_;
    std::uint32_t clear_;
    int width_ = code_size_ + 1;
    std::uint32_t next_ = 0;
    std::map<std::vector<std::uint8_t>, std::uint32_t> codes_;
    std::string bytes_;
    std::uint32_t bits_ = 0;
    int held_ = 0;
};

std::string sub_blocks(const std::string& bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 255) {
        const std::string block = bytes.substr(at, 255);
        out += static_cast<char>(block.size()) + block;
    }
    return out + '\0';
}

std::string take(std::uint8_t* data, std::size_t size) {
    const std::unique_ptr<std::uint8_t, void (*)(void*)> owner(data, WebPFree);
    return {reinterpret_cast<const char*>(data), size};
}

int stride(const Pixels& pixels) {
    return static_cast<int>(pixels.width) * pixels.channels;
}

int side(std::uint32_t value) {
    return static_cast<int>(value);
}

}  // namespace

std::string gif(std::uint32_t width, std::uint32_t height, const std::vector<std::uint8_t>& indices,
                const std::string& palette, const GifKind& kind) {
    const int bits = index_bits(palette);
    const auto table_flags = static_cast<char>(0x80 | (bits - 1));
    std::string out = "GIF89a" + little(kind.screen_width > 0 ? kind.screen_width : width, 2) +
                      little(kind.screen_height > 0 ? kind.screen_height : height, 2);
    out += (kind.local_palette ? '\0' : table_flags) + std::string(2, '\0');
    if (!kind.local_palette) out += palette;
    for (int frame = 0; frame < kind.frames; ++frame) {
        if (kind.transparent >= 0)
            out += std::string("\x21\xF9\x04\x01\0\0", 6) + static_cast<char>(kind.transparent) + '\0';
        out += ',' + little(kind.left, 2) + little(kind.top, 2) + little(width, 2) + little(height, 2);
        out += static_cast<char>((kind.interlaced ? 0x40 : 0) | (kind.local_palette ? table_flags : 0));
        if (kind.local_palette) out += palette;
        const int code_size = bits < 2 ? 2 : bits;
        out += static_cast<char>(code_size) + sub_blocks(GifCodes(code_size).encode(indices));
    }
    return out + ';';
}

std::string webp_lossless(const Pixels& rgba) {
    std::uint8_t* data = nullptr;
    const std::size_t size =
        WebPEncodeLosslessRGBA(rgba.samples.data(), side(rgba.width), side(rgba.height), stride(rgba), &data);
    return take(data, size);
}

std::string webp_lossy(const Pixels& pixels) {
    std::uint8_t* data = nullptr;
    const auto encode = pixels.channels == 4 ? WebPEncodeRGBA : WebPEncodeRGB;
    const std::size_t size =
        encode(pixels.samples.data(), side(pixels.width), side(pixels.height), stride(pixels), 90, &data);
    return take(data, size);
}

std::string webp_with_exif(const Pixels& pixels, int orientation) {
    const std::string still = webp_lossy(pixels).substr(12);
    const std::string tags = exif(orientation);
    constexpr int has_exif = 0x08;
    const std::string extended =
        "VP8X" + little(10, 4) + little(has_exif, 4) + little(pixels.width - 1, 3) + little(pixels.height - 1, 3);
    const std::string chunks = "WEBP" + extended + still + "EXIF" + little(static_cast<std::uint32_t>(tags.size()), 4) +
                               tags + std::string(tags.size() % 2, '\0');
    return "RIFF" + little(static_cast<std::uint32_t>(chunks.size()), 4) + chunks;
}

}  // namespace files
