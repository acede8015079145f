#include "article/article.h"
#include "article/pack.h"

#include "catch.h"

using namespace gazette::article;
namespace base = gazette::base;

namespace {

Inline text(const char* words) {
    return {Text{words}};
}
Block paragraph(const char* words) {
    return {Paragraph{{text(words)}}};
}

/// Every kind of block and of inline once.
Blocks everything() {
    Table table;
    table.caption = {text("Tides")};
    table.alignments = {Alignment::start, Alignment::end, Alignment::none, Alignment::centre};
    table.header_rows = 1;
    table.rows = {{{{text("Port")}, true}, {{text(" Height ")}, true, 3}},
                  {{{text("Skerry")}, false, 1, 2}, {{text("2.1"), {Emphasis{{text(" m")}}}}}}};
    List steps{
        Numbering{3}, false, {{{paragraph("Cast off"), {Quote{{paragraph("Slowly")}}}}, {}}, {{paragraph("Row")}, {}}}};
    List tasks{{}, true, {{{paragraph("Paint")}, true}, {{paragraph("Sail")}, false}, {{}, {}}}};

    Block heading{Heading{2, {text("The "), {Strong{{text("ferry")}}}}}, "ferry"};
    Block rich{Paragraph{{text("It "),
                          {Emphasis{{text("left"), {Strikethrough{{text("late")}}}}}},
                          {LineBreak{}},
                          {Superscript{{text("1")}}},
                          {Subscript{{text("2")}}},
                          {InlineCode{"a  b"}},
                          {Link{"https://pier.example/\"q\"", "The pier", {text("a pier")}}},
                          {Image{"gull.png", "a gull", "Gull"}},
                          {Span{"fa", base::Direction::right_to_left, {text("قایق")}}},
                          {Span{"", {}, {text("x")}}}}}};
    Block quote{Quote{{paragraph("آب")}}, "", "fa", base::Direction::right_to_left};
    return {heading,
            rich,
            {steps},
            {tasks},
            quote,
            {CodeBlock{"row(1);\n\tstop", "c"}},
            {CodeBlock{"plain", ""}},
            {Figure{{"map.png", "A map", ""}, {text("The "), {Strong{{text("bay")}}}}}},
            {Figure{{"x.png", "", ""}, {}}},
            {Rule{}},
            {table}};
}

}  // namespace

TEST_CASE("plain text of inlines has no markup") {
    CHECK(plain_text(Inlines{text("a "), {Strong{{text("b"), {Emphasis{{text("c")}}}}}}, {LineBreak{}}, text("d")}) ==
          "a bc d");
    CHECK(plain_text(Inlines{{Image{"x.png", "a gull", "t"}}, {InlineCode{" x"}}, {Link{"h", "t", {text("y")}}}}) ==
          "a gull xy");
    CHECK(plain_text(Inlines{}) == "");
}

TEST_CASE("plain text of blocks is a line a block") {
    CHECK(plain_text(everything()) == "The ferry\n"
                                      "It leftlate 12a  ba piera gullقایقx\n"
                                      "Cast off\nSlowly\nRow\n"
                                      "Paint\nSail\n"
                                      "آب\n"
                                      "row(1);\nstop\nplain\n"
                                      "A map\nThe bay\n"
                                      "Tides\nPort\tHeight\nSkerry\t2.1 m");
    CHECK(plain_text(Blocks{paragraph("  a  "), paragraph(" "), paragraph("\u00A0b")}) == "a\nb");
    CHECK(plain_text(Blocks{}) == "");
}

TEST_CASE("length in words, or in characters where words are not parted by spaces") {
    const auto length = [](const char* words, const char* language) {
        const Length found = length_of({paragraph(words), {Rule{}}, paragraph("5")}, language);
        return std::to_string(found.count) + (found.characters ? " characters" : " words");
    };
    CHECK(length("The ferry doesn't sail.", "en-GB") == "5 words");
    CHECK(length("قایق می‌رود", "fa") == "3 words");
    CHECK(length("배가 간다", "ko") == "3 words");
    CHECK(length("船は出る。", "ja") == "5 characters");
    for (const char* language : {"zh-Hant-TW", "yue", "th", "lo", "km", "my", "bo"}) {
        CHECK(length("船出", language) == "3 characters");
    }
    CHECK(length("two words", "und") == "3 words");
    CHECK(length_of({}, "en").count == 0);
}

TEST_CASE("reading time") {
    CHECK(minutes_to_read({0, false}) == 1);
    CHECK(minutes_to_read({230, false}) == 1);
    CHECK(minutes_to_read({700, false}) == 3);
    CHECK(minutes_to_read({2300, false}) == 10);
    CHECK(minutes_to_read({2300, true}) == 5);
}

TEST_CASE("dump shows every node") {
    CHECK(dump(everything()) ==
          R"(heading 2 #ferry
  text "The "
  strong "ferry"
paragraph
  text "It "
  emphasis
    text "left"
    strikethrough "late"
  line break
  superscript "1"
  subscript "2"
  code "a  b"
  link "https://pier.example/\"q\"" title "The pier"
    text "a pier"
  image "gull.png" alt "a gull" title "Gull"
  span fa rtl "قایق"
  span "x"
list ordered from 3 loose
  item
    paragraph "Cast off"
    quote
      paragraph "Slowly"
  item
    paragraph "Row"
list
  item done
    paragraph "Paint"
  item to do
    paragraph "Sail"
  item
quote lang fa rtl
  paragraph "آب"
code c "row(1);\n\tstop"
code "plain"
figure
  image "map.png" alt "A map"
  caption
    text "The "
    strong "bay"
figure
  image "x.png" alt ""
rule
table header 1 start end none centre
  caption "Tides"
  row
    header "Port"
    header columns 3 " Height "
  row
    cell rows 2 "Skerry"
    cell
      text "2.1"
      emphasis " m"
)");
    CHECK(dump(Blocks{}) == "");
}

TEST_CASE("dump of an article shows what is known and leaves out what is not") {
    Article article;
    CHECK(dump(article) == "language und ltr\nbody\n");

    article.title = "A \"Bell\" at Sea";
    article.subtitle = "Deck";
    article.byline = "Ines Bramwell";
    article.dateline = "Varnholm, 23 November";
    article.source = {"The Tidewater Post", "A paper of record.", "https://post.example"};
    article.url = "https://post.example/bell";
    article.published = base::DateTime{{2026, 11, 23}, base::TimeOfDay{22, 15, 0}, 0};
    article.modified = base::DateTime{{2026, 11, 24}, {}, {}};
    article.retrieved = base::DateTime{{2026, 11, 25}, {}, {}};
    article.language = "fa";
    article.direction = base::Direction::right_to_left;
    article.tags = {"sea", "bells"};
    article.licence = "CC BY 4.0";
    article.body = {paragraph("It rang.")};
    article.removed = {{"Leave a Reply", "comment form", 12}};
    article.stated_by_editor = {Fact::licence, Fact::title, Fact::url};
    article.input.name = "bell.txt";
    article.diagnostics = {{base::Severity::warning, {"bell.txt", 3, 1}, "odd", "look"}};
    CHECK(dump(article) ==
          R"(title "A \"Bell\" at Sea"
subtitle "Deck"
byline "Ines Bramwell"
dateline "Varnholm, 23 November"
source "The Tidewater Post"
profile "A paper of record."
source url "https://post.example"
url "https://post.example/bell"
published 2026-11-23T22:15Z
modified 2026-11-24
retrieved 2026-11-25
language fa rtl
tag "sea"
tag "bells"
licence "CC BY 4.0"
stated by editor: title url licence
input "bell.txt"
body
  paragraph "It rang."
removed "Leave a Reply" (comment form, line 12)
bell.txt:3:1: warning: odd
  hint: look
)");
}

TEST_CASE("a body comes out of its packed form as it went in") {
    const Blocks body = everything();
    CHECK(dump(unpack(pack(body))) == dump(body));
    CHECK(unpack(pack({})).empty());

    Figure figure{{std::string("a\0b", 3), "", std::string(40'000, 'x'), 1'234'567}, {}};
    const Blocks numbers = {{figure}, {List{Numbering{-5}, true, {}}}, {Paragraph{{{PageBreak{"p-7", "page 7"}}}}}};
    const List down{Numbering{9, NumberSystem::upper_roman, true}, true, {{{paragraph("Nine")}, {}}, {{}, {}, -4}}};
    const Blocks all = {{down}, {Paragraph{{text("Pier")}, true}}};
    CHECK(dump(unpack(pack(all))) == dump(all));
    const Blocks again = unpack(pack(numbers));
    const auto& image = std::get<Figure>(again.at(0).value).image;
    CHECK(image.source == std::string("a\0b", 3));
    CHECK(image.title == std::string(40'000, 'x'));
    CHECK(image.line == 1'234'567);
    CHECK(std::get<List>(again.at(1).value).numbering->start == -5);
    const auto& mark = std::get<PageBreak>(std::get<Paragraph>(again.at(2).value).inlines.at(0).value);
    CHECK((mark.id == "p-7" && mark.label == "page 7"));
}

TEST_CASE("numbers are written in figures, letters or Roman signs") {
    const auto row = [](NumberSystem system) {
        std::string out;
        for (const int number : {1, 4, 26, 27, 52, 703, 1994}) out += written(system, number) + ' ';
        return out;
    };
    CHECK(row(NumberSystem::decimal) == "1 4 26 27 52 703 1994 ");
    CHECK(row(NumberSystem::lower_letters) == "a d z aa az aaa bxr ");
    CHECK(row(NumberSystem::upper_letters) == "A D Z AA AZ AAA BXR ");
    CHECK(row(NumberSystem::lower_roman) == "i iv xxvi xxvii lii dcciii mcmxciv ");
    CHECK(written(NumberSystem::upper_roman, 3999) == "MMMCMXCIX");
    CHECK(written(NumberSystem::upper_roman, 4000) == "4000");
    CHECK(written(NumberSystem::lower_letters, 0) == "0");
    CHECK(written(NumberSystem::lower_roman, -3) == "-3");
}

TEST_CASE("an item without a number of its own has the next one") {
    List list{Numbering{5}, true, {{}, {}, {{}, {}, 12}, {}}};
    CHECK(numbers_of(list) == std::vector<int>{5, 6, 12, 13});
    list.numbering->reversed = true;
    CHECK(numbers_of(list) == std::vector<int>{5, 4, 12, 11});
}

TEST_CASE("notes have their text and their place in a dump, and references to them no text of their own") {
    const Blocks body = {{Paragraph{{{Text{"Nine"}}, {NoteReference{4}}, {Text{" boats"}}}}},
                         {Notes{4, {{{{Paragraph{{{Text{"Or ten."}}}}}}}}}}};
    CHECK(plain_text(body) == "Nine boats\nOr ten.");
    CHECK(dump(body) == "paragraph\n  text \"Nine\"\n  reference to note 4\n  text \" boats\"\n"
                        "notes from 4\n  note\n    paragraph \"Or ten.\"\n");
    CHECK(dump(unpack(pack(body))) == dump(body));
}

TEST_CASE("a deeply nested article is walked without trouble") {
    Blocks blocks = {paragraph("deep")};
    for (int i = 0; i < 1000; ++i) blocks = {Block{Quote{std::move(blocks)}}};
    CHECK(plain_text(blocks) == "deep");
    CHECK(dump(blocks).size() > 1000);
    CHECK(dump(unpack(pack(blocks))) == dump(blocks));
}
