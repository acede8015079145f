#include "article/opening.h"

#include <catch2/catch.hpp>

#include <string>

using namespace gazette::article;

namespace {

std::string words_of(Inlines inlines) {
    const Blocks body{{Paragraph{std::move(inlines)}}};
    return std::string(opening_of(body).words());
}

std::string words_of(const std::string& text) {
    return words_of(Inlines{{Text{text}}});
}

}  // namespace

TEST_CASE("a text opens with two to four words, up to a stop") {
    CHECK(words_of("The vote was taken in the fish hall.") == "The vote was");
    CHECK(words_of("Nobody remembers the first pump.") == "Nobody remembers");
    CHECK(words_of("At 21.40 the clerk counted.") == "At 21.40 the");
    CHECK(words_of("In 1.5 million") == "In 1.5");
    CHECK(words_of("Visit kestrel.example: it is open.") == "Visit kestrel.example");
    CHECK(words_of("Rain, again, and wind.").empty());
    CHECK(words_of("It is so on it goes.") == "It is so on");
    CHECK(words_of("\u201cWe stay here,\u201d he said.") == "\u201cWe stay here");
    CHECK(words_of("Rain.").empty());
    CHECK(words_of("  The vote was taken.") == "The vote was");
    CHECK(words_of("").empty());
}

TEST_CASE("words open a text in scripts that have small capitals, and in phrases but not in links or code") {
    CHECK(words_of("\u0414\u043e\u0436\u0434\u044c \u0438\u0434\u0451\u0442 \u0441 \u0443\u0442\u0440\u0430.") ==
          "\u0414\u043e\u0436\u0434\u044c \u0438\u0434\u0451\u0442");
    CHECK(words_of(
              "\u0628\u0627\u0631\u0627\u0646 \u0627\u0632 \u0635\u0628\u062d \u0645\u06cc\u200c\u0628\u0627\u0631\u062f")
              .empty());
    CHECK(words_of("Bus \u092c\u0938 stops here.").empty());
    CHECK(words_of("12 30 45 60 75").empty());
    CHECK(words_of(Inlines{{Emphasis{{{Text{"The vote was taken here."}}}}}}) == "The vote was");
    CHECK(words_of(Inlines{{Strong{{{Text{"The vote was taken here."}}}}}}).empty());
    CHECK(words_of(Inlines{{Link{"https://a.example/", "", {{Text{"The vote was taken here."}}}}}}).empty());
    CHECK(words_of(Inlines{{InlineCode{"make me a sandwich now"}}, {Text{" and the vote was taken"}}}).empty());
    CHECK(words_of(Inlines{{Text{"The "}}, {Emphasis{{{Text{"vote was taken here."}}}}}}).empty());
    CHECK(words_of(Inlines{{PageBreak{"page-1", "1"}}, {Text{"The vote was taken here."}}}) == "The vote was");
    CHECK(words_of(Inlines{{Image{"a.png", "", ""}}, {Text{" The vote was taken here."}}}) == "The vote was");
}

TEST_CASE("a text opens behind its pictures, and not behind a heading or a list") {
    const Block paragraph{Paragraph{{{Text{"The vote was taken here."}}}}};
    const auto opens = [&](const Block& before) { return !opening_of(Blocks{before, paragraph}).words().empty(); };
    CHECK(opens({Figure{{"a.png", "", ""}, {{Text{"The tide at its height."}}}}}));
    CHECK(opens({Paragraph{{{Image{"a.png", "", ""}}}}}));
    CHECK(opens({Paragraph{}}));
    CHECK_FALSE(opens({Heading{2, {{Text{"The vote"}}}}}));
    CHECK_FALSE(opens({Paragraph{{{Text{"Rain."}}}}}));
    CHECK_FALSE(opens({Quote{{paragraph}}}));
    CHECK_FALSE(opens({Rule{}}));
}
