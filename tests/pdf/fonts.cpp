// The fonts of the file: embedded, only what is used of them, and every code with its text.

#include <cctype>
#include <map>
#include <set>
#include <sstream>

#include "font/subset.h"
#include "objects.h"
#include "sheet.h"

using namespace sheet;
using nlohmann::json;

namespace {

json font_of(const Objects& objects, const std::string& resource) {
    return objects.at(objects.at(objects.at(objects.pages().at(0), "/Resources"), "/Font"), resource);
}

/// The bytes of the literal string that opens at `at`, which moves behind it.
std::string literal_at(const std::string& content, std::size_t& at) {
    std::string bytes;
    for (++at; content.at(at) != ')'; ++at) {
        if (content[at] != '\\') {
            bytes += content[at];
            continue;
        }
        const char escaped = content.at(++at);
        bytes += escaped == 'r' ? '\r' : escaped == 'n' ? '\n' : escaped;
    }
    ++at;
    return bytes;
}

/// The codes that the pages show, by the font's name in the resources.
std::map<std::string, std::set<int>> shown_codes(const Objects& objects) {
    std::map<std::string, std::set<int>> out;
    for (std::size_t page = 0; page < objects.pages().size(); ++page) {
        const std::string content = objects.content(page);
        std::string font;
        for (std::size_t at = 0; at < content.size();) {
            if (content.compare(at, 2, "/F") == 0 && std::isdigit(static_cast<unsigned char>(content[at + 2]))) {
                font = content.substr(at, content.find(' ', at) - at);
            }
            if (content[at] != '(') {
                ++at;
                continue;
            }
            const std::size_t size = font_of(objects, font).value("/Encoding", json()) == "/Identity-H" ? 2 : 1;
            const std::string bytes = literal_at(content, at);
            REQUIRE(bytes.size() % size == 0);
            for (std::size_t i = 0; i < bytes.size(); i += size) {
                int code = 0;
                for (std::size_t k = 0; k < size; ++k) code = code * 256 + static_cast<unsigned char>(bytes[i + k]);
                out[font].insert(code);
            }
        }
    }
    return out;
}

/// How many codes a ToUnicode stream gives a text.
std::size_t mapped(const std::string& cmap) {
    std::size_t count = 0;
    for (std::size_t at = cmap.find("> <"); at != std::string::npos; at = cmap.find("> <", at + 1)) ++count;
    return count - 1;  // the range of all codes
}

/// All ToUnicode maps.
std::string cmaps_of(const Objects& objects) {
    std::string out;
    for (const json& font : objects.all("/Subtype", "/Type0")) out += objects.stream(objects.follow(font).at("/ToUnicode"));
    return out;
}

/// What /W says of a CID; -1 where it does not.
double width_of(const json& widths, int cid) {
    for (std::size_t at = 0; at + 1 < widths.size(); at += 2) {
        const int index = cid - widths[at].get<int>();
        if (index >= 0 && index < static_cast<int>(widths[at + 1].size())) {
            return widths[at + 1].at(static_cast<std::size_t>(index)).get<double>();
        }
    }
    return -1;
}

std::string paragraph_of(font::Library& library, std::vector<layout::TextBox> boxes) {
    pdf::Writer writer(metadata(), library);
    Sheet page(library, layout::PagePart::body, 1);
    const ElementId text = open(writer, 0, StructureRole::paragraph);
    for (layout::TextBox& box : boxes) page.add({std::move(box), text});
    REQUIRE(writer.paint(page.take()));
    return finish(writer);
}

}  // namespace

TEST_CASE("poppler finds every font embedded, and with its texts") {
    GAZETTE_LIBRARY(library);
    const File file("fonts.pdf", everything(library));
    const auto out = output_of("pdffonts", "'" + file.path().string() + "'");
    if (!out) return;
    std::istringstream lines(*out);
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    int count = 0;
    for (; std::getline(lines, line); ++count) {
        INFO(line);
        const bool type3 = line.find("Type 3") != std::string::npos;
        CHECK_THAT(line, Catch::Contains(type3 ? "yes no  yes" : "yes yes yes"));
        if (!type3) CHECK_THAT(line, Catch::Matches("[A-Z]{6}\\+.*(Identity-H|Custom).*"));
    }
    CHECK(count >= 5);
}

TEST_CASE("a font brings the glyphs that are used and few bytes else") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    for (const json& reference : objects.all("/Type", "/FontDescriptor")) {
        const json& descriptor = objects.follow(reference);
        const json& program = descriptor.contains("/FontFile2") ? descriptor.at("/FontFile2") : descriptor.at("/FontFile3");
        CHECK(objects.stream(program).size() < 40'000);
    }
}

TEST_CASE("subsets of one face with other glyphs have other names") {
    GAZETTE_LIBRARY(library);
    std::set<std::string> names;
    for (const char* text : {"ab", "ba", "cd"}) {
        GAZETTE_OBJECTS(objects, paragraph_of(library, {box_of(library, text)}));
        names.insert(objects.at(objects.all("/Type", "/FontDescriptor").at(0), "/FontName").get<std::string>());
    }
    CHECK(names.size() == 2);
}

TEST_CASE("every code shown has a text and a width, and none is glyph 0") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    const auto shown = shown_codes(objects);
    CHECK(shown.size() >= 6);
    for (const auto& [resource, codes] : shown) {
        INFO(resource);
        const json font = font_of(objects, resource);
        CHECK(mapped(objects.stream(font.at("/ToUnicode"))) == codes.size());
        if (font.at("/Subtype") == "/Type3") continue;
        CHECK(codes.count(0) == 0);
        const json& descendant = objects.follow(font.at("/DescendantFonts").at(0));
        if (descendant.at("/Subtype") != "/CIDFontType2") continue;
        const std::string map = objects.stream(descendant.at("/CIDToGIDMap"));
        for (const int code : codes) {
            const auto at = 2 * static_cast<std::size_t>(code);
            REQUIRE(at + 1 < map.size());
            CHECK((map[at] != 0 || map[at + 1] != 0));
        }
    }
}

TEST_CASE("where a layout places glyph 0 a space is shown, and the text is kept") {
    GAZETTE_LIBRARY(library);
    layout::TextBox box = box_of(library, "axb");
    REQUIRE(box.glyphs.size() == 3);
    box.glyphs[1].id = 0;
    GAZETTE_OBJECTS(objects, paragraph_of(library, {box}));
    for (const auto& [resource, codes] : shown_codes(objects)) CHECK(codes == std::set<int>{'a', 'b', 'x'});
    const json& font = objects.follow(objects.all("/Subtype", "/Type0").at(0));
    CHECK_THAT(objects.stream(font.at("/ToUnicode")), Catch::Contains("<78> <0078>"));
    // Its width is that of a space, and what the outline of .notdef draws is not on the page.
    const font::Face& face = library.face(box.face);
    const double space = 1000.0 * face.advance_of(face.glyph_of(U' ')) / face.metrics().units_per_em;
    const json& descendant = objects.follow(font.at("/DescendantFonts").at(0));
    CHECK(width_of(descendant.at("/W"), 'x') == Approx(space).margin(0.01));
}

TEST_CASE("CFF outlines are shown by their CIDs under Identity-H") {
    GAZETTE_LIBRARY(library);
    const layout::TextBox box = box_of(library, "新聞\u00A0 を読む", {"ja"});
    const font::Face& face = library.face(box.face);
    if (!face.cff()) {
        WARN("skipped: no CFF face here");
        return;
    }
    const auto cids = font::cids_of(face);
    REQUIRE(cids);
    std::set<int> expected;
    for (const layout::PlacedGlyph& glyph : box.glyphs) expected.insert(cids->empty() ? glyph.id : cids->at(glyph.id));
    GAZETTE_OBJECTS(objects, paragraph_of(library, {box}));
    std::set<int> all;
    std::set<json> descendants;
    const auto shown = shown_codes(objects);
    for (const auto& [resource, codes] : shown) {
        all.insert(codes.begin(), codes.end());
        const json font = font_of(objects, resource);
        CHECK(font.at("/Encoding") == "/Identity-H");
        descendants.insert(font.at("/DescendantFonts").at(0));
    }
    CHECK(all == expected);
    // The two spaces are one glyph: its second text is in a second font over the same outlines.
    CHECK(shown.size() == 2);
    REQUIRE(descendants.size() == 1);
    const json& descendant = objects.follow(*descendants.begin());
    CHECK(descendant.at("/Subtype") == "/CIDFontType0");
    CHECK_FALSE(descendant.contains("/CIDToGIDMap"));
    CHECK(objects.at(objects.at(descendant, "/FontDescriptor"), "/FontFile3").at("/Subtype") == "/CIDFontType0C");
}

TEST_CASE("widths are those of the face") {
    GAZETTE_LIBRARY(library);
    const layout::TextBox box = box_of(library, "iM");
    GAZETTE_OBJECTS(objects, paragraph_of(library, {box}));
    const auto cid_fonts = objects.all("/Subtype", "/CIDFontType2");
    REQUIRE(cid_fonts.size() == 1);
    const json& widths = objects.at(cid_fonts[0], "/W");
    const font::Face& face = library.face(box.face);
    for (std::size_t at = 0; at < 2; ++at) {
        const double expected = 1000.0 * face.advance_of(box.glyphs[at].id) / face.metrics().units_per_em;
        CHECK(width_of(widths, box.text[at]) == Approx(expected).margin(0.01));
    }
}

TEST_CASE("emoji are Type 3 glyphs with a picture and a text") {
    GAZETTE_LIBRARY(library);
    const auto boxes = boxes_of(library, "😀🚀😀", {"en", 12}, base::from_points(100));
    if (boxes.size() != 1 || !library.face(boxes[0].face).colour_bitmaps()) {
        WARN("skipped: no emoji of colour bitmaps here");
        return;
    }
    GAZETTE_OBJECTS(objects, paragraph_of(library, {boxes[0]}));
    const auto fonts = objects.all("/Subtype", "/Type3");
    REQUIRE(fonts.size() == 1);
    const json& font = objects.follow(fonts[0]);
    const json names = font.at("/Encoding").at("/Differences");
    REQUIRE(names.size() == 3);
    for (std::size_t at = 1; at < names.size(); ++at) {
        const json& procedure = font.at("/CharProcs").at(names[at].get<std::string>());
        CHECK_THAT(objects.stream(procedure), Catch::Contains(names[at].get<std::string>() + " Do"));
        const json& image = objects.follow(font.at("/Resources").at("/XObject").at(names[at].get<std::string>()));
        CHECK(image.at("/ColorSpace") == "/DeviceRGB");
        CHECK(objects.at(image, "/SMask").at("/Width") == image.at("/Width"));
    }
    const std::string cmap = objects.stream(font.at("/ToUnicode"));
    CHECK_THAT(cmap, Catch::Contains("<00> <D83DDE00>"));
    CHECK_THAT(cmap, Catch::Contains("<01> <D83DDE80>"));
}

TEST_CASE("more emoji than one Type 3 font takes go to a second one over the same pictures") {
    GAZETTE_LIBRARY(library);
    auto boxes = boxes_of(library, "😀", {"en", 12}, base::from_points(100));
    if (boxes.size() != 1 || !library.face(boxes[0].face).colour_bitmaps()) {
        WARN("skipped: no emoji of colour bitmaps here");
        return;
    }
    pdf::Writer writer(metadata(), library);
    Sheet page(library, layout::PagePart::body, 1);
    const ElementId text = open(writer, 0, StructureRole::paragraph);
    for (int count = 0; count < 300; ++count) {
        boxes[0].text = "face " + std::to_string(count);
        page.add({boxes[0], text});
    }
    REQUIRE(writer.paint(page.take()));
    GAZETTE_OBJECTS(objects, finish(writer));
    CHECK(objects.all("/Subtype", "/Type3").size() == 2);
    CHECK(objects.all("/ColorSpace", "/DeviceRGB").size() == 1);
    std::size_t codes = 0;
    for (const auto& [resource, shown] : shown_codes(objects)) codes += shown.size();
    CHECK(codes == 300);
}

TEST_CASE("texts that a ToUnicode map may not name are left out of it") {
    GAZETTE_LIBRARY(library);
    layout::TextBox box = box_of(library, "ab");
    box.text = "\uFEFFab";
    box.glyphs[1].cluster = 4;
    GAZETTE_OBJECTS(objects, paragraph_of(library, {box}));
    CHECK_THAT(cmaps_of(objects), Catch::Contains("<0100> <0061>") && Catch::Contains("<62> <0062>"));
}

TEST_CASE("what has no code of one byte left has one of two, in a second font over the same outlines") {
    GAZETTE_LIBRARY(library);
    const layout::TextBox letter = box_of(library, "a");
    std::vector<layout::TextBox> boxes;
    std::set<std::string> texts;
    for (int count = 0; count < 300; ++count) {
        boxes.push_back(letter);
        boxes.back().text = count == 0 ? "a" : "l " + std::to_string(count);
        texts.insert(boxes.back().text);
    }
    boxes.push_back(letter);
    boxes.back().text = "\u65B0";
    GAZETTE_OBJECTS(objects, paragraph_of(library, boxes));
    const auto shown = shown_codes(objects);
    REQUIRE(shown.size() == 2);
    std::set<json> descendants;
    for (const auto& [resource, codes] : shown) {
        const json font = font_of(objects, resource);
        descendants.insert(font.at("/DescendantFonts").at(0));
        const bool is_long = font.at("/Encoding") == "/Identity-H";
        if (is_long) {
            CHECK(*codes.begin() == 0x100);
            CHECK_THAT(objects.stream(font.at("/ToUnicode")), Catch::Contains(" <65B0>"));
        } else {
            CHECK(codes.contains('a'));
            CHECK(codes.size() == 1 + 128 + 31);
            CHECK_THAT(objects.stream(font.at("/Encoding")), Catch::Contains("<00> <FF> 0"));
        }
    }
    CHECK(descendants.size() == 1);
    std::size_t count = 0;
    for (const auto& [resource, codes] : shown) count += codes.size();
    CHECK(count == texts.size() + 1);
}

TEST_CASE("a face with ideographs alone has no font of one byte") {
    GAZETTE_LIBRARY(library);
    layout::TextBox box = box_of(library, "a");
    box.text = "\u65B0";
    GAZETTE_OBJECTS(objects, paragraph_of(library, {box}));
    const auto fonts = objects.all("/Subtype", "/Type0");
    REQUIRE(fonts.size() == 1);
    CHECK(objects.follow(fonts[0]).at("/Encoding") == "/Identity-H");
}
