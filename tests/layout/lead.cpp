// The text of the first article on the front page.

#include "press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

/// All text of the front pages.
std::string front_text(const Proof& proof) {
    std::string out;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (page.part == PagePart::front && text != nullptr) out += text->text;
        }
    }
    return out;
}

std::string many(const std::string& sentence) {
    std::string out;
    for (int i = 0; i < 12; ++i) out += sentence + " ";
    return out;
}

article::Block quote_of(article::Blocks blocks) {
    return {article::Quote{std::move(blocks)}};
}

article::Block list_of(const std::string& text) {
    article::List list;
    list.items.push_back({{text_block(text)}, {}});
    return {list};
}

}  // namespace

TEST_CASE("the lead goes on past headings, lists and quotes, and says nothing of them") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Bridge", {text_block("The bridge is closed."),
                                 {article::Heading{2, {words("Why so")}}},
                                 text_block("Bearings have cracks."),
                                 list_of("Ferries sail."),
                                 quote_of({text_block("Nobody told us.")}),
                                 text_block(many("Trams go round."))})},
            library, proof);
    const std::string front = front_text(proof);
    CHECK(front.find("is closed.") != std::string::npos);
    CHECK(front.find("Bearings have cracks.") != std::string::npos);
    CHECK(front.find("Trams go round.") != std::string::npos);
    for (const char* other : {"Why so", "Ferries sail.", "Nobody told us."}) CHECK(front.find(other) == std::string::npos);
    CHECK(front.find("In full, page") != std::string::npos);
}

TEST_CASE("the lead of an article of quotes alone is their text") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Bridge", {quote_of({quote_of({text_block("It was Nobody who told us so.")})}),
                                 quote_of({text_block("They did.")})})},
            library, proof);
    const std::string front = front_text(proof);
    CHECK(front.find("who told us so.") != std::string::npos);
    CHECK(front.find("They did.") != std::string::npos);
    CHECK(front.find("In full, page") != std::string::npos);
}
