#include "cover/cover.h"

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "cover/painter.h"
#include "cover/text.h"
#include "edition/edition.h"
#include "image/transform.h"

namespace {

using namespace gazette;

const std::string data = GAZETTE_DATA_DIR;

font::Library fonts() {
    base::Result<font::Library> library = font::Library::open(data + "/fonts/fonts.toml", {data + "/fonts"});
    INFO((library ? std::string() : base::format(library.error())));
    REQUIRE(library);
    return *std::move(library);
}

edition::Entry entry(const std::string& title, const std::string& language, const std::string& outlet) {
    edition::Entry made;
    made.head.title = title;
    made.head.language = language;
    made.head.direction = base::direction_of(language);
    made.provenance.outlet.name = outlet;
    return made;
}

edition::Edition edition_in(const std::string& language, std::vector<edition::Entry> entries) {
    edition::Edition made;
    made.title = "The Morning Gazette";
    made.language = language;
    made.direction = base::direction_of(language);
    made.date = {2026, 11, 24};
    made.number = "214";
    base::Result<edition::Labels> labels = edition::Labels::read(data + "/labels", language);
    REQUIRE(labels);
    made.labels = *std::move(labels);
    for (const edition::Entry& each : entries) {
        made.sources.push_back({each.provenance.outlet, {}});
    }
    made.sections = {{"Harbours", std::move(entries)}};
    return made;
}

edition::Edition sample() {
    return edition_in("en", {entry("Varnholm votes to give the sea its street back", "en", "Kestrel Bay Herald"),
                             entry("قناتی که از نو آواز می‌خواند", "fa", "کرانهٔ نو"),
                             entry("一人の客を待つ渡し船", "ja", "潮見野新報")});
}

image::Pixels cover_of(const edition::Edition& edition) {
    font::Library library = fonts();
    const cover::Canvas canvas = cover::draw(edition, library);
    base::Result<cover::Painter> painter = cover::Painter::create();
    REQUIRE(painter);
    return painter->rows(canvas, 0, canvas.size().height);
}

image::Rgb colour_at(const image::Pixels& pixels, std::size_t x, std::size_t y) {
    const std::uint8_t* sample = pixels.samples.data() + (y * pixels.width + x) * 3;
    return {sample[0], sample[1], sample[2]};
}

/// The pixels that are not white, as the smallest rectangle around them, and how many.
struct Ink {
    std::size_t left = SIZE_MAX;
    std::size_t top = SIZE_MAX;
    std::size_t right = 0;
    std::size_t bottom = 0;
    std::size_t count = 0;
    /// Those that are neither grey nor a mixture of the accent and white.
    std::size_t coloured = 0;
};

Ink ink_of(const image::Pixels& pixels) {
    Ink ink;
    for (std::size_t y = 0; y < pixels.height; ++y) {
        for (std::size_t x = 0; x < pixels.width; ++x) {
            const image::Rgb colour = colour_at(pixels, x, y);
            if (colour == image::white) {
                continue;
            }
            ink.left = std::min(ink.left, x);
            ink.right = std::max(ink.right, x);
            ink.top = std::min(ink.top, y);
            ink.bottom = std::max(ink.bottom, y);
            ++ink.count;
            // The accent is the reddest of what is drawn: green and blue are nearly alike in it.
            ink.coloured += std::abs(colour[1] - colour[2]) > 16 ? 1 : 0;
        }
    }
    return ink;
}

cover::FittedText fitted(const std::string& text, const std::string& language, const cover::TextStyle& style) {
    font::Library library = fonts();
    return cover::TextSetter(library).fit({text, language, base::direction_of(language)}, style, 1360);
}

const cover::TextStyle headline{{"serif", true}, 136, 1.0, 0, 84, 3};

}  // namespace

TEST_CASE("the cover is a page in black and the accent on white") {
    const image::Pixels pixels = cover_of(sample());
    CHECK(pixels.width == 1600);
    CHECK(pixels.height == 2560);
    CHECK(pixels.channels == 3);
    const Ink ink = ink_of(pixels);
    CHECK(ink.count > 100'000);
    CHECK(ink.coloured == 0);
    CHECK(ink.left >= 110);
    CHECK(ink.right <= 1490);
    CHECK(colour_at(pixels, 140, 140) == image::Rgb{0x9A, 0x1B, 0x1E});
}

TEST_CASE("the same edition gives the same cover") {
    CHECK(cover_of(sample()).samples == cover_of(sample()).samples);
}

TEST_CASE("letters are smooth") {
    const image::Pixels pixels = cover_of(sample());
    std::size_t between = 0;
    for (const std::uint8_t sample : pixels.samples) {
        between += sample > 64 && sample < 192 ? 1 : 0;
    }
    CHECK(between > 10'000);
}

TEST_CASE("what is drawn stays within the margins, whatever the words") {
    std::string long_title;
    for (int i = 0; i < 40; ++i) {
        long_title += "unreasonably ";
    }
    edition::Edition edition = edition_in(
        "en", {entry(long_title, "en", std::string(300, 'W')), entry(std::string(400, 'm'), "en", ""), entry("", "und", ""),
               entry("   ", "fa", "x"), entry("🦊", "en", "🦊"), entry("& < > \" '", "en", "<&>")});
    for (const std::string& title :
         {std::string(120, 'G'), std::string(300, 'i'), std::string("قناتی که از نو آواز می‌خواند"),
          std::string("一人の客を待つ渡し船は今朝も岸を離れない"), std::string("& < > \" '"), std::string("🦊🦊🦊"),
          std::string()}) {
        INFO(title);
        edition.title = title;
        const Ink ink = ink_of(cover_of(edition));
        CHECK(ink.count > 10'000);
        CHECK(ink.left >= 100);
        CHECK(ink.right <= 1500);
        CHECK(ink.top >= 100);
        CHECK(ink.bottom <= 2480);
    }
}

TEST_CASE("emoji are drawn in their colours") {
    edition::Edition edition = sample();
    edition.title = "🦊🌊";
    CHECK(ink_of(cover_of(edition)).coloured > 1'000);
}

TEST_CASE("an edition without articles has a cover") {
    CHECK(ink_of(cover_of(edition_in("en", {}))).count > 10'000);
}

TEST_CASE("the square stands where the edition's lines begin") {
    const image::Rgb rubric = {0x9A, 0x1B, 0x1E};
    const image::Pixels english = cover_of(sample());
    CHECK(colour_at(english, 121, 140) == rubric);
    CHECK(colour_at(english, 1470, 140) == image::white);
    const image::Pixels persian = cover_of(edition_in("fa", {entry("قنات", "fa", "کرانهٔ نو")}));
    CHECK(colour_at(persian, 1470, 140) == rubric);
    CHECK(colour_at(persian, 125, 140) != rubric);
}

TEST_CASE("a headline has lines of even length") {
    CHECK(fitted("Varnholm votes to give the sea its street back", "en", headline).lines ==
          std::vector<std::string>{"Varnholm votes", "to give the sea", "its street back"});
}

TEST_CASE("a long headline shrinks, and ends in an ellipsis where that is not enough") {
    const cover::FittedText shrunk =
        fitted("The harbour council counts every lamp on the northern quay twice", "en", headline);
    CHECK(shrunk.lines.size() == 3);
    CHECK(shrunk.style.size < headline.size);
    CHECK(shrunk.style.size >= headline.smallest);
    std::string endless;
    for (int i = 0; i < 50; ++i) {
        endless += "again and ";
    }
    const cover::FittedText cut = fitted(endless, "en", headline);
    REQUIRE(cut.lines.size() == 3);
    CHECK(cut.lines.back().ends_with("…"));
}

TEST_CASE("a text without spaces breaks where its language lets it") {
    const cover::FittedText japanese = fitted("一人の客を待つ渡し船は今朝も岸を離れない", "ja", headline);
    REQUIRE(japanese.lines.size() == 2);
    std::string joined;
    for (const std::string& line : japanese.lines) {
        joined += line;
    }
    CHECK(joined == "一人の客を待つ渡し船は今朝も岸を離れない");
}

TEST_CASE("lines move apart where their letters would touch") {
    font::Library library = fonts();
    cover::TextSetter setter(library);
    const cover::Words persian{
        "قناتی که از نو آواز می‌خواند و به روستا باز می‌گردد", "fa",
        base::Direction::right_to_left};
    const std::vector<cover::PlacedLine> lines =
        setter.place(setter.fit(persian, {{"serif", true}, 204, 0.5, 0, 204, 3}, 1360));
    REQUIRE(lines.size() >= 2);
    CHECK(lines[1].y >= lines[0].descent + lines[1].ascent);
}

TEST_CASE("the rows of a cover are the same however many are painted at once") {
    font::Library library = fonts();
    edition::Edition edition = sample();
    edition.title = "Morning \U0001F30A \u06AF\u0627\u0647";
    const cover::Canvas canvas = cover::draw(edition, library);
    base::Result<cover::Painter> painter = cover::Painter::create();
    REQUIRE(painter);
    const image::Pixels whole = painter->rows(canvas, 0, canvas.size().height);
    std::vector<std::uint8_t> joined;
    for (std::uint32_t top = 0; top < canvas.size().height;) {
        // 17 is no divisor of the height, nor of any line's.
        const std::uint32_t count = std::min(17U, canvas.size().height - top);
        const image::Pixels band = painter->rows(canvas, top, count);
        for (const std::uint8_t sample : band.samples) {
            // Grey has one sample where RGB has three.
            joined.insert(joined.end(), static_cast<std::size_t>(whole.channels / band.channels), sample);
        }
        top += count;
    }
    CHECK((joined == whole.samples));
}
