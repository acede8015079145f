// Paragraphs that hold images: which of them are pictures at its edges, and what is text.

#include "layout/paragraph_parts.h"

#include "catch.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

article::Inline image(const std::string& source) {
    return {article::Image{source, "alt of " + source, {}}};
}

article::Inline text(const std::string& words) {
    return {article::Text{words}};
}

std::string sources(const std::vector<EdgeImage>& images) {
    std::string out;
    for (const EdgeImage& each : images) out += each.image.source + " ";
    return out;
}

}  // namespace

TEST_CASE("images that open and close a paragraph are taken off it, in their order") {
    const article::Inlines inlines = {image("a"),     text(" "),  image("b"),          {article::LineBreak{}},
                                      text("Words "), image("c"), text(" and words."), text(" "),
                                      image("d"),     image("e")};
    REQUIRE(has_images(inlines));
    const ParagraphParts parts = parts_of(inlines);
    CHECK(sources(parts.before) == "a b ");
    CHECK(sources(parts.after) == "d e ");
    CHECK(article::plain_text(parts.text) == "Words alt of c and words.");
}

TEST_CASE("an image alone in a link is at the edge as well, and keeps its link") {
    const article::Inlines inlines = {{article::Link{"https://news.example/", "", {image("a")}}}, text("Words.")};
    REQUIRE(has_images(inlines));
    const ParagraphParts parts = parts_of(inlines);
    CHECK(sources(parts.before) == "a ");
    CHECK(std::holds_alternative<article::Link>(parts.before.at(0).whole.value));
    CHECK(article::plain_text(parts.text) == "Words.");
}

TEST_CASE("a paragraph of nothing but images has no text") {
    const ParagraphParts parts = parts_of({image("a"), text(" "), image("b")});
    CHECK(sources(parts.before) == "a b ");
    CHECK(parts.text.empty());
    CHECK(parts.after.empty());
}

TEST_CASE("text without images at its edges stays whole") {
    CHECK_FALSE(has_images({text("Words")}));
    const ParagraphParts parts = parts_of({text(" One "), image("a"), text(" two ")});
    CHECK(parts.before.empty());
    CHECK(parts.after.empty());
    CHECK(parts.text.size() == 3);
}
