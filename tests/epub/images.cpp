#include "epub/writer.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <regex>

#include "base/hash.h"
#include "image/info.h"
#include "sample_edition.h"

namespace {

using namespace gazette;
using namespace gazette::article;
using sample::edition_of;
using sample::entry_of;
using sample::File;
using sample::paragraph;
using sample::picture_jpeg;
using sample::picture_png;

Block figure(const std::string& source, const std::string& alt, const std::string& caption = {}) {
    return {Figure{{source, alt, ""}, caption.empty() ? Inlines() : sample::words(caption)}};
}

std::string name_of(const std::string& bytes, const std::string& ending) {
    return "images/" + base::sha256_hex(bytes).substr(0, 32) + ending;
}

std::vector<File> pictures_in(const std::vector<File>& files) {
    std::vector<File> pictures;
    for (const File& file : files) {
        if (file.first.starts_with("EPUB/images/")) {
            pictures.push_back(file);
        }
    }
    return pictures;
}

const std::string& text_of(const std::vector<File>& files, const std::string& name) {
    for (const File& file : files) {
        if (file.first == name) {
            return file.second;
        }
    }
    FAIL("no file " << name);
    return files.front().second;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::vector<std::string> told(const base::Diagnostics& diagnostics) {
    std::vector<std::string> lines;
    for (const base::Diagnostic& each : diagnostics) {
        if (each.severity != base::Severity::note) {
            lines.push_back(base::format(each));
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("an image is in the book once, as it came, wherever articles name it") {
    const std::string png = picture_png(5, 4);
    const std::string jpeg = picture_jpeg(40, 30);
    const edition::Edition edition = edition_of(
        {{"",
          {entry_of("One", {figure("a.png", "A"), figure("b.jpg", "", "Fog & sea"), figure("a.png", "Again")},
                    {{"a.png", png}, {"b.jpg", jpeg}}),
           entry_of("Two", {{Paragraph{{{Text{"See "}}, {Image{"x/same.png", "A", ""}}}}}}, {{"x/same.png", png}})}}});
    base::Diagnostics diagnostics;
    const std::vector<File> files = sample::files_in(sample::bytes_of(edition, &diagnostics));
    CHECK(told(diagnostics).empty());
    const std::vector<File> pictures = pictures_in(files);
    REQUIRE(pictures.size() == 2);
    CHECK(pictures[0] == File("EPUB/" + name_of(png, ".png"), png));
    CHECK(pictures[1] == File("EPUB/" + name_of(jpeg, ".jpg"), jpeg));

    const std::string one = text_of(files, "EPUB/articles/a00001.xhtml");
    CHECK(contains(one, "<figure><img src=\"../" + name_of(png, ".png") + "\" alt=\"A\"/></figure>"));
    CHECK(contains(one, "<figure><img src=\"../" + name_of(jpeg, ".jpg") +
                            "\" alt=\"\"/><figcaption>Fog &amp; sea</figcaption></figure>"));
    CHECK(contains(text_of(files, "EPUB/articles/a00002.xhtml"),
                   "See <img src=\"../" + name_of(png, ".png") + "\" alt=\"A\"/>"));
    const std::string package = text_of(files, "EPUB/package.opf");
    CHECK(contains(package, "href=\"" + name_of(png, ".png") + "\" media-type=\"image/png\""));
    CHECK(contains(package, "href=\"" + name_of(jpeg, ".jpg") + "\" media-type=\"image/jpeg\""));
}

TEST_CASE("a drawing of SVG is in the book as one, without what acts in it, which a note tells") {
    const std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><script>go()</script>)"
                            R"(<rect width="4" height="3"/></svg>)";
    base::Diagnostics diagnostics;
    const edition::Edition edition =
        edition_of({{"", {entry_of("One", {figure("chart.svg", "Tides")}, {{"chart.svg", svg}})}}});
    const std::string epub = sample::bytes_of(edition, &diagnostics);
    const std::vector<File> files = sample::files_in(epub);
    const std::string& drawing = text_of(files, "EPUB/" + name_of(svg, ".svg"));
    CHECK(contains(drawing, R"(<rect width="4" height="3"></rect>)"));
    CHECK_FALSE(contains(drawing, "go()"));
    CHECK_FALSE(contains(epub, "<rect"));
    CHECK(contains(text_of(files, "EPUB/package.opf"), "media-type=\"image/svg+xml\""));
    CHECK(contains(text_of(files, "EPUB/articles/a00001.xhtml"), "alt=\"Tides\""));
    REQUIRE_FALSE(diagnostics.empty());
    CHECK(diagnostics.front().severity == base::Severity::note);
    CHECK(diagnostics.front().what == "the SVG image is without what acts or fetches in it: script");
}

TEST_CASE("images are stored, not deflated") {
    // Long and of one colour: deflating would make it shorter.
    const std::string jpeg = picture_jpeg(700, 700);
    const std::string epub =
        sample::bytes_of(edition_of({{"", {entry_of("One", {figure("b.jpg", "B")}, {{"b.jpg", jpeg}})}}}));
    CHECK(contains(epub, jpeg));
}

TEST_CASE("an image that is too large becomes smaller, and keeps its proportions") {
    const edition::Edition edition =
        edition_of({{"", {entry_of("One", {figure("wide.jpg", "Wide")}, {{"wide.jpg", picture_jpeg(3200, 40)}})}}});
    const std::vector<File> pictures = pictures_in(sample::files_in(sample::bytes_of(edition)));
    REQUIRE(pictures.size() == 1);
    const base::Result<image::Info> info = image::identify(pictures[0].second);
    REQUIRE(info);
    CHECK(info->format == image::Format::jpeg);
    CHECK(info->width == 1600);
    CHECK(info->height == 20);
}

TEST_CASE("an image that cannot be had is told once an article, and its words stand in its place") {
    const std::string cut = picture_jpeg(200, 200).substr(0, 900);
    const edition::Edition edition =
        edition_of({{"",
                     {entry_of("One",
                               {figure("gone.png", "A gone key"), figure("gone.png", "A gone key"), figure("cut.jpg", ""),
                                figure("page.png", "Page", "A caption")},
                               {{"cut.jpg", cut}, {"page.png", "<html><body>Not found</body></html>"}})}}});
    base::Diagnostics diagnostics;
    const std::vector<File> files = sample::files_in(sample::bytes_of(edition, &diagnostics));
    CHECK(pictures_in(files).empty());
    const std::vector<std::string> lines = told(diagnostics);
    REQUIRE(lines.size() == 3);
    const std::string all = lines[0] + lines[1] + lines[2];
    CHECK(contains(all, "clippings/Kestrel Bay Herald.txt: warning: image not found: gone.png; "
                        "its alternative text stands in its place: A gone key\n  hint: put it beside the article"));
    CHECK(contains(all, "; it has no alternative text"));
    const std::string one = text_of(files, "EPUB/articles/a00001.xhtml");
    CHECK(contains(one, "<figure><p class=\"image\">A gone key</p></figure>"));
    CHECK(contains(one, "<figure><p class=\"image\">Page</p><figcaption>A caption</figcaption></figure>"));
    CHECK_FALSE(contains(one, "<img"));
}

TEST_CASE("the bytes are the same for any number of threads, and so is what is told") {
    std::vector<edition::Entry> entries;
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i);
        const auto side = static_cast<std::uint32_t>(3 + i % 7);
        entries.push_back(entry_of(
            "Article " + number,
            {paragraph("Number " + number + "."), figure("a.png", "A" + number), figure("gone" + number + ".png", "Gone")},
            {{"a.png", picture_png(side, side)}}));
    }
    const edition::Edition edition = edition_of({{"First", entries}, {"Second", entries}});
    base::Diagnostics alone;
    const std::string bytes = sample::bytes_of(edition, &alone, 1);
    for (const std::size_t jobs : {2, 8, 8}) {
        base::Diagnostics together;
        CHECK(sample::bytes_of(edition, &together, jobs) == bytes);
        CHECK(told(together) == told(alone));
    }
    CHECK(pictures_in(sample::files_in(bytes)).size() == 7);
}

TEST_CASE("a body that cannot be loaded ends the book, with any number of threads") {
    std::vector<edition::Entry> entries(20, entry_of("One", {paragraph("Text.")}));
    entries[11].load_body = []() -> base::Result<Blocks> {
        return base::fail("the input changed while it was being bound");
    };
    const edition::Edition edition = edition_of({{"", std::move(entries)}});
    for (const std::size_t jobs : {1, 8}) {
        base::Result<base::AtomicFile> file =
            base::AtomicFile::create(std::filesystem::temp_directory_path() / "gazette-none.epub");
        REQUIRE(file);
        base::Diagnostics diagnostics;
        base::Crew crew(jobs);
        const base::Result<void> written =
            epub::write(edition, {.css = "", .cover = sample::cover}, crew, *file, diagnostics);
        REQUIRE_FALSE(written);
        CHECK(written.error().what == "the input changed while it was being bound");
    }
}

TEST_CASE("the size is told, and a large book is worth a warning") {
    const edition::Edition edition =
        edition_of({{"",
                     {entry_of("One", {figure("a.png", "A")}, {{"a.png", picture_png(200, 200)}}),
                      entry_of("Two", {paragraph("Text.")})}}});
    const auto told_with = [&](std::uint64_t large) {
        base::Result<base::AtomicFile> file =
            base::AtomicFile::create(std::filesystem::temp_directory_path() / "gazette-none.epub");
        REQUIRE(file);
        base::Diagnostics diagnostics;
        base::Crew crew;
        REQUIRE(epub::write(edition, {.css = "", .cover = sample::cover, .profile = {.file_bytes = large}}, crew, *file,
                            diagnostics));
        REQUIRE(diagnostics.size() == 1);
        return base::format(diagnostics.front());
    };
    CHECK(std::regex_match(
        told_with(50'000'000),
        std::regex("note: the EPUB has [0-9]+ kB: [0-9]+ kB of articles \\(2\\), [0-9] kB of images \\(1\\)")));
    const std::string large = told_with(5'000);
    CHECK(contains(large, "warning: the EPUB has "));
    CHECK(contains(large, "; above 5 kB some readers refuse it\n  hint: make the largest images smaller, or bind"));
}

TEST_CASE("an image that cannot be had is told at its line, where the reader knows it") {
    const Image image{"gone.png", "A gone key", "", 7};
    base::Diagnostics diagnostics;
    sample::bytes_of(edition_of({{"", {entry_of("One", {{Figure{image, {}}}})}}}), &diagnostics);
    const std::vector<std::string> lines = told(diagnostics);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].starts_with("clippings/Kestrel Bay Herald.txt:7: warning: image not found: gone.png"));
}
