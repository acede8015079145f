// What the file is as a whole, and what it says about itself.

#include <cstdlib>
#include <regex>

#include "objects.h"
#include "sheet.h"

using namespace sheet;

namespace {

void paint_empty(pdf::Writer& writer, font::Library& library, layout::PagePart part, int number) {
    REQUIRE(writer.paint(Sheet(library, part, number).take()));
}

/// A document of these outline items on one page with the anchors "one" and "two".
std::string outlined(font::Library& library, const std::vector<layout::OutlineItem>& items) {
    pdf::Writer writer(metadata(), library);
    Sheet page(library, layout::PagePart::body, 1);
    page.anchor("one");
    page.line(open(writer, 0, StructureRole::paragraph), "A line.");
    page.anchor("two");
    REQUIRE(writer.paint(page.take()));
    for (const layout::OutlineItem& item : items) writer.outline(item);
    return finish(writer);
}

/// "title(children), title", and a "!" after the titles of those that lead nowhere.
std::string titles(const Objects& objects, const nlohmann::json& parent) {
    std::string out;
    int count = 0;
    for (nlohmann::json item = objects.at(parent, "/First"); !item.is_null(); item = objects.at(item, "/Next")) {
        CHECK(objects.at(item, "/Parent") == objects.follow(parent));
        const std::string below = titles(objects, item);
        out += (count++ == 0 ? "" : ", ") + text(item.at("/Title")) + (item.contains("/Dest") ? "" : "!");
        if (!below.empty()) out += "(" + below + ")";
        if (objects.at(item, "/Next").is_null()) CHECK(objects.at(parent, "/Last") == item);
    }
    CHECK(std::abs(objects.follow(parent).value("/Count", 0)) == count);
    return out;
}

}  // namespace

TEST_CASE("qpdf finds nothing amiss") {
    GAZETTE_LIBRARY(library);
    const File file("sound.pdf", everything(library));
    const auto said = output_of("qpdf", "--check '" + file.path().string() + "'");
    if (!said) return;
    CHECK(said->find("PDF Version: 1.7") != std::string::npos);
    CHECK(said->find("No syntax or stream encoding errors found") != std::string::npos);
}

TEST_CASE("the header says PDF 1.7 and that the file is not text") {
    GAZETTE_LIBRARY(library);
    const std::string bytes = everything(library);
    CHECK(bytes.starts_with("%PDF-1.7\n%"));
    for (const std::size_t at : {10, 11, 12, 13}) CHECK(static_cast<unsigned char>(bytes[at]) > 127);
    CHECK(std::regex_match(bytes.substr(bytes.rfind("startxref")), std::regex("startxref\\s\\d+\\s%%EOF\\s*")));
}

TEST_CASE("the same pages make the same bytes, other pages or another title another identifier") {
    GAZETTE_LIBRARY(library);
    const std::string bytes = everything(library);
    CHECK(bytes == everything(library));

    pdf::Metadata renamed = metadata();
    renamed.title = "The Evening";
    const std::string bare = outlined(library, {});
    const std::string other = everything(library, renamed);
    std::vector<std::string> identifiers;
    for (const std::string* pdf : {&bytes, &bare, &other}) {
        GAZETTE_OBJECTS(objects, *pdf);
        const auto& pair = objects.trailer().at("/ID");
        REQUIRE(pair.size() == 2);
        CHECK(pair[0] == pair[1]);
        identifiers.push_back(text(pair[0]));
    }
    CHECK(identifiers[0] != identifiers[1]);
    CHECK(identifiers[0] != identifiers[2]);
    // The bytes of the identifier, not a text that only prints as such.
    CHECK(std::regex_search(bytes, std::regex("/ID\\s*\\[\\s*<[0-9A-Fa-f]{32}>\\s*<[0-9A-Fa-f]{32}>\\s*\\]")));
}

TEST_CASE("the catalog says that the file is tagged, its language, and that the title is to be shown") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    const auto& catalog = objects.catalog();
    CHECK(text(catalog.at("/Lang")) == "en");
    CHECK(catalog.at("/MarkInfo").at("/Marked") == true);
    CHECK(catalog.at("/ViewerPreferences").at("/DisplayDocTitle") == true);
    CHECK_FALSE(catalog.at("/ViewerPreferences").contains("/Direction"));
    const auto& intent = catalog.at("/OutputIntents").at(0);
    CHECK(intent.at("/S") == "/GTS_PDFA1");
    CHECK(objects.at(intent, "/DestOutputProfile").at("/N") == 3);
    CHECK(objects.stream(intent.at("/DestOutputProfile")).substr(36, 4) == "acsp");
}

TEST_CASE("a right-to-left document is leafed through from the right") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library, metadata("fa")));
    CHECK(text(objects.catalog().at("/Lang")) == "fa");
    CHECK(objects.catalog().at("/ViewerPreferences").at("/Direction") == "/R2L");
}

TEST_CASE("front pages come first, in roman numbers, whatever the order they were painted in") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    paint_empty(writer, library, layout::PagePart::body, 1);
    paint_empty(writer, library, layout::PagePart::body, 2);
    paint_empty(writer, library, layout::PagePart::body, 5);
    paint_empty(writer, library, layout::PagePart::front, 2);
    paint_empty(writer, library, layout::PagePart::front, 1);
    GAZETTE_OBJECTS(objects, finish(writer));

    std::string keys;
    for (const auto& page : objects.pages()) {
        keys += objects.at(page, "/StructParents").dump();
        CHECK(objects.at(page, "/Tabs") == "/S");
        CHECK(objects.at(page, "/MediaBox") == nlohmann::json({0, 0, 300, 420}));
    }
    CHECK(keys == "43012");
    const auto labels = R"([0, {"/S": "/r", "/St": 1}, 2, {"/S": "/D", "/St": 1}, 4, {"/S": "/D", "/St": 5}])";
    CHECK(objects.at(objects.catalog(), "/PageLabels").at("/Nums") == nlohmann::json::parse(labels));
}

TEST_CASE("more pages than one node of the page tree takes") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    for (int number = 1; number <= 250; ++number) paint_empty(writer, library, layout::PagePart::body, number);
    GAZETTE_OBJECTS(objects, finish(writer));
    const auto pages = objects.pages();
    REQUIRE(pages.size() == 250);
    for (std::size_t index = 0; index < pages.size(); ++index) {
        CHECK(objects.at(pages[index], "/StructParents") == index);
    }
}

TEST_CASE("the outline is open at its first level and leads to places") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, outlined(library, {{"One", "one", 0}, {"Below ناحیه", "two", 1}, {"Last", "two", 0}}));
    CHECK(objects.catalog().at("/PageMode") == "/UseOutlines");
    const auto& root = objects.at(objects.catalog(), "/Outlines");
    CHECK(titles(objects, root) == "One(Below ناحیه), Last");
    CHECK(root.at("/Count") == 2);
    const auto& first = objects.at(root, "/First");
    CHECK(first.at("/Count") == -1);
    const auto page = objects.pages().at(0);
    CHECK(first.at("/Dest") == nlohmann::json({page, "/XYZ", nullptr, 390, nullptr}));
    CHECK(objects.at(root, "/Last").at("/Dest") == nlohmann::json({page, "/XYZ", nullptr, 373.5, nullptr}));
}

TEST_CASE("an outline that skips levels keeps its items, and so does one whose place is unknown") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(
        objects,
        outlined(library, {{"A", "one", 2}, {"B", "nowhere", 5}, {"C", "two", 5}, {"D", "two", 1}, {"E", "one", -3}}));
    CHECK(titles(objects, objects.catalog().at("/Outlines")) == "A(B!(C), D), E");
}

TEST_CASE("a document without an outline has no panel for it") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, outlined(library, {}));
    CHECK_FALSE(objects.catalog().contains("/Outlines"));
    CHECK_FALSE(objects.catalog().contains("/PageMode"));
}

TEST_CASE("XMP claims PDF/A-2a and PDF/UA-1 and says what the information dictionary says") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    const auto& reference = objects.catalog().at("/Metadata");
    CHECK_FALSE(objects.follow(reference).contains("/Filter"));
    const std::string xmp = objects.stream(reference);
    for (const char* part :
         {"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
          "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", ">The Morning &amp; the &lt;Evening&gt;</rdf:li>",
          "<rdf:li>The Editors</rdf:li>", "<rdf:li>en</rdf:li>", "<xmp:CreateDate>2026-11-24T06:00:00Z</xmp:CreateDate>",
          "<xmp:CreatorTool>gazette 9.9</xmp:CreatorTool>", "<pdf:Producer>gazette 9.9 with libharu</pdf:Producer>"}) {
        CHECK_THAT(xmp, Catch::Contains(part));
    }
    const auto& info = objects.at(objects.trailer(), "/Info");
    CHECK(text(info.at("/Title")) == "The Morning & the <Evening>");
    CHECK(text(info.at("/Author")) == "The Editors");
    CHECK(text(info.at("/Creator")) == "gazette 9.9");
    CHECK(text(info.at("/Producer")) == "gazette 9.9 with libharu");
    CHECK(text(info.at("/CreationDate")) == "D:20261124060000Z");
    CHECK(text(info.at("/ModDate")) == "D:20261124060000Z");
}

TEST_CASE("the metadata stand in the file as they are, for those who search without reading PDF") {
    GAZETTE_LIBRARY(library);
    CHECK(everything(library).find("<pdfaid:conformance>A</pdfaid:conformance>") != std::string::npos);
}
