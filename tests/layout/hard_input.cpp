// Articles that leave the page too little room: words, letters, nesting and headlines of sizes that nobody writes. Each
// gives pages on which all of it stands, within the text area, in the order in which it was written.

#include <algorithm>
#include <cstdlib>
#include <set>

#include <sys/resource.h>

#include "base/utf8.h"
#include "layout/geometry.h"
#include "layout/press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

const char* const styles[] = {"broadsheet", "reader", "eink", "large-print"};

std::string repeated(const std::string& text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

/// What shows, in the order of reading.
std::string letters_of(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (base::is_visible(base::next_code_point(text, at))) out += text.substr(start, at - start);
    }
    return out;
}

/// All that the articles' elements of a role say.
std::string said(const Proof& proof, StructureRole role) {
    std::string out;
    for (const ElementId element : proof.of(role)) out += letters_of(proof.text_of(element));
    return out;
}

/// How far the farthest box stands out of its page's text area, in points.
double excess(const Proof& proof, const std::string& style_name) {
    const auto style = style::read(std::filesystem::path(GAZETTE_SOURCE_DIR) / "styles", style_name);
    REQUIRE(style);
    const Geometry geometry = geometry_of(style->pdf);
    ScaledPoints worst = 0;
    for (const Page& page : proof.pages) {
        const ScaledPoints left = text_left(style->pdf, page.number, base::Direction::left_to_right);
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text == nullptr) continue;
            worst = std::max({worst, left - text->x, text->x + text->width - left - geometry.width});
            worst = std::max({worst, -text->baseline, text->baseline - page.height});
        }
    }
    return static_cast<double>(worst) / base::scaled_points_per_point;
}

long peak_mebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// Points that hanging punctuation and a rounded width may stand out.
constexpr double tolerated = 4;

}  // namespace

TEST_CASE("a word wider than its column is parted, keeps all its letters, and that is noted") {
    GAZETTE_LIBRARY(library);
    const std::string word = repeated("donaudampfschiff", 40);
    for (const char* style : styles) {
        CAPTURE(style);
        Proof proof;
        typeset({entry_of("Tide", {text_block("Before " + word + " after.")})}, library, proof, style);
        CHECK(said(proof, StructureRole::paragraph).find("Before" + word + "after.") != std::string::npos);
        CHECK(proof.complains_of("a word wider than its column is parted without a hyphen"));
        CHECK(excess(proof, style) < tolerated);
    }
}

TEST_CASE("a paragraph of 100000 words is set whole, in bounded memory") {
    GAZETTE_LIBRARY(library);
    const std::string text = repeated("The harbour council met again and adjourned undecided. ", 12'500);
    const long before = peak_mebibytes();
    Proof proof;
    typeset({entry_of("Tide", {text_block(text)})}, library, proof);
    CHECK(said(proof, StructureRole::paragraph).find(letters_of(text)) != std::string::npos);
    CHECK(proof.pages.size() > 80);
    CHECK(excess(proof, "broadsheet") < tolerated);
    CHECK(peak_mebibytes() - before < 1024);
}

// Readers let no more through than this, tests/cli/hard_input.cpp goes the whole way.
TEST_CASE("quotes as deep as readers leave them keep a third of the column for text, and that they are less deep is told") {
    GAZETTE_LIBRARY(library);
    article::Blocks blocks{text_block("Low water at noon, and nobody at the quay.")};
    for (int i = 0; i < 64; ++i) {
        article::Quote quote;
        quote.blocks = std::move(blocks);
        blocks.clear();
        blocks.push_back({std::move(quote)});
    }
    for (const char* style : styles) {
        CAPTURE(style);
        Proof proof;
        typeset({entry_of("Tide", blocks)}, library, proof, style);
        CHECK(said(proof, StructureRole::paragraph).find("Lowwateratnoon,andnobodyatthequay.") != std::string::npos);
        CHECK(proof.complains_of("nested"));
        CHECK(excess(proof, style) < tolerated);
    }
}

TEST_CASE("however deep an article nests quotes, lists and phrases, readers take all of its structure") {
    GAZETTE_LIBRARY(library);
    article::Inlines phrase = {words("voici "), {article::NoteReference{1}}};
    for (int i = 0; i < 20; ++i) {
        phrase = {words("Eastmere says "), {article::Span{i % 2 == 0 ? "fr" : "de", {}, std::move(phrase)}}};
    }
    article::Table table;
    table.rows.push_back({{{{article::Strikethrough{std::move(phrase)}}}, false, 1, 1}});
    article::Blocks quotes = {{table}};
    article::Blocks lists = {{table}};
    for (int i = 0; i < 60; ++i) {
        quotes = {{article::Quote{std::move(quotes)}}};
        lists = {{article::List{{}, true, {{std::move(lists), {}}}}}};
    }
    for (article::Blocks* body : {&quotes, &lists}) {
        body->push_back({article::Notes{1, {{{text_block("A note.")}}}}});
        Proof proof;
        typeset({entry_of("Bridge", *body)}, library, proof);
        CHECK(proof.complains_of("blocks are nested too deeply"));
        int deepest = 0;
        for (ElementId id = 0; id < proof.elements.size(); ++id) {
            int depth = 1;
            for (ElementId at = id; at != 0; at = proof.elements[at].parent) ++depth;
            deepest = std::max(deepest, depth);
        }
        // What pdf.js takes.
        CHECK(deepest <= 41);
        CHECK(deepest > 30);
    }
}

TEST_CASE("labels of deeply nested lists stand beside their texts, not on them") {
    GAZETTE_LIBRARY(library);
    article::Blocks blocks;
    for (int level = 40; level > 0; --level) {
        article::List list;
        list.items.emplace_back().blocks = std::move(blocks);
        list.items[0].blocks.insert(list.items[0].blocks.begin(), text_block("level " + std::to_string(level)));
        blocks.clear();
        blocks.push_back({std::move(list)});
    }
    Proof proof;
    typeset({entry_of("Tide", blocks)}, library, proof);
    std::vector<TextBox> labels;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text == nullptr || page.part == PagePart::front) continue;
            if (text->text.starts_with("\u2013")) labels.push_back(*text);
            if (!text->text.starts_with("level ") || labels.empty() || labels.back().baseline != text->baseline) continue;
            CAPTURE(text->text);
            CHECK(labels.back().x + labels.back().width <= text->x);
        }
    }
    CHECK(labels.size() >= 40);
    CHECK(excess(proof, "broadsheet") < tolerated);
}

TEST_CASE("a headline of 500 characters, in words or in one, stands whole at its article's head") {
    GAZETTE_LIBRARY(library);
    for (const std::string& title :
         {repeated("The council of the harbour adjourned once more ", 11).substr(0, 500), repeated("x", 500)}) {
        for (const char* style : styles) {
            CAPTURE(style, title);
            Proof proof;
            typeset({entry_of(title, {text_block("Low water at noon.")})}, library, proof, style);
            CHECK(said(proof, StructureRole::heading).find(letters_of(title)) != std::string::npos);
            CHECK(said(proof, StructureRole::paragraph).find("Lowwateratnoon.") != std::string::npos);
            CHECK(excess(proof, style) < tolerated);
        }
    }
}

TEST_CASE("directions mixed within one word are set in the order of the bidi algorithm and read as written") {
    GAZETTE_LIBRARY(library);
    const std::string text = "so abc\u05E9\u05DC\u05D5\u05DDdef and 12\u0645\u0631\u062D\u0628\u062734 end";
    Proof proof;
    typeset({entry_of("Tide", {text_block("The order of it:"), text_block(text)})}, library, proof);
    CHECK(said(proof, StructureRole::paragraph).find(letters_of(text)) != std::string::npos);
    // Left to right on the page: abc, the Hebrew word, def; 12 is of the left-to-right text, 34 of the Arabic (UAX #9).
    std::vector<std::pair<ScaledPoints, std::string>> seen;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* set = std::get_if<TextBox>(&box.content);
            if (set != nullptr && page.part == PagePart::body && proof.is_in_article(box.element)) {
                seen.emplace_back(set->x, set->text);
            }
        }
    }
    const auto x_of = [&](const std::string& part) {
        for (const auto& [x, words] : seen) {
            if (words.find(part) != std::string::npos) return x;
        }
        FAIL("no box holds " << part);
        return ScaledPoints{0};
    };
    CHECK(x_of("abc") < x_of("\u05E9\u05DC"));
    CHECK(x_of("\u05E9\u05DC") < x_of("def"));
    CHECK(x_of("34") < x_of("\u0645\u0631"));
}

TEST_CASE("forty marks on a letter stay clear of the lines around, all are kept in the text, and that is told") {
    GAZETTE_LIBRARY(library);
    std::string marks;
    for (int i = 0; i < 40; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0323";
    const std::string text = "A letter a" + marks + " in a line.";
    for (const char* style : styles) {
        CAPTURE(style);
        Proof proof;
        typeset({entry_of("Tide", {text_block("Low water."), text_block(text)})}, library, proof, style);
        CHECK(said(proof, StructureRole::paragraph).find(letters_of("A letter")) != std::string::npos);
        std::size_t kept = 0;
        for (const Page& page : proof.pages) {
            for (const Box& box : page.boxes) {
                const auto* set = std::get_if<TextBox>(&box.content);
                if (set == nullptr || page.part != PagePart::body) continue;
                for (const PlacedGlyph& glyph : set->glyphs) CHECK(std::abs(glyph.y_offset) <= set->size / 2);
                if (set->text.find("\u0301") != std::string::npos) kept += set->text.size();
            }
        }
        CHECK(kept >= marks.size());
        CHECK(proof.complains_of("more marks stand on a letter than a line has room for"));
    }
}

TEST_CASE("accents that an orthography stacks stand where the face puts them") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Tide", {text_block("Vie\u0323\u0302t, a\u0328\u0301\u0304 and o\u0302\u0309 in a line.")})}, library,
            proof);
    CHECK_FALSE(proof.complains_of("marks"));
}
