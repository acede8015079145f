// Where pages begin in the text, as values: for the page list of an EPUB.

#include <algorithm>

#include "base/utf8.h"
#include "image/encode.h"
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

PlacedFolio folio_of(const std::vector<PlacedFolio>& folios, const std::string& folio) {
    for (const PlacedFolio& each : folios) {
        if (each.folio == folio) return each;
    }
    FAIL("no page " << folio);
    return {};
}

/// Takes every picture.
struct PictureProof : Proof {
    base::Result<PictureId> add_picture(Picture) override { return count++; }
    PictureId count = 0;
};

const Page& body_page(const Proof& proof, const std::string& folio) {
    for (const Page& page : proof.pages) {
        if (page.part == PagePart::body && std::to_string(page.number) == folio) return page;
    }
    FAIL("no page " << folio);
    return proof.pages.front();
}

/// What follows the place in the text of its block.
std::string text_from(const TextPlace& place, const std::string& block_text) {
    const std::u32string text = base::to_utf32(visible(block_text));
    REQUIRE(place.characters < text.size());
    std::string out;
    for (const char32_t c : text.substr(place.characters)) base::append_utf8(out, c);
    return out;
}

/// Those of the only article whose block `block` has text on the page before them.
std::vector<PlacedFolio> pages_within(const Proof& proof, std::uint32_t block) {
    std::vector<PlacedFolio> within;
    for (const PlacedFolio& page : proof.pagination.folios) {
        if (page.place.entry == 1 && page.place.block == block && page.place.characters > 0) within.push_back(page);
    }
    return within;
}

article::Table table_of(std::size_t columns, std::size_t rows) {
    article::Table table;
    table.header_rows = 1;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            if (column == 0) table.rows.emplace_back();
            article::TableCell cell;
            cell.inlines = {{article::Text{(row == 0 ? "Head " : "Quay ") + std::to_string(row * 100 + column) + "."}}};
            table.rows.back().push_back(cell);
        }
    }
    return table;
}

std::string text_of(const article::Table& table) {
    std::string text;
    for (const article::TableRow& row : table.rows) {
        for (const article::TableCell& cell : row) text += article::plain_text(cell.inlines);
    }
    return text;
}

}  // namespace

TEST_CASE("numbers of addresses are no characters of the text that pages begin in") {
    GAZETTE_LIBRARY(library);
    article::Paragraph paragraph;
    std::string text;
    for (int i = 1000; i < 1900; ++i) {
        const std::string words = "Quay" + std::to_string(i);
        article::Link link;
        link.href = "https://quay.example/" + std::to_string(i);
        link.children = {{article::Text{words}}};
        paragraph.inlines.push_back({link});
        paragraph.inlines.push_back({article::Text{" "}});
        text += words;
    }
    Proof proof;
    typeset({entry_of("Links", {{paragraph}})}, library, proof, "broadsheet");
    const std::vector<PlacedFolio> within = pages_within(proof, 0);
    REQUIRE(!within.empty());
    for (const PlacedFolio& page : within) {
        // A number follows.
        CHECK(opening_of(body_page(proof, page.folio)).starts_with(text_from(page.place, text).substr(0, 8)));
    }
}

TEST_CASE("pages that begin within a table begin with a row, those of a table as names and values with a line") {
    GAZETTE_LIBRARY(library);
    for (const char* style : {"broadsheet", "reader"}) {
        for (const std::size_t columns : {std::size_t{3}, std::size_t{20}}) {
            CAPTURE(style, columns);
            const article::Table table = table_of(columns, 100);
            Proof proof;
            typeset({entry_of("Table", {{table}})}, library, proof, style);
            const std::vector<PlacedFolio> within = pages_within(proof, 0);
            REQUIRE(!within.empty());
            for (const PlacedFolio& page : within) {
                std::string opening = opening_of(body_page(proof, page.folio));
                const std::size_t name = opening.find(':');
                if (name != std::string::npos) opening.erase(0, name + 1);
                const std::size_t length = opening.find('.') + 1;
                CHECK(opening.substr(0, length) == text_from(page.place, text_of(table)).substr(0, length));
            }
        }
    }
}

TEST_CASE("a page that a picture was carried to begins with the text below it, another one with its picture") {
    GAZETTE_LIBRARY(library);
    constexpr int pictures = 24;
    std::size_t with_text = 0;
    std::size_t with_picture = 0;
    for (const char* style : {"broadsheet", "eink"}) {
        article::Blocks body;
        std::vector<std::string> texts;
        for (int i = 0; i < pictures; ++i) {
            for (int j = 0; j < 9; ++j) {
                const auto number = static_cast<int>(body.size()) * 100;
                texts.push_back(long_text(number, number + 3 + j % 4));
                body.push_back(text_block(texts.back()));
            }
            article::Block figure{article::Figure{{"quay.png", "Quay", {}, 0}, {}}};
            texts.emplace_back();
            if (i % 2 == 0) {
                // One in a quote is not carried.
                figure = {article::Quote{{figure}}};
                texts.emplace_back();
            }
            body.push_back(std::move(figure));
        }
        body.push_back(text_block(texts.emplace_back(long_text(99000, 99003))));
        edition::Entry entry = entry_of("Pictures", body);
        entry.load_image = [](const std::string&) -> base::Result<std::string> {
            return image::encode_png({400, 300, 1, std::vector<std::uint8_t>(std::size_t{400} * 300, 128)});
        };
        PictureProof proof;
        typeset({entry}, library, proof, style);
        for (const PlacedFolio& page : proof.pagination.folios) {
            if (page.place.part != TextPart::article || page.place.block == TextPlace::after_body || page.folio == "1")
                continue;
            TextPlace place = page.place;
            const bool picture = texts[place.block].empty();
            ++(picture ? with_picture : with_text);
            while (texts[place.block].empty()) ++place.block;
            const std::string opening = opening_of(body_page(proof, page.folio)).substr(0, 12);
            INFO(style << " page " << page.folio << ", block " << page.place.block);
            CHECK(text_from(place, texts[place.block]).starts_with(opening));
        }
    }
    CHECK(with_text > 0);
    CHECK(with_picture > 0);
}

TEST_CASE("pages that begin within code begin with one of its lines") {
    GAZETTE_LIBRARY(library);
    std::string code;
    for (int i = 1000; i < 1400; ++i) code += "  let quay_" + std::to_string(i) + " = " + std::to_string(i) + ";\n\n";
    Proof proof;
    typeset({entry_of("Code", {text_block("Short."), {article::CodeBlock{code, ""}}})}, library, proof);
    const std::vector<PlacedFolio> within = pages_within(proof, 1);
    REQUIRE(within.size() > 2);
    for (const PlacedFolio& page : within) {
        CHECK(opening_of(body_page(proof, page.folio)).substr(0, 12) == text_from(page.place, code).substr(0, 12));
    }
}

TEST_CASE("every page has its place, those within contents, sources and register too") {
    GAZETTE_LIBRARY(library);
    std::vector<edition::Entry> entries;
    for (int i = 0; i < 120; ++i) entries.push_back(entry_of("Ferry " + std::to_string(i), {text_block("Short.")}));
    Proof proof;
    typeset(entries, library, proof, "eink");
    const std::vector<PlacedFolio>& folios = proof.pagination.folios;
    REQUIRE(folios.size() == proof.pages.size());
    CHECK(proof.pagination.front_pages + proof.pagination.body_pages == static_cast<int>(folios.size()));
    const auto is_before = [](const PlacedFolio& a, const PlacedFolio& b) {
        return std::pair(a.place.part, a.place.entry) <= std::pair(b.place.part, b.place.entry);
    };
    CHECK(std::is_sorted(folios.begin(), folios.end(),
                         [&](const PlacedFolio& a, const PlacedFolio& b) { return !is_before(b, a); }));
    for (const TextPart part : {TextPart::contents, TextPart::article, TextPart::text_register}) {
        CHECK(std::any_of(folios.begin(), folios.end(),
                          [&](const PlacedFolio& page) { return page.place.part == part && page.place.entry > 1; }));
    }
}

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
        CHECK(folios.front().folio == "i");
        CHECK(folios.front().place.part == TextPart::title);
        const auto first = folio_of(folios, "1");
        CHECK(first.place.entry == 1);
        CHECK(first.place.block == 0);
        CHECK(first.place.characters == 0);
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
    }
}
