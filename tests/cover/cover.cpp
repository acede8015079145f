#include "cover/cover.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <string>

#include "cover/text.h"
#include "edition/edition.h"

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

std::string svg_of(const edition::Edition& edition) {
    font::Library library = fonts();
    base::Result<std::string> svg = cover::to_svg(edition, library);
    REQUIRE(svg);
    return *svg;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

cover::FittedText fitted(const std::string& text, const std::string& language, const cover::TextStyle& style) {
    font::Library library = fonts();
    return cover::TextSetter(library).fit({text, language, base::direction_of(language)}, style, 1360);
}

const cover::TextStyle headline{{"serif", true}, 136, 1.0, 0, 84, 3};

}  // namespace

TEST_CASE("the cover is a page of outlines: no text, no fonts, nothing from elsewhere") {
    const std::string svg = svg_of(sample());
    CHECK(svg.find(R"(viewBox="0 0 1600 2560")") != std::string::npos);
    CHECK(count(svg, "<text") == 0);
    CHECK(count(svg, "<image") == 0);
    CHECK(count(svg, "href") == 0);
    CHECK(count(svg, "font") == 0);
    CHECK(count(svg, "<path") > 10);
    CHECK(svg.size() < 200000);
}

TEST_CASE("the same edition gives the same cover") {
    CHECK(svg_of(sample()) == svg_of(sample()));
}

TEST_CASE("the cover says its title and date to a screen reader") {
    edition::Edition edition = sample();
    edition.title = "Salt & <Light>";
    CHECK(svg_of(edition).find("<title>Salt &amp; &lt;Light&gt;</title><desc>Tuesday 24 November 2026</desc>") !=
          std::string::npos);
}

TEST_CASE("outlines stay on the page, whatever the words") {
    std::string long_title;
    for (int i = 0; i < 40; ++i) {
        long_title += "unreasonably ";
    }
    edition::Edition edition = edition_in(
        "en", {entry(long_title, "en", std::string(300, 'W')), entry(std::string(400, 'm'), "en", ""),
               entry("", "und", ""), entry("   ", "fa", "x"), entry("🦊", "en", "🦊")});
    edition.title = std::string(120, 'G');
    const std::string svg = svg_of(edition);
    const std::regex start(R"(<path fill="#[0-9a-f]*" d="m(-?\d+)[ ]?(-?\d+))");
    for (std::sregex_iterator it(svg.begin(), svg.end(), start), end; it != end; ++it) {
        CHECK(std::stoi((*it)[1]) >= 1100);
        CHECK(std::stoi((*it)[1]) <= 14900);
        CHECK(std::stoi((*it)[2]) >= 1000);
        CHECK(std::stoi((*it)[2]) <= 24800);
    }
}

TEST_CASE("an edition without articles has a cover") {
    CHECK(count(svg_of(edition_in("en", {})), "<path") >= 3);
}

TEST_CASE("the square stands where the edition's lines begin") {
    const std::string square = R"(width="400" height="400" fill="#9a1b1e")";
    CHECK(svg_of(sample()).find(R"(<rect x="1200" y="1200" )" + square) != std::string::npos);
    edition::Edition persian = edition_in("fa", {entry("قنات", "fa", "کرانهٔ نو")});
    CHECK(svg_of(persian).find(R"(<rect x="14400" y="1200" )" + square) != std::string::npos);
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
    const cover::Words persian{"قناتی که از نو آواز می‌خواند و به روستا باز می‌گردد", "fa", base::Direction::right_to_left};
    const std::vector<cover::PlacedLine> lines =
        setter.place(setter.fit(persian, {{"serif", true}, 204, 0.5, 0, 204, 3}, 1360));
    REQUIRE(lines.size() >= 2);
    CHECK(lines[1].y >= lines[0].descent + lines[1].ascent);
}
