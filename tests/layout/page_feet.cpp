// What stands at the foot of pages and what begins the next, over articles of many lengths.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "layout/press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

std::string filler(int number_of_words) {
    std::string text;
    for (int i = 0; i < number_of_words; ++i) text += i % 7 == 6 ? "harbour. " : "boats ";
    return text + "end.";
}

article::Block list_of(std::vector<article::Blocks> items) {
    article::List list;
    for (article::Blocks& blocks : items) {
        article::ListItem& item = list.items.emplace_back();
        item.blocks = std::move(blocks);
    }
    return {std::move(list)};
}

/// The pages on which text with this mark stands.
std::set<int> pages_with(const Proof& proof, const std::string& mark) {
    std::set<int> pages;
    for (const Page& page : proof.pages) {
        if (page.part != PagePart::body) continue;
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text != nullptr && text->text.find(mark) != std::string::npos) pages.insert(page.number);
        }
    }
    return pages;
}

}  // namespace

TEST_CASE("an item of a list does not end a page that its own list does not begin on") {
    GAZETTE_LIBRARY(library);
    for (int length = 102; length < 180; length += 6) {
        Proof proof;
        article::Blocks body = {text_block(filler(length)), text_block("Before.")};
        body.push_back(list_of({{text_block("Outermark"),
                                 list_of({{text_block("Innermark one")}, {text_block("Two")}, {text_block("Three")}})},
                                {text_block("Another")}}));
        body.push_back(text_block(filler(length * 3)));
        typeset({entry_of("Tides", body)}, library, proof, "large-print");
        INFO(length);
        CHECK(pages_with(proof, "Outermark") == pages_with(proof, "Innermark"));
    }
}

TEST_CASE("a source footer has lines of its article above it on its page") {
    GAZETTE_LIBRARY(library);
    for (const char* style : {"large-print", "reader", "broadsheet"}) {
        for (int length = 200; length < 700; length += 25) {
            Proof proof;
            typeset({entry_of("Tides", {text_block(filler(length)), text_block(filler(30) + " Lastmark")})}, library, proof,
                    style);
            INFO(style << " " << length);
            const std::set<int> text = pages_with(proof, "Lastmark");
            const std::set<int> footer = pages_with(proof, "SHA-256");
            CHECK(text.size() == 1);
            CHECK(footer.count(*text.begin()) == 1);
        }
    }
}
