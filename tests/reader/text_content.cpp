// Text dumps of whole pages: what is navigation, what is the article, what follows it.

#include "reading.h"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string first =
    "The lighthouse at Grey Point was switched off on Tuesday for the first time since the war, because its "
    "keeper had gone to his daughter's wedding.";
const std::string second =
    "Ships were told to keep a mile away. Two of them came closer to see why it was dark, and one ran "
    "aground on the sand, the coast guard said.";
const std::string third =
    "The keeper was back by midnight. He has promised the town that he will leave the key with the baker "
    "next time, and so the baker has promised to be awake.";

const std::string navigation = "Skip to content\n\n"
                               "  • Home\n  • News\n  • Harbour\n  • Weather\n  • Tides\n  • Sport\n\n"
                               "Grey Point Herald\n\n  • Subscribe\n  • Log in\n\nSearch [          ]\n\n";
const std::string footer = "Related articles\n\n"
                           "  • Baker Wins Prize for Longest Loaf\n  • Fog Expected Until Friday\n\n"
                           "12 Comments\n\nLeave a comment\n\nAbout | Contact | Terms | Privacy\n\n"
                           "© 2026 Grey Point Herald. All rights reserved.\n";

std::string page(const std::string& article) {
    return navigation + article + "\n\n" + footer;
}

std::string article_text() {
    return "Lighthouse Dark for a Wedding Night\n\nBy Ilka Marrane\n\n" + first + "\n\n" + second + "\n\n" + third;
}

}  // namespace

TEST_CASE("of a whole page the headline, the byline and the prose stay") {
    const article::Article article = read_text(page(article_text()));
    CHECK(article.title == "Lighthouse Dark for a Wedding Night");
    CHECK(article.byline == "Ilka Marrane");
    CHECK(body(article) == first + "\n" + second + "\n" + third);
}

TEST_CASE("the dates between the headline and the prose of a page are facts") {
    const article::Article article =
        read_text(page("Lighthouse Dark for a Wedding Night\n\nBy Ilka Marrane\n\nPublished 24 November 2026\n\n"
                       "Updated 25 November 2026\n\n" +
                       first + "\n\n" + second + "\n\n" + third));
    CHECK(article.byline == "Ilka Marrane");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(base::iso(article.modified.value()) == "2026-11-25");
    CHECK(body(article) == first + "\n" + second + "\n" + third);
}

TEST_CASE("what was removed from a whole page is listed in its order with its reason") {
    const article::Article article = read_text(page(article_text()));
    const std::string lines = removed(article);
    CHECK(contains(lines, "• Harbour [before the article]\n"));
    CHECK(contains(lines, "Related articles [related links]\n"));
    CHECK(contains(lines, "• Fog Expected Until Friday [after the article]\n"));
    for (std::size_t i = 1; i < article.removed.size(); ++i) {
        CHECK(article.removed[i - 1].line < article.removed[i].line);
    }
}

TEST_CASE("headings and lists of sentences within the prose of a page stay") {
    const std::string item = "The lamp was out from six in the evening until a quarter to twelve at night.";
    const article::Article article =
        read_text(page("Lighthouse Dark for a Wedding Night\n\n" + first + "\n\nWhat the ships did\n\n" + second +
                       "\n\n• " + item + "\n• " + item + "\n\n" + third));
    CHECK(contains(tree(article), "heading"));
    CHECK(contains(tree(article), "list"));
    CHECK(body(article) == first + "\nWhat the ships did\n" + second + "\n" + item + "\n" + item + "\n" + third);
}

TEST_CASE("short items and facts between the paragraphs of a page stay") {
    const article::Article article = read_text(
        page("Lighthouse Dark for a Wedding Night\n\n" + first + "\n\n• The baker is awake.\n• Two ships came close.\n\n" +
             second + "\n\n• Bring a lamp\n• Keep a mile away\n• Ask the baker\n\n" + second +
             "\n\nKey dates\n\n1741: first lamp\n1789: the great fog\n1904: a new lamp\n1998: the wedding\n\n" + third));
    CHECK(body(article) == first + "\nThe baker is awake.\nTwo ships came close.\n" + second +
                               "\nBring a lamp\nKeep a mile away\nAsk the baker\n" + second +
                               "\nKey dates\n1741: first lamp 1789: the great fog 1904: a new lamp 1998: the wedding\n" +
                               third);
}

TEST_CASE("the headline of a page stands above its deck and its date, and is no caption") {
    const article::Article article =
        read_text(page("Lighthouse is dark for a wedding night\nIts keeper had gone and left nobody the key\nIlka Marrane\n"
                       "24 November 2026, 9:15 am\nShare\nThe dark lamp on Tuesday. Photograph: Nils Orr\n\n" +
                       first + "\n\n" + second + "\n\n" + third));
    CHECK(article.title == "Lighthouse is dark for a wedding night");
    CHECK(article.published);
    CHECK(body(article) == first + "\n" + second + "\n" + third);
}

TEST_CASE("image labels and links between the paragraphs of a page go") {
    const article::Article article =
        read_text(page("Lighthouse Dark for a Wedding Night\n\n" + first + "\n\n[grey-point-1]\n\n" + second +
                       "\n\n  • Tides Today\n  • Ferry Times\n\n" + third));
    CHECK(body(article) == first + "\n" + second + "\n" + third);
    CHECK(contains(removed(article), "[grey-point-1] [image label]\n"));
    CHECK(contains(removed(article), "• Ferry Times [links]\n"));
}

TEST_CASE("hard-wrapped paragraphs of a page are found as prose") {
    const std::string wrapped = "The lighthouse at Grey Point was switched off on Tuesday for the first time\n"
                                "since the war, because its keeper had gone to the wedding of his daughter,\n"
                                "which was held on the far side of the bay and went on until very late.";
    const article::Article article =
        read_text(page("Lighthouse Dark for a Wedding Night\n\n" + wrapped + "\n\n" + second + "\n\n" + third));
    CHECK(body(article).starts_with(
        "The lighthouse at Grey Point was switched off on Tuesday for the first time since the war"));
    CHECK(contains(body(article), "until very late.\n" + second));
}

TEST_CASE("comments under the article of a page go, however long they are") {
    const std::string comment =
        "I was there and I can say that it was dark, which my uncle has always said would happen one day.";
    std::string thread = "3 Comments\n\n";
    for (const char* name : {"Harbour Seal", "Old Salt", "Nobody"}) {
        thread += std::string(name) + "\n\n24 November 2026\n\n" + comment + "\n\nReply\n\n";
    }
    const article::Article article = read_text(page(article_text() + "\n\n" + thread));
    CHECK(body(article) == first + "\n" + second + "\n" + third);
}

TEST_CASE("an article with verse or a long list is no whole page") {
    std::string verse;
    for (int i = 0; i < 14; ++i) {
        verse += "The lamp is out, the lamp is out " + std::to_string(i) + "\n";
    }
    const article::Article article = read_text("A Song of the Keeper\n\n" + first + "\n\n" + verse + "\n" + second);
    CHECK(article.removed.empty());
    CHECK(contains(body(article), "the lamp is out 7"));
}

TEST_CASE("a page without prose stays as it is, but for known phrases") {
    const article::Article article = read_text(navigation + "Tides\n\n06:12 high\n\n12:40 low\n\n" + footer);
    CHECK(contains(body(article), "06:12 high"));
}

TEST_CASE("a page of a script without spaces or capitals is found too") {
    const std::string prose =
        "灯台の明かりは火曜日の夜に初めて消えたと港の役所が発表した。灯台守は娘の結婚式に出かけていたという。";
    const article::Article article = read_text(page("灯台が結婚式の夜に消える\n\n" + prose + "\n\n" + prose +
                                                    "船は一マイル離れるように言われた。\n\n" + prose + "真夜中に戻った。"));
    CHECK(article.title == "灯台が結婚式の夜に消える");
    CHECK(body(article).starts_with(prose));
    CHECK(body(article).ends_with("真夜中に戻った。"));
}
