// Text that holds no longer: a rule through it, and what says so behind the page.

#include <algorithm>
#include <vector>

#include "press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

article::Inline struck(article::Inlines children) {
    return {article::Strikethrough{std::move(children)}};
}

article::Inline strong(std::string text) {
    return {article::Strong{{words(std::move(text))}}};
}

struct Placed {
    const TextBox* text;
    ElementId element;
    const Page* page;
};

/// The boxes of an article's pages whose text has these words in it.
std::vector<Placed> boxes_with(const Proof& proof, const std::string& words) {
    std::vector<Placed> found;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text != nullptr && page.part == PagePart::body && text->text.find(words) != std::string::npos) {
                found.push_back({text, box.element, &page});
            }
        }
    }
    return found;
}

/// The rules that go through the letters of a box.
std::vector<Rectangle> rules_through(const Placed& placed) {
    std::vector<Rectangle> found;
    for (const Box& box : placed.page->boxes) {
        const auto* rule = std::get_if<RuleBox>(&box.content);
        if (rule == nullptr) continue;
        const Rectangle& area = rule->area;
        const bool beside = area.x >= placed.text->x + placed.text->width || area.x + area.width <= placed.text->x;
        const bool within =
            area.y + area.height < placed.text->baseline && area.y > placed.text->baseline - placed.text->size / 2;
        if (!beside && within) {
            CHECK(box.element == artifact);
            found.push_back(area);
        }
    }
    return found;
}

Placed only_box(const Proof& proof, const std::string& words) {
    const std::vector<Placed> found = boxes_with(proof, words);
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("text that is struck out has a rule through its letters and no others") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Ferries", {text_block("First."),
                                  text_block({words("Fares are "), struck({words("two marks")}), words(" three.")})})},
            library, proof, "reader");
    const Placed old = only_box(proof, "two marks");
    const std::vector<Rectangle> rules = rules_through(old);
    REQUIRE(rules.size() == 1);
    CHECK(rules.front().x == old.text->x);
    CHECK(rules.front().width == old.text->width);
    CHECK(rules.front().height < old.text->size / 10);
    CHECK(rules.front().height > old.text->size / 50);
    CHECK(rules_through(only_box(proof, "Fares are")).empty());
    CHECK(rules_through(only_box(proof, "three.")).empty());
    const StructureElement& element = proof.elements.at(old.element);
    CHECK(element.role == StructureRole::span);
    CHECK(element.struck);
    CHECK(!proof.elements.at(only_box(proof, "three.").element).struck);
}

TEST_CASE("one rule goes through struck words of several faces, and one through each of their lines") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset(
        {entry_of("Ferries", {text_block({words("First. "), struck({words("Fares were "), strong("much"), words(" lower")}),
                                          words(" then.")})})},
        library, proof, "reader");
    const std::vector<Rectangle> rules = rules_through(only_box(proof, "much"));
    REQUIRE(rules.size() == 1);
    CHECK(rules.front().x == only_box(proof, "Fares were").text->x);
    const TextBox& last = *only_box(proof, "lower").text;
    CHECK(rules.front().x + rules.front().width == last.x + last.width);

    Proof lines;
    std::string text;
    for (int i = 0; i < 30; ++i) text += "ferries sail ";
    typeset({entry_of("Ferries", {text_block({words("Now "), struck({words(text)}), words(" no more.")})})}, library, lines,
            "reader");
    const std::vector<Placed> boxes = boxes_with(lines, "sail");
    CHECK(boxes.size() > 3);
    for (const Placed& each : boxes) CHECK(rules_through(each).size() == 1);
}

TEST_CASE("a link within struck text, and struck text within a link, are struck and links all the same") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    const std::string address = "https://harbour.example/fares";
    typeset(
        {entry_of("Ferries",
                  {text_block({words("First. "), struck({words("See "), link_to(address, "the list"), words(" of")}),
                               words(" fares.")}),
                   text_block({words("Then "),
                               {article::Link{address, {}, {words("read "), struck({words("all")}), words(" most")}}}})})},
        library, proof, "reader");
    const Placed link = only_box(proof, "the list");
    CHECK(rules_through(link).size() == 1);
    CHECK(proof.elements.at(link.element).role == StructureRole::link);
    CHECK(proof.elements.at(link.element).struck);
    CHECK(proof.elements.at(only_box(proof, "See").element).struck);

    const Placed within = only_box(proof, "all");
    CHECK(rules_through(within).size() == 1);
    CHECK(proof.elements.at(within.element).struck);
    CHECK(proof.elements.at(proof.elements.at(within.element).parent).role == StructureRole::link);
    CHECK(rules_through(only_box(proof, "most")).empty());
    CHECK(!proof.elements.at(only_box(proof, "most").element).struck);
    const std::vector<LinkArea> links = proof.links();
    CHECK(
        std::any_of(links.begin(), links.end(), [](const LinkArea& each) { return each.description == "read all most"; }));
}

TEST_CASE("the number behind a struck link still leads to its address, and is not struck") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Ferries", {text_block({words("First. "),
                                              struck({words("See "), link_to("https://harbour.example/fares", "the list"),
                                                      words(" of fares")})})})},
            library, proof, "reader");
    const std::vector<ElementId> references = proof.of(StructureRole::reference);
    REQUIRE(!references.empty());
    for (const Placed& each : boxes_with(proof, "1")) {
        if (proof.is_within(each.element, references.front())) CHECK(rules_through(each).empty());
    }
}
