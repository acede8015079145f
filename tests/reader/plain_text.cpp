// Texts of the shape that scraped pages have: what is headline, byline, body, source, and what is no part of the article.

#include "reading.h"
#include "source/provenance.h"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string first = "The ferry to Marl Island left an hour late on Monday because the clock on the quay had stopped, "
                          "the harbour master said.";
const std::string second = "Nobody complained. The bakery on the quay stayed open until the last passenger had gone on "
                           "board, and gave away its buns.";
const std::string profile =
    "Salt Quay Courier is a weekly of the harbour towns, printed on Thursdays and paid for by its readers since 1904.";

source::Registry registry() {
    source::Outlet courier;
    courier.name = "Salt Quay Courier";
    courier.aliases = {"The Courier, Salt Quay", "SQC"};
    courier.profile = "From the registry.";
    base::Result<source::Registry> registry = source::Registry::from({courier});
    REQUIRE(registry);
    return *registry;
}

/// The blocks with a blank line between them.
std::string text_of(const std::vector<std::string>& blocks) {
    std::string text;
    for (const std::string& block : blocks) {
        text += block + "\n\n";
    }
    return text;
}

}  // namespace

// ---- headline, byline, dateline

TEST_CASE("the first line is the headline, the rest the body") {
    const article::Article article = read_text(text_of({"Ferry Leaves Late", first, second}));
    CHECK(article.title == "Ferry Leaves Late");
    CHECK(body(article) == first + "\n" + second);
    CHECK(article.source.name.empty());
    CHECK(article.removed.empty());
    CHECK(diagnostics(article).empty());
}

TEST_CASE("a paragraph at the top is no headline") {
    const article::Article article = read_text(text_of({first, second}));
    CHECK(article.title.empty());
    CHECK(body(article) == first + "\n" + second);
}

TEST_CASE("a text of one line is its body") {
    const article::Article article = read_text("Ferry leaves late");
    CHECK(article.title.empty());
    CHECK(body(article) == "Ferry leaves late");
}

TEST_CASE("a byline under the headline is taken, a deck that opens like one is not") {
    CHECK(read_text(text_of({"Ferry Leaves Late", "By Ilka Marrane", first})).byline == "Ilka Marrane");
    CHECK(read_text(text_of({"Ferry Leaves Late", "By Ilka Marrane and Jo van der Veer", first})).byline ==
          "Ilka Marrane and Jo van der Veer");
    const article::Article dated = read_text(text_of({"Ferry Leaves Late", "By Ilka Marrane | 24 November 2026", first}));
    CHECK(dated.byline == "Ilka Marrane");
    CHECK(base::iso(dated.published.value()) == "2026-11-24");
    for (const std::string& deck :
         {std::string("By Monday the quay had a new clock"), std::string("BYELAW FOR THE QUAY"),
          std::string("By the time it left, the bakery had closed"), std::string("Byron Quay is next")}) {
        INFO(deck);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", deck, first}));
        CHECK(article.byline.empty());
        CHECK(contains(body(article), deck));
    }
}

TEST_CASE("dates and a byline below the headline are facts, each alone on its line or with what leads to it") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", "By Ilka Marrane", "24 November 2026", first, second}));
    CHECK(article.byline == "Ilka Marrane");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(body(article) == first + "\n" + second);
    const article::Article changed =
        read_text("Ferry Leaves Late\nPublished 24 November 2026 09:15\nLast updated: 25 November 2026\n\n" + first +
                  "\n\n" + second);
    CHECK(base::iso(changed.published.value()) == "2026-11-24T09:15");
    CHECK(base::iso(changed.modified.value()) == "2026-11-25");
    CHECK(body(changed) == first + "\n" + second);
    const article::Article line =
        read_text(text_of({"Ferry Leaves Late", "By Ilka Marrane | Nov 24, 2026", first, second}));
    CHECK(line.byline == "Ilka Marrane");
    CHECK(line.printed_byline == "By Ilka Marrane");
    CHECK(base::iso(line.published.value()) == "2026-11-24");
}

TEST_CASE("a date above the headline is none, where the text has no other such date") {
    const article::Article article =
        read_text(text_of({"24 November 2026", "Ferry Leaves Late", "By Ilka Marrane", first, second}));
    CHECK(article.title == "Ferry Leaves Late");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(body(article) == first + "\n" + second);
    CHECK(read_text(text_of({"24 November 2026", first, second})).title == "24 November 2026");
    const article::Article log =
        read_text(text_of({"24 November 2026", "The ferry left late", "25 November 2026", "The ferry left early", first}));
    CHECK(log.title == "24 November 2026");
}

TEST_CASE("a line between the headline and the byline is the deck") {
    const article::Article article = read_text(text_of(
        {"Ferry Leaves Late", "The clock on the quay had stopped; the bakery had not", "By Ilka Marrane", first, second}));
    CHECK(article.subtitle == "The clock on the quay had stopped; the bakery had not");
    CHECK(article.byline == "Ilka Marrane");
    CHECK(body(article) == first + "\n" + second);
    const article::Article dated = read_text(
        text_of({"Ferry Leaves Late", "The clock on the quay had stopped", "Updated 24 November 2026", first, second}));
    CHECK(dated.subtitle.empty());
    CHECK(base::iso(dated.modified.value()) == "2026-11-24");
    CHECK(body(dated) == "The clock on the quay had stopped\n" + first + "\n" + second);
}

TEST_CASE("a caption with its credit above the byline is no deck") {
    const std::string caption = "The quay on Monday, before the ferry left. (Nils Orr)";
    const article::Article article = read_text(text_of({"Ferry Leaves Late", caption, "By Ilka Marrane", first, second}));
    CHECK(article.subtitle.empty());
    CHECK(article.byline == "Ilka Marrane");
    CHECK(body(article) == caption + "\n" + first + "\n" + second);
}

TEST_CASE("the dates that head the parts of a chronicle stay") {
    const article::Article article = read_text(text_of(
        {"A Week at the Quay", "23 November 2026", first, second, "24 November 2026", first, "25 November 2026", second}));
    CHECK_FALSE(article.published);
    CHECK(contains(body(article), "23 November 2026\n" + first));
}

TEST_CASE("the first date of a log of two days stays beside the second") {
    const article::Article article =
        read_text(text_of({"Log of the Ferry", "24 November 2026", first, "25 November 2026", second}));
    CHECK_FALSE(article.published);
    CHECK(body(article) == "24 November 2026\n" + first + "\n25 November 2026\n" + second);
    const article::Article signed_off =
        read_text(text_of({"Ferry Leaves Late", "24 November 2026", first, second, "25 November 2026"}));
    CHECK(base::iso(signed_off.published.value()) == "2026-11-24");
}

TEST_CASE("a line that leads to a place is no byline, small words of names are part of one") {
    for (const std::string line : {"By Train to Oslo", "Von Hamburg nach Kiel", "By Order beneath Marl Island"}) {
        INFO(line);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", line, first, second}));
        CHECK(article.byline.empty());
        CHECK(contains(body(article), line));
    }
    for (const std::string name :
         {"Ilka d'Arcy de la Mare", "Ilka Marrane in Salt Quay", "Ilka Marrane, who was on board",
          "Ilka Marrane | staff writer", "Ilka Marrane on Monday", "Ilka Marrane ilka@quay.example"}) {
        INFO(name);
        CHECK(read_text(text_of({"Ferry Leaves Late", "By " + name, first, second})).byline == name);
    }
}

TEST_CASE("a byline names somebody, and agencies and parts of names may stand in it") {
    CHECK(read_text(text_of({"Ferry Leaves Late", "By 2030", first, second})).byline.empty());
    for (const std::string name : {"Ilka Marrane and agencies", "Ilka Marrane with files from Nils Orr", "Ilka Marrane jr",
                                   "Nils von dem Orr", "Nils Orr et agences"}) {
        INFO(name);
        CHECK(read_text(text_of({"Ferry Leaves Late", "By " + name, first, second})).byline == name);
    }
}

TEST_CASE("a line of several sentences above the byline is no deck, whatever they end with") {
    for (const std::string line :
         {"Was it late? Nobody on the quay had looked", "So late! Nobody on the quay had looked"}) {
        INFO(line);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", line, "By Ilka Marrane", first, second}));
        CHECK(article.subtitle.empty());
        CHECK(article.byline == "Ilka Marrane");
        CHECK(body(article) == line + "\n" + first + "\n" + second);
    }
}

TEST_CASE("a dateline is parted from the paragraph it opens, a sentence with a dash stays whole") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", "SALT QUAY, Nov 23 — The ferry left late.", second}));
    CHECK(article.dateline == "SALT QUAY, Nov 23");
    CHECK(body(article) == "The ferry left late.\n" + second);
    for (const std::string& sentence : {std::string("MIAC — the league of island clocks — met on Monday at the quay."),
                                        std::string("The ferry — Monday's last — left an hour late.")}) {
        const article::Article whole = read_text(text_of({"Ferry Leaves Late", sentence, second}));
        CHECK(whole.dateline.empty());
        CHECK(body(whole) == sentence + "\n" + second);
    }
}

TEST_CASE("datelines of agencies are taken in their forms and scripts, with what parts them from the text") {
    struct Case {
        std::string dateline;
        std::string mark;
        std::string text;
    };
    for (const auto& [dateline, mark, text] :
         std::vector<Case>{{"LONDON, Nov 24 (Reuters)", " - ", "The ferry left late."},
                           {"LONDON (Reuters)", " - ", "The ferry left late."},
                           {"BEIJING, Nov. 24 (Xinhua)", " -- ", "The ferry left late."},
                           {"Berlin (dpa)", " - ", "Die Fähre fuhr zu spät ab."},
                           {"Rio de Janeiro (AFP)", " — ", "A barca saiu tarde."},
                           {"(Reuters)", " - ", "The ferry left late."},
                           {"Paris, 24 novembre", " — ", "Le bac est parti en retard."},
                           {"Wien, 24. November 2026", " – ", "Die Fähre fuhr zu spät ab."},
                           {"SALT QUAY, Maine, Nov 24 (AP)", " — ", "The ferry left late."},
                           {"SALT QUAY", " - ", "The ferry left late."},
                           {"SALT QUAY, Nov. 24 (SQP)", " –", "The ferry left late."},
                           {"Salt Quay, Nov 24 (The Wire)", " - ", "The ferry left late."},
                           {"Salt Quay, Nov 24, SQNA", " – ", "The ferry left late."},
                           {"Salt Quay, 24 nov (SQE)", ".- ", "El barco salió tarde."},
                           {"МОРСК, 24 ноября. /МТА/", ". ", "Паром ушёл с опозданием."},
                           {"МОСКВА, 24 ноября. /ТАСС/", ". ", "Паром ушёл с опозданием."},
                           {"МОСКВА, 24 ноя — РИА Новости", ". ", "Паром ушёл с опозданием."},
                           {"Москва, 24 ноября", " — ", "Паром ушёл с опозданием."},
                           {"دمشق، سوريا (رويترز)", " - ", "غادرت العبارة متأخرة ساعة."},
                           {"北京11月24日电", "", "渡轮晚开了一小时。"},
                           {"新华社北京11月24日电（记者王安）", "", "渡轮晚开了一小时。"},
                           {"【ロンドン共同】", "", "船は一時間遅れて出た。"},
                           {"(서울=연합뉴스) 김하나 기자", " = ", "배가 한 시간 늦게 떠났다."}}) {
        INFO(dateline);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", dateline + mark + text, second}));
        CHECK(article.dateline == dateline);
        CHECK(body(article) == text + "\n" + second);
    }
    for (const std::string& sentence :
         {std::string("The Ferry (Monday) - The last one - left late."),
          std::string("MIAC –The league of clocks– met on Monday."), std::string("Washington: The ferry left late."),
          std::string("NATO - the alliance - met on the quay."), std::string("FILE - The ferry is at the quay."),
          std::string("One man, Nov - The Old - left late."), std::string("Nobody on the quay (AP) was there."),
          std::string("【写真】船は遅れて出た。"), std::string("他说，停电后当日电话不通。"),
          std::string("In the old harbour (dpa) - The ferry left late.")}) {
        INFO(sentence);
        const article::Article whole = read_text(text_of({"Ferry Leaves Late", sentence, second}));
        CHECK(whole.dateline.empty());
        CHECK(body(whole) == sentence + "\n" + second);
    }
}

// ---- source

TEST_CASE("a short line and a last paragraph that opens with it are the source and its profile") {
    const article::Article article = read_text(text_of({"Ferry Leaves Late", first, second, "Salt Quay Courier", profile}));
    CHECK(article.source.name == "Salt Quay Courier");
    CHECK(article.source.profile == profile);
    CHECK(body(article) == first + "\n" + second);
    CHECK(article.removed.empty());
}

TEST_CASE("the source is found under a comment form and a share bar") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", first, "Salt Quay Courier", "The " + profile, "Share", "Tweet",
                           "Leave a Reply", "Your email address will not be published. Required fields are marked *"}));
    CHECK(article.source.name == "Salt Quay Courier");
    CHECK(article.source.profile == "The " + profile);
    CHECK(body(article) == first);
    CHECK(removed(article) == "Share [share bar]\nTweet [share bar]\nLeave a Reply [comment form]\n"
                              "Your email address will not be published. Required fields are marked * [comment form]\n");
}

TEST_CASE("the source is found in scripts that part no words, and never within a word") {
    const article::Article japanese =
        read_text(text_of({"時計が止まる", "島へ渡る船は月曜日、桟橋の時計が止まっていたため一時間遅れて出た。", "塩波日報",
                           "塩波日報は、塩波市で発行されている地域の日刊紙である。読者の購読料で運営され、毎朝、港の町へ届"
                           "けられる。昭和二年に創刊され、本社は港の市場の二階にある。日曜日には"
                           "釣りの頁が付き、潮の表は毎月の初めに別刷りで配られる。"}));
    CHECK(japanese.source.name == "塩波日報");
    CHECK(japanese.source.profile.starts_with("塩波日報は、"));
    const article::Article hindi = read_text(
        text_of({"घड़ी रुकी", "नाव सोमवार को एक घंटा देर से चली क्योंकि घाट की घड़ी रुकी हुई थी।", "नाव",
                 "नावी लोगों ने कहा कि वे अगले सोमवार को भी देर से ही चलेंगे, क्योंकि घड़ी की मरम्मत अभी बाकी है और कोई जल्दी में नहीं है।"}));
    CHECK(hindi.source.name.empty());
}

TEST_CASE("a name with a paragraph that opens otherwise, or in the middle, is body") {
    const article::Article other = read_text(text_of({"Ferry Leaves Late", first, "Salt Quay", second}));
    CHECK(other.source.name.empty());
    CHECK(tree(other).find("heading 1") != std::string::npos);
    const article::Article middle = read_text(text_of({"Ferry Leaves Late", first, "Salt Quay Courier", profile, second}));
    CHECK(middle.source.name.empty());
    CHECK(contains(body(middle), profile));
    const article::Article longer = read_text(text_of({"Ferry Leaves Late", first, "Ferry", "Ferrymen " + second}));
    CHECK(longer.source.name.empty());
}

TEST_CASE("the last of several things that a text tells of is no source") {
    const article::Article article =
        read_text(text_of({"Ships of the Quay", first, "The Anna", "The Anna is a ship of wood, and nobody knows her age.",
                           "The Berta", "The Berta is a ship of iron, and nobody likes her."}));
    CHECK(article.source.name.empty());
    CHECK(contains(body(article), "The Berta is a ship of iron"));
}

TEST_CASE("an outlet of the registry is matched by name or alias in the last line") {
    for (const std::string& name : {std::string("Salt Quay Courier"), std::string("the courier, salt quay"),
                                    std::string("SQC"), std::string("Source: SQC")}) {
        INFO(name);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", first, second, name}), registry());
        CHECK(body(article) == first + "\n" + second);
        const source::Provenance provenance = source::provenance_of(article, registry());
        CHECK(provenance.in_registry);
        CHECK(provenance.outlet.name == "Salt Quay Courier");
        CHECK(provenance.outlet.profile == "From the registry.");
    }
    CHECK(contains(body(read_text(text_of({"Ferry Leaves Late", first, "Orchard Post"}), registry())), "Orchard Post"));
}

TEST_CASE("an outlet that the registry does not know may be stated in the last line") {
    const article::Article article = read_text(text_of({"Ferry Leaves Late", first, "Source: Orchard Post"}));
    CHECK(article.source.name == "Orchard Post");
    CHECK(body(article) == first);
}

TEST_CASE("a text never loses all its body to a source") {
    const article::Article article = read_text(text_of({"Ferry Leaves Late", "Salt Quay Courier", profile}), registry());
    CHECK(contains(body(article), profile));
}

// ---- what is no part of the article

TEST_CASE("a heading that is also a boilerplate phrase stays in the middle of an article") {
    for (const std::string& heading :
         {std::string("Comments"), std::string("Read more"), std::string("Tags"), std::string("Share"),
          std::string("Newsletter"), std::string("Related"), std::string("Search")}) {
        INFO(heading);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", first, heading, second}));
        CHECK(body(article) == first + "\n" + heading + "\n" + second);
        CHECK(article.removed.empty());
    }
}

TEST_CASE("a phrase within a sentence stays") {
    const std::string sentence =
        "He wrote \"Leave a Reply\" under it, and below that, that your email address will not be published.";
    const article::Article article = read_text(text_of({"Ferry Leaves Late", first, sentence, second}));
    CHECK(body(article) == first + "\n" + sentence + "\n" + second);
}

TEST_CASE("weak phrases go where they stand together, at the end or under the headline") {
    const article::Article end = read_text(text_of({"Ferry Leaves Late", first, second, "Facebook", "Twitter", "Print"}));
    CHECK(body(end) == first + "\n" + second);
    CHECK(end.removed.size() == 3);
    const article::Article start = read_text(text_of({"Ferry Leaves Late", "Share", "Facebook", first, second}));
    CHECK(body(start) == first + "\n" + second);
    const article::Article alone = read_text(text_of({"Ferry Leaves Late", first, second, "Print"}));
    CHECK(body(alone) == first + "\n" + second + "\nPrint");
}

TEST_CASE("removed lines have their numbers in the input, their wording and a reason") {
    const article::Article article = read_text("Ferry Leaves Late\n\n" + first + "\n\n  » Leave a  Reply:\nPost Comment\n");
    REQUIRE(article.removed.size() == 2);
    CHECK(article.removed[0].text == "» Leave a  Reply:");
    CHECK(article.removed[0].why == "comment form");
    CHECK(article.removed[0].line == 5);
    CHECK(article.removed[1].line == 6);
}

// ---- lines into paragraphs

TEST_CASE("hard-wrapped paragraphs are joined, short lines are not") {
    const article::Article wrapped =
        read_text("Ferry Leaves Late\n\nThe ferry to Marl Island left an hour late on Monday because the\n"
                  "clock on the quay had stopped, the harbour master said, and nobody had\nnoticed it.\n\n" +
                  second + "\n");
    CHECK(body(wrapped) ==
          "The ferry to Marl Island left an hour late on Monday because the clock on the quay had stopped, the harbour "
          "master said, and nobody had noticed it.\n" +
              second);
}

TEST_CASE("short lines that stand together stay lines of one paragraph, so that stanzas stay apart") {
    const article::Article verse = read_text("Song\n\nThe tide comes in,\nthe tide goes out,\nthe clock stands "
                                             "still.\n\nThe bread is warm,\nthe buns are gone.\n");
    const auto line = [](const std::string& text) { return "  text \"" + text + "\"\n"; };
    CHECK(tree(verse) == "paragraph\n" + line("The tide comes in,") + "  line break\n" + line("the tide goes out,") +
                             "  line break\n" + line("the clock stands still.") + "paragraph\n" +
                             line("The bread is warm,") + "  line break\n" + line("the buns are gone."));
    const article::Article address =
        read_text(text_of({"Ferry Leaves Late", first, "Harbour Office\nQuay Street 12\nSalt Quay", second}));
    CHECK(address.body.size() == 3);
    const article::Article quoted =
        read_text(text_of({"Ferry Leaves Late", first, "> The tide comes in,\n> the tide goes out.", second}));
    CHECK(contains(tree(quoted), "quote\n  paragraph\n    text \"The tide comes in,\"\n    line break\n"));
    CHECK_FALSE(contains(tree(read_text(text_of({"Ferry Leaves Late", first + "\nThe bakery\n" + second}))), "break"));
}

TEST_CASE("code keeps its lines and spaces, where it is fenced or indented, and so does a drawn table") {
    const article::Article article = read_text(
        text_of({"Ring the Bell", first, "    for bell in bells; do\n        ring \"$bell\"\n    done\n\n    $ ring",
                 second, "```\nring  twice\n\n  home\n```", first, "| Bell | Rings |\n| one  | 2     |", second,
                 "    ring --help", first}));
    CHECK(contains(tree(article), "code \"for bell in bells; do\\n    ring \\\"$bell\\\"\\ndone\\n\\n$ ring\"\n"));
    CHECK(contains(tree(article), "code \"ring  twice\\n\\n  home\"\n"));
    CHECK(contains(tree(article), "code \"| Bell | Rings |\\n| one  | 2     |\"\n"));
    CHECK_FALSE(contains(tree(article), "heading"));
    CHECK_FALSE(contains(body(article), "```"));
}

TEST_CASE("an indented paragraph of prose is no code, nor is a fence that nothing closes") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", first, "    " + second, "    The tide comes in,\n    the tide goes out.",
                           first, "```", second}));
    CHECK_FALSE(contains(tree(article), "code"));
    CHECK(contains(body(article), "```\n" + second));
}

TEST_CASE("indented prose with a sign of code is none, nor is what follows indented code and reads as prose") {
    const std::string sum = "They held that cost = time as all do who have ever been late for a ferry";
    const std::string plain = "The next of them was built in a hurry and left the quay for good in spring";
    CHECK_FALSE(contains(tree(read_text(text_of({"Ferry Leaves Late", first, "    " + sum, second, first}))), "code"));
    CHECK_FALSE(contains(tree(read_text(text_of({"Ferry Leaves Late", first,
                                                 "    \"Well, it is = late,\" said she, \"I am off!\"", second, first}))),
                         "code"));
    const std::string mixed =
        tree(read_text(text_of({"Ferry Leaves Late", first, "    bell = ring", "    " + plain, second, first})));
    CHECK(contains(mixed, "code \"bell = ring\"\n"));
    CHECK(contains(mixed, "paragraph \"" + plain + "\"\n"));
    const std::string call = "    ring(bell, clock, quay, buns, tea, rope, sail, boat, oar, key)\n    rung = true";
    CHECK(contains(tree(read_text(text_of({"Ferry Leaves Late", first, call, second}))), "code \"ring(bell, clock"));
}

TEST_CASE("prose within code, further in than where the code begins, is part of it") {
    const std::string code = "    def ring(bell):\n        bell.rung = True\n        \"\"\"Ring it.\n\n"
                             "        This rings the bell of the ferry as often as the master wants it to ring.\n\n"
                             "        \"\"\"\n        return bell";
    const article::Article article = read_text(text_of({"Ferry Leaves Late", first, code, second}));
    CHECK(contains(tree(article), "\\n    This rings the bell of the ferry as often as the master wants it to ring.\\n"));
    CHECK(contains(tree(article), "    return bell\"\n"));
}

TEST_CASE("where a text indents most of its paragraphs that indent makes no code") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", "    " + first, "    A bun = a crown", "    " + second, "    " + first}));
    CHECK_FALSE(contains(tree(article), "code"));
}

TEST_CASE("commands that a text indents are no paragraphs that give it another margin") {
    const article::Article article =
        read_text(text_of({"Ring the Bell", "Type this:", "    bell init", "    bell start", "    bell ring",
                           "    bell stop", "    bell rest", "    rung = bell\n        + clock", first}));
    CHECK(contains(tree(article), "code \"rung = bell\\n    + clock\"\n"));
    const article::Article prose = read_text(text_of(
        {"時計", "    島へ渡る船は月曜日に遅れた。", "    鐘 = 一", "    誰も気にしなかった。", "    それで終わり。"}));
    CHECK_FALSE(contains(tree(prose), "code"));
}

TEST_CASE("a line of strokes between lines of prose parts scenes and no columns") {
    const article::Article article = read_text(text_of({"Ferry Leaves Late", first + "\n-- -- --\n" + second, first}));
    CHECK(tree(article) ==
          "paragraph \"" + first + "\"\nrule\nparagraph \"" + second + "\"\nparagraph \"" + first + "\"\n");
    const article::Article table =
        read_text(text_of({"Ferry Leaves Late", first, "Bell  Rings\n----  -----\none   2", second}));
    CHECK(contains(tree(table), "code \"Bell  Rings\\n"));
}

TEST_CASE("paragraphs in lines that follow each other stay apart") {
    const article::Article article = read_text("Ferry Leaves Late\n" + first + "\n" + second + "\n");
    CHECK(article.title == "Ferry Leaves Late");
    CHECK(body(article) == first + "\n" + second);
}

TEST_CASE("lists and quotes lose their marks alone") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", first, "- buns\n- tea\n- rope", second, "3. First bell\n4. Second bell",
                           second, "> Row, they said.", first}));
    const auto paragraph = [](const std::string& text) { return "paragraph \"" + text + "\"\n"; };
    CHECK(tree(article) ==
          paragraph(first) +
              "list\n  item\n    paragraph \"buns\"\n  item\n    paragraph \"tea\"\n  item\n    paragraph \"rope\"\n" +
              paragraph(second) +
              "list ordered from 3\n  item\n    paragraph \"First bell\"\n  item\n    paragraph \"Second bell\"\n" +
              paragraph(second) + "quote\n  paragraph \"Row, they said.\"\n" + paragraph(first));
}

TEST_CASE("a list follows the line that names it at once, with or without a colon") {
    for (const std::string list : {"- buns\n- tea", "1. buns\n2. tea"}) {
        INFO(list);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", first, "What to bring\n" + list, second}));
        CHECK(contains(tree(article), "paragraph \"What to bring\"\nlist"));
        CHECK(contains(tree(article), "  item\n    paragraph \"buns\"\n  item\n    paragraph \"tea\"\nparagraph"));
    }
    const article::Article verse = read_text(text_of({"Ferry Leaves Late", first, "The tide\n- alone\nthe clock", second}));
    CHECK(contains(tree(verse), "text \"The tide\"\n  line break\n  text \"- alone\"\n  line break\n"));
}

TEST_CASE("the second line of an item goes on without an indent where the next item follows") {
    const article::Article article = read_text(
        text_of({"Ferry Leaves Late",
                 first + " These are left:", "(a) the quay is old and must be\nrebuilt soon\n(b) the clock", second}));
    CHECK(contains(tree(article), "paragraph \"the quay is old and must be rebuilt soon\"\n"));
    CHECK(contains(tree(article), "paragraph \"the clock\"\n"));
}

TEST_CASE("marks of many sorts open lists, each sort one of its own") {
    const auto item = [](const std::string& text) { return "  item\n    paragraph \"" + text + "\"\n"; };
    for (const auto& [marked, kind] :
         std::vector<std::pair<std::string, std::string>>{{"a) buns\nb) tea", "list ordered from a\n"},
                                                          {"(a) buns\n(b) tea", "list ordered from a\n"},
                                                          {"(1) buns\n(2) tea", "list ordered from 1\n"},
                                                          {"→ buns\n→ tea", "list\n"},
                                                          {"・buns\n・tea", "list\n"},
                                                          {"１．buns\n２．tea", "list ordered from 1\n"},
                                                          {"۱. buns\n۲. tea", "list ordered from 1\n"},
                                                          {"一、buns\n二、tea", "list ordered from 1\n"},
                                                          {"① buns\n② tea", "list ordered from 1\n"}}) {
        INFO(marked);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", first, marked, second}));
        CHECK(contains(tree(article), kind + item("buns") + item("tea")));
    }
    const article::Article boxes = read_text(text_of({"Ferry Leaves Late", first, "[ ] buns\n[x] tea", second}));
    CHECK(contains(tree(boxes), "list\n  item to do\n"));
    const article::Article two =
        read_text(text_of({"Ferry Leaves Late", first, "- buns\n- tea\n\n* rope\n* sail", second}));
    CHECK(contains(tree(two), item("tea") + "list\n" + item("rope")));
}

TEST_CASE("lists within an item are told by their indent, and the list goes on below them") {
    const article::Article article = read_text(text_of(
        {"Ferry Leaves Late", first,
         "1. Call the master, who\n   has the keys.\n2. Take the boat.\n   a) Row.\n   b) Sail.\n3. Report.", second}));
    CHECK(contains(tree(article), "list ordered from 1\n  item\n    paragraph \"Call the master, who has the keys.\"\n"
                                  "  item\n    paragraph \"Take the boat.\"\n    list ordered from a\n      item\n"
                                  "        paragraph \"Row.\"\n      item\n        paragraph \"Sail.\"\n"
                                  "  item\n    paragraph \"Report.\"\n"));
}

TEST_CASE("a quote within a quote is told by its marks") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", first,
                           "> Row, they said.\n>> Why?\n>> Nobody knows.\n> > > Nor I.\n> So we rowed.", second}));
    CHECK(contains(tree(article), "quote\n  paragraph \"Row, they said.\"\n  quote\n    paragraph\n"));
    CHECK(contains(tree(article), "    quote\n      paragraph \"Nor I.\"\n  paragraph \"So we rowed.\"\n"));
    CHECK_FALSE(contains(body(article), ">"));
}

TEST_CASE("marks of speech and of an interpreter are no quotes") {
    for (const std::string line : {">>Wir fahren mit der Bahn<<, sagte sie.", ">> Wir fahren <<, sagte sie.",
                                   ">>> print(\"late\") is on the board", ">>> late = 1"}) {
        INFO(line);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", first, line, second}));
        CHECK_FALSE(contains(tree(article), "quote"));
        CHECK(contains(body(article), line));
    }
    const article::Article quoted =
        read_text(text_of({"Ferry Leaves Late", first, ">>> Row (or sail), they said.", second}));
    CHECK(contains(tree(quoted), "quote"));
}

TEST_CASE("what only looks like a list keeps its marks") {
    const std::string text = text_of({"Ferry Leaves Late", "1. " + first, second, "- alone", first, "1. One", "7. Seven",
                                      "– Is it late?", "– It is.", "1904. A year", "1905. Another"});
    CHECK(body(read_text(text)) == "1. " + first + "\n" + second + "\n- alone\n" + first +
                                       "\n1. One\n7. Seven\n– Is it late?\n– It is.\n1904. A year\n1905. Another");
}

TEST_CASE("bullets and numbers are lists of their own") {
    const article::Article article = read_text(text_of({"Ferry Leaves Late", first, "- buns\n- tea\n1. Rope\n2. Sail"}));
    CHECK(contains(tree(article), "item\n    paragraph \"tea\"\nlist ordered from 1\n  item\n    paragraph \"Rope\""));
}

TEST_CASE("a short line above a long paragraph is a heading, a question or a quotation is not") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", first, "What the bakery did", second, "“Late again”", second}));
    CHECK(contains(tree(article), "heading 1 \"What the bakery did\""));
    CHECK(contains(tree(article), "paragraph \"“Late again”\""));
    const article::Article alike =
        read_text(text_of({"Ferry Leaves Late", first, "The ferry to Marl Island left the quay an hour late",
                           "It is to leave an hour late next Monday as well, the master said."}));
    CHECK_FALSE(contains(tree(alike), "heading"));
}

TEST_CASE("a line drawn under a heading goes with it, one that parts is a rule, and neither is a heading") {
    const std::string text = "Ferry Leaves Late\n=================\n\n" + first +
                             "\n\nWhat the bakery did\n-------------------\n" + second + "\n\nIts oven\n~~~~~~~~\n\n" +
                             first + "\n\n* * *\n\n" + second + "\n------\n______\n\nWhat next?\n----------\n\n" + first +
                             "\n\n***\n";
    const article::Article article = read_text(text);
    const auto paragraph = [](const std::string& words) { return "paragraph \"" + words + "\"\n"; };
    CHECK(article.title == "Ferry Leaves Late");
    CHECK(tree(article) == paragraph(first) + "heading 1 \"What the bakery did\"\n" + paragraph(second) +
                               "heading 2 \"Its oven\"\n" + paragraph(first) + "rule\n" + paragraph(second) + "rule\n" +
                               "heading 1 \"What next?\"\n" + paragraph(first));
    CHECK(article.removed.empty());
}

TEST_CASE("a heading has a letter, and opens with no mark of a table or of speech") {
    for (const std::string& line : {std::string("| 1 | 2 |"), std::string("| a | b |"), std::string("– It is late"),
                                    std::string("12 / 24"), std::string("%%%%")}) {
        INFO(line);
        const article::Article article = read_text(text_of({"Ferry Leaves Late", first, line, second}));
        CHECK_FALSE(contains(tree(article), "heading"));
        CHECK(contains(body(article), line));
    }
    CHECK(contains(tree(read_text(text_of({"Ferry Leaves Late", first, "时计", second}))), "heading 1"));
}

TEST_CASE("a word that a line's end cut is put together, a hyphen that is part of a word stays") {
    const article::Article cut =
        read_text("Ferry Leaves Late\n\nThe ferry to Marl Island left an hour late on Monday be-\n"
                  "cause the self-\nmade clock of the har-\nbour had stopped, said Anne-\n"
                  "Marie, day-\nand night-time master.\n\nThe quay\u00AD\nside was a long-term let.\n");
    CHECK(body(cut) ==
          "The ferry to Marl Island left an hour late on Monday because the self-made clock of the harbour had "
          "stopped, said Anne-Marie, day- and night-time master.\nThe quay\u00AD side was a long-term let.");
    const article::Article whole =
        read_text("Ferry Leaves Late\n\nThe ferry to Marl Island left an hour late on Monday, a long-\n"
                  "overdue warning to the harbour master, whose clock had stopped again.\n");
    CHECK(contains(body(whole), "Monday, a long-overdue warning"));
    const article::Article known =
        read_text("Ferry Leaves Late\n\nThe ferry to Marl Island left an hour late on Monday, the har-\n"
                  "bour master said, and the long-\nterm plan has not helped.\n\nThe harbour has a long-term plan.\n");
    CHECK(contains(body(known), "the harbour master said, and the long-term plan"));
}

TEST_CASE("items of several lines are whole, whether bullets or numbers mark them") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", first,
                           "1. The ferry to Marl Island left an hour late on Monday because\n   the clock had stopped.\n"
                           "2. Nobody complained, and the bakery on the quay stayed open until\n   the last one had gone.",
                           second, "- buns, which had gone by the time\n  when it left\n  * tea\n- Rope", second}));
    const auto item = [](const std::string& text) { return "  item\n    paragraph \"" + text + "\"\n"; };
    CHECK(contains(tree(article),
                   "list ordered from 1\n" +
                       item("The ferry to Marl Island left an hour late on Monday because the clock had stopped.") +
                       item("Nobody complained, and the bakery on the quay stayed open until the last one had gone.")));
    CHECK(contains(body(article), "buns, which had gone by the time when it left\ntea\nRope\n"));
    CHECK(contains(tree(article), "    list\n      item\n        paragraph \"tea\"\n"));
    const std::string links = "• Ferry line adds a boat\n  Marl Island\n• The bakery is open\n  Salt Quay\n";
    CHECK(contains(tree(read_text("Ferry Leaves Late\n\n" + first + "\n\n" + links)),
                   "a boat\"\n      line break\n      text \"Marl Island\"\n  item\n"));
}

TEST_CASE("paragraphs that open with an indent are parted where no blank line does so") {
    const std::string one = "The ferry to Marl Island left an hour late on Monday because the\n"
                            "clock on the quay had stopped, the harbour master said, and nobody had\nnoticed it.\n";
    const std::string whole =
        "The ferry to Marl Island left an hour late on Monday because the clock on the quay had stopped, "
        "the harbour master said, and nobody had noticed it.";
    for (const std::string& indent : {std::string("   "), std::string("    "), std::string("\t")}) {
        const article::Article article = read_text("Ferry Leaves Late\n\n" + indent + one + indent + one + indent + one);
        CHECK(body(article) == whole + "\n" + whole + "\n" + whole);
    }
}

TEST_CASE("one short line does not leave a paragraph in lines, and wide lines are joined where they go on") {
    const article::Article ragged =
        read_text("Ferry Leaves Late\n\nThe ferry to Marl Island left an hour late on Monday because the\n"
                  "clock on the quay had stopped, the harbour master said, and nobody of\nthose on the quay\n"
                  "had noticed it until the bakery on the quay, which is open to the last\n"
                  "one, gave away its buns to the people who were waiting on the stairs to\nthe water.\n"
                  "They left then. Nobody on the island had seen that they were late, for\nno clock is there.\n");
    CHECK(
        body(ragged) ==
        "The ferry to Marl Island left an hour late on Monday because the clock on the quay had stopped, the harbour "
        "master "
        "said, and nobody of those on the quay had noticed it until the bakery on the quay, which is open to the last one, "
        "gave away its buns to the people who were waiting on the stairs to the water.\n"
        "They left then. Nobody on the island had seen that they were late, for no clock is there.");
    const article::Article wide = read_text("Ferry Leaves Late\n\nThe ferry to Marl Island left an hour late on Monday "
                                            "because the clock on the quay had stopped, "
                                            "the harbour master\nsaid, and nobody had noticed it until the bakery, which "
                                            "is open until the last passenger has gone "
                                            "on board, gave away\nits buns.\n");
    CHECK(wide.body.size() == 1);
    CHECK(read_text("Ferry Leaves Late\n\n" + first + "\n" + second + "\n" + first + "\n").body.size() == 3);
}

TEST_CASE("Chinese and Japanese lines are joined without a space") {
    const std::string zh = "驶往马尔岛的渡轮星期一晚开了一个小时因为码头上的钟停了港口负责人说没";
    const std::string rest = "有人注意到这件事直到码头上的面包店把剩下的面包都送给了等船的人为止而";
    const article::Article chinese =
        read_text("渡轮晚点\n\n" + zh + "\n" + rest + "\n且没有人抱怨。\n\n没有人在岛上等。\n");
    CHECK(body(chinese) == zh + rest + "且没有人抱怨。\n没有人在岛上等。");
    const article::Article japanese =
        read_text("船が遅れる\n\n島へ渡る船は月曜日、桟橋の時計が止まっていたため一時間遅れて出\n"
                  "た。「誰も気づかなかった」と港長は話した。桟橋のパン屋は最後の\n"
                  "客が乗るまで店を開けていた。\n");
    CHECK(contains(body(japanese), "一時間遅れて出た。「誰も"));
    CHECK(contains(body(japanese), "最後の客が"));
}

TEST_CASE("a quotation mark alone on its line parts the paragraphs of a quote") {
    const article::Article article =
        read_text(text_of({"Ferry Leaves Late", first, "> Row, they said.\n>\n> Nobody did.", second}));
    CHECK(contains(tree(article), "quote\n  paragraph \"Row, they said.\"\n  paragraph \"Nobody did.\"\n"));
    const article::Article wrapped = read_text(text_of({"Ferry Leaves Late", first,
                                                        "> The ferry to Marl Island left an hour late on Monday\n"
                                                        "> because the clock on the quay had stopped, they said.",
                                                        second}));
    CHECK(contains(tree(wrapped), "paragraph \"The ferry to Marl Island left an hour late on Monday because the clock"));
}

// ---- pages

TEST_CASE("page numbers and running heads go, and what the end of a page cut is put together") {
    const std::string page = "The ferry to Marl Island left an hour late on Monday because the\n"
                             "clock on the quay had stopped, the harbour master said, and nobody had\n";
    const article::Article article = read_text(
        "Ferry Leaves Late\n\n" + page + "\nSalt Quay Courier\n1\n\fnoticed it.\n\n" + page + "\n2\n\n\fnoticed it.\n\n" +
        page + "noticed it.\n\nSalt Quay Courier\n3\n\f" + page + "noticed it.\n\n4\n\f");
    const std::string whole =
        "The ferry to Marl Island left an hour late on Monday because the clock on the quay had stopped, "
        "the harbour master said, and nobody had noticed it.";
    CHECK(body(article) == whole + "\n" + whole + "\n" + whole + "\n" + whole);
    CHECK(diagnostics(article).empty());
    CHECK(removed(article) == "Salt Quay Courier [running head]\n1 [page number]\n2 [page number]\n"
                              "Salt Quay Courier [running head]\n3 [page number]\n"
                              "4 [page number]\n");
    CHECK(article.removed[2].line == 13);
}

TEST_CASE("numbers at the edges of pages that do not count them stay") {
    const article::Article table = read_text(
        "Ferry Leaves Late\n\n" + first + "\n\n2021   12\n2022   14\n12\n14\n\f15\n17\n" + "2023   18\n\n" + second + "\n");
    CHECK(table.removed.empty());
    CHECK(contains(tree(table), "text \"14\"\n  line break\n  text \"15\"\n"));
    const article::Article years =
        read_text("Ferry Leaves Late\n\n" + first + "\n\f2024\n\n" + second + "\n\n2025\n\n" + first + "\n\n1234\n");
    CHECK(years.removed.empty());
    const article::Article rows = read_text("Ferry Leaves Late\n\n" + first + "\n\n2021 12\n\f" + first +
                                            "\n\n2022 14\n\f" + second + "\n\n2023 15\n\f" + first + "\n\n2024 16\n");
    CHECK(rows.removed.empty());
}

TEST_CASE("numbers that end or open pages and do not count up are text, as are those of other pages") {
    const article::Article ships = read_text("Ferry Leaves Late\n\nAnna\n12\n\fBerta\n14\n\fClara\n9\n\fDora\n11\n");
    CHECK(ships.removed.empty());
    const article::Article two = read_text("Ferry Leaves Late\n\n" + first + "\n\n11\n\f12\nferries left, they said.\n");
    CHECK(two.removed.empty());
    const article::Article slides = read_text(first + "\n\fFerries\n\fFerries\n\f" + second + "\n\f" + first + "\n");
    CHECK(slides.removed.empty());
    // A page without a number, one that is cut out, and one whose number was misread.
    const article::Article pages =
        read_text("Ferry Leaves Late\n\n" + first + "\n\n3\n\f" + first + "\n\n4\n\f" + first + "\n\f" + first +
                  "\n\n6\n\f" + first + "\n\n7\n\f" + first + "\n\n9\n\f" + first + "\n\n10\n\f" + first + "\n\n77\n\f" +
                  first + "\n\n12\n\f" + first + "\n\n13\n\f" + second + "\n\n14\n");
    CHECK(pages.removed.size() == 10);
}

TEST_CASE("one number of each page goes, that which is the outermost") {
    const article::Article article = read_text("Ferry Leaves Late\n\n" + first + "\n\n1904\n- 7 -\n\f" + second +
                                               "\n\n1905\n- 8 -\n\f" + first + "\n\n1906\n- 9 -\n");
    CHECK(removed(article) == "- 7 - [page number]\n- 8 - [page number]\n- 9 - [page number]\n");
    CHECK(contains(body(article), "1904"));
}

TEST_CASE("a running head is as short as its words, however far they stand apart") {
    std::string text = "Ferry Leaves Late\n\n" + first + "\n";
    const std::string gap(30, ' ');
    for (int page = 8; page < 12; ++page) {
        text += "\nMarrane" + gap + "Informational" + gap + "[Page " + std::to_string(page) + "]\n\fQC 99" + gap +
                "The Ferry" + gap + "November 2026\n\n" + second + "\n";
    }
    const article::Article article = read_text(text);
    CHECK(article.removed.size() == 8);
    CHECK(body(article) == first + "\n" + second + "\n" + second + "\n" + second + "\n" + second);
}

TEST_CASE("two form feeds within a line are one end of a page") {
    const article::Article article =
        read_text("Ferry Leaves Late\n\n" + first + "\n\nSalt Quay\n\fThe \fclock \fstood still.\n\n" + second + "\n");
    CHECK(article.removed.empty());
    CHECK(contains(body(article), "Salt Quay"));
    CHECK(contains(body(article), "stood still."));
}

TEST_CASE("a form feed alone removes nothing, and other control characters are still told by their place") {
    const article::Article article = read_text(first + "\n\f\n" + second + "\x01\n");
    CHECK(body(article) == first + "\n" + second);
    CHECK(article.removed.empty());
    CHECK(contains(diagnostics(article), "a.txt:3:"));
    CHECK(contains(diagnostics(article), "1 control character was dropped"));
    CHECK_FALSE(contains(body(read(bytes_of("# Ferry\n\n" + first + "\n\f\n" + second, "a.md"))), "\f"));
}

// ---- nothing to read, and far too much

TEST_CASE("an empty text, white space and boilerplate alone are refused with a reason") {
    CHECK(contains(refusal(bytes_of("")), "a.txt: error: no text was found in it"));
    CHECK(contains(refusal(bytes_of(" \n\t\n \u00A0\u3000\n\uFEFF")), "no text was found"));
    CHECK(contains(refusal(bytes_of("Leave a Reply\n\nYour email address will not be published.\n")), "no text was found"));
    CHECK(contains(refusal(bytes_of("Title: Ferry Leaves Late\nURL: https://quay.example/\n\nLeave a Reply\n")),
                   "there is a headline but no text under it"));
}

TEST_CASE("one huge line, and very many lines, are read whole") {
    std::string line = "Late";
    while (line.size() < 2'000'000) {
        line += " and later";
    }
    const article::Article one = read_text("Ferry Leaves Late\n\n" + line);
    CHECK(body(one) == line);
    std::string many = "Ferry Leaves Late\n\n";
    for (int i = 0; i < 100'000; ++i) {
        many += i % 2 == 0 ? "Late again today.\n\n" : "- bun\n";
    }
    CHECK(read_text(many).body.size() == 100'000);
}

TEST_CASE("a text of more lines or bytes than the data allow is refused with a hint") {
    std::string lines;
    for (std::size_t i = 0; i <= rules().texts().lines; ++i) {
        lines += "a\n";
    }
    CHECK(contains(refusal(bytes_of(lines)), "a.txt: error: this text has more than 500000 lines\n  hint: "));
    CHECK(contains(refusal(bytes_of(std::string(rules().texts().bytes + 1, 'a'))),
                   "a.txt: error: this text is larger than 32 MiB"));
}
