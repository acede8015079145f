// The text behind the pages, which is copied, searched and read aloud: words of two lines stay apart in it.

#include "press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

bool says(const Proof& proof, StructureRole role, const std::string& text) {
    for (ElementId id = 0; id < proof.elements.size(); ++id) {
        if (proof.elements[id].role == role && proof.text_of(id).find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("lines of code are parted by spaces in the text behind the page") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Tide", {{article::CodeBlock{"moor(1);\nmoor(2);", ""}}})}, library, proof);
    CHECK(says(proof, StructureRole::code, "moor(1); moor(2);"));
}

TEST_CASE("what a section's opener says of it is parted by spaces in the text behind the page") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset_on(proof, {entry_of("Tide", {text_block("Low water at noon.")})}, library, proof.diagnostics, "broadsheet",
               "Harbour");
    CHECK(says(proof, StructureRole::paragraph, "1 article from 1 source 1 minute"));
}
