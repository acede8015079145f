// What is added to a page after it was painted: drawn as if on a fresh page, in its place in the structure.

#include <string>
#include <vector>

#include "objects.h"
#include "sheet.h"

using namespace sheet;
using nlohmann::json;

namespace {

std::vector<layout::Box> word(font::Library& library, ElementId element, const std::string& text) {
    layout::TextBox box = box_of(library, text);
    box.baseline = base::from_points(200);
    return {{std::move(box), element}};
}

/// The streams of a page's contents, one after the other.
std::string drawn(const Objects& objects, const json& page) {
    std::string all;
    for (const json& stream : list(objects.follow(page).at("/Contents"))) all += objects.stream(stream);
    return all;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("a box added late begins as on a fresh page, and is where its element was opened") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    Sheet first(library, layout::PagePart::body, 1);
    const ElementId before = open(writer, 0, StructureRole::paragraph);
    const ElementId late = open(writer, 0, StructureRole::paragraph);
    const ElementId after = open(writer, 0, StructureRole::paragraph);
    Voice red;
    red.colour = {200, 0, 0};
    first.line(before, "In red", red);
    first.line(after, "Red as well", red);
    REQUIRE(writer.paint(first.take()));
    Sheet second(library, layout::PagePart::body, 2);
    second.line(open(writer, 0, StructureRole::paragraph), "Another page");
    REQUIRE(writer.paint(second.take()));
    REQUIRE(writer.add(layout::PagePart::body, 1, word(library, late, "late")));
    REQUIRE(writer.add(layout::PagePart::body, 1, word(library, late, "later")));
    const std::string pdf = finish(writer);
    GAZETTE_OBJECTS(objects, pdf);
    CHECK(objects.structure() == "Document [* * * *]\n  P [0:0]\n  P [0:2 0:3]\n  P [0:1]\n  P [1:0]\n");
    const std::string all = drawn(objects, objects.pages().at(0));
    // Each addition stands between its own saving and restoring, and so does what was painted.
    CHECK(count(all, "q\n") == 3);
    CHECK(count(all, "Q\n") == 3);
    CHECK(all.starts_with("q\n"));
    CHECK(all.ends_with("Q\n"));
    CHECK(list(objects.follow(objects.pages().at(1)).at("/Contents")).size() == 1);
}

TEST_CASE("what is added to a page that there is not is an error") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    CHECK_FALSE(writer.add(layout::PagePart::body, 1, word(library, layout::artifact, "late")));
}
