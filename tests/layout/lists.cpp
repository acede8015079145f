// Lists and definitions: what stands before an item, and where.

#include "press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

article::Block ordered(article::Numbering numbering, std::vector<article::ListItem> items) {
    article::List list;
    list.numbering = numbering;
    list.items = std::move(items);
    return {std::move(list)};
}

article::ListItem item(const std::string& text, std::optional<int> number = {}) {
    return {{text_block(text)}, {}, number};
}

std::vector<std::string> labels_of(const Proof& proof) {
    std::vector<std::string> labels;
    for (const ElementId label : proof.of(StructureRole::list_label)) labels.push_back(proof.text_of(label));
    return labels;
}

const TextBox* box_with(const Proof& proof, const std::string& start) {
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text != nullptr && page.part == PagePart::body && text->text.starts_with(start)) return text;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("items are numbered as their list says, and each as it says itself") {
    GAZETTE_LIBRARY(library);
    using article::NumberSystem;
    Proof proof;
    typeset({entry_of("Tide", {ordered({98}, {item("bell"), item("buoy", 105), item("beacon")}),
                               ordered({3, NumberSystem::lower_roman, true}, {item("low"), item("mean"), item("high")}),
                               ordered({26, NumberSystem::upper_letters}, {item("ebb"), item("flood")})})},
            library, proof);
    CHECK(labels_of(proof) == std::vector<std::string>{"98. ", "105. ", "106. ", "iii. ", "ii. ", "i. ", "Z. ", "AA. "});
    std::vector<NumberSystem> systems;
    for (const ElementId list : proof.of(StructureRole::list)) systems.push_back(proof.elements[list].numbers.value());
    CHECK(systems == std::vector{NumberSystem::decimal, NumberSystem::lower_roman, NumberSystem::upper_letters});
}

TEST_CASE("texts of a list stand in a line, however wide a label of it is") {
    GAZETTE_LIBRARY(library);
    std::vector<article::ListItem> items;
    for (int i = 0; i < 12; ++i) items.push_back(item("water"));
    Proof proof;
    typeset({entry_of("Tide", {ordered({1, article::NumberSystem::lower_roman}, std::move(items))})}, library, proof,
            "reader");
    const TextBox* label = box_with(proof, "viii.");
    const TextBox* text = box_with(proof, "water");
    REQUIRE(label != nullptr);
    REQUIRE(text != nullptr);
    CHECK(label->x + label->width < text->x);
}

TEST_CASE("a term stands at the edge, and what defines it is indented") {
    GAZETTE_LIBRARY(library);
    const auto term = [](const std::string& text) {
        return article::Block{article::Paragraph{{{article::Strong{{words(text)}}}}, true}};
    };
    Proof proof;
    typeset({entry_of("Tide", {text_block("Opening words."), term("Weir"), text_block("Awall."), term("Osk"),
                               text_block("Theriver.")})},
            library, proof, "reader");
    const TextBox* first = box_with(proof, "Weir");
    const TextBox* second = box_with(proof, "Osk");
    const TextBox* definition = box_with(proof, "Theriver");
    REQUIRE((first != nullptr && second != nullptr && definition != nullptr));
    CHECK(first->x == second->x);
    CHECK(definition->x > second->x);
}
