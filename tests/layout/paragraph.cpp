// Paragraphs of one script, set with the project's faces.

#include "setting.h"

#include <algorithm>

using namespace gazette::layout;
using gazette::style::Align;

namespace {

constexpr const char* soft_hyphen = "\u00AD";

/// What a justified line leaves to hang outside.
ScaledPoints hang_of(const Line& line, const gazette::style::PdfStyle& style) {
    const TextBox& box = line.boxes.back().box;
    std::string shown = box.text;
    while (shown.ends_with(' ')) shown.pop_back();
    const bool hangs = shown.ends_with(',') || shown.ends_with('.') || shown.ends_with(soft_hyphen) || shown.ends_with('-');
    return hangs ? box.glyphs.back().advance * style.justification.hanging / 1000 : 0;
}

int longest_row_of_hyphens(const std::vector<Line>& lines) {
    int longest = 0;
    int row = 0;
    for (const Line& line : lines) {
        row = line.hyphenated ? row + 1 : 0;
        longest = std::max(longest, row);
    }
    return longest;
}

}  // namespace

TEST_CASE("justified lines fill the measure to the scaled point, but for the last") {
    GAZETTE_LIBRARY(library);
    HyphenationPatterns patterns;
    ParagraphSetter setter(library, patterns, strictly_justified());
    for (const ScaledPoints measure : {155 * point, 240 * point + 7, 345 * point}) {
        const auto lines = setter.set(paragraph(harbour_news + harbour_news), measure);
        REQUIRE(lines.size() > 4);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            INFO(text_of(lines[i]));
            CHECK(lines[i].left == 0);
            CHECK(lines[i].width == measure);
            CHECK(advances_of(lines[i]) == measure);
        }
        CHECK(lines.back().width < measure);
        CHECK_FALSE(any_overfull(lines));
    }
}

TEST_CASE("a paragraph whose spaces would be too wide is ragged") {
    GAZETTE_SETTER(setter);
    const std::string words = "The lower bridge stays shut: neighbourhood representatives";
    Paragraph narrow = paragraph(words);
    narrow.spans[0].style.hyphenate = false;
    const auto lines = setter.set(narrow, 90 * point);
    REQUIRE(lines.size() > 2);
    for (const Line& line : lines) {
        CHECK(line.left == 0);
        CHECK(line.width < 90 * point);
    }
}

TEST_CASE("stops, commas and hyphens hang out of justified lines by their share") {
    GAZETTE_LIBRARY(library);
    gazette::style::PdfStyle style = strictly_justified();
    style.justification.hanging = 700;
    HyphenationPatterns patterns;
    ParagraphSetter setter(library, patterns, style);
    const ScaledPoints measure = 150 * point;
    const auto lines = setter.set(paragraph(harbour_news), measure);
    int hanging = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        INFO(text_of(lines[i]));
        // Glyph expansion and the rounding of a share leave a little.
        CHECK(std::abs(lines[i].width - measure - hang_of(lines[i], style)) <= point / 20);
        hanging += lines[i].width > measure ? 1 : 0;
    }
    CHECK(hanging > 0);
}

TEST_CASE("a ragged paragraph keeps its spaces and its side") {
    GAZETTE_SETTER(setter);
    const ScaledPoints measure = 200 * point;
    const auto start = setter.set(aligned(harbour_news, Align::start), measure);
    const auto centre = setter.set(aligned(harbour_news, Align::centre), measure);
    const auto end = setter.set(aligned(harbour_news, Align::end), measure);
    REQUIRE(start.size() == centre.size());
    REQUIRE(start.size() == end.size());
    for (std::size_t i = 0; i < start.size(); ++i) {
        CHECK(start[i].left == 0);
        CHECK(centre[i].left == (measure - centre[i].width) / 2);
        CHECK(end[i].left + end[i].width == measure);
        CHECK(start[i].width <= measure);
        CHECK(start[i].boxes.front().box.scale == 1000);
        CHECK(start[i].boxes.front().box.x == 0);
        CHECK(end[i].boxes.front().box.x == end[i].left);
    }
}

TEST_CASE("the first line alone is indented") {
    GAZETTE_LIBRARY(library);
    HyphenationPatterns patterns;
    ParagraphSetter setter(library, patterns, strictly_justified());
    Paragraph indented = paragraph(harbour_news);
    indented.first_line_indent = 12 * point;
    const auto lines = setter.set(indented, 240 * point);
    REQUIRE(lines.size() > 2);
    CHECK(lines[0].left == 12 * point);
    CHECK(lines[0].left + lines[0].width == 240 * point);
    CHECK(lines[1].left == 0);
}

TEST_CASE("the last line leaves room for what is to end it") {
    GAZETTE_SETTER(setter);
    Paragraph closed = aligned("The lower bridge of Eastmere stays closed", Align::start);
    const ScaledPoints measure = setter.natural_width(closed) + 2 * point;
    CHECK(setter.set(closed, measure).size() == 1);
    closed.last_line_reserve = 9 * point;
    const auto lines = setter.set(closed, measure);
    REQUIRE(lines.size() == 2);
    CHECK(lines.back().width + 9 * point <= measure);

    closed.align = Align::justify;
    const auto justified = setter.set(closed, measure);
    CHECK(justified.back().width + 9 * point <= measure);
}

TEST_CASE("a newline ends a line, an empty line stays one") {
    GAZETTE_SETTER(setter);
    const auto lines = setter.set(paragraph("First bell\nsecond bell\n\nthird bell"), 240 * point);
    REQUIRE(lines.size() == 4);
    CHECK(text_of(lines[0]) == "First bell");
    CHECK(text_of(lines[1]) == "second bell");
    CHECK(lines[2].boxes.empty());
    CHECK(text_of(lines[3]) == "third bell");
}

TEST_CASE("no text has no lines") {
    GAZETTE_SETTER(setter);
    CHECK(setter.set(Paragraph{}, 240 * point).empty());
    CHECK(setter.natural_width(Paragraph{}) == 0);
}

TEST_CASE("the text behind the boxes is the text that came in") {
    GAZETTE_SETTER(setter);
    for (const ScaledPoints measure : {90 * point, 150 * point, 345 * point}) {
        const auto lines = setter.set(paragraph(harbour_news), measure);
        CHECK(without(text_of(lines), soft_hyphen) == harbour_news);
        for (const Line& line : lines) {
            INFO(text_of(line));
            CHECK(line.hyphenated == text_of(line).ends_with(soft_hyphen));
            if (!line.hyphenated) CHECK(text_of(line).ends_with(' '));
        }
    }
}

TEST_CASE("each glyph points to the characters it shows") {
    GAZETTE_SETTER(setter);
    for (const Line& line : setter.set(paragraph(harbour_news), 120 * point)) {
        for (const LineBox& each : line.boxes) {
            std::uint32_t before = 0;
            for (const PlacedGlyph& glyph : each.box.glyphs) {
                CHECK(glyph.id != 0);
                CHECK(glyph.cluster < each.box.text.size());
                CHECK(glyph.cluster >= before);
                before = glyph.cluster;
            }
        }
    }
}

TEST_CASE("words are hyphenated where the style asks for it, and never in capitals") {
    GAZETTE_LIBRARY(library);
    HyphenationPatterns patterns;
    ParagraphSetter setter(library, patterns, strictly_justified());
    Paragraph text = paragraph(harbour_news);
    const auto hyphenated = [&](const Paragraph& each) {
        const auto lines = setter.set(each, 150 * point);
        return std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.hyphenated; });
    };
    CHECK(hyphenated(text));
    text.spans[0].style.hyphenate = false;
    CHECK_FALSE(hyphenated(text));
    text.spans[0].style.hyphenate = true;
    text.spans[0].style.capitals = true;
    CHECK_FALSE(hyphenated(text));
    text.spans[0].style.capitals = false;
    text.spans[0].language = "x-none";
    CHECK_FALSE(hyphenated(text));
}

TEST_CASE("no more than two hyphens end lines in a row") {
    GAZETTE_SETTER(setter);
    for (int width = 110; width <= 200; width += 10) {
        INFO(width);
        CHECK(longest_row_of_hyphens(setter.set(paragraph(harbour_news + harbour_news), width * point)) <= 2);
    }
}

TEST_CASE("a hyphen stands after two letters only where spaces would else be too wide") {
    GAZETTE_SETTER(setter);
    // No other words can be parted.
    const Paragraph words =
        paragraph("The men of the port were told to begin the work on the bridge before the frost came.");
    Paragraph whole = words;
    whole.spans[0].style.hyphenate = false;
    int seen = 0;
    for (ScaledPoints measure = 100 * point; measure < 330 * point; measure += point) {
        const auto lines = setter.set(words, measure);
        if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return line.hyphenated; })) continue;
        ++seen;
        INFO(text_of(lines));
        const auto others = setter.set(whole, measure);
        CHECK(std::any_of(others.begin(), others.end() - 1,
                          [&](const Line& line) { return line.word_space > 1330 || line.width < measure; }));
    }
    CHECK(seen > 3);
}

TEST_CASE("a last line has four letters or more, after a hyphen as after a space") {
    GAZETTE_SETTER(setter);
    Paragraph text = paragraph(harbour_news + "The older of them had long ago been forgotten: go on.");
    const auto words_end = static_cast<std::uint32_t>(text.text.size());
    text.text += "1234";
    StyledSpan mark = text.spans[0];
    text.spans[0].end = words_end;
    mark.begin = words_end;
    mark.end = words_end + 4;
    mark.rise = 3 * point;
    text.spans.push_back(mark);
    const Paragraph parted = paragraph(harbour_news + "The older of them had long ago been forgotten.");
    for (ScaledPoints measure = 180 * point; measure < 330 * point; measure += point) {
        INFO(measure);
        CHECK(text_of(setter.set(text, measure).back()).size() >= std::size_t{10});
        CHECK(text_of(setter.set(parted, measure).back()).size() > std::size_t{4});
    }
}

TEST_CASE("a word wider than the measure is broken, and nothing is overfull") {
    GAZETTE_SETTER(setter);
    const std::string words = "see " + std::string(300, 'm') + " or https://eastmere.example/harbour/bridge/closed";
    for (const Align align : {Align::justify, Align::start, Align::end}) {
        const auto lines = setter.set(aligned(words, align), 60 * point);
        CHECK(lines.size() > 20);
        CHECK_FALSE(any_overfull(lines));
        for (const Line& line : lines) CHECK(line.width <= 63 * point);
        CHECK(without(text_of(lines), soft_hyphen) == words);
    }
}

TEST_CASE("an address or a name of code that is wider than the measure is broken at its joints") {
    GAZETTE_SETTER(setter);
    const std::string words =
        "see https://quay.example/wiki/The_long_history_of_the_weirs?year=2026&month=november&day=24 and "
        "a_name_that_goes_on_and_on_and_is_never_parted.in_the_midst_of(its_words) there";
    for (const Align align : {Align::justify, Align::start}) {
        const auto lines = setter.set(aligned(words, align), 110 * point);
        CHECK(text_of(lines) == words);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            const std::string end = text_of(lines[i]);
            const std::string next = text_of(lines[i + 1]);
            INFO(end << "|" << next);
            CHECK((std::string_view("/_?=& ").find(end.back()) != std::string_view::npos || next.starts_with(".")));
        }
    }
}

TEST_CASE("a single letter wider than the measure is set all the same, and said to be overfull") {
    GAZETTE_SETTER(setter);
    const auto lines = setter.set(paragraph("mm"), point);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].overfull);
}

TEST_CASE("a tracked word fits its natural width") {
    GAZETTE_SETTER(setter);
    for (const int tracking : {0, 40, 120}) {
        for (const Align align : {Align::start, Align::centre, Align::end}) {
            Paragraph word = aligned("HARBOUR OFFICE", align);
            word.spans[0].style.tracking = tracking;
            word.spans[0].style.hyphenate = false;
            const auto lines = setter.set(word, setter.natural_width(word));
            CHECK(lines.size() == 1);
            CHECK_FALSE(any_overfull(lines));
        }
    }
}

TEST_CASE("tracking sets letters apart, but nothing follows the last") {
    GAZETTE_SETTER(setter);
    Paragraph word = aligned("office", Align::start);
    // Without ligatures there as here.
    word.spans[0].style.features = {"liga=0", "clig=0"};
    const ScaledPoints plain = setter.set(word, 200 * point)[0].width;
    word.spans[0].style.tracking = 100;
    CHECK(setter.set(word, 200 * point)[0].width == plain + 5 * (9 * point * 100 / 1000));
}

TEST_CASE("a balanced paragraph has lines of like width, and no more of them") {
    GAZETTE_SETTER(setter);
    Paragraph headline = aligned("Lower bridge of Eastmere stays closed until the end of the month", Align::start);
    headline.spans[0].style.hyphenate = false;
    const ScaledPoints measure = setter.natural_width(headline) * 3 / 4;
    const auto plain = setter.set(headline, measure);
    headline.balance = true;
    const auto balanced = setter.set(headline, measure);
    REQUIRE(plain.size() == 2);
    REQUIRE(balanced.size() == 2);
    CHECK(std::abs(balanced[0].width - balanced[1].width) < measure / 5);
    CHECK(text_of(balanced) == headline.text);
}

TEST_CASE("superior figures stand above the baseline") {
    GAZETTE_SETTER(setter);
    Paragraph noted = aligned("bridge1", Align::start);
    StyledSpan figure = noted.spans[0];
    noted.spans[0].end = figure.begin = 6;
    figure.rise = 3 * point;
    figure.link = 4;
    figure.element = 7;
    noted.spans.push_back(figure);
    const auto lines = setter.set(noted, 200 * point);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].boxes.size() == 2);
    CHECK(lines[0].boxes[0].box.baseline == 0);
    CHECK(lines[0].boxes[1].box.baseline == -3 * point);
    CHECK(lines[0].boxes[1].box.x == lines[0].boxes[0].box.width);
    CHECK(lines[0].boxes[1].link == 4);
    CHECK(lines[0].boxes[1].element == 7);
    CHECK(lines[0].boxes[0].link == 0);
}

TEST_CASE("capitals are set where the style asks for them, in their language") {
    GAZETTE_SETTER(setter);
    Paragraph label = aligned("bridge office", Align::start);
    label.spans[0].style.capitals = true;
    CHECK(text_of(setter.set(label, 300 * point)) == "BRIDGE OFFICE");
    Paragraph turkish = aligned("liman", Align::start, "tr");
    turkish.spans[0].style.capitals = true;
    CHECK(text_of(setter.set(turkish, 300 * point)) == "LİMAN");
}

TEST_CASE("a paragraph is set alike every time") {
    GAZETTE_SETTER(setter);
    const auto first = setter.set(paragraph(harbour_news), 150 * point);
    setter.set(paragraph("Something else altogether."), 100 * point);
    const auto again = setter.set(paragraph(harbour_news), 150 * point);
    REQUIRE(first.size() == again.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        CHECK(text_of(first[i]) == text_of(again[i]));
        CHECK(advances_of(first[i]) == advances_of(again[i]));
    }
}
