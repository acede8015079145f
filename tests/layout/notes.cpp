// Notes: superior figures in the text that lead to them, the notes at the article's end that lead back, and their structure.

#include "layout/press.h"

#include <algorithm>

using namespace gazette;
using namespace gazette::layout;

namespace {

article::Inline refer(int number) {
    return {article::NoteReference{number}};
}

article::Block notes_of(std::vector<std::string> texts, int start = 1) {
    article::Notes notes{start, {}};
    for (std::string& each : texts) notes.notes.push_back({{text_block(std::move(each))}});
    return {std::move(notes)};
}

article::Blocks body() {
    return {text_block({words("Nine boats"), refer(1), words(" left, ten"), refer(2), words(" came, and nine"), refer(1),
                        words(" stayed.")}),
            notes_of({"Counted at noon.", "Counted at dusk."})};
}

/// "reference > list_label > link", say: the roles from an element up to, and without, `end`.
std::vector<StructureRole> roles_up_to(const Proof& proof, ElementId element, StructureRole end) {
    std::vector<StructureRole> roles;
    for (; element != 0 && proof.elements[element].role != end; element = proof.elements[element].parent) {
        roles.push_back(proof.elements[element].role);
    }
    return roles;
}

std::vector<LinkArea> leading_to(const Proof& proof, const std::string& anchors) {
    std::vector<LinkArea> found;
    for (const LinkArea& each : proof.links()) {
        if (each.target.starts_with("#" + anchors)) found.push_back(each);
    }
    return found;
}

}  // namespace

TEST_CASE("a reference is the label of its note, raised, and leads to it") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Boats", body())}, library, proof);
    const std::vector<LinkArea> links = leading_to(proof, "note-");
    REQUIRE(links.size() == 3);
    const char* const figures[] = {"1", "2", "1"};
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::string figure = figures[i];
        CHECK(links[i].target == "#note-1-" + figure);
        CHECK(links[i].description == "Note " + figure);
        CHECK(proof.text_of(links[i].element) == figure);
        CHECK(proof.page_of(links[i].target.substr(1)) == 1);
        CHECK(roles_up_to(proof, links[i].element, StructureRole::paragraph) ==
              std::vector<StructureRole>{StructureRole::link, StructureRole::list_label, StructureRole::reference});
    }
}

TEST_CASE("a note has a name, its label leads back, and its text is its own") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Boats", body())}, library, proof);
    const std::vector<ElementId> notes = proof.of(StructureRole::note);
    REQUIRE(notes.size() == 2);
    CHECK(proof.elements[notes[0]].id != proof.elements[notes[1]].id);
    CHECK(proof.text_of(notes[0]) == "1 Counted at noon.");
    CHECK(proof.text_of(notes[1]) == "2 Counted at dusk.");
    const std::vector<LinkArea> back = leading_to(proof, "noteref-");
    REQUIRE(back.size() == 2);
    for (std::size_t i = 0; i < back.size(); ++i) {
        CHECK(back[i].target == "#noteref-1-" + std::to_string(i + 1));
        CHECK(back[i].description == "Back to reference " + std::to_string(i + 1));
        CHECK(proof.page_of(back[i].target.substr(1)) == 1);
        CHECK(proof.is_within(back[i].element, notes[i]));
        CHECK(roles_up_to(proof, back[i].element, StructureRole::note) ==
              std::vector<StructureRole>{StructureRole::link, StructureRole::list_label});
    }
}

TEST_CASE("notes of two articles are theirs alone, and the front page has none") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Boats", body()), entry_of("Ships", body())}, library, proof);
    CHECK(leading_to(proof, "note-1-").size() == 3);
    CHECK(leading_to(proof, "note-2-").size() == 3);
    CHECK(leading_to(proof, "noteref-2-").size() == 2);
    std::vector<std::string> names;
    for (const ElementId note : proof.of(StructureRole::note)) names.push_back(proof.elements[note].id);
    std::sort(names.begin(), names.end());
    CHECK(std::unique(names.begin(), names.end()) == names.end());
    CHECK(names.size() == 4);
    for (const Page& page : proof.pages) {
        for (const LinkArea& each : page.links) {
            if (page.part == PagePart::front) CHECK_FALSE(each.target.starts_with("#note"));
        }
    }
}

TEST_CASE("notes that fill pages keep their order, and each leads back from where it is") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    article::Inlines text;
    std::vector<std::string> notes;
    for (int i = 1; i <= 120; ++i) {
        text.push_back(words("Word "));
        text.push_back(refer(i));
        std::string note;
        for (int word = 0; word < 60; ++word) note += "said again ";
        notes.push_back(std::move(note));
    }
    typeset({entry_of("Boats", {text_block(std::move(text)), notes_of(std::move(notes))})}, library, proof);
    int page = proof.page_of("note-1-1");
    CHECK(page > 0);
    for (int i = 2; i <= 120; ++i) {
        const int next = proof.page_of("note-1-" + std::to_string(i));
        CHECK(next >= page);
        page = next;
    }
    CHECK(page > proof.page_of("note-1-1"));
    CHECK(leading_to(proof, "noteref-1-").size() == 120);
}

TEST_CASE("addresses that a style lists are numbered on from the notes") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    article::Blocks with_link = body();
    with_link.insert(with_link.begin(), text_block({words("See "), link_to("https://harbour.example/", "the office")}));
    typeset({entry_of("Boats", std::move(with_link))}, library, proof);
    const std::vector<LinkArea> addresses = leading_to(proof, "link-1-");
    REQUIRE(addresses.size() == 1);
    CHECK(proof.text_of(addresses[0].element) == "3");
}

TEST_CASE("a reference within a link is a figure that leads nowhere else") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    article::Inline link = link_to("https://harbour.example/", "nine boats");
    std::get<article::Link>(link.value).children.push_back(refer(1));
    typeset({entry_of("Boats", {text_block({std::move(link)}), notes_of({"Counted."})})}, library, proof);
    CHECK(leading_to(proof, "note-").empty());
    const std::vector<ElementId> paragraphs = proof.of(StructureRole::link);
    CHECK(std::any_of(paragraphs.begin(), paragraphs.end(),
                      [&](ElementId each) { return proof.text_of(each) == "nine boats1"; }));
}
