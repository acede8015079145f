// Notes of saved pages and of feeds: whatever wrote them, they become the article's notes, and nothing of them is lost.

#include "reading.h"

namespace gazette::test {

namespace {

const std::string prose =
    "<p>The harbour of Salt Quay froze over on Monday, and the ferry, the pilots and the gulls stayed where they were, "
    "according to the harbour office, which keeps the record.</p>";

article::Article page(const std::string& text, const std::string& below) {
    return read(bytes_of("<!doctype html><html lang=en><head><meta charset=utf-8><title>Harbour froze</title></head><body>"
                         "<article>" +
                             prose + text + prose + below + "</article></body></html>",
                         "a.html"));
}

/// What follows the second paragraph of prose.
std::string end_of(const article::Article& article) {
    const std::string all = tree(article);
    const std::string opening = all.substr(0, all.find('\n') + 1);
    return all.substr(all.rfind(opening) + opening.size());
}

std::string line_of(const article::Article& article) {
    const std::string all = tree(article);
    const std::string opening = all.substr(0, all.find('\n') + 1);
    return all.substr(opening.size(), all.rfind(opening) - opening.size());
}

const std::string two_references = "paragraph\n  text \"Nine boats\"\n  reference to note 1\n  text \" and ten\"\n"
                                   "  reference to note 2\n  text \".\"\n";
const std::string two_notes =
    "notes\n  note\n    paragraph \"Counted at noon.\"\n  note\n    paragraph \"Counted at dusk.\"\n";

struct Shape {
    const char* name;
    const char* text;
    const char* below;
};

// As each of these writes them.
const Shape shapes[] = {
    {"Pandoc",
     "<p>Nine boats<a href='#fn1' class='footnote-ref' id='fnref1' role='doc-noteref'><sup>1</sup></a> and ten<a "
     "href='#fn2' "
     "class='footnote-ref' id='fnref2' role='doc-noteref'><sup>2</sup></a>.</p>",
     "<section id='footnotes' class='footnotes' role='doc-endnotes'><hr><ol><li id='fn1'><p>Counted at noon.<a "
     "href='#fnref1' "
     "class='footnote-back' role='doc-backlink'>\u21a9\ufe0e</a></p></li><li id='fn2'><p>Counted at dusk.<a href='#fnref2' "
     "class='footnote-back' role='doc-backlink'>\u21a9\ufe0e</a></p></li></ol></section>"},
    {"Markdown engines",
     "<p>Nine boats<sup id='fnref:1'><a class='footnote' href='#fn:1' rel='footnote'>1</a></sup> and ten<sup "
     "id='fnref:2'><a "
     "class='footnote' href='#fn:2'>2</a></sup>.</p>",
     "<div class='footnotes'><hr><ol><li id='fn:1'>Counted at noon.&#160;<a href='#fnref:1' "
     "class='reversefootnote'>&#8617;</a>"
     "</li><li id='fn:2'><p>Counted at dusk. <a href='#fnref:2'>[return]</a></p></li></ol></div>"},
    {"MediaWiki",
     "<p>Nine boats<sup id='cite_ref-a_1-0' class='reference'><a "
     "href='#cite_note-a-1'><span>[</span>1<span>]</span></a></sup> "
     "and ten<sup id='cite_ref-2' class='reference'><a href='#cite_note-2'>[2]</a></sup>.</p>",
     "<div><h2>References</h2></div><div class='reflist'><ol class='references'><li id='cite_note-a-1'><span "
     "class='mw-cite-backlink'>^ <a href='#cite_ref-a_1-0'><sup>a</sup></a></span> "
     "<span class='reference-text'>Counted at noon.</span></li><li id='cite_note-2'><b><a href='#cite_ref-2'>^</a></b> "
     "Counted at dusk.</li></ol></div>"},
    {"word processors",
     "<p>Nine boats<a href='#_ftn1' name='_ftnref1'>[1]</a> and ten<a href='#_ftn2' name='_ftnref2'>[2]</a>.</p>",
     "<hr><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Counted at noon.</p><p><a href='#_ftnref2' name='_ftn2'>[2]</a> "
     "Counted "
     "at dusk.</p>"},
    {"Sphinx",
     "<p>Nine boats<a class='footnote-reference brackets' href='#id3' id='id1'>1</a> and ten<a class='footnote-reference "
     "brackets' href='#id4' id='id2'>2</a>.</p>",
     "<dl class='footnote brackets'><dt class='label' id='id3'><span class='brackets'><a class='fn-backref' "
     "href='#id1'>1</a>"
     "</span></dt><dd><p>Counted at noon.</p></dd><dt class='label' id='id4'><span class='brackets'><a class='fn-backref' "
     "href='#id2'>2</a></span></dt><dd><p>Counted at dusk.</p></dd></dl>"},
    {"asides", "<p>Nine boats<a epub:type='noteref' href='#n1'>1</a> and ten<a epub:type='noteref' href='#n2'>2</a>.</p>",
     "<aside epub:type='footnote' id='n1'><p>1. Counted at noon.</p></aside><aside epub:type='footnote' "
     "id='n2'><p><sup>2</sup> "
     "Counted at dusk.</p></aside>"},
    {"a table", "<p>Nine boats<sup>[<a id='r1' href='#t1'>1</a>]</sup> and ten<sup><a id='r2' href='#t2'>2</a></sup>.</p>",
     "<h3>Footnotes</h3><table><tbody><tr><th id='t1'><a href='#r1'>\u21911</a></th><td>Counted at noon.</td></tr><tr><th "
     "id='t2'><a href='#r2'>\u21912</a></th><td>Counted at dusk.</td></tr></tbody></table>"},
};

}  // namespace

TEST_CASE("notes of pages are the article's, without what leads back, whatever wrote them") {
    for (const Shape& shape : shapes) {
        INFO(shape.name);
        const article::Article article = page(shape.text, shape.below);
        CHECK(line_of(article) == two_references);
        CHECK(end_of(article) == two_notes);
        for (const article::RemovedLine& line : article.removed) CHECK_FALSE(contains(line.text, "Counted"));
    }
}

TEST_CASE("a note of a page is referred to twice, from a table and a heading, and refers to another") {
    const article::Article article =
        page("<h2>Boats<sup><a id=r1 href='#n1'>1</a></sup></h2><table><tr><th>Day<th>Boats<tr><td>"
             "Monday<td>9<sup><a href='#n1'>1</a></sup></table>",
             "<ol class=footnotes><li id=n1>Counted<sup><a id=r2 href='#n2'>2</a></sup>. <a href='#r1'>"
             "\u21a9</a><li id=n2>At noon. <a href='#r2'>\u21a9</a></ol>");
    CHECK(contains(line_of(article), "heading 2\n  text \"Boats\"\n  reference to note 1\n"));
    CHECK(contains(line_of(article), "text \"9\"\n      reference to note 1\n"));
    CHECK(end_of(article) ==
          "notes\n  note\n    paragraph\n      text \"Counted\"\n      reference to note 2\n      text \".\"\n"
          "  note\n    paragraph \"At noon.\"\n");
}

TEST_CASE("a reference of a page without a note, and a note without a reference, stay text") {
    const article::Article article =
        page("<p>Nine boats<sup><a id=r1 href='#n1'>1</a></sup> and ten<sup><a id=r9 href='#n9'>9</a></sup>.</p>",
             "<h2>Notes</h2><ol><li id=n1>Counted at noon. <a href='#r1'>\u21a9</a><li id=n2>Nobody asks. <a "
             "href='#r2'>\u21a9</a></ol>");
    CHECK(contains(line_of(article), "reference to note 1\n  text \" and ten\"\n  superscript \"9\"\n"));
    CHECK(contains(end_of(article), "heading 2 \"Notes\"\n"));
    CHECK(contains(end_of(article), "Nobody asks."));
    CHECK(contains(end_of(article), "notes\n  note\n    paragraph \"Counted at noon.\"\n"));
}

TEST_CASE("notes of a page that refer to one another alone are text") {
    const article::Article article =
        page("<p>Nine boats.</p>", "<ol><li id=n1>One<sup id=r2><a href='#n2'>2</a></sup> <a href='#r1'>^</a><li "
                                   "id=n2>Two<sup id=r1><a href='#n1'>1</a></sup> <a href='#r2'>^</a></ol>");
    CHECK_FALSE(contains(tree(article), "notes\n"));
    CHECK(contains(body(article), "One2"));
    CHECK(contains(body(article), "Two1"));
}

TEST_CASE(
    "what only looks like a note is text: a list that is linked to, a comment's number, a note that leads elsewhere") {
    const std::string below = "<ol><li id=c1>First of all. <a href='#top'>up</a><li id=c2>Second.</ol>";
    CHECK_FALSE(contains(tree(page("<p>Nine boats <a href='#c1'>1</a>, see <sup><a href='#c2'>2</a></sup>.</p>", below)),
                         "notes\n"));
}

TEST_CASE("a page whose notes would get other numbers than it prints keeps them as they are") {
    const article::Article article = page("<p>Nine boats<sup><a id=r4 href='#n4'>4</a></sup>.</p>",
                                          "<ol start=4><li id=n4>Counted at noon. <a href='#r4'>\u21a9</a></ol>");
    CHECK_FALSE(contains(tree(article), "notes\n"));
    CHECK(contains(tree(article), "superscript"));
    CHECK(contains(body(article), "Counted at noon."));
}

TEST_CASE("figures of several references at one place stay apart from the text between them") {
    const article::Article article =
        page("<p>Nine boats<sup><a id=r1 href='#n1'>1</a>, <a id=r2 href='#n2'>2</a></sup>.</p>",
             "<ol><li id=n1>Noon. <a href='#r1'>\u21a9</a><li id=n2>Dusk. <a href='#r2'>\u21a9</a></ol>");
    CHECK(line_of(article) == "paragraph\n  text \"Nine boats\"\n  reference to note 1\n  superscript \", \"\n"
                              "  reference to note 2\n  text \".\"\n");
}

TEST_CASE("entries of feeds, saved articles and messages have their notes") {
    const std::string& text = shapes[0].text;
    const std::string html = prose + text + shapes[0].below;
    const article::Article entry =
        read(bytes_of("<rss version='2.0'><channel><title>Quay</title><item><title>Ice</title><description><![CDATA[" +
                          html + "]]></description></item></channel></rss>",
                      "feed.xml"));
    CHECK(contains(tree(entry), two_references + two_notes));
    const article::Article message = read(bytes_of(
        "From: a@quay.example\r\nSubject: Ice\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        "<html><body>" +
            html + prose + "</body></html>\r\n",
        "ice.eml"));
    CHECK(contains(tree(message), two_references));
    CHECK(contains(tree(message), two_notes));
}

}  // namespace gazette::test
