// What of a page's markup an article keeps: structure, safe links, and nothing that hurts.

#include "reading.h"

namespace gazette::test {

namespace {

/// A page around a body's markup, with enough prose to be an article.
std::string page(const std::string& markup, const std::string& head = {}) {
    const std::string prose =
        "<p>The harbour of Salt Quay froze over on Monday, and the ferry, the pilots and the gulls stayed "
        "where they were, according to the harbour office.</p>";
    return "<!doctype html><html lang=en><head><meta charset=utf-8><title>Harbour froze</title>" + head +
           "</head><body><article>" + prose + markup + prose + "</article></body></html>";
}

std::string tree_of(const std::string& markup, const std::string& head = {}) {
    return tree(read(bytes_of(page(markup, head), "a.html")));
}

std::string nested(const std::string& open, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += open;
    }
    return out;
}

}  // namespace

TEST_CASE("a page's structure becomes blocks") {
    CHECK(contains(tree_of("<h2>Ice</h2>"), "heading 2"));
    CHECK(contains(tree_of("<ol start=3><li>One<li>Two</ol>"), "list"));
    CHECK(contains(tree_of("<blockquote><p>Cold.</p></blockquote>"), "quote"));
    CHECK(contains(tree_of("<pre><code class='language-cpp'>int a;\nint b;</code></pre>"), "cpp"));
    CHECK(contains(tree_of("<table><tr><th>Day<th>Ice<tr><td>Monday<td>9 cm</table>"), "table"));
}

TEST_CASE("a list keeps its numbers, whatever it counts in") {
    CHECK(contains(
        tree_of("<ol start=98><li>One<li value=105>Two<li>Three</ol>"),
        "list ordered from 98\n  item\n    paragraph \"One\"\n  item number 105\n    paragraph \"Two\"\n  item\n"));
    CHECK(contains(tree_of("<ol type=a><li>One</ol>"), "list ordered from a\n"));
    CHECK(contains(tree_of("<ol type=I start=' 4 '><li>One</ol>"), "list ordered from IV in Roman numbers\n"));
    CHECK(tree_of("<ol style='margin:0; list-style-type:lower-alpha'><li>One<li>Two</ol>") ==
          tree_of("<ol type=a><li>One<li>Two</ol>"));
    CHECK(tree_of("<ol type=a style='list-style: inside upper-roman;color:red'><li>One<li>Two</ol>") ==
          tree_of("<ol type=I><li>One<li>Two</ol>"));
    CHECK(tree_of("<ol type=a style='color:red'><li>One<li>Two</ol>") == tree_of("<ol type=a><li>One<li>Two</ol>"));
    CHECK(contains(tree_of("<ol reversed><li>One<li>Two</ol>"), "list ordered from 2 down\n"));
    CHECK(contains(tree_of("<ol reversed start=-1><li>One<li>Two</ol>"), "list ordered from -1 down\n"));
    CHECK(contains(tree_of("<ul start=4><li value=5>One</ul>"), "list\n  item\n"));
    // Numbers that follow from each other are no news.
    CHECK_FALSE(contains(tree_of("<ol><li value=1>One<li value=2>Two</ol>"), "number"));
}

TEST_CASE("the terms of a list of definitions are told from what defines them") {
    CHECK(contains(tree_of("<dl><dt>Weir<dd>A low wall.<dt>Osk<dd>The river.</dl>"),
                   "term\n  strong \"Weir\"\nparagraph \"A low wall.\"\nterm\n  strong \"Osk\"\n"));
}

TEST_CASE("a cell that goes on from a table's head into its body keeps its rows together") {
    const auto head_of = [](const std::string& first) {
        const article::Article article = read(bytes_of(
            page("<table><tr>" + first + "<th>Ice<tr><th>Depth<th>Width<tr><td>a<td>b<tr><td>c<td>d</table>"), "a.html"));
        for (const article::Block& block : article.body) {
            if (const auto* table = std::get_if<article::Table>(&block.value)) {
                return table->header_rows;
            }
        }
        return std::size_t{99};
    };
    CHECK(head_of("<th>Day") == 2);
    CHECK(head_of("<th rowspan=2>Day") == 2);
    CHECK(head_of("<th rowspan=3>Day") == 0);
}

TEST_CASE("a page of more elements than are taken is refused") {
    CHECK(contains(refusal(bytes_of(page(nested("<p>a", 310'000)), "a.html")), "too many elements"));
    CHECK(contains(refusal(bytes_of(page(nested("</p>a", 310'000)), "a.html")), "too many elements"));
    CHECK(refusal(bytes_of(page(nested("<p>ab</p>", 200'000)), "a.html")).empty());
}

TEST_CASE("a figure keeps its image and its caption") {
    const std::string figure = tree_of("<figure><img src='https://saltquay.example/ice.jpg' alt='Ice'><figcaption>Ice on "
                                       "Monday</figcaption></figure>");
    CHECK(contains(figure, "figure"));
    CHECK(contains(figure, "https://saltquay.example/ice.jpg"));
    CHECK(contains(figure, "Ice on Monday"));
}

TEST_CASE("a figure of figures keeps its own caption") {
    const std::string figures = "<figure><img src=a.jpg><figcaption>The quay</figcaption></figure><figure><img src=b.jpg>"
                                "<figcaption>The crane</figcaption></figure>";
    const article::Article article =
        read(bytes_of(page("<figure>" + figures + "<figcaption>From the family album</figcaption></figure>"), "a.html"));
    CHECK(contains(tree(article), "From the family album"));
}

TEST_CASE("a formula that is an image is called by its TeX alone") {
    CHECK(contains(tree_of("<p>It is <img src=a.svg alt='{\\displaystyle E=mc^{2}}'>.</p>"), "\"E=mc^{2}\""));
    CHECK(contains(tree_of("<p>It is <img src=a.svg alt='{\\displaystyle a}{b}'>.</p>"), "displaystyle a}{b}"));
}

TEST_CASE("alternative texts that say nothing are dropped") {
    for (const char* alt :
         {"IMG_0123", "ice-at-the-quay.jpg", "Harbour Froze", "Photo: Harbour froze", "the ice on monday"}) {
        const std::string figure = tree_of("<figure><img src='https://saltquay.example/ice.jpg' alt='" + std::string(alt) +
                                           "'><figcaption>The ice on Monday</figcaption></figure>");
        CHECK(contains(figure, "ice.jpg"));
        CHECK_FALSE(contains(figure, std::string("\"") + alt));
    }
}

TEST_CASE("alternative texts that say more than the headline or the caption are kept") {
    for (const std::string alt : {"Harbour froze: pilots walk ashore over the ice beside their boat", "ice on Monday",
                                  "The ice on Monday, with a gull", "The ferry in the ice"}) {
        CHECK(contains(tree_of("<figure><img src='https://saltquay.example/ice.jpg' alt='" + alt +
                               "'><figcaption>The ice on Monday</figcaption></figure>"),
                       "alt \"" + alt + "\""));
    }
}

TEST_CASE("a table's head is what its page says, or its first rows of headers with an empty corner") {
    const auto head_of = [](const std::string& rows) {
        const std::string made = tree_of("<table>" + rows + "<tr><th>Ice<td>9 cm<td>8 cm</table>");
        const std::size_t at = made.find("table header ");
        return at == std::string::npos ? std::string("0") : made.substr(at + 13, 1);
    };
    const std::string corner = "<tr><td><th>2025<th>2026";
    const std::string lone = "<tr><th colspan=3>Harbours";
    const std::string plain = "<tr><th>Port<th>2025<th>2026";
    CHECK(head_of(corner) == "1");
    CHECK(head_of("<tr><td>Port<th>2025<th>2026") == "0");
    CHECK(head_of("<tr><th><td><td>") == "0");
    CHECK(head_of(plain + corner) == "2");
    CHECK(head_of(lone + plain) == "2");
    CHECK(head_of(plain + lone) == "1");
    CHECK(head_of("<thead>" + plain + "<tbody>" + corner) == "1");
    CHECK(head_of("<thead><tr><td>Port<td>2025<td>2026<tbody>" + lone) == "1");
    CHECK(head_of("<tr><th scope=row>Port<th scope=row>Quay<th scope=row>Pier") == "0");
    CHECK(head_of("<tr><th scope=row>Port<th scope=col>2025<th scope=col>2026") == "1");
}

TEST_CASE("cells and captions keep their languages, and isolated phrases a direction") {
    const std::string span = "span de";
    CHECK(contains(tree_of("<table><tr><th>Day<th>Ice<tr><td>Monday<td lang=de>neun</table>"), span));
    CHECK(contains(tree_of("<table><tr><th>Day<th>Ice<tr><td>Monday<td><p lang=de>neun</table>"), span));
    CHECK_FALSE(contains(tree_of("<table><tr><th>Day<th>Ice<tr><td>Monday<td lang=en-GB>nine</table>"), "span"));
    // Of their row, or their part of the table.
    CHECK(contains(tree_of("<table><tr><th>Day<th>Ice<tr lang=de><td lang=en>Monday<td>neun</table>"),
                   "cell \"Monday\"\n    cell\n      span de \"neun\""));
    CHECK(contains(tree_of("<table><tr><th>Day<th>Ice<tbody lang=de><tr><td lang=en>Monday<td>neun</table>"), span));
    CHECK(contains(tree_of("<figure><img src='https://saltquay.example/ice.jpg' alt='Ice'><figcaption lang=de>Das "
                           "Eis</figcaption></figure>"),
                   span));
    const std::string german = "<figure><img lang=de src='https://saltquay.example/ice.jpg' alt='Eis'>";
    const std::string figure = tree_of(german + "<figcaption>Ice</figcaption></figure>");
    CHECK(contains(figure, "figure lang de"));
    CHECK(contains(figure, "span en \"Ice\""));
    CHECK(
        contains(tree_of("<p>See <img lang=de src='https://saltquay.example/ice.jpg' alt='Eis'> of the quay.</p>"), span));
    CHECK(contains(tree_of("<p>The boat <bdi>\u05E9\u05DC\u05D5\u05DD</bdi>: 3 berths of the quay.</p>"), "span rtl"));
    CHECK(contains(tree_of("<p>The boat <bdi>Ilka</bdi>: 3 berths of the quay.</p>"), "span ltr"));
}

TEST_CASE("a lazy image is the one that scripts would load") {
    const std::string lazy = tree_of("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' "
                                     "data-src='https://saltquay.example/gulls.jpg' alt='Gulls'>");
    CHECK(contains(lazy, "gulls.jpg"));
    CHECK_FALSE(contains(lazy, "R0lGOD"));
    CHECK(contains(tree_of("<img srcset='https://saltquay.example/s.jpg 300w, https://saltquay.example/l.jpg 900w'>"),
                   "l.jpg"));
    CHECK_FALSE(contains(tree_of("<img src='https://saltquay.example/pixel.gif' width=1 height=1>"), "pixel"));
}

TEST_CASE("a drawing written into the page is a picture, and one out of reach keeps its alternative text") {
    const std::string drawing = "data:image/svg+xml;base64," + nested("PHN2", 200);
    CHECK(contains(tree_of("<p><img src='" + drawing + "' alt='Ice by month'></p>"), "Ice by month"));
    CHECK_FALSE(contains(tree_of("<p><img src='" + drawing + "' data-src='https://saltquay.example/a.jpg'></p>"), "svg"));
    CHECK_FALSE(contains(tree_of("<p><img src='" + drawing + "'><noscript><img src='a.jpg'></noscript></p>"), "svg"));
    CHECK(contains(tree_of("<p><img src='blob:https://saltquay.example/1' alt='Ice by day'></p>"), "Ice by day"));
    CHECK(contains(tree_of("<p><img src='file:///ice.png' alt='Ice by hour'></p>"), "Ice by hour"));
}

TEST_CASE("what an image, a drawing or a map without a picture is called is listed") {
    const auto listed = [](const std::string& markup) { return removed(read(bytes_of(page(markup), "a.html"))); };
    for (const char* image : {"<img alt='A gull'>", "<img src='' alt='A gull'>", "<img src='#' alt='A gull'>",
                              "<img src='about:blank' alt='A gull'>", "<img src='ftp://quay.example/a.png' alt='A gull'>",
                              "<img src='data:text/html,x' alt='A gull'>", "<amp-img alt='A gull'></amp-img>",
                              "<img src='data:image/svg+xml,<svg/>' alt='A gull'>"}) {
        CHECK(contains(listed(image), "A gull [image without a picture]"));
    }
    CHECK(contains(listed("<img src=/a.png width=16 height=16 alt='A gull'>"), "A gull [icon]"));
    CHECK(contains(listed("<svg role=img aria-label='Ice &amp; thaw'><path d='M0 0'/></svg>"), "Ice & thaw [drawing]"));
    CHECK(contains(listed("<svg aria-label='Ice'><title>Ice</title><text>9<tspan>cm</tspan></text></svg>"),
                   "Ice 9 cm [drawing]"));
    CHECK(contains(listed("<map name=m><area alt='North quay' href=/n><area alt='South quay' href=/s></map>"),
                   "North quay South quay [image map]"));
    // One that scripts load shows the picture that is repeated for browsers without.
    CHECK_FALSE(contains(
        listed("<img src='#' alt='A gull'><noscript><img src='https://quay.example/gull.jpg' alt='A gull'></noscript>"),
        "A gull"));
    CHECK_FALSE(contains(listed("<img src='https://quay.example/gull.jpg' alt='A gull'>"), "A gull"));
}

TEST_CASE("links are absolute and safe") {
    const std::string head = "<link rel=canonical href='https://saltquay.example/2026/ice.html'>";
    CHECK(contains(tree_of("<p>See <a href='../map'>the map</a> of it.</p>", head), "https://saltquay.example/map"));
    for (const char* bad :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x"}) {
        const std::string made = tree_of("<p>See <a href=\"" + std::string(bad) + "\">the map</a> of it.</p>", head);
        CHECK(contains(made, "the map"));
        CHECK_FALSE(contains(made, "script:"));
        CHECK_FALSE(contains(made, "data:"));
    }
}

TEST_CASE("scripts, styles and handlers leave nothing") {
    const std::string made =
        tree_of("<script>alert(1)</script><style>p{}</style><p onclick='alert(2)'>Ice everywhere.</p>"
                "<iframe src='https://saltquay.example/x'></iframe><svg><script>alert(3)</script></svg>");
    CHECK(contains(made, "Ice everywhere."));
    CHECK_FALSE(contains(made, "alert"));
    CHECK_FALSE(contains(made, "p{}"));
}

TEST_CASE("two breaks part paragraphs, white space is as a browser shows it") {
    const article::Article made = read(bytes_of(page("<div>One  \n line<br><br>and <b>another </b>one</div>"), "a.html"));
    CHECK(contains(body(made), "One line\nand another one"));
}

TEST_CASE("an element that ends in itself holds nothing in XHTML") {
    const std::string html = "<html xmlns='http://www.w3.org/1999/xhtml'>";
    for (const std::string empty : {"<script src='a.js'/>", "<style/>", "<iframe src='/a'/>", "<textarea/>", "<noscript />",
                                    "<title/>", "<svg width='1'/>"}) {
        INFO(empty);
        const std::string text =
            html + "<head></head><body>" + empty + "<p>The pilots of Salt Quay wait.</p><p>For ice.</p>";
        CHECK(body(read(bytes_of("<?xml version='1.0'?>" + text, "a.xhtml"))) == "The pilots of Salt Quay wait.\nFor ice.");
        CHECK(body(read(bytes_of("<!DOCTYPE html>" + text, "a.xhtml"))) == "The pilots of Salt Quay wait.\nFor ice.");
    }
    const std::string inlines = "<p>The <em/>pilots <b id='b'/>wait <script/>for ice.</p>";
    CHECK(tree(read(bytes_of("<?xml version='1.0'?>" + html + "<body>" + inlines, "a.xhtml"))) ==
          tree(read(bytes_of("<html><body><p>The pilots wait for ice.</p>", "a.xhtml"))));
}

TEST_CASE("formulas keep their meaning in one line") {
    const auto formula = [](const std::string& math) {
        return body(read(bytes_of(page("<p>The area is " + math + " of it.</p>"), "a.html")));
    };
    CHECK(contains(formula("<math><mfrac><mn>1</mn> <mn>2</mn></mfrac></math>"), "area is 1/2 of"));
    CHECK(contains(formula("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac></math>"),
                   "is (a+1)/b of"));
    CHECK(contains(formula("<math><msqrt><mi>x</mi></msqrt><msqrt><mi>x</mi><mo>+</mo><mi>y</mi></msqrt></math>"),
                   "is √x√(x+y) of"));
    CHECK(contains(formula("<script type='math/tex'>a<b\\&c</script>"), "area is a<b\\&c of"));
    CHECK_FALSE(contains(formula("<script type='math/tex' id=MathJax-Element-1>a^2</script>"), "a^2"));
    const std::string powers =
        "<math><mi>&pi;</mi><msup><mi>r</mi><mn>2</mn></msup><msubsup><mi>a</mi><mi>i</mi><mi>n</mi></msubsup></math>";
    CHECK(tree(read(bytes_of(page("<p>It is " + powers + ".</p>"), "a.html"))) ==
          tree(read(bytes_of(page("<p>It is πr<sup>2</sup>a<sub>i</sub><sup>n</sup>.</p>"), "a.html"))));
    CHECK(contains(formula("<math><msup><mi>r</mi></msup></math>"), "area is r of"));
}

TEST_CASE("a table with lines holds data, and line numbers beside code are none of it") {
    const std::string cells = "<tr><td>Ferry<td>Nine<tr><td>Pilots<td>Ten</table>";
    CHECK(contains(tree_of("<table border=1>" + cells), "table"));
    CHECK_FALSE(contains(tree_of("<table border=0>" + cells), "table"));
    const article::Article article = read(bytes_of(
        page("<table><tr><td><div><pre>9\n10</pre></div><td><pre>tide --cache\ntide --flush</pre></table><pre>1\n2</pre>"),
        "a.html"));
    CHECK(contains(body(article), "tide --flush\n1\n2"));
    CHECK(contains(removed(article), "9 10 [line numbers]\n"));
}

TEST_CASE("numbers beside code stay where they do not count its lines") {
    const auto stay = [](const std::string& table) {
        const article::Article article = read(bytes_of(page("<table>" + table + "</table>"), "a.html"));
        return !contains(removed(article), "[line numbers]");
    };
    const std::string code = "<td><pre>tide --cache\n\ntide --flush\n</pre>";
    CHECK_FALSE(stay("<tr><td><pre>1\n2\n3\n</pre>" + code));
    CHECK_FALSE(stay("<tr><th colspan=2>tide.sh<tr><td><pre><span>1</span><br><a>2</a><br><a>3</a></pre>" + code));
    CHECK(stay("<tr><td><pre>1 2 3</pre>" + code));
    CHECK(stay("<tr><td><pre>1\n2\n3\n4\n5\n6</pre>" + code));
    CHECK(stay("<tr><td><pre>1\n3\n5</pre>" + code));
    CHECK(stay("<tr><td><pre>-1\n0\n1</pre>" + code));
    CHECK(stay("<tr><th>Input<th>Output<tr><td><pre>1\n2\n3</pre>" + code));
    CHECK(stay("<tr><td><pre>1\n2\n3</pre>" + code + "<tr><td><pre>4\n5\n6</pre>" + code));
}

TEST_CASE("code keeps its line breaks wherever it stands") {
    CHECK(tree_of("<div><code>x = 1<br>y = 2</code></div>") == tree_of("<pre>x = 1\ny = 2</pre>"));
    CHECK(tree_of("<p>Set <code>x = 1<br>y = 2</code> first.") ==
          tree_of("<p>Set <code>x = 1</code><br><code>y = 2</code> first."));
}

TEST_CASE("styles of the element itself emphasise, and take emphasis back") {
    CHECK(tree_of(
              "<p><span style='color:red; font-weight: 700'>Ice</span> <span style='font-style:italic;'>and</span> salt") ==
          tree_of("<p><strong>Ice</strong> <em>and</em> salt"));
    CHECK(tree_of("<p><b style='font-weight:normal'>Ice and salt</b>") == tree_of("<p>Ice and salt"));
}

TEST_CASE("an element is a heading by its role") {
    CHECK(tree_of("<div role=heading aria-level=3>Ice</div><p>It was thick.") == tree_of("<h3>Ice</h3><p>It was thick."));
}

TEST_CASE("markup without end is read without harm") {
    for (const char* open : {"<div>", "<b>", "<ul><li>", "<ruby><rt>", "<math><tr>", "<table><tr><td>", "<font><p>",
                             "<a><div>", "<object><p>", "<ruby><rt><table>", "<svg><title>", "<blockquote>"}) {
        CHECK(contains(body(read(bytes_of(page(nested(open, 20'000) + "Ice."), "a.html"))), "harbour"));
    }
}

TEST_CASE("text comes back to where it stood, whatever tags are left out around it") {
    const std::string runs =
        "  the ice  grew <svg>to the pilots' landing</svg>and <x>to the ferry of Salt Quay</x> &amp; the old crane  ";
    CHECK(contains(tree_of("<p>It is said that" + runs + "that night.</p>"),
                   "\"It is said that the ice grew and to the ferry of Salt Quay & the old crane that night.\""));
    CHECK(contains(tree_of("<p>\u00A0the pilots of Salt Quay</frameset>stood by the ferry all night\u00A0</p>"),
                   "the pilots of Salt Quaystood by the ferry all night"));
    CHECK(contains(tree_of("<table><p>The crane in the table stood still<tr><td>Nine centimetres of ice</table>"),
                   "The crane in the table stood still"));
}

TEST_CASE("a reference to a private-use character stands for no text of the page") {
    const std::string markup =
        tree_of("<p>The pilots of Salt Quay wait.</p><p>&#x100000;&#1048577;&#x100002 and &#x110000;</p>"
                "<title>&#x100000;</title><pre>&#x100000;&#xE9;</pre>");
    CHECK(contains(markup, "\"\u25A1\u25A1\u25A1 and \u25A1\""));
    CHECK(contains(markup, "\u25A1\u00E9"));
}

TEST_CASE("a page is known by how it opens, and by its name where that does not tell") {
    CHECK(contains(body(read(bytes_of(page(""), "page"))), "harbour of Salt Quay"));
    CHECK(contains(body(read(bytes_of("<p>The harbour froze over on Monday, they said.</p>", "a.htm"))), "harbour"));
    CHECK(contains(body(read(bytes_of("A <b> is a tag.\n\nNothing more is said of it here.", "a.txt"))), "<b>"));
}

TEST_CASE("the character set is what the bytes are, then what the page declares") {
    const std::string latin =
        "<!doctype html><meta charset=iso-8859-1><p>Caf\xE9 \x96 closed for the winter, said the owner.</p>";
    CHECK(contains(body(read(bytes_of(latin, "a.html"))), "Café – closed"));
    const std::string wrong = "<!doctype html><meta charset=iso-8859-1><p>Café closed for the winter, said the owner.</p>";
    CHECK(contains(body(read(bytes_of(wrong, "a.html"))), "Café closed"));
    const std::string cyrillic = "<!doctype html><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"
                                 "<p>\xCF\xEE\xF0\xF2 \xE7\xE0\xEA\xF0\xFB\xF2.</p>";
    CHECK(contains(body(read(bytes_of(cyrillic, "a.html"))), "Порт закрыт."));
}

}  // namespace gazette::test
