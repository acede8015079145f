// --profile, --cover and `gazette profiles`.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "gazette.h"
#include "image/encode.h"
#include "image/info.h"

namespace {

using namespace gazette;
using test::article;
using test::Outcome;
using test::Workplace;

Outcome build(const Workplace& here, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"build",    "a.txt", "--date", "2026-11-24", "--title", "Digest",
                                          "--format", "epub",  "-o",     "out",        "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return here.gazette(arguments);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("gazette profiles prints each profile with its limits") {
    const Workplace here;
    const Outcome outcome = here.gazette({"profiles"});
    CHECK(outcome.status == 0);
    for (const char* name : {"apple: ", "generic: ", "kindle: ", "kobo: "}) {
        CHECK(contains(outcome.out, name));
    }
    CHECK(contains(outcome.out, "1600 x 2560 pixels"));
}

TEST_CASE("an unknown profile is a mistake of usage, with the near name") {
    const Workplace here;
    here.write("a.txt", article("One"));
    const Outcome outcome = here.gazette({"build", "a.txt", "--profile", "kobbo"});
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "did you mean 'kobo'?"));
}

TEST_CASE("a user's cover is the cover, and one that is not sound is told before anything is written") {
    const Workplace here;
    here.write("a.txt", article("One"));
    const std::string png = image::encode_png({40, 64, 3, std::vector<std::uint8_t>(40 * 64 * 3, 7)});
    here.write("mine.png", png);
    REQUIRE(build(here, {"--cover", "mine.png"}).status == 0);
    const std::string epub = here.read("out/digest-2026-11-24.epub");
    // Images are stored, so its bytes are in the file as they are.
    CHECK(contains(epub, png));
    CHECK(contains(epub, "EPUB/cover.png"));

    std::filesystem::remove_all(here / "out");
    here.write("mine.png", png.substr(0, png.size() / 2));
    const Outcome broken = build(here, {"--cover", "mine.png"});
    CHECK(broken.status == 2);
    CHECK(contains(broken.err, "mine.png: error: the cover cannot be used"));
    const Outcome absent = build(here, {"--cover", "none.png"});
    CHECK(absent.status == 2);
    CHECK(contains(absent.err, "none.png"));
    CHECK(!std::filesystem::exists(here / "out"));
}

TEST_CASE("a drawing of SVG is no cover, though articles may have some") {
    const Workplace here;
    here.write("a.txt", article("One"));
    here.write("mine.svg", R"(<svg xmlns="http://www.w3.org/2000/svg"><rect width="40" height="64"/></svg>)");
    const Outcome outcome = build(here, {"--cover", "mine.svg"});
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "mine.svg: error: the cover cannot be used: SVG images"));
    CHECK(contains(outcome.err, "use a sound JPEG, PNG, GIF or WebP"));
    CHECK(!std::filesystem::exists(here / "out"));
}
