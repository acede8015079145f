#include "epub/profile.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "image/decode.h"

namespace {

using namespace gazette;

const std::filesystem::path folder = std::string(GAZETTE_DATA_DIR) + "/profiles";

epub::Profile profile(const std::string& name) {
    const base::Result<epub::Profile> read = epub::read_profile(folder, name);
    INFO((read ? std::string() : base::format(read.error())));
    REQUIRE(read);
    return *read;
}

/// What is said of a profile with this text.
std::string complaint(const std::string& text) {
    const std::filesystem::path beside = std::filesystem::temp_directory_path() / "gazette-profile-test";
    std::filesystem::create_directories(beside);
    std::ofstream(beside / "mine.toml") << text;
    const base::Result<epub::Profile> read = epub::read_profile(beside, "mine");
    std::filesystem::remove_all(beside);
    return read ? "" : read.error().what;
}

/// Pixels that no JPEG makes much shorter.
image::Pixels noise(std::uint32_t width, std::uint32_t height) {
    image::Pixels pixels{width, height, 3, {}};
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < std::size_t{width} * height * 3; ++i) {
        state = state * 1664525 + 1013904223;
        pixels.samples.push_back(static_cast<std::uint8_t>(state >> 24));
    }
    return pixels;
}

base::Result<image::EpubImage> encoded(const image::Pixels& pixels, const epub::Profile& profile) {
    const image::Rows rows = [&](std::size_t, std::uint32_t top, std::uint32_t count) {
        const auto first = pixels.samples.begin() + static_cast<std::ptrdiff_t>(std::size_t{top} * pixels.width * 3);
        return image::Pixels{
            pixels.width, count, 3, {first, first + static_cast<std::ptrdiff_t>(std::size_t{count} * pixels.width * 3)}};
    };
    base::Crew crew(2);
    return epub::encode_cover({pixels.width, pixels.height}, rows, profile, crew);
}

}  // namespace

TEST_CASE("the profiles that there are") {
    CHECK(epub::profiles_in(folder) == std::vector<std::string>{"apple", "generic", "kindle", "kobo"});
    for (const std::string& name : epub::profiles_in(folder)) {
        const epub::Profile each = profile(name);
        CHECK(each.name == name);
        CHECK(!each.about.empty());
        CHECK(each.page_bytes <= 250'000);
        CHECK(each.cover_bytes <= 3'000'000);
        CHECK(epub::describe(each).starts_with(name + ": "));
    }
    CHECK(!profile("generic").images.flatten);
    CHECK(profile("kobo").images.flatten == image::white);
    CHECK(epub::describe(profile("kobo")).find("laid on #ffffff") != std::string::npos);
}

TEST_CASE("the generic profile has the values that stand for none, and names scripts") {
    const epub::Profile generic = profile("generic");
    CHECK(epub::describe(generic) ==
          epub::describe({.name = "generic", .about = generic.about, .lacking_scripts = generic.lacking_scripts}));
    CHECK(std::count(generic.lacking_scripts.begin(), generic.lacking_scripts.end(), "Ethi") == 1);
}

TEST_CASE("a profile that there is not, and one that is wrong, are told") {
    const base::Result<epub::Profile> near = epub::read_profile(folder, "kindel");
    REQUIRE(!near);
    CHECK(near.error().hint == "did you mean 'kindle'?");
    const std::string rest = "[cover]\nwidth = 1600\nheight = 2560\nbytes = 3000000\n[pages]\nbytes = 250000\n"
                             "[file]\nbytes = 50000000\n";
    CHECK(complaint("[images]\nside = 1600\nbytes = 5000000\n" + rest).empty());
    CHECK(complaint("[images]\nside = 1600\n" + rest) == "images.bytes is missing");
    CHECK(complaint("[images]\nside = 0\nbytes = 5000000\n" + rest) == "images.side is 0");
    CHECK(complaint("[images]\nside = 1600\nbytes = 5000000\nground = \"#ffffg0\"\n" + rest) == "'#ffffg0' is no colour");
    CHECK(complaint("[images]\nside = 1600\nbytes = 5000000\ngruond = \"#ffffff\"\n" + rest).find("gruond") !=
          std::string::npos);
}

TEST_CASE("a cover is a JPEG within the profile's size and bytes") {
    const epub::Profile small{.cover = {80, 200}, .cover_bytes = 4'000};
    const base::Result<image::EpubImage> cover = encoded(noise(160, 256), small);
    REQUIRE(cover);
    CHECK(cover->media_type == "image/jpeg");
    CHECK(cover->bytes.size() <= 4'000);
    CHECK(cover->size == image::Size{80, 128});
    const base::Result<image::Pixels> decoded = image::decode(cover->bytes);
    REQUIRE(decoded);
    CHECK(decoded->width == 80);
    CHECK(!encoded(noise(160, 256), {.cover_bytes = 100}));
}

TEST_CASE("a user's cover may be as large as the painted one, and nothing shines through it") {
    const image::EpubNeeds needs = epub::cover_needs(profile("generic"));
    CHECK(needs.max_side == 2560);
    CHECK(needs.max_bytes == 3'000'000);
    CHECK(needs.flatten == image::white);
}
