// Pictures from an article's file to its pages, as users meet them.

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "cli/image_source.h"
#include "gazette.h"
#include "image/encode.h"

using gazette::test::have;
using gazette::test::Outcome;
using gazette::test::pdf_text;
using gazette::test::Workplace;

namespace {

/// Too many colours for a palette.
std::string picture(std::uint32_t width, std::uint32_t height) {
    gazette::image::Pixels pixels{width, height, 3, {}};
    for (std::uint32_t at = 0; at < width * height; ++at) {
        for (const std::uint32_t step : {3U, 7U, 11U}) {
            pixels.samples.push_back(static_cast<std::uint8_t>(at * step / 16 % 256));
        }
    }
    const auto jpeg = gazette::image::encode_jpeg(pixels);
    REQUIRE(jpeg);
    return *jpeg;
}

std::string text_around(const std::string& image) {
    return "# Fog Over Eastmere\n\nThe fog came in at noon and stayed until the evening tide.\n\n" + image +
           "\n\nNobody on the island thought that worth a letter to the paper.\n";
}

Outcome build(const Workplace& here, const std::string& style = "reader") {
    return here.gazette({"build", "rain.md", "--date", "2026-11-24", "--title", "Digest", "--format", "pdf", "--style",
                         style, "-o", "out"});
}

const std::string result = "out/digest-2026-11-24.pdf";

const gazette::base::SizeLimit no_limit = {std::string::npos / 2, {}};

/// What pdfimages says of each image: width, height, colour space.
std::string images_in(const Workplace& here) {
    const std::string list = (here / "images.txt").string();
    const std::string command =
        "pdfimages -list '" + (here / result).string() + "' | awk 'NR > 2 { print $4 \"x\" $5, $6 }' > '" + list + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    return here.read("images.txt");
}

/// A PNG's signature and a header of this size, with its checksum.
std::string png_header_60000() {
    const std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0\x0E\x55\x3B\x0A", 33);
    return bytes;
}

}  // namespace

TEST_CASE("a file that is too large for an image, a cover or an editor's facts is told, and not read") {
    const Workplace here;
    const auto make_large = [&](const char* name, std::uintmax_t mebibytes) {
        here.write(name, "");
        std::filesystem::resize_file(here / name, (mebibytes << 20U) + 1);
    };
    make_large("fog.jpg", 64);
    here.write("rain.md", text_around("![Fog over a quay](fog.jpg)"));
    const Outcome outcome = here.gazette({"build", "rain.md", "--date", "2026-11-24", "-o", "out"});
    CHECK(outcome.status == 3);
    CHECK_THAT(outcome.err, Catch::Contains("rain.md:5: warning: fog.jpg: too large: more than 64 MiB\n"));
    CHECK_THAT(outcome.err,
               Catch::Contains("fog.jpg: too large: more than 64 MiB; its alternative text stands in its place: Fog"));
    CHECK_THAT(outcome.err, Catch::Contains("hint: make it smaller, or raise 'image-mebibytes' in reader/containers.toml"));
    CHECK_THAT(here.gazette({"build", "rain.md", "--cover", "fog.jpg", "-o", "out"}).err,
               Catch::Contains("fog.jpg: error: too large: more than 64 MiB"));
    make_large("rain.toml", 256);
    CHECK_THAT(here.gazette({"inspect", "rain.md"}).err, Catch::Contains("rain.toml: error: too large: more than 256 MiB"));
}

TEST_CASE("no image is taken from outside of the folder, however it is named") {
    const Workplace here;
    here.write("rain/rain.md", "");
    here.write("rain/near.txt", "near");
    here.write("rain/inner/near.txt", "inner");
    here.write("far.txt", "far");
    std::filesystem::create_symlink(here / "far.txt", here / "rain/link.txt");
    std::filesystem::create_directory_symlink(here / "", here / "rain/up");
    std::filesystem::create_directory_symlink(here / "rain/inner", here / "rain/also");
    const std::string folder = std::filesystem::canonical(here / "rain").string();
    const auto load = gazette::cli::image_loader({(here / "rain/rain.md").string(), "rain.md", folder}, no_limit);
    for (const char* const source : {"near.txt", "./near.txt", "inner/../near.txt", "near.txt?width=4#top", "ne%61r.txt"}) {
        CAPTURE(source);
        const auto bytes = load(source);
        REQUIRE(bytes);
        CHECK(*bytes == "near");
    }
    CHECK(load("also/near.txt"));
    const std::string far = (here / "far.txt").string();
    const auto lost = gazette::cli::image_loader({(here / "rain/rain.md").string(), "rain.md", ""}, no_limit);
    for (const std::string& source :
         {std::string("../far.txt"), std::string("%2e%2e/far.txt"), std::string("..%2Ffar.txt"), std::string("link.txt"),
          std::string("up/far.txt"), std::string("inner/../../far.txt"), far}) {
        CAPTURE(source);
        CHECK_FALSE(load(source));
        // Where the folder cannot be resolved, nothing is known to be in it.
        CHECK_FALSE(lost(source));
    }
    CHECK_FALSE(lost("near.txt"));
}

TEST_CASE("an article's picture is on its page with its caption, once however often it is shown, and the run is complete") {
    if (!have("pdfimages")) return;
    const Workplace here;
    here.write("fog.jpg", picture(400, 240));
    here.write("rain.md", text_around("![Fog over a quay](fog.jpg \"The quay at noon.\")\n\n![Fog again](fog.jpg)"));
    const Outcome outcome = build(here);
    CHECK(outcome.err == "");
    CHECK(outcome.status == 0);
    CHECK_THAT(pdf_text(here / result), Catch::Contains("The quay at noon."));
    CHECK_THAT(pdf_text(here / result), !Catch::Contains("Fog over a quay"));
    CHECK(images_in(here) == "400x240 rgb\n400x240 rgb\n");
    const std::string bytes = here.read(result);
    const std::string jpeg = here.read("fog.jpg");
    CHECK(bytes.find(jpeg) != std::string::npos);
    CHECK(bytes.find(jpeg) == bytes.rfind(jpeg));
    REQUIRE(build(here).status == 0);
    CHECK(here.read(result) == bytes);
}

TEST_CASE("a picture whose name holds what addresses use for other things is found, after the one that the address names") {
    if (!have("pdfimages")) return;
    const Workplace here;
    here.write("fog #2.jpg", picture(400, 240));
    here.write("rain.md", text_around("![Fog](<fog #2.jpg>)"));
    CHECK(build(here).err == "");
    CHECK(images_in(here) == "400x240 rgb\n");
    here.write("fog ", picture(300, 240));
    CHECK(build(here).err == "");
    CHECK(images_in(here) == "300x240 rgb\n");
}

TEST_CASE("the e-ink style shows pictures in grey and for its screen, others with the pixels of print") {
    if (!have("pdfimages")) return;
    const Workplace here;
    here.write("fog.jpg", picture(2000, 1000));
    here.write("rain.md", text_around("![Fog over a quay](fog.jpg)"));
    REQUIRE(build(here, "eink").status == 0);
    CHECK(images_in(here) == "461x231 gray\n");
    REQUIRE(build(here, "reader").status == 0);
    CHECK(images_in(here) == "1282x641 rgb\n");
    REQUIRE(build(here, "large-print").status == 0);
    CHECK(images_in(here) == "2000x1000 rgb\n");
}

TEST_CASE("a picture that cannot be shown is a warning with its place, and its alternative text stands on the page") {
    const Workplace here;
    const std::string sound = picture(400, 240);
    here.write("cut.jpg", sound.substr(0, sound.size() / 2));
    here.write("huge.png", png_header_60000());
    here.write("none.gif", std::string("GIF89a\0\0\0\0\0\0\0;", 14));
    here.write("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    struct Case {
        std::string source, what;
    };
    const Case cases[] = {
        {"cut.jpg", "cut.jpg: the JPEG image is damaged"},
        {"huge.png", "huge.png: the PNG image"},
        {"none.gif", "none.gif: the GIF image"},
        {"drawing.svg", "drawing.svg: SVG images are shown in EPUB only"},
        {"fog.jpg", "image not found: fog.jpg"},
        {"../rain.jpg", "the image '../rain.jpg' lies outside the folder of its article"},
        {"https://news.example/fog.jpg", "the image 'https://news.example/fog.jpg' is not on this machine"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.source);
        here.write("rain.md", text_around("![Fog over a quay](" + each.source + " \"The quay at noon.\")"));
        const Outcome outcome = build(here);
        CHECK(outcome.status == 3);
        CHECK_THAT(outcome.err, Catch::StartsWith("rain.md:5: warning: " + each.what));
        const std::string text = pdf_text(here / result);
        CHECK_THAT(text, Catch::Contains("Fog over a quay"));
        CHECK_THAT(text, Catch::Contains("The quay at noon."));
        CHECK_THAT(text, Catch::Contains("Nobody on the island"));
    }
}

TEST_CASE("of a picture that moves the first frame is shown, which a note tells with its place") {
    const Workplace here;
    const std::string frame(",\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 15);
    const std::string start("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19);
    here.write("tide.gif", start + frame + frame + ";");
    here.write("quay.gif", start + frame + ";");
    for (const std::string image : {"![The tide](tide.gif)", "The tide ![rising](tide.gif) and the ![quay](quay.gif)."}) {
        CAPTURE(image);
        here.write("rain.md", text_around(image));
        const Outcome outcome =
            here.gazette({"build", "rain.md", "-v", "--date", "2026-11-24", "--format", "epub,pdf", "-o", "out"});
        CHECK(outcome.status == 0);
        CHECK_THAT(outcome.err, Catch::Contains("rain.md:5: note: the image moves; in the EPUB its first frame"));
        CHECK_THAT(outcome.err, Catch::Contains("rain.md:5: note: tide.gif: the image moves; in the PDF its first frame"));
        CHECK_THAT(outcome.err, !Catch::Contains("quay.gif"));
    }
}

TEST_CASE("a large picture stands across the columns of a broadsheet, a smaller one in its own") {
    if (!have("pdfimages")) return;
    const Workplace here;
    here.write("wide.jpg", picture(1600, 800));
    here.write("small.jpg", picture(1100, 550));
    here.write("tall.jpg", picture(1600, 1600));
    here.write("rain.md", text_around("![Fog](wide.jpg)\n\n![Fog](small.jpg)\n\n![Fog](tall.jpg)"));
    REQUIRE(build(here, "broadsheet").status == 0);
    // 1600 pixels on 499.3 points, 1100 and 1003 on 240.6.
    const std::string command = "pdfimages -list '" + (here / result).string() +
                                "' | awk 'NR > 2 { print $4, $13 }' | sort -n > '" + (here / "ppi.txt").string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(here.read("ppi.txt") == "1003 300\n1100 329\n1600 231\n");
}

TEST_CASE("pictures of a paragraph are figures, small signs stand within its text") {
    if (!have("pdfimages")) return;
    const Workplace here;
    here.write("fog.jpg", picture(400, 240));
    here.write("sign.jpg", picture(20, 20));
    here.write("rain.md", text_around("![Fog](fog.jpg)\nTurn ![left](sign.jpg) at the quay.\n![Fog again](fog.jpg)") +
                              "\n![A sign](sign.jpg) Turn right.\n");
    const Outcome outcome = build(here);
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    CHECK(images_in(here) == "400x240 rgb\n20x20 rgb\n400x240 rgb\n20x20 rgb\n");
    const std::string text = pdf_text(here / result);
    CHECK_THAT(text, Catch::Contains("Turn right."));
    CHECK_THAT(text, !Catch::Contains("Fog again"));
}

TEST_CASE("a warning about a picture counts the lines of the file, its front matter too") {
    const Workplace here;
    here.write("rain.md",
               "---\ntitle: Fog\nlanguage: en\n---\n\nWords.\n\n> ![Fog](none.jpg)\n\nMore words\n![Fog](gone.jpg)\n");
    const Outcome outcome = build(here);
    CHECK_THAT(outcome.err, Catch::Contains("rain.md:8: warning: image not found: none.jpg"));
    CHECK_THAT(outcome.err, Catch::Contains("rain.md:11: warning: image not found: gone.jpg"));
}
