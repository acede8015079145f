// Images that other projects test with, sound and hostile, from the shared corpora.

#include "catch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "image/decode.h"
#include "image/prepare_for_epub.h"
#include "image/prepare_for_pdf.h"
#include "image/svg.h"
#include "image/verify.h"

using namespace gazette::image;
namespace fs = std::filesystem;

namespace {

const fs::path corpora = fs::path(GAZETTE_SHARED_DIR) / "corpora";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Empty, and a line in the output, where the corpora are absent.
std::vector<fs::path> files_in(const char* folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(corpora / folder)) {
        WARN("skipped: there is no " << (corpora / folder));
        return files;
    }
    for (const auto& entry : fs::recursive_directory_iterator(corpora / folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t')
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

/// What another program saw in each file: path, format, stored size, mode, frames, orientation, interlaced, whether it decodes.
std::vector<std::vector<std::string>> table() {
    std::vector<std::vector<std::string>> rows;
    std::ifstream in(corpora / "images" / "images.tsv");
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> fields = fields_of(line);
        if (fields.size() >= 8 && fs::is_regular_file(corpora / fields[0])) rows.push_back(std::move(fields));
    }
    return rows;
}

bool is_decoded(const std::string& format) {
    return format == "JPEG" || format == "PNG" || format == "GIF" || format == "WEBP";
}

}  // namespace

TEST_CASE("images of the corpora are decoded to the size that another program sees") {
    const auto rows = table();
    if (rows.empty()) WARN("skipped: there is no " << (corpora / "images" / "images.tsv"));
    std::size_t asked = 0;
    std::size_t decoded = 0;
    for (const auto& fields : rows) {
        if (!is_decoded(fields[1]) || fields[7] != "ok") continue;
        ++asked;
        const std::string bytes = read(corpora / fields[0]);
        const auto info = identify(bytes);
        const auto pixels = decode(bytes);
        if (!pixels) continue;
        ++decoded;
        INFO(fields[0]);
        const bool turned = info->orientation >= 5;
        const std::string size = std::to_string(turned ? pixels->height : pixels->width) + "x" +
                                 std::to_string(turned ? pixels->width : pixels->height);
        CHECK(size == fields[2]);
    }
    // The few others are damaged, and the other program lets them pass.
    CHECK(decoded * 100 >= asked * 97);
}

TEST_CASE("whatever an image of the corpora is, an EPUB gets a sound one or there is an error") {
    for (const char* folder : {"images", "hostile/images"}) {
        for (const fs::path& path : files_in(folder)) {
            INFO(path);
            const auto image = prepare_for_epub(read(path));
            if (!image) {
                CHECK_FALSE(image.error().hint.empty());
                continue;
            }
            if (image->media_type == "image/svg+xml") {
                const auto again = sanitise_svg(image->bytes);
                REQUIRE(again);
                CHECK(again->markup == image->bytes);
                continue;
            }
            const auto info = verify(image->bytes);
            REQUIRE(info);
            CHECK(std::max(info->width, info->height) <= 1600);
            CHECK(info->orientation == 1);
        }
    }
}

TEST_CASE("whatever an image of the corpora is, a PDF gets streams or there is an error") {
    for (const char* folder : {"images", "hostile/images"}) {
        for (const fs::path& path : files_in(folder)) {
            INFO(path);
            const auto image = prepare_for_pdf(read(path), {.at_most = {300, 300}});
            if (!image) continue;
            CHECK((std::max(image->size.width, image->size.height) <= 300 || image->unchanged));
        }
    }
}

TEST_CASE("the hostile images are told apart from those that only look so") {
    const std::map<std::string, bool> decodes = {{"pillow-broken.png", false},
                                                 {"pillow-broken_data_stream.png", false},
                                                 {"pillow-decompression_bomb.gif", false},
                                                 {"pillow-decompression_bomb.ico", false},
                                                 {"pillow-truncated_image.png", false},
                                                 {"pillow-truncated_jpeg.jpg", false},
                                                 {"pillow-zero_width.gif", false},
                                                 {"vips-17000x17000.avif", false},
                                                 {"vips-truncated.gif", false},
                                                 {"vips-truncated.jpg", false},
                                                 {"vips-truncated.svgz", false},
                                                 {"pillow-junk_jpeg_header.jpg", true},
                                                 {"pillow-png_decompression_dos.png", true},
                                                 {"pillow-jpeg_ff00_header.jpg", true},
                                                 {"vips-big-height.webp", true},
                                                 {"vips-looks-like-svg.webp", true},
                                                 {"pillow-decompression_bomb_extents.gif", true}};
    for (const fs::path& path : files_in("hostile/images")) {
        const auto expected = decodes.find(path.filename().string());
        if (expected == decodes.end()) continue;
        INFO(path);
        CHECK(bool(decode(read(path))) == expected->second);
    }
}
