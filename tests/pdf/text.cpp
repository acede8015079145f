// What readers take out of the pages: by poppler, once in the order of the page and once by the structure tree.

#include <algorithm>
#include <regex>

#include "objects.h"
#include "pdf/clusters.h"
#include "sheet.h"

using namespace sheet;

namespace {

std::optional<std::string> copied(const std::string& pdf, const std::string& options = "-raw") {
    const File file("copied.pdf", pdf);
    return output_of("pdftotext", options + " '" + file.path().string() + "' -");
}

std::optional<std::string> spoken(const std::string& pdf) {
    const File file("spoken.pdf", pdf);
    return output_of("pdfinfo", "-struct-text '" + file.path().string() + "'");
}

/// A page with one paragraph of these boxes.
std::string paragraph_of(font::Library& library, std::vector<layout::TextBox> boxes) {
    pdf::Writer writer(metadata(), library);
    Sheet page(library, layout::PagePart::body, 1);
    const ElementId text = open(writer, 0, StructureRole::paragraph);
    for (layout::TextBox& box : boxes) page.add({std::move(box), text});
    REQUIRE(writer.paint(page.take()));
    return finish(writer);
}

/// The same box further down.
layout::TextBox below(layout::TextBox box, int lines) {
    box.baseline += base::from_points(20) * lines;
    return box;
}

struct Extent {
    double left = 0;
    double right = 0;
};

/// From the leftmost edge of the words that match to the rightmost one; zeros where there is no reader.
Extent extent_of(const std::string& pdf, const std::string& word) {
    const auto out = copied(pdf, "-bbox");
    if (!out) return {};
    const std::regex pattern("xMin=\"([0-9.]+)\"[^>]*xMax=\"([0-9.]+)\"[^>]*>" + word + "<");
    Extent all{page_width, 0};
    for (std::sregex_iterator match(out->begin(), out->end(), pattern), end; match != end; ++match) {
        all = {std::min(all.left, std::stod((*match)[1])), std::max(all.right, std::stod((*match)[2]))};
    }
    CHECK(all.right > 0);
    return all;
}

}  // namespace

TEST_CASE("Latin text is copied as it was written, ligatures and all") {
    GAZETTE_LIBRARY(library);
    const std::string words = "officers affirmed";
    const layout::TextBox box = box_of(library, words);
    CHECK(box.glyphs.size() < words.size());
    const auto text = copied(paragraph_of(library, {box}));
    if (text) CHECK_THAT(*text, Catch::Contains(words));
}

TEST_CASE("the text of a page is what was painted on it, without the glyphs' forms") {
    GAZETTE_LIBRARY(library);
    const auto text = copied(everything(library));
    if (!text) return;
    for (const char* line : {"Officials affirm\n", "Five shuffling officers affirmed", "the report", "and went to the",
                             "harbour at AVATAR speed.", "To the story", "running head", "A note."}) {
        CHECK_THAT(*text, Catch::Contains(line));
    }
}

TEST_CASE("the structure tree tells every script in logical order") {
    GAZETTE_LIBRARY(library);
    const auto text = spoken(everything(library));
    if (!text) return;
    CHECK_THAT(*text, Catch::Contains("\"نامه‌ها را در راه می‌نویسند، ۱۲۳ نامه.\""));
    CHECK_THAT(*text, Catch::Contains("\"किताबें क्षितिज की शक्ति हैं।\""));
    CHECK_THAT(*text, Catch::Contains("\"駅で\u00A0朝 𠮷野 新聞を読む。\""));
    CHECK_THAT(*text, Catch::Contains("\"Up, up 🚀 and away 😀 👩‍🚀 🇵🇹!\""));
}

TEST_CASE("a paragraph that goes on after a link and on the next page is one text") {
    GAZETTE_LIBRARY(library);
    auto text = spoken(everything(library));
    if (!text) return;
    text->erase(std::remove(text->begin(), text->end(), ' '), text->end());
    CHECK_THAT(*text, Catch::Contains("P(block)\n\"Fiveshufflingofficersaffirmed\"\nLink(inline)\n\"thereport\"\n"));
    CHECK_THAT(*text, Catch::Contains("\"andwenttothe\"\n\"harbouratAVATARspeed.\"\n"));
}

TEST_CASE("a word that a line break divides is one word again, the writer's own hyphen stays") {
    GAZETTE_LIBRARY(library);
    layout::TextBox added = box_of(library, "news-");
    added.text.replace(4, 1, "\u00AD");
    const auto text = spoken(paragraph_of(library, {added, below(box_of(library, "paper-boat"), 1)}));
    if (!text) return;
    CHECK_THAT(*text, Catch::Contains("\"newspaper-boat\""));
}

TEST_CASE("one glyph may stand for several texts, with glyf outlines and with CFF ones") {
    GAZETTE_LIBRARY(library);
    for (const Voice& voice : {Voice{}, Voice{"ja"}}) {
        const layout::TextBox letter = box_of(library, voice.language == "ja" ? "新" : "a", voice);
        std::vector<layout::TextBox> boxes = {letter};
        for (const char* other : {"alpha", "bravo"}) {
            boxes.push_back(below(letter, static_cast<int>(boxes.size())));
            boxes.back().text = other;
        }
        boxes.push_back(below(letter, 3));
        const auto text = copied(paragraph_of(library, boxes));
        if (text) CHECK_THAT(*text, Catch::StartsWith(letter.text + "\nalpha\nbravo\n" + letter.text + "\n"));
    }
}

TEST_CASE("small capitals are copied as the small letters they stand for") {
    GAZETTE_LIBRARY(library);
    Voice small;
    small.features = {"smcp"};
    const auto text = copied(paragraph_of(library, {box_of(library, "The Reuter desk", small)}));
    if (text) CHECK_THAT(*text, Catch::Contains("The Reuter desk"));
}

TEST_CASE("the space at the end of a line is there though no glyph shows it") {
    GAZETTE_LIBRARY(library);
    for (const Voice& voice : {Voice{}, Voice{"fa", 12, {}, {}, base::Direction::right_to_left}}) {
        layout::TextBox box = box_of(library, voice.language == "fa" ? "راه" : "way", voice);
        const std::string word = box.text;
        box.text += ' ';
        const auto text = spoken(paragraph_of(library, {box, below(box, 1)}));
        if (text) CHECK_THAT(*text, Catch::Contains("\"" + word + " " + word + " \""));
    }
}

TEST_CASE("a box without glyphs says its space and nothing else") {
    GAZETTE_LIBRARY(library);
    layout::TextBox space = box_of(library, "a");
    space.glyphs.clear();
    space.text = " ";
    const auto text = spoken(paragraph_of(library, {box_of(library, "one"), space, below(box_of(library, "two"), 1)}));
    if (text) CHECK_THAT(*text, Catch::Contains("\"one two\""));
}

TEST_CASE("of a cluster with more characters than glyphs the first glyph stands for what the others do not need") {
    const auto shares_of = [](std::string_view text, std::size_t glyphs) {
        std::vector<std::string> shares;
        for (; glyphs > 0; --glyphs) {
            shares.emplace_back(pdf::take_share(text, glyphs));
        }
        CHECK(text.empty());
        return shares;
    };
    CHECK(shares_of("fi", 1) == std::vector<std::string>{"fi"});
    CHECK(shares_of("ab", 2) == std::vector<std::string>{"a", "b"});
    // Bengali "rbi": the vowel sign, the letter, and the sign for "r", which has no width.
    CHECK(shares_of("\u09B0\u09CD\u09AC\u09BF", 3) == std::vector<std::string>{"\u09B0\u09CD", "\u09AC", "\u09BF"});
    CHECK(shares_of("a", 2) == std::vector<std::string>{"a", "\u2060"});
}

TEST_CASE("a glyph that stands for more than a map may say has its text beside it") {
    // A family of four: eleven units of UTF-16.
    constexpr std::string_view family = "\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466";
    CHECK(pdf::needs_actual_text({0, 1, family}));
    CHECK_FALSE(pdf::needs_actual_text({0, 1, family.substr(0, 18)}));
    std::string_view rest = family;
    CHECK(pdf::take_share(rest, 1) == family.substr(0, 18));
}

TEST_CASE("glyphs that cannot share out their text carry it as a whole") {
    GAZETTE_LIBRARY(library);
    layout::TextBox box = box_of(library, "abc");
    box.text = "x";
    for (layout::PlacedGlyph& glyph : box.glyphs) glyph.cluster = 0;
    const std::string pdf = paragraph_of(library, {box});
    GAZETTE_OBJECTS(objects, pdf);
    CHECK_THAT(objects.content(0), Catch::Contains("/Span <</MCID 1 /ActualText (x)>> BDC"));
    const auto text = copied(pdf);
    if (text) CHECK_THAT(*text, Catch::StartsWith("x\n"));
}

TEST_CASE("words whose letters come down to the line from above are told whole and in order") {
    GAZETTE_LIBRARY(library);
    const std::string words = "تعلیمی اداروں میں طلبہ و اساتذہ";
    const std::string pdf =
        paragraph_of(library, {box_of(library, words, {"ur", 12, {}, {}, base::Direction::right_to_left})});
    const auto text = spoken(pdf);
    if (text) CHECK_THAT(*text, Catch::Contains("\"" + words + "\""));
}

TEST_CASE("words stand where they were placed, narrowed or not, from either side") {
    GAZETTE_LIBRARY(library);
    Voice narrow;
    narrow.scale = 970;
    const Voice persian{"fa", 12, {}, {}, base::Direction::right_to_left};
    for (const Voice& voice : {Voice{}, narrow, persian}) {
        const layout::TextBox box = box_of(library, voice.language == "fa" ? "باران" : "Wayfaring", voice);
        const Extent extent = extent_of(paragraph_of(library, {box}), voice.language == "fa" ? "[^<]+" : box.text);
        if (extent.right == 0) return;
        CHECK(extent.left == Approx(base::to_points(box.x)).margin(0.02));
        CHECK(extent.right == Approx(base::to_points(box.x + box.width)).margin(0.02));
    }
}

TEST_CASE("no error adds up along a justified line") {
    GAZETTE_LIBRARY(library);
    layout::TextBox box = box_of(library, "a b c d e f g h i j k l m n o p q r s t u v w x y z end");
    for (layout::PlacedGlyph& glyph : box.glyphs) glyph.advance += 1234;
    const std::size_t end = box.glyphs.size() - 3;
    base::ScaledPoints at = box.x;
    for (std::size_t index = 0; index < end; ++index) at += box.glyphs[index].advance;
    const Extent extent = extent_of(paragraph_of(library, {box}), "end");
    if (extent.right != 0) CHECK(extent.left == Approx(base::to_points(at)).margin(0.01));
}

TEST_CASE("the pen of a text in reading size is moved by whole units, and by tenths in a headline") {
    GAZETTE_LIBRARY(library);
    const auto operands = [&](int size) {
        Voice voice;
        voice.size = size;
        layout::TextBox box = box_of(library, "a b c d e f g h", voice);
        for (layout::PlacedGlyph& glyph : box.glyphs) glyph.advance += 4321;
        const std::string pdf = paragraph_of(library, {box});
        const auto objects = Objects::read(pdf);
        return objects ? objects->content(0) : std::string();
    };
    const std::string text = operands(10);
    if (text.empty()) return;
    CHECK(std::regex_search(text, std::regex("\\)-[0-9]+\\(")));
    CHECK_FALSE(std::regex_search(text, std::regex("\\)-?[0-9]*\\.[0-9]+\\(")));
    CHECK(std::regex_search(operands(30), std::regex("\\)-[0-9]+\\.[0-9]\\(")));
}

TEST_CASE("the spaces of a justified line are widened by word spacing, and one that differs by moving the pen") {
    GAZETTE_LIBRARY(library);
    layout::TextBox box = box_of(library, "one two three four seas");
    const std::size_t last = box.text.rfind(' ');
    base::ScaledPoints at = box.x;
    for (layout::PlacedGlyph& glyph : box.glyphs) {
        if (box.text[glyph.cluster] == ' ') glyph.advance += base::from_points(glyph.cluster == last ? 5 : 3);
        if (glyph.cluster <= last) at += glyph.advance;
    }
    const std::string pdf = paragraph_of(library, {box});
    const Extent extent = extent_of(pdf, "seas");
    if (extent.right != 0) CHECK(extent.left == Approx(base::to_points(at)).margin(0.02));
    GAZETTE_OBJECTS(objects, pdf);
    const std::string content = objects.content(0);
    const std::string expected = "[0-9.]+ Tw\n(.|\n)*\\[\\(one two three four \\)-[0-9]+\\(seas\\)\\]TJ";
    INFO(content);
    CHECK(std::regex_search(content, std::regex(expected)));
}

TEST_CASE("a text of many characters is copied whole, also those whose codes have a meaning in a string") {
    GAZETTE_LIBRARY(library);
    // Codes count from 1: line ends, parentheses and the backslash are among a hundred of them.
    std::string words;
    for (char c = '!'; c <= '~'; ++c) words += c;
    words += "\u00E9\u00E8\u00FC\u00F1\u00E7\u00F8";
    Voice small;
    small.size = 4;
    const std::string pdf = paragraph_of(library, {box_of(library, words, small)});
    // A reader that goes by the letter takes a carriage return for a line feed.
    GAZETTE_OBJECTS(objects, pdf);
    CHECK(objects.content(0).find('\r') == std::string::npos);
    const auto text = copied(pdf);
    if (text) CHECK_THAT(*text, Catch::Contains(words));
}
