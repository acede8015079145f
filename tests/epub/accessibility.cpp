#include "epub/accessibility.h"

#include <catch2/catch.hpp>

#include "epub/package.h"
#include "sample_edition.h"

namespace {

using namespace gazette;
using namespace sample;

constexpr const char* claim = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>";

struct Book {
    std::string package;
    std::vector<std::string> notes;
};

Book book_of(const edition::Edition& edition) {
    base::Diagnostics diagnostics;
    const std::string bytes = bytes_of(edition, &diagnostics);
    Book book{file_of(edition, "EPUB/package.opf"), {}};
    for (const base::Diagnostic& each : diagnostics) {
        if (each.what.find("the EPUB has") == std::string::npos) {
            book.notes.push_back(base::format(each));
        }
    }
    return book;
}

Book book_with(article::Block block) {
    article::Blocks body;
    body.push_back(std::move(block));
    edition::Entry entry = entry_of("Tide", std::move(body), {{"gull.png", picture_png(4, 4)}});
    entry.head.input.name = "tide.md";
    return book_of(edition_of({{"", {std::move(entry)}}}));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

article::Table table(std::size_t header_rows) {
    article::Table made;
    made.header_rows = header_rows;
    made.rows = {{{words("Port")}, {words("Metres")}}, {{words("Varnholm")}, {words("2.1")}}};
    return made;
}

}  // namespace

TEST_CASE("an edition without a barrier is said to be accessible") {
    const Book text = book_with(paragraph("The tide turned."));
    CHECK(has(text.package, std::string(R"(<meta property="dcterms:conformsTo" id="conformance">)") + claim));
    CHECK(!has(text.package, "visual"));
    CHECK(text.notes.empty());

    const Book image = book_with({article::Figure{{"gull.png", "A gull", "", 3}, {}}});
    CHECK(has(image.package, claim));
    CHECK(has(image.package, R"(<meta property="schema:accessMode">visual</meta>)"));
    CHECK(has(image.package, R"(<meta property="schema:accessModeSufficient">textual</meta>)"));
    CHECK(has(image.package, R"(<meta property="schema:accessibilityFeature">alternativeText</meta>)"));

    CHECK(has(book_with({table(1)}).package, claim));
    // One that is not in the book bars nobody from it.
    CHECK(has(book_with({article::Figure{{"fog.png", "", "", 3}, words("Fog")}}).package, claim));
}

TEST_CASE("an edition with a barrier is not said to be accessible, and the barrier is told") {
    const Book image = book_with({article::Paragraph{{{article::Image{"gull.png", "", "", 3}}}}});
    CHECK(!has(image.package, "conformsTo"));
    CHECK(has(image.package, R"(<meta property="schema:accessModeSufficient">textual,visual</meta>)"));
    CHECK(!has(image.package, R"(<meta property="schema:accessModeSufficient">textual</meta>)"));
    CHECK(!has(image.package, "alternativeText"));
    REQUIRE(image.notes.size() == 1);
    CHECK(has(image.notes[0], "tide.md:3: note: an image has no alternative text"));

    article::Table blank = table(1);
    blank.rows[0] = {{words(" ")}, {}};
    for (const article::Table& without : {table(0), blank}) {
        const Book headless = book_with({without});
        CHECK(!has(headless.package, "conformsTo"));
        REQUIRE(headless.notes.size() == 1);
        CHECK(has(headless.notes[0], "tide.md: note: a table has no header"));
    }

    const Book unknown = book_of(edition_of({{"", {full_entry(), bare_entry()}}}));
    CHECK(!has(unknown.package, "conformsTo"));
    REQUIRE(unknown.notes.size() == 1);
    CHECK(has(unknown.notes[0], "the language of the article is not known"));
}

TEST_CASE("who says that an edition is accessible is named where it is") {
    const edition::Edition edition = edition_of({{"", {full_entry()}}});
    const std::string package = epub::package_document(edition, {}, {{}, "Pier & Sons"}, {});
    CHECK(has(package, R"(<meta refines="#conformance" property="a11y:certifiedBy">Pier &amp; Sons</meta>)"));
    epub::Accessibility barred;
    barred.other_barriers = 1;
    CHECK(!has(epub::package_document(edition, {}, {barred, "Pier & Sons"}, {}), "Pier"));
    CHECK(!has(epub::package_document(edition, {}, {}, {}), "certifiedBy"));
}
