// Addresses of links for paper: numbered where they stand, listed at the article's end.

#include "layout/press.h"

#include <algorithm>

using namespace gazette;
using namespace gazette::layout;

namespace {

const std::string statement = "https://harbour.example/office/statement.html";

article::Blocks body() {
    return {text_block({words("The "), link_to(statement, "statement"), words(" and "),
                        link_to("https://ferries.example/north", "the ferry"), words(", then "),
                        link_to(statement, "again"), words(", "), link_to("https://open.example/", "open.example"),
                        words(" and "), link_to("mailto:office@harbour.example", "the office"), words(".")})};
}

std::string item_text(const Proof& proof, ElementId item) {
    std::string out;
    for (const StructureRole role : {StructureRole::list_label, StructureRole::list_body}) {
        for (const ElementId id : proof.of(role)) {
            if (proof.elements[id].parent == item) out += proof.text_of(id) + "|";
        }
    }
    return out;
}

/// The lists that hold an address.
std::vector<std::string> listed(const Proof& proof) {
    std::vector<std::string> out;
    for (const ElementId item : proof.of(StructureRole::list_item)) {
        const std::string text = item_text(proof, item);
        if (text.find('@') != std::string::npos || text.find("://") != std::string::npos) out.push_back(text);
    }
    return out;
}

}  // namespace

TEST_CASE("each address of an article is listed once, unless its words show it") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Bridge", body())}, library, proof);
    CHECK(listed(proof) == std::vector<std::string>{"1 |" + statement + "|", "2 |https://ferries.example/north|",
                                                    "3 |office@harbour.example|"});
}

TEST_CASE("a figure at the link leads to its address in the list") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Bridge", body())}, library, proof);
    std::vector<std::string> figures;
    std::vector<std::string> places;
    for (const LinkArea& each : proof.links()) {
        if (!each.target.starts_with("#link-1-")) continue;
        figures.push_back(proof.text_of(each.element));
        places.push_back(each.target);
        CHECK(proof.elements[proof.elements[each.element].parent].role == StructureRole::reference);
        CHECK(proof.page_of(each.target.substr(1)) == 1);
    }
    CHECK(figures == std::vector<std::string>{"1", "2", "1", "3"});
    CHECK(places == std::vector<std::string>{"#link-1-1", "#link-1-2", "#link-1-1", "#link-1-3"});
}

TEST_CASE("a style for screens lists no addresses") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Bridge", body())}, library, proof, "reader");
    CHECK(listed(proof).empty());
}

TEST_CASE("hundreds of addresses go on over pages, and the footer follows them") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    article::Inlines inlines;
    for (int i = 0; i < 600; ++i) {
        inlines.push_back(link_to("https://harbour.example/" + std::string(60, 'x') + "/" + std::to_string(i), "berth"));
        inlines.push_back(words(" "));
    }
    typeset({entry_of("Berths", {text_block(std::move(inlines))})}, library, proof);
    CHECK(listed(proof).size() == 600);
    CHECK(proof.page_of("link-1-600") > proof.page_of("link-1-1"));
    CHECK(proof.page_of("link-1-1") > 0);
}

TEST_CASE("a link around an image that nothing is said of puts no address in the text") {
    GAZETTE_LIBRARY(library);
    const article::Inline image{article::Image{"https://harbour.example/fog.png", "", "", {}}};
    for (const char* style : {"broadsheet", "reader"}) {
        Proof proof;
        typeset({entry_of("Bridge", {text_block({words("Photo "),
                                                 {article::Link{"https://harbour.example/fog", "", {image}}},
                                                 words(" of the bridge in fog.")})})},
                library, proof, style);
        CHECK(listed(proof).empty());
        for (const Page& page : proof.pages) {
            for (const Box& box : page.boxes) {
                const auto* text = std::get_if<TextBox>(&box.content);
                CHECK((text == nullptr || text->text.find("://harbour") == std::string::npos));
            }
        }
    }
}

TEST_CASE("a listed address without slashes and hyphens is broken where it falls apart") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    const std::string address =
        "https://harbour.example/?station=osk_weir&level=high&year=2026&month=november&day=24&hour=twelve"
        "&minute=thirty&reading=the_second_of_the_day&unit=metres&gauge=the_old_one_at_the_northern_quay";
    typeset({entry_of("Bridge", {text_block({words("The "), link_to(address, "levels"), words(".")})})}, library, proof,
            "large-print");
    const std::vector<std::string> addresses = listed(proof);
    REQUIRE(addresses.size() == 1);
    std::vector<std::string> lines;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text != nullptr && address.find(text->text) != std::string::npos && text->text.size() > 20) {
                lines.push_back(text->text);
            }
        }
    }
    REQUIRE(lines.size() > 2);
    for (const std::string& line : lines) {
        INFO(line);
        CHECK((line.ends_with("thern_quay") || std::string_view("/_?=&").find(line.back()) != std::string_view::npos));
    }
}
