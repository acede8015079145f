// The structure tree: what the elements are, in which order, and what belongs to none of them.

#include <map>
#include <sstream>

#include "objects.h"
#include "sheet.h"

using namespace sheet;
using nlohmann::json;

namespace {

ElementId open_as(layout::Painter& painter, ElementId parent, layout::StructureElement element) {
    element.parent = parent;
    return painter.open(std::move(element));
}

layout::StructureElement element(StructureRole role) {
    layout::StructureElement out;
    out.role = role;
    return out;
}

/// A document of one page, to which `paint` adds lines.
template <class Paint>
std::string page_of(font::Library& library, Paint paint) {
    pdf::Writer writer(metadata(), library);
    Sheet page(library, layout::PagePart::body, 1);
    paint(writer, page);
    REQUIRE(writer.paint(page.take()));
    return finish(writer);
}

/// The types of the headings that came of these levels.
std::string headings(font::Library& library, const std::vector<int>& levels) {
    const std::string pdf = page_of(library, [&](pdf::Writer& writer, Sheet& page) {
        for (const int level : levels) {
            page.line(open(writer, 0, StructureRole::heading, {}, level), "Heading", {"en", 8});
        }
    });
    const auto objects = Objects::read(pdf);
    std::string out;
    if (!objects) return out;
    for (const json& kid : list(objects->elements("/Document").at(0).at("/K"))) {
        out += objects->at(kid, "/S").get<std::string>().substr(1);
    }
    return out;
}

/// Every entry of the parent tree, by key.
std::map<int, json> parent_tree(const Objects& objects) {
    std::map<int, json> out;
    for (const json& node : list(objects.at(objects.at(objects.catalog(), "/StructTreeRoot"), "/ParentTree").at("/Kids"))) {
        const json& numbers = objects.at(node, "/Nums");
        for (std::size_t at = 0; at + 1 < numbers.size(); at += 2) out[numbers[at].get<int>()] = numbers[at + 1];
        CHECK(objects.at(node, "/Limits") == json({numbers.front(), numbers[numbers.size() - 2]}));
    }
    return out;
}

}  // namespace

TEST_CASE("elements have the types of their roles, and content in reading order over pages") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    CHECK(objects.structure() == R"(Document [* *]
  TOC [* *]
    TOCI [*]
      Reference [*]
        Link [0:0 link]
    TOCI [*]
      Reference [*]
        Span [0:1]
  Art [* * * * * * * * *]
    H1 [1:0]
    P [1:1 * 1:3 2:0]
      Link [1:2 link]
    P [1:4]
    P [1:5]
    P [1:6]
    P [1:7]
    L [* *]
      LI [* *]
        Lbl [1:8]
        LBody [1:9]
      LI [* *]
        Lbl [1:10]
        LBody [1:11]
    Table [* *]
      TR [*]
        TH [2:1]
      TR [* *]
        TD [2:2]
        TD [2:3]
    Note [2:4]
)");
}

TEST_CASE("every role has its standard type") {
    GAZETTE_LIBRARY(library);
    const std::vector<std::pair<StructureRole, const char*>> roles = {
        {StructureRole::part, "Part"},     {StructureRole::section, "Sect"},    {StructureRole::block_quote, "BlockQuote"},
        {StructureRole::figure, "Figure"}, {StructureRole::caption, "Caption"}, {StructureRole::code, "Code"},
        {StructureRole::span, "Span"},     {StructureRole::link, "Span"},       {StructureRole::reference, "Reference"},
    };
    GAZETTE_OBJECTS(objects, page_of(library, [&](pdf::Writer& writer, Sheet& page) {
                        for (const auto& [role, type] : roles) page.line(open(writer, 0, role), "Words");
                    }));
    std::string expected = "Document [* * * * * * * * *]\n";
    int number = 0;
    for (const auto& [role, type] : roles) expected += std::string("  ") + type + " [0:" + std::to_string(number++) + "]\n";
    CHECK(objects.structure() == expected);
}

TEST_CASE("the parent tree leads back from every content and annotation") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    const auto parents = parent_tree(objects);
    CHECK(objects.at(objects.at(objects.catalog(), "/StructTreeRoot"), "/ParentTreeNextKey") ==
          parents.rbegin()->first + 1);
    const std::vector<std::size_t> counts = {2, 12, 5};
    const auto pages = objects.pages();
    REQUIRE(pages.size() == counts.size());
    for (std::size_t index = 0; index < pages.size(); ++index) {
        const json owners = parents.at(objects.at(pages[index], "/StructParents").get<int>());
        REQUIRE(owners.size() == counts[index]);
        const std::string content = objects.content(index);
        for (std::size_t number = 0; number < owners.size(); ++number) {
            // The tag of marked content is its element's type, but for the link that leads nowhere.
            const std::string type = objects.at(owners[number], "/S").get<std::string>();
            const std::string tag = type == "/Span" ? "/Link" : type;
            CHECK_THAT(content, Catch::Contains(tag + " <</MCID " + std::to_string(number) + ">> BDC"));
        }
    }
}

TEST_CASE("many pages are many nodes of the parent tree") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    for (int number = 1; number <= 150; ++number) {
        Sheet page(library, layout::PagePart::body, number);
        page.line(open(writer, 0, StructureRole::paragraph), "Words");
        REQUIRE(writer.paint(page.take()));
    }
    GAZETTE_OBJECTS(objects, finish(writer));
    const auto parents = parent_tree(objects);
    REQUIRE(parents.size() == 150);
    for (const auto& [key, owners] : parents) {
        CHECK(objects.at(owners.at(0), "/Pg") == objects.follow(objects.pages().at(static_cast<std::size_t>(key))));
    }
}

TEST_CASE("a link has words for those who do not see it, and its element holds it") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    const auto parents = parent_tree(objects);
    const auto links = objects.all("/Subtype", "/Link");
    REQUIRE(links.size() == 2);
    for (const json& link : links) {
        const json& annotation = objects.follow(link);
        const json element = objects.follow(parents.at(annotation.at("/StructParent").get<int>()));
        CHECK(element.at("/S") == "/Link");
        bool held = false;
        for (const json& kid : element.at("/K")) held = held || objects.at(kid, "/Obj") == annotation;
        CHECK(held);
        CHECK(annotation.at("/F") == 4);
    }
    const json& inner = objects.follow(objects.at(objects.pages().at(0), "/Annots").at(0));
    CHECK(text(inner.at("/Contents")) == "To the story");
    CHECK(inner.at("/A").at("/S") == "/GoTo");
    CHECK(inner.at("/A").at("/D").at(0) == objects.pages().at(1));
    const json& outer = objects.follow(objects.at(objects.pages().at(1), "/Annots").at(0));
    CHECK(text(outer.at("/Contents")) == "Report at example.org");
    CHECK(text(outer.at("/A").at("/URI")) == "https://example.org/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4?day=1%202");
}

TEST_CASE("a link without a description says its address") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, page_of(library, [](pdf::Writer& writer, Sheet& page) {
                        const ElementId link = open(writer, open(writer, 0, StructureRole::paragraph), StructureRole::link);
                        page.link(link, page.line(link, "here"), "https://example.org/", "");
                    }));
    CHECK(text(objects.follow(objects.all("/Subtype", "/Link").at(0)).at("/Contents")) == "https://example.org/");
}

TEST_CASE("header cells say what they head, cells how many rows and columns they take") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, page_of(library, [](pdf::Writer& writer, Sheet& page) {
                        const ElementId row = open(writer, open(writer, 0, StructureRole::table), StructureRole::table_row);
                        auto column = element(StructureRole::table_header);
                        column.column_span = 3;
                        auto side = element(StructureRole::table_header);
                        side.row_header = true;
                        auto cell = element(StructureRole::table_data);
                        cell.row_span = 2;
                        for (const auto& each : {column, side, cell}) page.line(open_as(writer, row, each), "Tides");
                        page.line(open(writer, row, StructureRole::table_data), "plain");
                    }));
    const auto headers = objects.elements("/TH");
    REQUIRE(headers.size() == 2);
    CHECK(headers[0].at("/A") == json({{"/O", "/Table"}, {"/Scope", "/Column"}, {"/ColSpan", 3}}));
    CHECK(headers[1].at("/A") == json({{"/O", "/Table"}, {"/Scope", "/Row"}}));
    const auto cells = objects.elements("/TD");
    REQUIRE(cells.size() == 2);
    CHECK(cells[0].at("/A") == json({{"/O", "/Table"}, {"/RowSpan", 2}}));
    CHECK_FALSE(cells[1].contains("/A"));
}

TEST_CASE("a figure has its words and its place on the page") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, page_of(library, [](pdf::Writer& writer, Sheet& page) {
                        auto figure = element(StructureRole::figure);
                        figure.alt = "Two boats, یک قایق";
                        const ElementId id = open_as(writer, 0, figure);
                        const auto points = [](double value) { return base::from_points(value); };
                        page.add({layout::RuleBox{{points(30), points(40), points(100), points(10)}, {}}, id});
                        page.add({layout::FrameBox{{points(20), points(60), points(50), points(15.5)}, points(1), {}}, id});
                    }));
    const auto figures = objects.elements("/Figure");
    REQUIRE(figures.size() == 1);
    CHECK(text(figures[0].at("/Alt")) == "Two boats, یک قایق");
    CHECK(figures[0].at("/A").at("/O") == "/Layout");
    CHECK(figures[0].at("/A").at("/BBox") == json({20, 344.5, 130, 380}));
}

TEST_CASE("lists say how they number their items") {
    using layout::NumberSystem;
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, page_of(library, [](pdf::Writer& writer, Sheet& page) {
                        for (const std::optional<NumberSystem> numbers :
                             {std::optional(NumberSystem::decimal), std::optional(NumberSystem::upper_letters),
                              std::optional(NumberSystem::lower_roman), std::optional<NumberSystem>()}) {
                            auto list = element(StructureRole::list);
                            list.numbers = numbers;
                            const ElementId id = open_as(writer, 0, list);
                            page.line(open(writer, open(writer, id, StructureRole::list_item), StructureRole::list_body),
                                      "x");
                        }
                    }));
    const auto lists = objects.elements("/L");
    REQUIRE(lists.size() == 4);
    CHECK(lists[0].at("/A").at("/ListNumbering") == "/Decimal");
    CHECK(lists[1].at("/A").at("/ListNumbering") == "/UpperAlpha");
    CHECK(lists[2].at("/A").at("/ListNumbering") == "/LowerRoman");
    CHECK(lists[3].at("/A").at("/ListNumbering") == "/Disc");
}

TEST_CASE("text that is struck out says that a line goes through it") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, page_of(library, [](pdf::Writer& writer, Sheet& page) {
                        const ElementId paragraph = open(writer, 0, StructureRole::paragraph);
                        for (const bool struck : {true, false}) {
                            auto span = element(StructureRole::span);
                            span.struck = struck;
                            page.line(open_as(writer, paragraph, span), "x");
                        }
                    }));
    const auto spans = objects.elements("/Span");
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].at("/A") == json({{"/O", "/Layout"}, {"/TextDecorationType", "/LineThrough"}}));
    CHECK_FALSE(spans[1].contains("/A"));
}

TEST_CASE("notes have names that are theirs alone, by which they are found") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, page_of(library, [](pdf::Writer& writer, Sheet& page) {
                        auto named = element(StructureRole::note);
                        named.id = "fn1";
                        const auto nameless = element(StructureRole::note);
                        for (const auto& each : {named, named, nameless, nameless}) {
                            page.line(open_as(writer, 0, each), "A note.");
                        }
                    }));
    const json& names = objects.at(objects.at(objects.catalog(), "/StructTreeRoot"), "/IDTree").at("/Names");
    std::map<std::string, json> by_name;
    for (std::size_t at = 0; at + 1 < names.size(); at += 2) by_name[text(names[at])] = objects.follow(names[at + 1]);
    const auto notes = objects.elements("/Note");
    REQUIRE(notes.size() == 4);
    CHECK(text(notes[0].at("/ID")) == "fn1");
    CHECK(by_name.size() == 4);
    for (const json& note : notes) CHECK(by_name[text(note.at("/ID"))] == note);
}

TEST_CASE("headings begin at the first level and skip none on the way down") {
    GAZETTE_LIBRARY(library);
    if (headings(library, {1}).empty()) return;
    CHECK(headings(library, {1, 2, 3, 1, 2}) == "H1H2H3H1H2");
    CHECK(headings(library, {3, 4, 4}) == "H1H2H2");
    CHECK(headings(library, {1, 4, 6, 2, 6}) == "H1H2H3H2H3");
    CHECK(headings(library, {2, 2, 1, 3}) == "H1H1H1H2");
}

TEST_CASE("an element says its language where it has one of its own") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    std::string languages;
    for (const json& paragraph : objects.elements("/P")) {
        languages += (paragraph.contains("/Lang") ? text(paragraph.at("/Lang")) : "-") + " ";
    }
    CHECK(languages == "- fa hi ja - ");
}

TEST_CASE("what belongs to the page alone is an artifact, and nothing is drawn outside of both") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, everything(library));
    for (std::size_t page = 0; page < objects.pages().size(); ++page) {
        std::istringstream lines(objects.content(page));
        int depth = 0;
        int artifacts = 0;
        int drawn = 0;
        for (std::string line; std::getline(lines, line);) {
            artifacts += line == "/Artifact BMC";
            depth += line.ends_with(" BDC") || line.ends_with(" BMC");
            depth -= line == "EMC";
            const bool draws = line.ends_with("TJ") || line == "f" || line == "f*";
            drawn += draws;
            if (draws) CHECK(depth > 0);
        }
        CHECK(depth == 0);
        CHECK(drawn > 1);
        CHECK(artifacts == (page == 0 ? 0 : 1));
    }
}
