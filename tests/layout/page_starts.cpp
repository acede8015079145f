// Where pages begin in the text, as values: for the page list of an EPUB.

#include "base/utf8.h"
#include "layout/press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

std::string visible(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = base::next_code_point(text, at);
        if (base::is_visible(c)) base::append_utf8(out, c);
    }
    return out;
}

/// Different on every line, with letters outside ASCII and words that are hyphenated.
std::string long_text(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i) text += "Überlieferungsgeschichtlich " + std::to_string(i) + " harbour’s ";
    return text;
}

/// The visible text that the page opens with, its running head left out.
std::string opening_of(const Page& page) {
    std::string out;
    for (const Box& box : page.boxes) {
        const auto* text = std::get_if<TextBox>(&box.content);
        if (text != nullptr && box.element != artifact) out += text->text;
    }
    return visible(out).substr(0, 40);
}

const Page& body_page(const Proof& proof, const std::string& folio) {
    for (const Page& page : proof.pages) {
        if (page.part == PagePart::body && std::to_string(page.number) == folio) return page;
    }
    FAIL("no page " << folio);
    return proof.pages.front();
}

}  // namespace

TEST_CASE("each page that begins within a paragraph or with one says where") {
    GAZETTE_LIBRARY(library);
    for (const char* style : {"broadsheet", "reader"}) {
        Proof proof;
        article::Blocks body;
        std::vector<std::string> texts;
        for (int i = 0; i < 6; ++i) {
            texts.push_back(long_text(i * 1000, i * 1000 + 200));
            body.push_back(text_block(texts.back()));
        }
        typeset(
            {entry_of("First", {text_block("Short.")}), entry_of("Long", body), entry_of("Last", {text_block("Short.")})},
            library, proof, style);
        const std::vector<PlacedFolio>& folios = proof.pagination.folios;
        REQUIRE(folios.size() >= 4);
        CHECK(folios.front().folio == "1");
        CHECK(folios.front().place.entry == 1);
        CHECK(folios.front().place.block == 0);
        CHECK(folios.front().place.characters == 0);
        std::size_t within = 0;
        for (const PlacedFolio& page : folios) {
            if (page.place.entry != 2 || page.place.block == TextPlace::after_body ||
                (page.place.block == 0 && page.place.characters == 0)) {
                continue;
            }
            ++within;
            const std::string opening = opening_of(body_page(proof, page.folio));
            REQUIRE(page.place.block < texts.size());
            INFO(style << " page " << page.folio << ", block " << page.place.block << " + " << page.place.characters);
            // Visible characters are counted, not bytes.
            const std::u32string text = base::to_utf32(visible(texts[page.place.block]));
            std::string expected;
            for (const char32_t c : text.substr(page.place.characters)) {
                if (expected.size() + 4 > opening.size()) break;
                base::append_utf8(expected, c);
            }
            CHECK(opening.substr(0, expected.size()) == expected);
        }
        CHECK(within >= 2);
        CHECK(!proof.pagination.sources_folio.empty());
    }
}
