// Markdown into the tree: each construct, its front matter, and what a hostile text does to it.

#include "base/text.h"
#include "base/time.h"
#include "reading.h"

using namespace gazette;
using namespace gazette::test;

namespace {

/// The body of a Markdown text as indented lines.
std::string tree_of(const std::string& markdown) {
    return tree(read_markdown(markdown));
}

std::string repeat(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

std::size_t deepest_line(const std::string& dump) {
    std::size_t deepest = 0;
    std::size_t at = 0;
    while (at < dump.size()) {
        const std::size_t text = dump.find_first_not_of(' ', at);
        deepest = std::max(deepest, text - at);
        at = std::min(dump.find('\n', at), dump.size() - 1) + 1;
    }
    return deepest / 2;
}

}  // namespace

// ---- blocks

TEST_CASE("the first heading of level 1 is the headline, the others stay with their levels") {
    const article::Article article =
        read_markdown("# Ferry *Leaves* Late\n\n## Monday\n\nOne.\n\nUnder\n===\n\n####### no\n");
    CHECK(article.title == "Ferry Leaves Late");
    CHECK(tree(article) ==
          "heading 2 \"Monday\" #monday\nparagraph \"One.\"\nheading 1 \"Under\" #under\nparagraph \"####### no\"\n");
    CHECK(read_markdown("## Monday\n\nOne.\n").title.empty());
    CHECK(read_text("# Ferry Leaves Late\n\nOne *went*.\n").title == "Ferry Leaves Late");
}

TEST_CASE("emphasis, code, strikethrough and breaks") {
    CHECK(tree_of("*One* __two *and*__ ~~gone~~ `a  *b*`  \nnext\nsame\n") ==
          "paragraph\n  emphasis \"One\"\n  text \" \"\n  strong\n    text \"two \"\n    emphasis \"and\"\n  text \" \"\n"
          "  strikethrough \"gone\"\n  text \" \"\n  code \"a  *b*\"\n  line break\n  text \"next same\"\n");
}

TEST_CASE("a star within a link's target that the parser takes for one of the text loses no text") {
    // The parser leaves an emphasis that it has not entered, and enters one that it does not leave.
    CHECK(tree_of("Left: [](*)* and on.\n\nNext.\n") ==
          "paragraph\n  text \"Left: \"\n  link \"*\"\n  text \" and on.\"\nparagraph \"Next.\"\n");
    CHECK(tree_of("*In [](*) and on.\n\nNext.\n") ==
          "paragraph\n  emphasis\n    text \"In \"\n    link \"*\"\n    text \" and on.\"\nparagraph \"Next.\"\n");
}

TEST_CASE("links keep target, title and text, and references and bare addresses are links") {
    CHECK(
        tree_of("[the *pier*](https://pier.example/?a=1&amp;b \"The\npier\") and [it][p].\n\n[p]: https://p.example/\n") ==
        "paragraph\n  link \"https://pier.example/?a=1&b\" title \"The pier\"\n    text \"the \"\n    emphasis \"pier\"\n"
        "  text \" and \"\n  link \"https://p.example/\"\n    text \"it\"\n  text \".\"\n");
    CHECK(tree_of("See https://pier.example/a or <jo@pier.example>, [below](#tides), [beside](other.md).\n") ==
          "paragraph\n  text \"See \"\n  link \"https://pier.example/a\"\n    text \"https://pier.example/a\"\n"
          "  text \" or \"\n  link \"mailto:jo@pier.example\"\n    text \"jo@pier.example\"\n  text \", \"\n"
          "  link \"#tides\"\n    text \"below\"\n  text \", \"\n  link \"other.md\"\n    text \"beside\"\n  text \".\"\n");
}

TEST_CASE("a link that would run something leaves its text alone, with a note") {
    for (const std::string& target :
         {std::string("javascript:alert(1)"), std::string("JavaScript:alert(1)"), std::string("java&#115;cript:alert(1)"),
          std::string("&#x6A;avascript&colon;alert(1)"), std::string("<java\tscript:alert(1)>"), std::string("vbscript:x"),
          std::string("data:text/html,x"), std::string("file:///etc/hosts")}) {
        INFO(target);
        const article::Article article = read_markdown("[the *pier*](" + target + ") is open.\n");
        CHECK(tree(article) == "paragraph\n  text \"the \"\n  emphasis \"pier\"\n  text \" is open.\"\n");
        CHECK(diagnostics(article) == "a.md: note: a link to neither the web nor a mail address: its text was kept\n");
    }
    const article::Article image = read_markdown("A ![gull](javascript:alert(1)) cries.\n");
    CHECK(tree(image) == "paragraph \"A gull cries.\"\n");
}

TEST_CASE("images keep source, alt text and title, and one alone is a figure") {
    CHECK(tree_of("A ![*grey* gull](gull.png \"Gull\") cries.\n") ==
          "paragraph\n  text \"A \"\n  image \"gull.png\" alt \"grey gull\" title \"Gull\"\n  text \" cries.\"\n");
    CHECK(tree_of("![a gull](gull.png \"Gull, at rest\")\n") ==
          "figure\n  image \"gull.png\" alt \"a gull\" title \"Gull, at rest\"\n  caption \"Gull, at rest\"\n");
    CHECK(tree_of("![](gull.png)\n") == "figure\n  image \"gull.png\" alt \"\"\n");
}

TEST_CASE("lists nest, start where they say, are tight or loose, and have tasks") {
    CHECK(tree_of("- one\n  - *two*\n    1. three\n- four\n") ==
          "list\n  item\n    paragraph \"one\"\n    list\n      item\n        paragraph\n          emphasis \"two\"\n"
          "        list ordered from 1\n          item\n            paragraph \"three\"\n  item\n    paragraph \"four\"\n");
    CHECK(tree_of("7. seven\n8. eight\n") ==
          "list ordered from 7\n  item\n    paragraph \"seven\"\n  item\n    paragraph \"eight\"\n");
    CHECK(tree_of("- one\n\n- two\n") == "list loose\n  item\n    paragraph \"one\"\n  item\n    paragraph \"two\"\n");
    CHECK(tree_of("- [x] sail\n- [ ] paint\n") ==
          "list\n  item done\n    paragraph \"sail\"\n  item to do\n    paragraph \"paint\"\n");
}

TEST_CASE("quotes, code and rules") {
    CHECK(tree_of("> Row,\n> they said.\n>\n> > Slowly.\n") ==
          "quote\n  paragraph \"Row, they said.\"\n  quote\n    paragraph \"Slowly.\"\n");
    CHECK(tree_of("```c++\nint a;  // <b>\n\n  &amp;\n```\n\n    indented\n") ==
          "code c++ \"int a;  // <b>\\n\\n  &amp;\\n\"\ncode \"indented\\n\"\n");
    CHECK(tree_of("One.\n\n***\n\n- - -\n\nTwo.\n") == "paragraph \"One.\"\nrule\nrule\nparagraph \"Two.\"\n");
}

TEST_CASE("one hyphen or two make a table's column as well as three") {
    for (const std::string row : {"|-|-|-|", "|--|--|--|", "| - | --- | -- |", "-|--|-", "|-|-|-"}) {
        CAPTURE(row);
        CHECK(contains(tree_of("|Port|Low|High|\n" + row + "\n|Skerry|1|2|\n"), "table header 1 none none none\n"));
        CHECK(contains(tree_of("> Port|Low|High\n> " + row + "\n> Skerry|1|2\n"), "table header 1"));
    }
    CHECK(contains(tree_of("a|b|c\n:-|:-:|-:\n1|2|3\n"), "table header 1 start centre end\n"));
    CHECK(contains(tree_of("|a|\n|-|\n|1|\n"), "table header 1"));
    CHECK(contains(tree_of("- |a|b|\n  |-|-|\n  |1|2|\n"), "table header 1"));
    CHECK(contains(tree_of("|a\\|b|c|\n|-|-|\n|1|2|\n"), "header \"a|b\""));
}

TEST_CASE("what looks like the row under a table's head stays as it is where there is no head or it is code") {
    CHECK(contains(tree_of("|a|b|\n|-|-|-|\n"), "|-|-|-|"));
    CHECK(contains(tree_of("Text\n\n|-|-|\n"), "|-|-|"));
    CHECK(contains(tree_of("```\n|a|b|\n|-|-|\n```\n"), "|a|b|\\n|-|-|"));
    CHECK(contains(tree_of("Text\n\n    |a|b|\n    |-|-|\n"), "|a|b|\\n|-|-|"));
    CHECK(contains(tree_of("- text\n\n      |a|b|\n      |-|-|\n"), "|a|b|\\n|-|-|"));
    CHECK(contains(tree_of("<pre>\n|a|b|\n|-|-|\n</pre>\n"), "|a|b|\\n|-|-|"));
    // No table, as md4c sees it.
    for (const char* text : {"Intro line\n2 | 3\n-|-\n4 | 5\n", "<div>\na | b\n-|-\n</div>\n", "> a | b\n-|-\n"}) {
        CHECK_FALSE(contains(tree_of(text), "---"));
    }
    CHECK(contains(tree_of("She of <press@kestrel.example> says `<pre>`:\n\n|a|b|\n|-|-|\n|1|2|\n"), "table header 1"));
}

TEST_CASE("tables have a header and each column its alignment") {
    CHECK(tree_of("| Port | Low | High | |\n|:--|:-:|--:|---|\n| *Skerry* | 0.4 | 2\\|1 |\n") ==
          "table header 1 start centre end none\n  row\n    header \"Port\"\n    header \"Low\"\n    header \"High\"\n"
          "    header\n  row\n    cell\n      emphasis \"Skerry\"\n    cell \"0.4\"\n    cell \"2|1\"\n    cell\n");
}

TEST_CASE("cells beyond a table's head are listed with their lines") {
    const article::Article article = read_markdown(
        "# T\n\n| A | B |\n|--|--|\n| 1 | 2 | three *is* |\n| `a|b` | \\| |\n| x |\n| 4 |  | five | six\n| 7 | | |\n\n"
        "%%note%%\n\n> a | b\n> --|--\n> [1](c.md) | 2 | 3 <kbd>k</kbd>\n");
    CHECK(removed(article) == "three *is* [cell beyond the table's head]\nfive | six [cell beyond the table's head]\n"
                              "note [comment in the Markdown]\n3 <kbd>k</kbd> [cell beyond the table's head]\n");
    REQUIRE(article.removed.size() == 4);
    CHECK(article.removed[0].line == 5);
    CHECK(article.removed[1].line == 8);
    CHECK(article.removed[3].line == 15);
    CHECK(contains(body(article), "4"));
}

TEST_CASE("the safe markup of HTML is kept, with a note, and comments, scripts and styles give nothing") {
    const article::Article block = read_markdown(
        "One.\n\n<div onclick=\"x()\">Two <b>and</b>\n<script>alert(1)</script></div>\n\n<!-- a\nb -->\n\nThree.\n");
    CHECK(tree(block) == "paragraph \"One.\"\nparagraph\n  text \"Two \"\n  strong \"and\"\nparagraph \"Three.\"\n");
    CHECK(diagnostics(block) == "a.md: note: HTML in the Markdown: its safe markup was kept\n");
    CHECK(tree_of("One<br>two <span style=\"x\">three</span>\n") ==
          "paragraph\n  text \"One\"\n  line break\n  text \"two three\"\n");
}

TEST_CASE("what HTML in Markdown embeds is listed with its address, before boilerplate at the end") {
    const article::Article article = read_markdown(
        "# Ice\n\nThe ferry <button>Send</button> stayed.\n\n<iframe src=\"https://saltquay.example/thaw\" title=\"The "
        "thaw\"></iframe>\n\n<noscript>Ice is thick.</noscript>\n\nLeave a Reply\n\nCancel reply\n");
    CHECK(body(article) == "The ferry stayed.");
    CHECK(removed(article) == "Send [control]\nThe thaw (https://saltquay.example/thaw) [embedded page, not fetched]\n"
                              "Ice is thick. [for browsers without scripts]\nLeave a Reply [comment form]\n"
                              "Cancel reply [comment form]\n");
    CHECK(contains(diagnostics(article), "a.md: note: the embedded page 'https://saltquay.example/thaw' is not fetched"));
}

TEST_CASE("what HTML in Markdown hides is listed, not shown") {
    const article::Article article =
        read_markdown("One.\n\n<p style=\"display:none\">Two.</p>\n\nThree <b hidden>four</b>.\n");
    CHECK(body(article) == "One.\nThree .");
    CHECK(removed(article) == "Two. [hidden]\nfour [hidden]\n");
}

TEST_CASE("HTML within a line is as safe, and an element that is never closed swallows nothing") {
    CHECK(tree_of("H<sub>2</sub>O <a href=\"javascript:x()\">salt</a> <![CDATA[x>y]]>\n") ==
          "paragraph\n  text \"H\"\n  subscript \"2\"\n  text \"O salt\"\n");
    CHECK(
        tree_of("- [x] done <del>late</del>\n- [ ] to do\n") ==
        "list\n  item done\n    paragraph\n      text \"done \"\n      strikethrough \"late\"\n  item to do\n    paragraph "
        "\"to do\"\n");
    CHECK(contains(tree_of("<del>\n\nOne.\n\n</del>\n"), "strikethrough"));
    CHECK(contains(tree_of("One <title> two\n\nThree.\n"), "Three."));
    CHECK(contains(tree_of("<script>\nlet a;\n</script>\n\nThree.\n\n<script>\n"), "Three."));
}

TEST_CASE("character references are characters") {
    CHECK(tree_of("Caf&eacute; &amp; &#x1F6A2; &lt;pier&gt; &nosuch;\n") == "paragraph \"Café & 🚢 <pier> &nosuch;\"\n");
}

// ---- front matter

TEST_CASE("front matter states facts, in any order and with other tools' keys among them") {
    const article::Article article =
        read_markdown("---\nlayout: post\ntitle: \"Ferry: late\"\nprofile: A weekly.\nauthors:\n  - Ilka Marrane\n  - Jo\n"
                      "source: Salt Quay Courier\ndate: 2026-11-23\ntags: [sea, \"clocks, old\"]\nlang: fr\ndraft: "
                      "false\n...\n# Ferry\n\nBody.\n");
    CHECK(article.title == "Ferry: late");
    CHECK(article.byline == "Ilka Marrane, Jo");
    CHECK(article.source.name == "Salt Quay Courier");
    CHECK(article.source.profile == "A weekly.");
    CHECK(base::iso(article.published.value()) == "2026-11-23");
    CHECK(article.tags == std::vector<std::string>{"sea", "clocks", "old"});
    CHECK(article.language == "fr");
    CHECK(tree(article) == "paragraph \"Body.\"\n");
    CHECK(removed(article) == "Ferry [headline replaced by the editor]\n");
    CHECK(article.stated_by_editor.contains(article::Fact::title));
    CHECK(diagnostics(article) ==
          "a.md:2:1: note: keys of the front matter that state no fact were passed over: layout, draft\n");
}

TEST_CASE("a byline under the headline is taken, with the date behind it") {
    const article::Article article = read_markdown("# Ferry\n\n*By **Ada Quill**, 24 November 2026*\n\nBody.\n");
    CHECK(article.byline == "Ada Quill");
    CHECK(article.printed_byline == "By Ada Quill");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(body(article) == "Body.");
    const article::Article stated = read_markdown("---\ntitle: Ferry\nauthor: Bo Lind\n---\nBy Ada Quill\n\nBody.\n");
    CHECK(stated.byline == "Bo Lind");
    CHECK(removed(stated) == "By Ada Quill [byline replaced by the editor]\n");
    for (const char* line :
         {"By Monday the quay had a new clock", "By ![](a.png) Ada Quill", "By `Ada`", "*By the time* it left"}) {
        CHECK(read_markdown(std::string("# Ferry\n\n") + line + "\n\nBody.\n").byline.empty());
    }
    CHECK(read_markdown("By Ada Quill\n\nBody.\n").byline.empty());
}

TEST_CASE("a text file with front matter is Markdown") {
    const article::Article article = read_text("---\ntitle: Ferry\n---\nOne *went*.\n");
    CHECK(article.title == "Ferry");
    CHECK(tree(article) == "paragraph\n  text \"One \"\n  emphasis \"went\"\n  text \".\"\n");
}

TEST_CASE("dashes at the top that open no mapping are Markdown's own, and no text is lost") {
    CHECK(tree_of("---\n\nNote: the clock stopped.\n\n---\n\nBody.\n") ==
          "rule\nparagraph \"Note: the clock stopped.\"\nrule\nparagraph \"Body.\"\n");
    CHECK(tree_of("---\nThe clock stopped.\n---\nBody.\n") ==
          "rule\nheading 2 \"The clock stopped.\" #the-clock-stopped\nparagraph \"Body.\"\n");
    CHECK(tree_of("---\n- one\n- two\n---\nBody.\n") ==
          "rule\nlist\n  item\n    paragraph \"one\"\n  item\n    paragraph \"two\"\nrule\nparagraph \"Body.\"\n");
    CHECK(contains(tree_of("---\ntitle: Ferry\n\nBody without an end.\n"), "title: Ferry"));
    CHECK(contains(tree_of("---\ntitle: [Ferry\nand so on\n---\nBody.\n"), "title: [Ferry"));
    CHECK(contains(tree_of("----\ntitle: Ferry\n----\nBody.\n"), "title: Ferry"));
    CHECK(contains(tree_of(" ---\ntitle: Ferry\n---\nBody.\n"), "title: Ferry"));
}

TEST_CASE("a value of front matter that cannot be understood is a warning with its place") {
    const article::Article article = read_markdown("---\ntitle: Ferry\ndate: soon\n---\nBody.\n");
    CHECK_FALSE(article.published);
    CHECK(contains(diagnostics(article), "a.md:3:1: warning: 'soon' is no date"));
}

TEST_CASE("front matter that is no YAML is read line by line, with a warning at the place") {
    const article::Article article = read_markdown("---\ntitle: Rain: the second week\nauthor: \"Ada Vell\"\n---\nBody.\n");
    CHECK(article.title == "Rain: the second week");
    CHECK(article.byline == "Ada Vell");
    CHECK(article::plain_text(article.body) == "Body.");
    REQUIRE(article.diagnostics.size() == 1);
    CHECK(article.diagnostics[0].place.line == 2);
    CHECK_FALSE(article.diagnostics[0].hint.empty());
    CHECK(article::plain_text(read_markdown("---\n*: [\nnothing: here: but text\n---\n").body).find("nothing") !=
          std::string::npos);
}

TEST_CASE("front matter indented by tabs is read as if by spaces, with a warning") {
    const article::Article article =
        read_markdown("---\ntitle: Ferry\ntags:\n\t- sea\n\t- boats\nauthor:\n\t- name: Ada Quill\n---\nBody.\n");
    CHECK(article.title == "Ferry");
    CHECK(article.tags == std::vector<std::string>{"sea", "boats"});
    CHECK(article.byline == "Ada Quill");
    CHECK(body(article) == "Body.");
    CHECK(contains(diagnostics(article), "a.md:4:2: warning: the front matter is indented by tabs"));
}

TEST_CASE("lines of front matter that are read one by one may have keys of several words, and lists") {
    const article::Article article = read_markdown("---\ntitle: \"Ferry\"\nPublication date: 2026-11-24\nauthors:\n  - Ada "
                                                   "Quill\n  - 'Bo Lind'\ntags: [sea, \"old boats\"]\nnotes: a: b\n---\n"
                                                   "Body.\n");
    CHECK(article.title == "Ferry");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(article.byline == "Ada Quill, Bo Lind");
    CHECK(article.tags == std::vector<std::string>{"sea", "old boats"});
    CHECK(body(article) == "Body.");
    CHECK(contains(diagnostics(article), "a.md:8:9: warning: the front matter is not valid YAML: its lines were read"));
}

TEST_CASE("what opens as front matter and is read as text is told") {
    CHECK(contains(diagnostics(read_markdown("---\ntitle: Ferry\n\nBody.\n")),
                   "a.md:1:1: warning: front matter opens here and nothing closes it"));
    CHECK(contains(diagnostics(read_markdown("+++\ntitle = \"Ferry\"\n\nBody.\n")), "nothing closes it"));
    CHECK(contains(diagnostics(read_markdown("---\ntitle: [Ferry\nand so on\n---\nBody.\n")),
                   "warning: the front matter is not valid YAML, nor has each of its lines a key"));
    const article::Article json = read_markdown("{\n  \"title\": \"Ferry\n}\n\nBody.\n");
    CHECK(contains(body(json), "title"));
    CHECK(contains(diagnostics(json), "warning: the front matter is not valid JSON"));
    CHECK(diagnostics(read_markdown("---\nThe clock stopped.\n---\nBody.\n")).empty());
}

TEST_CASE("front matter may be TOML") {
    const article::Article article =
        read_markdown("+++\ntitle = \"Ferry: late\"\ndate = 2026-11-24T09:15:00+01:00\nauthors = [\"Ada Quill\", { name = "
                      "\"Bo Lind\" }]\ndraft = false\n[taxonomies]\ntags = [\"sea\"]\n+++\n\nBody.\n");
    CHECK(article.title == "Ferry: late");
    CHECK(base::iso(article.published.value()) == "2026-11-24T08:15Z");
    CHECK(article.byline == "Ada Quill, Bo Lind");
    CHECK(article.tags == std::vector<std::string>{"sea"});
    CHECK(body(article) == "Body.");
    CHECK(diagnostics(article) == "a.md:5:1: note: keys of the front matter that state no fact were passed over: draft\n");
    CHECK(read_text("+++\ntitle = \"Ferry\"\n+++\nBody.\n").title == "Ferry");

    const article::Article wrong = read_markdown("+++\ntitle = Ferry\nlang = \"fr\"\n+++\nBody.\n");
    CHECK(wrong.title == "Ferry");
    CHECK(wrong.language == "fr");
    CHECK(contains(diagnostics(wrong), "a.md:2:"));
    CHECK(contains(diagnostics(wrong), "the front matter is not valid TOML: its lines were read one by one"));
    CHECK(diagnostics(read_markdown("+++\ndate = \"soon\"\n+++\nBody.\n")).find("a.md:2:1: warning: 'soon'") == 0);
}

TEST_CASE("front matter may be JSON, or the lines of Pandoc") {
    const article::Article json = read_markdown(
        "{\n  \"title\": \"Ferry\",\n\t\"date\": \"2026-11-24\",\n  \"author\": { \"name\": \"Ada Quill\" }\n}\n\nBody.\n");
    CHECK(json.title == "Ferry");
    CHECK(json.byline == "Ada Quill");
    CHECK(base::iso(json.published.value()) == "2026-11-24");
    CHECK(body(json) == "Body.");
    CHECK(contains(body(read_markdown("{\n  one: 1\n}\n\nBody.\n")), "one: 1"));

    const article::Article pandoc =
        read_markdown("% Ferry leaves\n  late\n% Ada Quill; Bo Lind\n  Jo Marrane\n% November 24, 2026\n\nBody.\n");
    CHECK(pandoc.title == "Ferry leaves late");
    CHECK(pandoc.byline == "Ada Quill, Bo Lind, Jo Marrane");
    CHECK(base::iso(pandoc.published.value()) == "2026-11-24");
    CHECK(body(pandoc) == "Body.");
    CHECK(read_markdown("% Ferry\n%\n% 2026-11-24\n\nBody.\n").byline.empty());
    CHECK(body(read_markdown("% of the ferries\nare late.\n")) == "% of the ferries are late.");
    CHECK(contains(body(read_text("% of ferries\n\nMany of them are late on this and on any other day.\n")), "Many"));
}

TEST_CASE("authors in front matter may be mappings, and what cannot be read of a fact is a warning") {
    const article::Article article = read_markdown(
        "---\nauthor:\n  - name: Ada Quill\n    affiliation: Pier School\n  - Bo Lind\n  - name: {given: Jo, family: "
        "Marrane}\n  - [[Ann Vell]]\nsource: {name: Courier, url: \"https://courier.example\"}\n---\nBody.\n");
    CHECK(article.byline == "Ada Quill, Bo Lind, Jo Marrane, Ann Vell");
    CHECK(article.source.name == "Courier");
    CHECK(article.source.url == "https://courier.example");
    CHECK(diagnostics(article).empty());

    const article::Article unread = read_markdown("---\nauthor:\n  - email: ada@pier.example\n  - Bo Lind\n---\nBody.\n");
    CHECK(unread.byline == "Bo Lind");
    CHECK(contains(diagnostics(unread), "a.md:2:1: warning: not all that is said of the author can be read"));
}

TEST_CASE("front matter states facts under the names that other programs give them") {
    const article::Article article =
        read_markdown("---\ntitle: Ferry\ncreator: Ada Quill\ncanonical_url: https://c.example/f\nlastmod: "
                      "2026-11-25\npubDate: 2026-11-24\n"
                      "tags: [sea]\ncategories: [harbour, sea]\nsite_name: Courier\n---\nBody.\n");
    CHECK(article.byline == "Ada Quill");
    CHECK(article.url == "https://c.example/f");
    CHECK(base::iso(article.modified.value()) == "2026-11-25");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(article.tags == std::vector<std::string>{"sea", "harbour"});
    CHECK(article.source.name == "Courier");
    CHECK(diagnostics(article).empty());
}

TEST_CASE("front matter in its plainest form says what YAML says of it") {
    const std::string plain = "title: \"Bob's: \xE2\x80\x9Clate\xE2\x80\x9D # ferry\"\nauthor:  'Ilka \"M\" Marrane'  "
                              "\nsource: Quay (est. 1874), n#1\n"
                              "url: https://news.example/a?b=c#d\ndate: 2026-11-23\nlang: fr\ntags: sea\n";
    // What makes these lines other than plain.
    for (const char* other :
         {"", "draft: [no]\n", "# A comment.\n", "summary:\n", "weight: null\n", "text: a\n  b\n", "x: 'it''s'\n"}) {
        INFO(other);
        const article::Article article = read_markdown("---\n" + plain + other + "---\nBody.\n");
        CHECK(article.title == "Bob's: \xE2\x80\x9Clate\xE2\x80\x9D # ferry");
        CHECK(article.byline == "Ilka \"M\" Marrane");
        CHECK(article.source.name == "Quay (est. 1874), n#1");
        CHECK(article.url == "https://news.example/a?b=c#d");
        CHECK(base::iso(article.published.value()) == "2026-11-23");
        CHECK(article.language == "fr");
        CHECK(article.tags == std::vector<std::string>{"sea"});
        CHECK_FALSE(contains(diagnostics(article), "warning"));
        CHECK(tree(article) == "paragraph \"Body.\"\n");
    }
    CHECK(diagnostics(read_markdown("---\nlang: fr\ndate: soon\n---\nBody.\n"))
              .find("a.md:3:1: warning: 'soon' is no date") == 0);
}

TEST_CASE("a line of dashes within a value of front matter does not end it") {
    CHECK(read_markdown("---\nsubtitle: |\n  One\n  ---\n  two\ntitle: Ferry\n---\nBody.\n").title == "Ferry");
}

TEST_CASE("boilerplate at the end of scraped Markdown is removed") {
    const article::Article article = read_markdown(
        "# Ferry\n\nLeave a Reply\n\nBody.\n\n### Leave a Reply\n\nYour email address will not be published.\n");
    CHECK(tree(article) == "paragraph \"Leave a Reply\"\nparagraph \"Body.\"\n");
    CHECK(removed(article) == "Leave a Reply [comment form]\nYour email address will not be published. [comment form]\n");
}

TEST_CASE("a removed list is one line") {
    CHECK(removed(read_markdown("Body.\n\n- Leave a Reply\n- Cancel reply\n")) ==
          "Leave a Reply Cancel reply [comment form]\n");
}

// ---- what other programs add

TEST_CASE("a callout is a quotation that opens with its title or its kind") {
    CHECK(tree_of("> [!NOTE]\n> The ferry *left*.\n\n> [!tip]\n> - one\n") ==
          "quote\n  paragraph\n    strong \"Note\"\n    line break\n    text \"The ferry \"\n    emphasis \"left\"\n"
          "    text \".\"\nquote\n  paragraph\n    strong \"Tip\"\n  list\n    item\n      paragraph \"one\"\n");
    CHECK(tree_of("> [!faq]- Is it *late*?\n> Yes.\n>\n> > [!see-also|wide] The pier\n> > Closed.\n") ==
          "quote\n  paragraph\n    text \"Is it \"\n    emphasis \"late\"\n    text \"?\"\n    line break\n    text "
          "\"Yes.\"\n"
          "  quote\n    paragraph\n      strong \"The pier\"\n      line break\n      text \"Closed.\"\n");
    // In a page, too.
    CHECK(tree_of("> [!NOTE] The pier\n> is <kbd>closed</kbd>.\n") ==
          "quote\n  paragraph\n    strong \"The pier\"\n    line break\n    text \"is \"\n    code \"closed\"\n    text "
          "\".\"\n");
    CHECK(tree_of("[!NOTE] none\n\n> A quotation\n> [!NOTE] goes on.\n\n    > [!NOTE]\n\n```\n> [!NOTE]\n```\n") ==
          "paragraph \"[!NOTE] none\"\nquote\n  paragraph \"A quotation [!NOTE] goes on.\"\ncode \"> [!NOTE]\\n\"\n"
          "code \"> [!NOTE]\\n\"\n");
}

TEST_CASE("comments between double per cent signs are left out and listed, and other per cent signs stay") {
    const article::Article article = read_markdown(
        "---\ntitle: Ferry\n---\nOne. %%ask Jo%% Two.\n\n%%\nnot yet:\n\n# Three\n%%\n\n%% four\nfive %%\n\nSix `%%a%%` "
        "\\%%b%% 50%% of 60%%.\n\n```\n%%c%%\n```\n\n%%d\n\nSeven.\n");
    CHECK(body(article) == "One. Two.\nSix %%a%% %%b%% 50%% of 60%%.\n%%c%%\n%%d\nSeven.");
    CHECK(removed(article) == "ask Jo [comment in the Markdown]\nnot yet: # Three [comment in the Markdown]\n"
                              "four five [comment in the Markdown]\n");
    REQUIRE(article.removed.size() == 3);
    CHECK(article.removed[0].line == 4);
    CHECK(article.removed[2].line == 12);
    CHECK(body(read_markdown("%%time\n\nOne.\n\n%%bash\n\nTwo.\n")) == "%%time\nOne.\n%%bash\nTwo.");
}

TEST_CASE("what the per cent signs of ordinary text stand around is no comment") {
    for (const char* text : {
             "It rose 5%% to 10%% of it.",
             "It is 100%% sure, and 50%% of it.",
             "It rose 5 %% to 10 %% of it.",
             "%% of it went, and 5%% of them.",
             "Type \"%%\" and \"%%\", or \u00AB\u00A0%%\u00A0\u00BB.",
             "\u00AB %% \u00BB or \u00AB %% \u00BB.",
             "The magics %%time and %%bash are two.",
             "A %%b https://a.example/?c=5%%&d.",
             "%% of it went.\n\nMore.\n\nIt fell by 50%%",
             "A word%%b%% c.",
             "The log has %%(time)s and %%(text)s of it.",
             "It prints (\"%%d %%\") or \"100 %%\".",
             "%% is one.\n\n`5 %% 3`\n\nThe other is %%",
         }) {
        INFO(text);
        const article::Article article = read_markdown(std::string(text) + "\n");
        CHECK(removed(article).empty());
        CHECK(body(article) == base::replace_all(base::replace_all(text, "\n\n", "\n"), "`", ""));
    }
    const article::Article links = read_markdown(
        "A %%b [c](d%%.md) <https://a.example/%%> <b title=\"%% \">e</b> %%.\n\nF <https://a.example/%%g> [h](</%% i>).\n");
    CHECK(body(links) == "A.\nF https://a.example/%%g h.");
    CHECK(removed(links) == "b [c](d%%.md) <https://a.example/%%> <b title=\"%% \">e</b> [comment in the Markdown]\n");
}

TEST_CASE("comments stand behind white space, a sentence or close words, and before punctuation") {
    const article::Article article = read_markdown("%%a%% One.%%b%% Two %%c https://a.example/d%%, (three %%e%%) **four "
                                                   "%%f%%** \u6E21%%g%%\u8F6E. In 2024 %%h%% it.\n");
    CHECK(body(article) == "One. Two, (three) four \u6E21\u8F6E. In 2024 it.");
    CHECK(removed(article) == "a [comment in the Markdown]\nb [comment in the Markdown]\n"
                              "c https://a.example/d [comment in the Markdown]\ne [comment in the Markdown]\n"
                              "f [comment in the Markdown]\ng [comment in the Markdown]\nh [comment in the Markdown]\n");
}

TEST_CASE("comments end before what is emphasised, linked or quoted, and no word is lost or joined to another") {
    const article::Article article = read_markdown("A %%b%% [c](d.md) and %%e%%[f](g.md), %%h%%*i* and %%j%%**k**, **l "
                                                   "%%m%%** %%n%%`o` %%p%%\"q\" s %%t%%~~u~~ %% x %%[y](z.md) %%v%%(w).\n");
    CHECK(body(article) == "A c and f, i and k, l o \"q\" s u y (w).");
}

TEST_CASE("what a comment that begins a line stands before stays what it is") {
    CHECK(tree_of("1. %%a%%. b\n2. c\n\n%%d%%     e\n") ==
          "list ordered from 1\n  item\n    paragraph \". b\"\n  item\n    paragraph \"c\"\nparagraph \"e\"\n");
}

TEST_CASE("a comment goes on from no cell of a table to another") {
    CHECK(
        tree_of("| a | b |\n|---|---|\n| %% | one %% |\n| %%c%% d | e |\n") ==
        "table header 1 none none\n  row\n    header \"a\"\n    header \"b\"\n  row\n    cell \"%%\"\n    cell \"one %%\"\n"
        "  row\n    cell \"d\"\n    cell \"e\"\n");
}

TEST_CASE("a comment of many lines holds shares, shorter comments and code") {
    const article::Article article = read_markdown("One.\n\n%%\nA %%b%% and 50%%\n```\n%%\n```\n%%\n\nTwo.\n\n- three\n\n"
                                                   "    four %%c%%\n\n<div>\n%%\nd\n%%\n</div>\n");
    CHECK(body(article) == "One.\nTwo.\nthree\nfour");
    CHECK(removed(article) == "A %%b%% and 50%% ``` %% ``` [comment in the Markdown]\nc [comment in the Markdown]\n"
                              "d [comment in the Markdown]\n");
}

TEST_CASE("a comment of many lines takes no more of a list than its item's text") {
    CHECK(tree_of("- %% a\n  b %%\n- c\n\n> {::comment}\n> d\n> {:/}\n> e\n") ==
          "list loose\n  item\n  item\n    paragraph \"c\"\nquote\n  paragraph \"e\"\n");
}

TEST_CASE("code over lines and HTML that shows its text as it is written stay as they are") {
    CHECK(body(read_markdown("A `b\n%%c%% [d](e){.f} {: .g}\n{: .g}\n![[h.png]]` i.\n")) ==
          "A b %%c%% [d](e){.f} {: .g} {: .g} ![[h.png]] i.");
    const article::Article article = read_markdown(
        "<pre>\n%%a%% [b](c){.d}\n\n{: .e}\n\n%%\nf\n%%\n\n![[g.png]]\n{::comment}h{:/comment}\n\n> [!NOTE]\n</pre>\n\n"
        "<p>In <CODE>%%i%%</CODE>\n\nand <code>%%j%% {::comment}k{:/comment}</code>, %%l%% not.\n\n"
        "<script>if (a<b) { %%m%% }</script>\n\nNo <code> %%n%%\n");
    CHECK(contains(body(article), "%%a%% [b](c){.d}\n{: .e}\n%%\nf\n%%\n![[g.png]]\n{::comment}h{:/comment}\n> [!NOTE]"));
    CHECK(contains(body(article), "%%i%%"));
    CHECK(contains(body(article), "%%j%% {::comment}k{:/comment}"));
    CHECK(removed(article) == "l [comment in the Markdown]\nn [comment in the Markdown]\n");
}

TEST_CASE("comments of kramdown are left out and listed where they are no code") {
    const article::Article article = read_markdown(
        "One.\n\n{::comment}\nnot *yet*\n\n    a\n{:/comment}\n\nTwo {::comment}b{:/comment} or {::comment}c{:/}.\n\n"
        "`{::comment}d{:/comment}` \\{::comment}e{:/comment}\n\n```\n{::comment}\nf\n{:/}\n```\n\n{::comment}\n\nThree.\n");
    CHECK(body(article) == "One.\nTwo or.\n{::comment}d{:/comment} {::comment}e{:/comment}\n{::comment}\nf\n{:/}\n"
                           "{::comment}\nThree.");
    CHECK(removed(article) == "not *yet* a [comment in the Markdown]\nb [comment in the Markdown]\n"
                              "c [comment in the Markdown]\n");
    REQUIRE(article.removed.size() == 3);
    CHECK(article.removed[0].line == 3);
}

TEST_CASE("many marks of comments are read in a moment") {
    CHECK(contains(body(read_markdown(repeat("%% a\n\n%% b c\n\n", 20'000))), "b c"));
    CHECK(contains(body(read_markdown(repeat("%%a ", 100'000))), "%%a"));
    CHECK(contains(body(read_markdown(repeat("![[", 100'000) + repeat("){#", 100'000) + repeat("{: ", 100'000))), "![["));
    CHECK(contains(body(read_markdown("# " + repeat("{#a ", 100'000) + "\n\n" + repeat("> [!a", 100'000) + "\n")), "[!a"));
    for (const char* mark :
         {"{", "{{", "[!x]", "<", "<a ", "`", "%% ", "\\%%", "{::comment}", "{::comment}\n", "![[a.png", "%%\n"}) {
        INFO(mark);
        CHECK(contains(body(read_markdown("a\n\n" + repeat(mark, 100'000) + "\n\nb\n")), "b"));
    }
}

TEST_CASE("pictures are images as Obsidian and Hugo embed them") {
    CHECK(tree_of("![[pier.png]]\n\n![[old pier.JPG|300]]\n\nAt ![[a/100% (1).webp|the *old* pier]].\n") ==
          "figure\n  image \"pier.png\" alt \"\"\nfigure\n  image \"old pier.JPG\" alt \"\"\nparagraph\n  text \"At \"\n"
          "  image \"a/100%25 (1).webp\" alt \"the *old* pier\"\n  text \".\"\n");
    CHECK(tree_of("{{< figure src=\"pier.png\" title=\"The pier\" alt=\"Fog\" >}}\n") ==
          "figure\n  image \"pier.png\" alt \"Fog\" title \"The pier\"\n  caption \"The pier\"\n");
    CHECK(body(read_markdown("`![[pier.png]]` \\![[pier.png]]\n")) == "![[pier.png]] ![[pier.png]]");
}

TEST_CASE("a picture that Hugo embeds stays in its list or quotation") {
    const std::string figure = "{{< figure src=\"pier.png\" alt=\"Fog\" >}}\n";
    CHECK(
        tree_of("- one\n\n  " + figure + "- " + figure + "\n> " + figure) ==
        "list loose\n  item\n    paragraph \"one\"\n    figure\n      image \"pier.png\" alt \"Fog\"\n  item\n    figure\n"
        "      image \"pier.png\" alt \"Fog\"\nquote\n  figure\n    image \"pier.png\" alt \"Fog\"\n");
}

TEST_CASE("a picture that Hugo embeds may have no space before its name") {
    CHECK(tree_of("{{<figure src=\"a.png\" alt=\"Fog\">}}\n") == tree_of("{{< figure src=\"a.png\" alt=\"Fog\" >}}\n"));
}

TEST_CASE("a picture that Obsidian embeds has its text and its size, in tables too") {
    CHECK(tree_of("![[pier.png|A pier|300]]\n\n| a |\n|---|\n| ![[pier.png\\|Fog\\|30x20]] |\n") ==
          "figure\n  image \"pier.png\" alt \"A pier\"\ntable header 1 none\n  row\n    header \"a\"\n  row\n    cell\n"
          "      image \"pier.png\" alt \"Fog\"\n");
}

TEST_CASE("tildes before digits and paths strike nothing through") {
    const std::string text = "About ~5 and ~6%, 10~20 and 30~40, 3~5\uC77C, 7~9\uC77C, ~/a and ~/b, (~5) or (~6), H~2~O.";
    CHECK(tree_of(text + "\n") == "paragraph \"" + text + "\"\n");
    const std::string money = "About ~5 euros (~$6) or ~\u00A35/~\u20AC6, ~.5 and [~-6] or ~7\u2014~$8.";
    CHECK(tree_of(money + "\n") == "paragraph \"" + money + "\"\n");
    CHECK(tree_of("~5 a~ ~~5~~ ~~/b~~\n") == "paragraph\n  strikethrough \"5 a\"\n  text \" \"\n  strikethrough \"5\"\n"
                                             "  text \" \"\n  strikethrough \"/b\"\n");
    CHECK(tree_of("`a~5` https://a.example/~5/b [c](https://a.example/~5)\n") ==
          "paragraph\n  code \"a~5\"\n  text \" \"\n  link \"https://a.example/~5/b\"\n    text "
          "\"https://a.example/~5/b\"\n  text \" \"\n  link \"https://a.example/~5\"\n    text \"c\"\n");
}

TEST_CASE("two tildes around a part of a word strike nothing through, nor do those of two words what is between them") {
    const std::string text = "H~2~O and CO~2~, x~1~ and x~2~y, ~500\u5186~\u3067\u3059 and ~600\u5186~\u3067\u3059, 3~5~7.";
    CHECK(tree_of(text + "\n") == "paragraph \"" + text + "\"\n");
    CHECK(tree_of("3~5 and ~six~\n") == "paragraph\n  text \"3~5 and \"\n  strikethrough \"six\"\n");
}

TEST_CASE("a tilde between letters strikes nothing through") {
    const std::string text = "\uC6D4~\uAE08 9\uC2DC~18\uC2DC, \uD1A0~\uC77C, ~\uAE4C\uC9C0. \uC11C\uC6B8~\uBD80\uC0B0, "
                             "May~June and July~August.";
    CHECK(tree_of(text + "\n") == "paragraph \"" + text + "\"\n");
    CHECK(tree_of("a \u201C~b~\u201D ~c d~, **e**~f~\n") == "paragraph\n  text \"a \u201C\"\n  strikethrough \"b\"\n  text "
                                                            "\"\u201D \"\n  strikethrough \"c d\"\n  text \", \"\n"
                                                            "  strong \"e\"\n  strikethrough \"f\"\n");
}

TEST_CASE("a mark of a callout that is a link stays one") {
    CHECK(tree_of("> [!x]\n> text\n\n[!x]: b.md\n") ==
          "quote\n  paragraph\n    link \"b.md\"\n      text \"!x\"\n    text \" text\"\n");
    CHECK(contains(tree_of("> [!x]\n> text\n\n[x]: b.md\n"), "strong \"X\""));
}

TEST_CASE("attributes in braces state the ids of headings and are no text") {
    const article::Article article = read_markdown(
        "# Ferry {#top}\n\n## Tides {#sea .big}\n\n## Sea\n\nHigh\n---\n\n## *Low* {-}\n\nText.\n{: .lead}\n\n"
        "[it](a.md){target=\"_blank\" rel=nofollow} and ![](b.png){width=50%}\n\n![](c.png){: .wide}\n");
    CHECK(article.title == "Ferry");
    CHECK(tree(article) ==
          "heading 2 \"Tides\" #sea\nheading 2 \"Sea\" #sea-1\nheading 2 \"High\" #high\nheading 2 #low\n"
          "  emphasis \"Low\"\nparagraph \"Text.\"\nparagraph\n  link \"a.md\"\n    text \"it\"\n  text \" and \"\n"
          "  image \"b.png\" alt \"\"\nfigure\n  image \"c.png\" alt \"\"\n");
    CHECK(diagnostics(article) == "a.md:13: note: attributes in braces were left out\n");
    for (const char* text :
         {"## The set {x}", "## The set {x=1}", "## {#a}", "## f{#a}", "It is (so){.x}", "A {: .x} b", "[a]{.x}",
          "`](b){.x}`", "[a](b.md){x y}", "## Set {#a b}", "See (so){#x}, f(x){.n} and g(x){n=1}."}) {
        INFO(text);
        const std::string words = std::string(text).substr(0, 3) == "## " ? std::string(text).substr(3) : text;
        CHECK(
            contains(base::replace_all(body(read_markdown(std::string(text) + "\n\nBody.\n")), "a{x y}", "[a](b.md){x y}"),
                     base::replace_all(words, "`", "")));
    }
}

TEST_CASE("only braces behind the end of a link, of code or of emphasis are its attributes") {
    CHECK(body(read_markdown("See [a](b.md) and f(x){.n} or (see below){#sic}.\n")) ==
          "See a and f(x){.n} or (see below){#sic}.");
    CHECK(body(read_markdown("[a][r]{.x} *b*{: .x} `c`{:.x} d `e`{.x} *f*{.x}\n\n[r]: g.md\n")) == "a b c d e{.x} f{.x}");
}

TEST_CASE("several attributes in braces may follow one another") {
    CHECK(body(read_markdown("A [b](c.md){:target=\"_blank\"}{:rel=\"d\"} and *e*{: .f}{: .g}, h {.i}{.j}.\n")) ==
          "A b and e, h {.i}{.j}.");
}

TEST_CASE("braces that are escaped, and those of headings in HTML, stay text") {
    CHECK(
        tree_of("## Set \\{#id\\}\n\n## Set \\{#id}\n\n## Set {#id\\}\n\n<h2>Set {#id}</h2>\n\n## Sea {#sea}\n\nText.\n") ==
        "heading 2 \"Set {#id}\" #set-id\nheading 2 \"Set {#id}\" #set-id-1\nheading 2 \"Set {#id}\" #set-id-2\n"
        "heading 2 \"Set {#id}\" #set-id-3\nheading 2 \"Sea\" #sea\nparagraph \"Text.\"\n");
}

TEST_CASE("what another program would make something of is told where it stays as text") {
    const article::Article article =
        read_markdown("One.\n\n{{< youtube abc >}}\n\n::: warning\nFog.\n:::\n\n`{{ a }}`\n\n![[Other]]\n");
    CHECK(contains(body(article), "{{< youtube abc >}}"));
    CHECK(contains(diagnostics(read_markdown("<p>{{ a }}</p>\n\n<pre>{{ b }}</pre>\n")), "stays as text: {{ a }}</p>\n"));
    CHECK(diagnostics(article) == "a.md:3: note: what another program would make something of stays as text: "
                                  "{{< youtube abc >}}, and 3 more\n");
}

// ---- hostile texts

TEST_CASE("YAML that is deep, huge or full of aliases is read or is Markdown, and takes no stack") {
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'z'; ++c) {
        bomb +=
            std::string(1, c) + ": &" + c + " [" + repeat("*" + std::string(1, static_cast<char>(c - 1)) + ", ", 9) + "]\n";
    }
    CHECK(read_markdown("---\n" + bomb + "title: Ferry\ntags: *y\n---\nBody.\n").title == "Ferry");
    CHECK(read_markdown("---\ntitle: Ferry\nself: &s {again: *s}\n---\nBody.\n").title == "Ferry");
    for (const std::string& yaml : {repeat("[", 10'000), repeat("{a: ", 10'000), repeat("- ", 10'000), repeat("? ", 10'000),
                                    "a: " + repeat("[", 60'000), repeat("!", 10'000), repeat("&a ", 10'000)}) {
        INFO(yaml.substr(0, 8));
        CHECK(contains(body(read_markdown("---\n" + yaml + "\n---\nBody.\n")), "Body."));
    }
    const article::Article huge = read_markdown("---\ntitle: Ferry\n" + repeat("a: b\n", 490'000) + "---\nBody.\n");
    CHECK(huge.title.empty());
    CHECK(contains(body(huge), "title: Ferry"));
}

TEST_CASE("ten thousand and more marks of nesting give a tree of bounded depth, and all of the text") {
    for (const std::string& mark : {std::string(">"), std::string("> "), std::string("- "), std::string("1. "),
                                    std::string("> - "), std::string("* > 1) ")}) {
        INFO(mark);
        const article::Article article = read_markdown(repeat(mark, 100'000) + "late\n\nbody\n");
        CHECK(body(article) == "late\nbody");
        CHECK(deepest_line(tree(article)) < 140);
        CHECK(contains(diagnostics(article), "a.md: warning: what is nested too deep was lifted"));
    }
}

TEST_CASE("ten thousand and more brackets and stars give a tree of bounded depth") {
    const int many = 100'000;
    for (const std::string& text :
         {repeat("[", many), repeat("*", many), repeat("![", many), repeat("*a **a ", many) + repeat("b* c** ", many),
          repeat("![a ", many) + repeat("](u)", many), repeat("[a](", many), repeat("~~a ~b ", many), repeat("`", many),
          repeat("*", many) + "x" + repeat("*", many), repeat("<", many), repeat("&", many), repeat("|", many),
          repeat("<b>", many), repeat("_a ", many), "[a]: " + repeat("(", many), "a|b\n-|-\n" + repeat("|", many)}) {
        INFO(text.substr(0, 12));
        const article::Article article = read_markdown("One.\n\n" + text + "\n");
        CHECK(body(article).starts_with("One."));
        CHECK(deepest_line(tree(article)) < 140);
    }
}

TEST_CASE("lists nested by their indents, and blank lines under deep marks, stay cheap") {
    std::string steps;
    for (int i = 0; i < 1000; ++i) {
        steps += repeat(" ", 2 * i) + "- a" + std::to_string(i) + "\n";
    }
    const article::Article nested = read_markdown(steps + repeat("\n", 100'000));
    CHECK(deepest_line(tree(nested)) < 140);
    CHECK(contains(body(nested), "a999"));
    CHECK(body(read_markdown(repeat("- ", 250'000) + "x\n" + repeat("\n", 490'000))) == "x");
}

TEST_CASE("one long definition with many references does not multiply") {
    const article::Article article =
        read_markdown("[a]: b '" + repeat("title ", 20'000) + "'\n\n" + repeat("[a] ", 20'000) + "\n\nBody.\n");
    CHECK(
        contains(diagnostics(article), "a.md: warning: the Markdown grows beyond bounds; it was read as plain paragraphs"));
    CHECK(contains(body(article), "[a] [a]"));
    CHECK(body(article).ends_with("\nBody."));
    CHECK(
        contains(tree_of("[a]: https://a.example/ 'T'\n\n" + repeat("[a] ", 2'000)), "link \"https://a.example/\" title"));
}

TEST_CASE("Markdown of more elements than the data allow is read as plain paragraphs, with a warning") {
    const int most = static_cast<int>(rules().texts().elements);
    for (const std::string& text : {repeat("*a* ", most), repeat("- a\n", most),
                                    "a|b\n---|---\n" + repeat("a|b\n", most / 2), repeat("a<br>", most)}) {
        INFO(text.substr(0, 12));
        const article::Article article = read_markdown("One.\n\n" + text + "\n");
        CHECK(contains(diagnostics(article), "a.md: warning: the Markdown grows beyond bounds"));
        CHECK(body(article).starts_with("One.\n" + text.substr(0, 2)));
    }
    CHECK(read_markdown("One.\n\n" + repeat("*a* ", most / 2) + "\n").diagnostics.empty());
}

TEST_CASE("Markdown of more lines or bytes than the data allow is refused, as a plain text is") {
    CHECK(contains(refusal(bytes_of(repeat("a\n", static_cast<int>(rules().texts().lines) + 1), "a.md")),
                   "a.md: error: this text has more than 500000 lines\n  hint: "));
    CHECK(contains(refusal(bytes_of("# a\n" + std::string(rules().texts().bytes, 'a'), "a")),
                   "a: error: this text is larger than 32 MiB"));
}

TEST_CASE("a paragraph of very many bare addresses is text, many paragraphs of them have links") {
    const article::Article crowded = read_markdown(repeat("http://a.example ", 30'000));
    CHECK(body(crowded).starts_with("http://a.example http"));
    CHECK(contains(tree_of(repeat("http://a.example\n\n", 3'000)), "link \"http://a.example\""));
    CHECK(contains(tree_of(repeat("- http://a.example\n", 3'000)), "link \"http://a.example\""));
}

TEST_CASE("a paragraph of very many lines with brackets is read in a moment, as text") {
    CHECK(body(read_markdown(repeat("> [!x]\n", 150'000))).starts_with("> [!x] > [!x]"));
    CHECK(contains(tree_of(repeat("[a](b.md)\n", 3'000)), "link \"b.md\""));
    CHECK(contains(tree_of("```\n" + repeat("[a]\n", 100'000) + "```\n"), "code \"[a]"));
}

TEST_CASE("marks that only look like nesting are kept whatever their number") {
    CHECK(tree_of("```\n" + std::string(1000, '-') + "\n```\n") == "code \"" + std::string(1000, '-') + "\\n\"\n");
    CHECK(tree_of("a\n" + std::string(1000, '*') + "\n") == "paragraph \"a\"\nrule\n");
}

// ---- notes

TEST_CASE("notes are numbered by their first reference, and stand at the end of the text") {
    CHECK(tree_of(
              "One[^b], two[^A] and one more[^B].\n\n[^a]: Second,\nstill it.\n[^b]: First.\n\n    - its list\n\nEnd.\n") ==
          "paragraph\n  text \"One\"\n  reference to note 1\n  text \", two\"\n  reference to note 2\n"
          "  text \" and one more\"\n  reference to note 1\n  text \".\"\n"
          "paragraph \"End.\"\n"
          "notes\n  note\n    paragraph \"First.\"\n    list\n      item\n        paragraph \"its list\"\n"
          "  note\n    paragraph \"Second, still it.\"\n");
}

TEST_CASE("code and what is escaped refer to no notes and define none") {
    CHECK(tree_of("A[^a] `[^a]` \\[^a]\n\n```\n[^a]: code\n```\n\n    [^a]: code\n\n[^a]: Note.\n") ==
          "paragraph\n  text \"A\"\n  reference to note 1\n  text \" \"\n  code \"[^a]\"\n  text \" [^a]\"\n"
          "code \"[^a]: code\\n\"\ncode \"[^a]: code\\n\"\n"
          "notes\n  note\n    paragraph \"Note.\"\n");
}

TEST_CASE("what other programs add is read in the later paragraphs of a note too, and code there stays as it is") {
    const article::Article article = read_markdown(
        "A[^1] b[^c].\n\n[^1]: C %%d%% e.\n\n    F %%g%% h, 3~5 and 6~7.\n\n        i %%j%% k\n\n    > [!TIP]\n    > l\n\n"
        "[^c]:\n    M %%n%% ~8 and\n~9 o.\n");
    CHECK(removed(article) == "d [comment in the Markdown]\ng [comment in the Markdown]\nn [comment in the Markdown]\n");
    CHECK(contains(tree(article), "    paragraph \"F h, 3~5 and 6~7.\"\n    code \"i %%j%% k\\n\"\n    quote\n"));
    CHECK(contains(tree(article), "    paragraph \"M ~8 and ~9 o.\"\n"));
}

TEST_CASE("a reference without a note and a note without a reference stay as text, with warnings that say where") {
    const article::Article article = read_markdown("One[^x].\n\n[^y]: Nobody asks[^z].\n[^z]: Nor here.\n");
    CHECK(tree(article) == "paragraph \"One[^x].\"\nparagraph \"[^y]: Nobody asks[^z].\"\nparagraph \"[^z]: Nor here.\"\n");
    REQUIRE(article.diagnostics.size() == 3);
    CHECK(article.diagnostics[0].place.line == 3);
    CHECK(article.diagnostics[1].place.line == 4);
    CHECK(article.diagnostics[2].place.line == 1);
    for (const base::Diagnostic& each : article.diagnostics) {
        CHECK(each.severity == base::Severity::warning);
    }
}

TEST_CASE("notes are kept where the text holds HTML, and share its definitions of links") {
    CHECK(tree_of("A<sup>2</sup>[^a].\n\n[^a]: See [it].\n\n[it]: https://example.org/\n") ==
          "paragraph\n  text \"A\"\n  superscript \"2\"\n  reference to note 1\n  text \".\"\n"
          "notes\n  note\n    paragraph\n      text \"See \"\n      link \"https://example.org/\"\n        text \"it\"\n"
          "      text \".\"\n");
}

TEST_CASE("notes within a line are numbered with the others, and may go on over lines") {
    CHECK(
        tree_of(
            "One^[First *note*], two[^b] and three^[see [the list]\nand `a]`].\n\n[^b]: Second.\n\nEnd^[1. of all].\n") ==
        "paragraph\n  text \"One\"\n  reference to note 1\n  text \", two\"\n  reference to note 2\n"
        "  text \" and three\"\n  reference to note 3\n  text \".\"\n"
        "paragraph\n  text \"End\"\n  reference to note 4\n  text \".\"\n"
        "notes\n  note\n    paragraph\n      text \"First \"\n      emphasis \"note\"\n  note\n    paragraph \"Second.\"\n"
        "  note\n    paragraph\n      text \"see [the list] and \"\n      code \"a]\"\n"
        "  note\n    paragraph \"1. of all\"\n");
}

TEST_CASE("code, what is escaped, links and what nothing closes are no notes within a line") {
    for (const char* text :
         {"A `^[a]` b\n", "A \\^[a] b\n", "A ^\\[a] b\n", "A ^[a](https://example.org/) b\n", "A ^[a b\n\nc] d\n",
          "A ^[] b\n", "A [b](https://example.org/^[c]) d\n", "```\n^[a]\n```\n", "A\n\n    ^[a]\n"}) {
        INFO(text);
        CHECK_FALSE(contains(tree_of(text), "note"));
    }
    CHECK(diagnostics(read_markdown("A ^[a b\n\nc] d\n")).empty());
}

TEST_CASE("a backslash may take the first of two backticks before a note within a line") {
    CHECK(body(read_markdown("One \\``^[two].\n")) == "One ``.\ntwo");
}

TEST_CASE("a note that is defined again stays as text, with a warning that says where") {
    const article::Article article = read_markdown("One[^a] and two[^b].\n\n[^a]: First\n[^b]: Other\n\n[^A]: Again\n");
    CHECK(body(article) == "One and two.\n[^A]: Again\nFirst\nOther");
    CHECK(diagnostics(article) == "a.md:6: warning: the note [^a] is defined in line 3 already; this one stays as text\n"
                                  "  hint: give each of the two a name of its own\n");
    // What it refers to is referred to from the text.
    const article::Article within = read_markdown("One[^a].\n\n[^a]: First\n\n[^b]: Other\n\n[^a]: Again[^b]\n");
    CHECK(contains(tree(within), "Other"));
    CHECK_FALSE(contains(diagnostics(within), "nothing refers"));
}

TEST_CASE("notes whose HTML ends what is around them stay as text, with a warning") {
    const article::Article article = read_markdown("One[^a].\n\n[^a]: Counted</li></ol><p>at noon.\n\nEnd of <b>it</b>.\n");
    CHECK(body(article) == "One[^a].\n[^a]: Counted\nat noon.\nEnd of it.");
    CHECK(contains(diagnostics(article), "a.md: warning: the notes cannot be told from the HTML"));
}

TEST_CASE("warnings about notes name lines of the text as it was given, and say how many more there are") {
    CHECK(contains(diagnostics(read_markdown("One^[in a\nfew\nlines] note.\n\nTwo[^c].\n\n[^a]: Unused\n")),
                   "a.md:7: warning: nothing refers to the note [^a]"));
    std::string text = "Words.";
    for (int i = 0; i < 25; ++i) {
        text += " [^n" + std::to_string(i) + "]";
    }
    CHECK(contains(diagnostics(read_markdown(text)), "[^n19]; it stays as text"));
    CHECK_FALSE(contains(diagnostics(read_markdown(text)), "[^n20]"));
    CHECK(contains(diagnostics(read_markdown(text)), "a.md: warning: the same is so of 5 more notes"));
}

TEST_CASE("a note within HTML, where no Markdown is read, leaves the text as it is") {
    CHECK(contains(tree_of("A^[a].\n\n<div title='^[b]'>c</div>\n"), "^[a]"));
}

TEST_CASE("notes within lines of any number are read in a moment") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "^[`(";
    CHECK(contains(tree_of(text), "^["));
}

TEST_CASE("places of diagnostics are those of the text that has notes within lines") {
    const article::Article article = read_markdown("One^[a\nb] and[^x].\n\nTwo[^y].\n");
    REQUIRE(article.diagnostics.size() == 2);
    CHECK(article.diagnostics[1].place.line == 4);
}

TEST_CASE("a text with notes loses the boilerplate it ends with like one without, but nothing that refers to a note") {
    const article::Article article =
        read_markdown("Nine boats[^a] left the quay.\n\nLeave a Reply\n\n[^a]: Counted at noon.\n");
    CHECK(removed(article) == "Leave a Reply [comment form]\n");
    CHECK(contains(tree(article), "notes\n  note\n    paragraph \"Counted at noon.\"\n"));
    const article::Article other =
        read_markdown("Nine boats left the quay.\n\nLeave a Reply[^a]\n\n[^a]: Counted at noon.\n");
    CHECK(removed(other) == "");
    CHECK(contains(tree(other), "reference to note 1"));
}

TEST_CASE("notes in HTML and notes of Markdown are numbered as one series") {
    const std::string text = "A[^m] and b<sup><a href=\"#n1\" id=\"r1\">*</a></sup>.\n\n<p id=\"n1\">Of HTML. <a "
                             "href=\"#r1\">\u21a9</a></p>\n\n[^m]: Of Markdown.\n";
    CHECK(tree_of(text) ==
          "paragraph\n  text \"A\"\n  reference to note 1\n  text \" and b\"\n  reference to note 2\n"
          "  text \".\"\nnotes\n  note\n    paragraph \"Of Markdown.\"\n  note\n    paragraph \"Of HTML.\"\n");
}
