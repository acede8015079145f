#include "epub/xhtml.h"

#include <catch2/catch.hpp>

#include <utility>

namespace {

using namespace gazette;
using namespace gazette::article;

std::string xhtml(const Blocks& blocks, const epub::XhtmlOptions& options = {}) {
    return epub::to_xhtml(blocks, options);
}

Inlines words(std::string text) {
    return {{Text{std::move(text)}}};
}

Block paragraph(std::string text) {
    return {Paragraph{words(std::move(text))}};
}

Block line(Inline node) {
    return {Paragraph{{std::move(node)}}};
}

Block heading(int level, std::string text) {
    return {Heading{level, words(std::move(text))}};
}

TableCell cell(std::string text) {
    return {words(std::move(text))};
}

}  // namespace

TEST_CASE("a paragraph's text is escaped and nothing else is changed") {
    CHECK(xhtml({paragraph("Tom & <b>\"Jerry\"</b> ‘it’s’ — 🦊 قنات")}) ==
          "<p>Tom &amp; &lt;b&gt;\"Jerry\"&lt;/b&gt; ‘it’s’ — 🦊 قنات</p>");
}

TEST_CASE("what XML cannot carry is left out") {
    CHECK(xhtml({paragraph("a\x01"
                           "b\xED\xA0\x80")}) == "<p>ab\u25A1\u25A1\u25A1</p>");
}

TEST_CASE("each kind of inline has its element") {
    const std::pair<Inline, std::string> cases[] = {
        {{Emphasis{words("x")}}, "<em>x</em>"},
        {{Strong{words("x")}}, "<strong>x</strong>"},
        {{Strikethrough{words("x")}}, "<s>x</s>"},
        {{Superscript{words("x")}}, "<sup>x</sup>"},
        {{Subscript{words("x")}}, "<sub>x</sub>"},
        {{InlineCode{"a<b"}}, "<code>a&lt;b</code>"},
        {{LineBreak{}}, "<br/>"},
        {{Span{"fa", base::Direction::right_to_left, words("سلام")}},
         R"(<span lang="fa" xml:lang="fa" dir="rtl">سلام</span>)"},
        {{Span{"not a tag!", {}, words("x")}}, "<span>x</span>"},
        {{Link{"https://a.example/x?y=1&z=2", "A \"title\"", words("x")}},
         R"(<a href="https://a.example/x?y=1&amp;z=2" title="A &quot;title&quot;">x</a>)"},
    };
    for (const auto& [node, expected] : cases) {
        CHECK(xhtml({line(node)}) == "<p>" + expected + "</p>");
    }
}

TEST_CASE("only links that lead somewhere safe are links") {
    const std::pair<std::string, std::string> cases[] = {
        {"javascript:alert(1)", "x"},
        {" JavaScript:alert(1)", "x"},
        {"data:text/html,x", "x"},
        {"file:///etc/passwd", "x"},
        {"relative/page.html", "x"},
        {"//a.example/", "x"},
        {"http://", "x"},
        {"http://exa mple.com/", "x"},
        {"https://user:secret@a.example/", "x"},
        {"https://a.example:99999/", "x"},
        {"http://1.2.3.456/", "x"},
        {"#nowhere", "x"},
        {"HTTPS://a.example/a b/ü|<>", R"(<a href="https://a.example/a%20b/%C3%BC%7C%3C%3E">x</a>)"},
        {"https://a.example/100%/%41#a#b", R"(<a href="https://a.example/100%25/%41#a%23b">x</a>)"},
        {"http://[2001:db8::1]:8080/", R"(<a href="http://[2001:db8::1]:8080/">x</a>)"},
        {"mailto:desk@a.example", R"(<a href="mailto:desk@a.example">x</a>)"},
    };
    for (const auto& [href, expected] : cases) {
        INFO(href);
        CHECK(xhtml({line({Link{href, "", words("x")}})}) == "<p>" + expected + "</p>");
    }
}

TEST_CASE("a link without words shows its address, and a link within a link is none") {
    CHECK(xhtml({line({Link{"https://a.example/", "", {}}})}) ==
          R"(<p><a href="https://a.example/">https://a.example/</a></p>)");
    const Inline inner{Link{"https://b.example/", "", words("in")}};
    CHECK(xhtml({line({Link{"https://a.example/", "", {inner}}}), line(inner)}) ==
          R"(<p><a href="https://a.example/">in</a></p><p><a href="https://b.example/">in</a></p>)");
}

TEST_CASE("ids are valid, unique within the file, and reached by links") {
    Block one = paragraph("one");
    one.id = "a b";
    Block twin = paragraph("twin");
    twin.id = "a b";
    Block persian = paragraph("three");
    persian.id = "ق";
    const Blocks blocks{line({Link{"#a b", "", words("go")}}), one, twin, persian,
                        line({Link{"#%D9%82", "", words("go")}})};
    CHECK(xhtml(blocks, {.id_prefix = "b-"}) ==
          R"(<p><a href="#b-a.20b">go</a></p><p id="b-a.20b">one</p><p>twin</p><p id="b-.D9.82">three</p>)"
          R"(<p><a href="#b-.D9.82">go</a></p>)");
}

TEST_CASE("headings start one below the headline and skip no level") {
    CHECK(xhtml({heading(3, "a"), heading(5, "b"), heading(3, "c"), heading(1, "d"), heading(2, "e")}) ==
          "<h2>a</h2><h3>b</h3><h2>c</h2><h2>d</h2><h3>e</h3>");
    CHECK(xhtml({heading(1, "a")}, {.headline_level = 2}) == "<h3>a</h3>");
    Blocks deep;
    for (int level = 1; level <= 6; ++level) {
        deep.push_back(heading(level, "x"));
    }
    CHECK(xhtml(deep) == "<h2>x</h2><h3>x</h3><h4>x</h4><h5>x</h5><h6>x</h6><h6>x</h6>");
}

TEST_CASE("a heading without words is none") {
    const Block with_image{Heading{2, {{Image{"a.png", "", ""}}}}};
    Block target = heading(2, "\u00A0");
    target.id = "x";
    CHECK(xhtml({heading(2, ""), {Heading{2, {}}}, target, heading(2, "B")}) == R"(<p></p><p id="x">)"
                                                                                "\u00A0"
                                                                                R"(</p><h2>B</h2>)");
    CHECK(xhtml({with_image}, {.image_address = [](const Image&) { return std::string("a.png"); }}) ==
          R"(<p><img src="a.png" alt=""/></p>)");
}

TEST_CASE("quotes, code and rules") {
    CHECK(xhtml({{Quote{{paragraph("a"), paragraph("b")}}}}) == "<blockquote><p>a</p><p>b</p></blockquote>");
    CHECK(xhtml({{CodeBlock{"if (a < b)\n  return;", "c++ numbered"}}}) ==
          "<pre dir=\"ltr\"><code class=\"language-c++\">if (a &lt; b)\n  return;</code></pre>");
    CHECK(xhtml({{Rule{}}}) == "<hr/>");
}

TEST_CASE("code within a line keeps its direction in a text that runs right to left") {
    CHECK(xhtml({line({InlineCode{"--help"}})}, {.direction = base::Direction::right_to_left}) ==
          R"(<p><code dir="ltr">--help</code></p>)");
}

TEST_CASE("tight lists hold their text directly, loose ones in paragraphs") {
    List list;
    list.items = {{{paragraph("a")}, {}},
                  {{paragraph("b"), {List{article::Numbering{3}, true, {{{paragraph("c")}, {}}}}}}, {}}};
    CHECK(xhtml({{list}}) == "<ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul>");
    list.tight = false;
    list.items.pop_back();
    CHECK(xhtml({{list}}) == "<ul><li><p>a</p></li></ul>");
}

TEST_CASE("an ordered list says from where, in what and which way it counts, and an item its own number") {
    const auto list = [](Numbering numbering) {
        List out{numbering, true, {}};
        out.items = {{{paragraph("a")}, {}}, {{paragraph("b")}, {}, 9}};
        return xhtml({{out}});
    };
    const std::string items = "<li>a</li><li value=\"9\">b</li></ol>";
    CHECK(list({}) == "<ol>" + items);
    CHECK(list({4, NumberSystem::lower_letters}) == "<ol type=\"a\" start=\"4\">" + items);
    CHECK(list({1, NumberSystem::upper_roman}) == "<ol type=\"I\">" + items);
    CHECK(list({2, NumberSystem::decimal, true}) == "<ol reversed=\"reversed\">" + items);
    CHECK(list({1, NumberSystem::decimal, true}) == "<ol reversed=\"reversed\" start=\"1\">" + items);
}

TEST_CASE("a term is a paragraph of its own kind") {
    CHECK(xhtml({{Paragraph{{words("a")}, true}}, paragraph("b")}) == "<p class=\"term\">a</p><p>b</p>");
}

TEST_CASE("a task list shows its boxes") {
    List list;
    list.items = {{{paragraph("done")}, true}, {{paragraph("open")}, false}};
    CHECK(xhtml({{list}}) == "<ul class=\"tasks\"><li>☑ done</li><li>☐ open</li></ul>");
}

TEST_CASE("blocks say their language and direction") {
    Block quote{Quote{{paragraph("سلام")}}};
    quote.language = "fa";
    quote.direction = base::Direction::right_to_left;
    CHECK(xhtml({quote}) == R"(<blockquote lang="fa" xml:lang="fa" dir="rtl"><p>سلام</p></blockquote>)");
}

TEST_CASE("an image that has no file gives its words") {
    const Image image{"fog.png", "Fog & <sea>", "title"};
    CHECK(xhtml({{Figure{image, words("A caption")}}}) ==
          R"(<figure><p class="image">Fog &amp; &lt;sea&gt;</p><figcaption>A caption</figcaption></figure>)");
    CHECK(xhtml({line({image})}) == R"(<p class="image">Fog &amp; &lt;sea&gt;</p>)");
    CHECK(xhtml({{Paragraph{{{Text{"See "}}, {image}}}}}) ==
          R"(<p>See <span class="image">Fog &amp; &lt;sea&gt;</span></p>)");
    CHECK(xhtml({{Figure{{"rule.png", "", ""}, {}}}, line({Image{"rule.png", "", ""}})}).empty());
}

TEST_CASE("an image that has a file is shown") {
    const epub::XhtmlOptions options{.image_address = [](const Image& image) {
        return image.source == "fog.png" ? std::string("../images/a&b.png") : std::string();
    }};
    CHECK(xhtml({line({Image{"fog.png", "", ""}})}, options) == R"(<p><img src="../images/a&amp;b.png" alt=""/></p>)");
    CHECK(xhtml({{Figure{{"fog.png", "Fog", ""}, words("C")}}}, options) ==
          R"(<figure><img src="../images/a&amp;b.png" alt="Fog"/><figcaption>C</figcaption></figure>)");
    CHECK(xhtml({{Figure{{"fog.png", "", ""}, {}}}}, options) ==
          R"(<figure><img src="../images/a&amp;b.png" alt=""/></figure>)");
    CHECK(xhtml({line({Image{"javascript:x", "Fog", ""}})}, options) == R"(<p class="image">Fog</p>)");
}

TEST_CASE(
    "a link around an image that nothing is said of is named by its address, and is none where the image has no file") {
    const epub::XhtmlOptions options{.image_address = [](const Image& image) {
        return image.source == "fog.png" ? std::string("fog.png") : std::string();
    }};
    const auto linked = [&](const Image& image) {
        return xhtml({{Paragraph{{{Text{"Photo "}}, {Link{"https://a.example/", "", {{image}}}}}}}}, options);
    };
    CHECK(linked({"fog.png", "", ""}) ==
          R"(<p>Photo <a href="https://a.example/" aria-label="https://a.example/"><img src="fog.png" alt=""/></a></p>)");
    CHECK(xhtml({line({Link{"https://a.example/", "The bridge", {{Image{"fog.png", "", ""}}}}})}, options) ==
          R"(<p><a href="https://a.example/" title="The bridge"><img src="fog.png" alt=""/></a></p>)");
    CHECK(linked({"fog.png", "Fog", ""}) ==
          R"(<p>Photo <a href="https://a.example/"><img src="fog.png" alt="Fog"/></a></p>)");
    CHECK(linked({"https://a.example/fog.png", "", ""}) == "<p>Photo </p>");
    CHECK(linked({"https://a.example/fog.png", "Fog", ""}) ==
          R"(<p>Photo <a href="https://a.example/"><span class="image">Fog</span></a></p>)");
}

TEST_CASE("tables have headers with a scope") {
    Table table;
    table.caption = words("Tides");
    table.alignments = {Alignment::start, Alignment::end};
    table.header_rows = 1;
    table.rows = {{cell("Port"), cell("m")}, {cell("Varn"), cell("2.1")}};
    table.rows[1][0].header = true;
    CHECK(xhtml({{table}}) ==
          "<table><caption>Tides</caption>"
          R"(<thead><tr><th class="start" scope="col">Port</th><th class="end" scope="col">m</th></tr></thead>)"
          R"(<tbody><tr><th class="start" scope="row">Varn</th><td class="end">2.1</td></tr></tbody></table>)");
}

TEST_CASE("lone headers of a table open groups of rows, and rows of headers head the columns below them") {
    Table table;
    table.header_rows = 1;
    table.rows = {{cell("Port"), cell("m")}, {cell("North")},        {cell("Varn"), cell("2.1")},
                  {cell("South")},           {cell("a"), cell("b")}, {cell("Holm"), cell("1")}};
    for (TableCell* each : {&table.rows[1][0], &table.rows[3][0]}) {
        each->header = true;
        each->column_span = 2;
    }
    table.rows[4][0].header = table.rows[4][1].header = true;
    CHECK(
        xhtml({{table}}) ==
        R"(<table><thead><tr><th scope="col">Port</th><th scope="col">m</th></tr></thead>)"
        R"(<tbody><tr><th scope="rowgroup" colspan="2">North</th></tr><tr><td>Varn</td><td>2.1</td></tr></tbody>)"
        R"(<tbody><tr><th scope="rowgroup" colspan="2">South</th></tr><tr><th scope="col">a</th><th scope="col">b</th></tr>)"
        R"(<tr><td>Holm</td><td>1</td></tr></tbody></table>)");
    // No group begins below a cell that reaches into it.
    table.rows[2][0].row_span = 2;
    CHECK(xhtml({{table}}).find("</tbody><tbody>") == std::string::npos);
}

TEST_CASE("a table is made whole: no empty header, no short row, no cell beyond its group") {
    Table table;
    table.header_rows = 1;
    table.rows = {{cell(""), cell("b")}, {cell("c")}};
    CHECK(xhtml({{table}}) == "<table><thead><tr><td></td><th scope=\"col\">b</th></tr></thead>"
                              "<tbody><tr><td>c</td><td></td></tr></tbody></table>");
    table.rows = {{cell("a")}, {cell("b")}};
    table.rows[0][0].row_span = 9;
    table.rows[1][0].column_span = 2;
    CHECK(xhtml({{table}}) == "<table><thead><tr><th scope=\"col\">a</th></tr></thead>"
                              "<tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>");
}

TEST_CASE("a body of any depth is written, and its text is kept") {
    constexpr int depth = 10000;
    Blocks blocks{paragraph("deepest")};
    Inlines inlines = words("innermost");
    for (int i = 0; i < depth; ++i) {
        Blocks outer;
        outer.push_back({Quote{std::move(blocks)}});
        blocks = std::move(outer);
        Inlines around;
        around.push_back({Emphasis{std::move(inlines)}});
        inlines = std::move(around);
    }
    blocks.push_back({Paragraph{std::move(inlines)}});
    const std::string out = xhtml(blocks);
    CHECK(out.find("<p>deepest</p>") != std::string::npos);
    CHECK(out.find("innermost") != std::string::npos);
    CHECK(out.size() < 10000);
    // Taken apart from outside in, as the tree's own destructor goes as deep as the tree.
    while (!blocks.empty()) {
        auto* const quote = std::get_if<Quote>(&blocks.front().value);
        Blocks inner = quote ? std::move(quote->blocks) : Blocks();
        if (blocks.size() == 2) {
            Inlines rest = std::move(std::get<Paragraph>(blocks.back().value).inlines);
            while (auto* const emphasis = std::get_if<Emphasis>(&rest.front().value)) {
                Inlines next = std::move(emphasis->children);
                rest = std::move(next);
            }
        }
        blocks = std::move(inner);
    }
}

TEST_CASE("a note and the first reference to it lead to each other") {
    const Blocks blocks = {{Paragraph{{{Text{"One"}}, {NoteReference{1}}, {Text{", two"}}, {NoteReference{1}}}}},
                           {Notes{1, {{{paragraph("Why.")}}}}}};
    CHECK(xhtml(blocks) == "<p class=\"last\">One<sup class=\"noteref\"><a role=\"doc-noteref\" id=\"noteref.1\" "
                           "href=\"#note.1\">[1]</a></sup>, two"
                           "<sup class=\"noteref\"><a role=\"doc-noteref\" href=\"#note.1\">[1]</a></sup></p>"
                           "<section class=\"notes\" role=\"doc-endnotes\"><ol><li id=\"note.1\"><p><a class=\"backlink\" "
                           "role=\"doc-backlink\" href=\"#noteref.1\">\u21a9</a> Why.</p></li></ol></section>");
}
