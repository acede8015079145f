#include "catch.h"

#include "files.h"
#include "image/encode.h"
#include "image/jpeg_decompressor.h"
#include "image/jpeg_entropy.h"

using namespace gazette::image;
using namespace files;

namespace {

struct Verdict {
    bool surely_sound = false;
    /// libjpeg's, which goes through the same file after that.
    bool sound = false;
};

Verdict verdict(const std::string& bytes) {
    JpegDecompressor file(bytes, {});
    if (!file.read_header()) return {};
    jpeg_decompress_struct& jpeg = file.jpeg();
    if (!file.run([&jpeg] { jpeg_start_decompress(&jpeg); })) return {};
    Verdict found;
    found.surely_sound = is_surely_sound(jpeg) && !file.is_odd();
    std::vector<std::uint8_t> row(std::size_t{jpeg.output_width} * static_cast<std::size_t>(jpeg.output_components));
    std::uint8_t* samples = row.data();
    found.sound = file.run([&jpeg, &samples] {
        while (jpeg.output_scanline < jpeg.output_height) jpeg_read_scanlines(&jpeg, &samples, 1);
        jpeg_finish_decompress(&jpeg);
    });
    found.sound = found.sound && !file.is_odd();
    return found;
}

class Random {
public:
    explicit Random(std::uint32_t seed) : state_(seed) {}
    std::uint32_t below(std::size_t count) {
        state_ = state_ * 1664525U + 1013904223U;
        return (state_ >> 8) % static_cast<std::uint32_t>(count);
    }

private:
    std::uint32_t state_;
};

/// From single colours to noise, whose blocks have all their coefficients.
Pixels rough(std::uint32_t width, std::uint32_t height, int channels, std::uint32_t roughness) {
    Random random(roughness);
    Pixels out{width, height, channels, {}};
    out.samples.resize(std::size_t{width} * height * static_cast<std::size_t>(channels));
    for (std::uint8_t& sample : out.samples)
        sample = static_cast<std::uint8_t>(128 + random.below(roughness) - roughness / 2);
    return out;
}

/// One of each kind that has one scan.
std::vector<std::string> sequential_files() {
    std::vector<std::string> files;
    for (const std::uint32_t roughness : {1U, 20U, 256U}) {
        for (const int quality : {10, 75, 100}) {
            files.push_back(jpeg(rough(61, 43, 3, roughness), {.quality = quality, .subsampled = true}));
            files.push_back(jpeg(rough(61, 43, 3, roughness), {.quality = quality, .restart_rows = 1}));
            files.push_back(jpeg(rough(61, 43, 3, roughness), {.quality = quality, .luma_across = 4, .luma_down = 1}));
            files.push_back(jpeg(rough(17, 80, 1, roughness), {.quality = quality}));
            files.push_back(jpeg(rough(33, 29, 4, roughness), {.cmyk = true, .quality = quality}));
            // Codes made for the file, the longest of them of 16 bits.
            files.push_back(*encode_jpeg(rough(161, 143, 3, roughness), quality, Tables::fitted));
        }
    }
    files.push_back(jpeg(rough(1, 1, 1, 256)));
    return files;
}

}  // namespace

TEST_CASE("a JPEG of one scan is known to be sound") {
    for (const std::string& file : sequential_files()) {
        const Verdict found = verdict(file);
        CHECK(found.surely_sound);
        CHECK(found.sound);
    }
    CHECK(verdict(jpeg(picture(300, 200, 3)) + "tail").surely_sound);
}

TEST_CASE("of a JPEG of several scans nothing is known") {
    const Verdict found = verdict(jpeg(picture(60, 40, 3), {.progressive = true}));
    CHECK_FALSE(found.surely_sound);
    CHECK(found.sound);
}

TEST_CASE("a JPEG that is cut, has more data than pixels or lacks a restart is not known to be sound") {
    const std::string whole = jpeg(picture(64, 48, 3), {.subsampled = true, .restart_rows = 1});
    for (std::size_t length = 2; length < whole.size(); length += 7)
        CHECK_FALSE(verdict(whole.substr(0, length)).surely_sound);
    const std::size_t end = whole.size() - 2;
    CHECK_FALSE(verdict(std::string(whole).insert(end, "more")).surely_sound);
    std::string swapped = whole;
    swapped[whole.find("\xFF\xD0") + 1] = '\xD1';
    CHECK_FALSE(verdict(swapped).surely_sound);
    std::string without = whole;
    CHECK_FALSE(verdict(without.erase(whole.find("\xFF\xD0"), 2)).surely_sound);
}

TEST_CASE("where libjpeg finds anything amiss in a garbled JPEG it is not known to be sound") {
    Random random(11);
    int sound = 0;
    int damaged = 0;
    for (const std::string& file : sequential_files()) {
        for (int round = 0; round < 60; ++round) {
            std::string garbled = file;
            // Tables are garbled too, but mostly what follows them.
            const std::size_t from = round % 6 == 0 ? 20 : garbled.find("\xFF\xDA") + 4;
            for (std::uint32_t change = random.below(3) + 1; change > 0; --change) {
                const std::size_t at = from + random.below(garbled.size() - from);
                garbled[at] = static_cast<char>(round % 2 == 0 ? garbled[at] ^ (1 << random.below(8)) : random.below(256));
            }
            const Verdict found = verdict(garbled);
            if (found.surely_sound && !found.sound) FAIL("round " << round << " of a file of " << file.size() << " bytes");
            ++(found.surely_sound ? sound : damaged);
        }
    }
    // A flipped bit often gives other pixels and nothing else.
    CHECK(sound > 300);
    CHECK(damaged > 300);
}
