// What of a page is its article, and that all the rest is accounted for.

#include <chrono>

#include "reading.h"

namespace gazette::test {

namespace {

const std::string paragraphs = "<p>The harbour of Salt Quay froze over on Monday, and the ferry, the pilots and the gulls "
                               "stayed where they were, according "
                               "to the harbour office.</p><p>Nobody was hurt, and the pilots played cards until the thaw, "
                               "which came, as thaws do, when nobody "
                               "was looking.</p><p>The last winter like it, older islanders said, was the one when the "
                               "mayor walked to work, fell in, and was "
                               "re-elected.</p>";

article::Article read_body(const std::string& body) {
    return read(bytes_of("<!doctype html><html lang=en><head><meta charset=utf-8><title>Harbour froze</title>"
                         "<link rel=canonical href='https://saltquay.example/ice'></head><body>" +
                             body + "</body></html>",
                         "a.html"));
}

}  // namespace

TEST_CASE("what is around the article goes, each line with a reason") {
    const article::Article article = read_body(
        "<nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav><main><h1>Harbour froze</h1>" + paragraphs +
        "</main><div class=comments><p>First! What a winter, and what a harbour, and what a mayor.</p></div>"
        "<footer>© Salt Quay Courier</footer>");
    CHECK(body(article).starts_with("The harbour of Salt Quay"));
    CHECK(body(article).ends_with("re-elected."));
    for (const char* line : {"Home [navigation]", "Sport [navigation]", "First!", "© Salt Quay Courier [page footer]"}) {
        CHECK(contains(removed(article), line));
    }
}

TEST_CASE("what stands within the article and cannot be shown is listed with its words") {
    const article::Article article = read_body(
        "<article><h1>Harbour froze</h1>" + paragraphs +
        "<noscript><p>Ice is <em>thick</em> without scripts.</p></noscript><select><option>North quay<option>South "
        "quay</select><textarea>Salt &lt;or&gt; sand</textarea><video><p>A film of the thaw.</p></video><audio>Gulls, "
        "recorded</audio><canvas>A chart of the ice</canvas><object>An old player</object><iframe>No frames "
        "here</iframe><map>Quays from above</map><datalist><option>Ferry</datalist><template><p>Ahoy "
        "{{name}}</p></template>"
        "<svg><style>text {fill: red}</style><title>Ice in centimetres</title><text>Nine</text></svg>"
        "<p>The quay is <meter>seven of ten</meter> frozen, <span hidden>not really</span> they say.</p>" +
        paragraphs + "</article>");
    CHECK(contains(body(article), "The quay is frozen, they say."));
    for (const char* line :
         {"Ice is thick without scripts. [for browsers without scripts]\n", "North quay South quay [control]\n",
          "Salt <or> sand [control]\n", "A film of the thaw. [video]\n", "Gulls, recorded [audio]\n",
          "A chart of the ice [drawing]\n", "An old player [embedded page]\n", "No frames here [embedded page]\n",
          "Quays from above [image map]\n", "Ferry [control]\n", "Ahoy {{name}} [template]\n",
          "Ice in centimetres Nine [drawing]\n", "seven of ten [gauge]\n", "not really [hidden]\n"}) {
        CHECK(contains(removed(article), line));
    }
    CHECK_FALSE(contains(removed(article), "fill"));
    CHECK_FALSE(contains(removed(article), "frozen"));
}

TEST_CASE("videos, sounds and pages that an article embeds are listed by their addresses, and nothing is fetched") {
    const article::Article article =
        read_body("<iframe src=https://adverts.example/top></iframe><article><h1>Harbour froze</h1>" + paragraphs +
                  "<iframe src='/thaw?a=1&amp;b=2' title='The thaw, filmed'></iframe><video><source src=ice.mp4></video>"
                  "<audio src='data:audio/mpeg;base64,AAAA'></audio><object data=https://charts.example/ice></object>"
                  "<iframe src=https://counter.example/ width=1 height=1></iframe><iframe src=about:blank></iframe>"
                  "<iframe srcdoc='&lt;p>Saved &lt;b>with&lt;/b> it'></iframe>" +
                  paragraphs + "</article>");
    for (const char* line :
         {"The thaw, filmed (https://saltquay.example/thaw?a=1&b=2) [embedded page, not fetched]\n",
          "https://saltquay.example/ice.mp4 [video, not fetched]\n", "data:audio/mpeg [audio, not shown]\n",
          "https://charts.example/ice [embedded page, not fetched]\n", "Saved with it [embedded page]\n"}) {
        CHECK(contains(removed(article), line));
    }
    CHECK_FALSE(contains(removed(article), "adverts.example"));
    CHECK_FALSE(contains(removed(article), "counter.example"));
    CHECK(contains(diagnostics(article), "note: the video 'https://saltquay.example/ice.mp4' is not fetched"));
}

TEST_CASE("a drawing without words is listed where it is a figure, and not where it is a sign") {
    const auto removed_of = [](const std::string& drawing) {
        return removed(read_body("<article><h1>Harbour froze</h1>" + paragraphs + drawing + paragraphs + "</article>"));
    };
    const std::string told = "a drawing without words [drawing, not shown]\n";
    const std::string circle = "<circle r=9 /></svg>";
    CHECK(removed_of("<figure><svg viewBox='0 0 640 360'>" + circle + "<figcaption>The ice</figcaption></figure>") ==
          "Harbour froze [headline]\n" + told);
    CHECK(contains(removed_of("<p>So: <svg width=640 height=360px>" + circle + " deep.</p>"), told));
    for (const std::string& sign :
         {"<figure><svg viewBox='0 0 24 24'>" + circle + "</figure>", "<p><svg viewBox='0 0 512 512'>" + circle + "</p>",
          "<figure><figcaption><svg viewBox='0 0 512 512'>" + circle + "Ada Quill</figcaption></figure>",
          "<p><a href=/map><svg width=200 height=200>" + circle + "</a></p>",
          "<figure><svg aria-hidden=true viewBox='0 0 512 512'>" + circle + "</figure>",
          "<figure><img src=ice_files/ice.jpg><svg viewBox='0 0 640 360'>" + circle + "</figure>"}) {
        CHECK_FALSE(contains(removed_of(sign), "drawing"));
    }
    const std::string named = removed_of("<figure><svg viewBox='0 0 640 360'><title>Ice</title>" + circle + "</figure>");
    CHECK(contains(named, "Ice [drawing]\n"));
    CHECK_FALSE(contains(named, told));
}

TEST_CASE("images in the place of what cannot be shown are listed") {
    const std::string listed =
        removed(read_body("<article><h1>Harbour froze</h1>" + paragraphs +
                          "<object data=tide.swf><p><img src=tide.png alt='The tide'></p></object>"
                          "<video src=ice.mp4 poster=first.jpg><img src=ice.png></video>" +
                          paragraphs + "<p><img src=quay.png></p></article><object><img src=advert.png></object>"));
    for (const char* line : {"The tide (https://saltquay.example/tide.png) [image instead of embedded page, not shown]\n",
                             "https://saltquay.example/first.jpg [image of video, not shown]\n",
                             "https://saltquay.example/ice.png [image instead of video, not shown]\n"}) {
        CHECK(contains(listed, line));
    }
    CHECK_FALSE(contains(listed, "quay.png"));
    CHECK_FALSE(contains(listed, "advert.png"));
}

TEST_CASE("what is hidden within code is no code") {
    const article::Article article =
        read_body("<article><h1>Harbour froze</h1>" + paragraphs + "<pre><button>Copy</button><code>ice = 9</code></pre>" +
                  paragraphs + "</article>");
    CHECK(contains(body(article), "\nice = 9\n"));
    CHECK(contains(removed(article), "Copy [control]"));
}

TEST_CASE("labels, teasers and lists of other articles within the text go") {
    const article::Article article =
        read_body("<article><h1>Harbour froze</h1><p>Advertisement</p>" + paragraphs +
                  "<p>Read also: <a href=/wool>Wool prices rise before the cold reaches the islands</a></p>" + paragraphs +
                  "<h3>You may also like</h3><ul><li><a href=/a>Mayor falls into harbour for the second time</a><li><a "
                  "href=/b>Gulls are back "
                  "on the outer islands</a></ul><p>Follow us on the usual networks for more.</p></article>");
    CHECK_FALSE(contains(body(article), "Advertisement"));
    CHECK_FALSE(contains(body(article), "Wool prices"));
    CHECK_FALSE(contains(body(article), "You may also like"));
    CHECK_FALSE(contains(body(article), "Gulls are back"));
    CHECK_FALSE(contains(body(article), "Follow us"));
    CHECK(contains(removed(article), "Advertisement [advertisement]"));
    CHECK(contains(removed(article), "Gulls are back on the outer islands ["));
}

TEST_CASE("teasers in Thai go") {
    const std::string text = "<p>เรือข้ามฟากออกจากท่าช้าอีกครั้งในวันนี้ และไม่มีใครบนเกาะคิดว่าเรื่องนี้ควรค่าแก่การเขียนจดหมายถึงใคร "
                             "แม้แต่นายท่าเรือเอง ซึ่งปกติจะเขียนทุกสัปดาห์</p>";
    const article::Article article = read_body(
        "<article>" + text + "<p><strong>เรื่องที่เกี่ยวข้อง</strong><br><a href=/a>ราคาขนแกะขึ้นก่อนที่ความหนาวจะมาถึงหมู่เกาะ</a></p>" +
        text + text + "</article>");
    CHECK(contains(body(article), "เรือข้ามฟาก"));
    CHECK_FALSE(contains(body(article), "ราคาขนแกะ"));
    CHECK(contains(removed(article), "ราคาขนแกะ"));
}

TEST_CASE("lists, links and headings that are the article's stay") {
    const article::Article article = read_body(
        "<article><h1>Harbour froze</h1>" + paragraphs +
        "<h2>What froze</h2><ul><li>The ferry<li>The <a href=/pilots>pilots</a></ul>" + paragraphs + "</article>");
    CHECK(contains(body(article), "What froze\nThe ferry\nThe pilots"));
}

TEST_CASE("a heading stays, and the links beside it to its place or to where it is edited go") {
    const article::Article article = read_body(
        "<article><h1>Harbour froze<a href='#top'>¶</a></h1>" + paragraphs +
        "<div class=mw-heading><h2 id=H>History</h2><span>[<a href='/edit?s=1'>edit</a>]</span></div>" + paragraphs +
        "<div><h2 id=b>The thaw</h2><a href='#b'><span>Section titled “The thaw”</span></a></div>" + paragraphs +
        "<h2>The mayor<a href='https://saltquay.example/ice#m' title=Permalink>#</a></h2>" + paragraphs +
        "<h2>The guild<span>[<a href='/edit?s=3'>edit</a>]</span></h2>" + paragraphs +
        "<h2><a href='#c'>The gulls</a></h2><p>Gulls do not play cards, and they do not fall in.</p>"
        "<div><h2>See also</h2><span>[<a href='/edit?s=2'>edit</a>]</span></div><ul><li><a href=/k>Kelp Bay</a>, where it "
        "froze too</ul>"
        "</article>");
    for (const char* heading :
         {"\nHistory\n", "\nThe thaw\n", "\nThe mayor\n", "\nThe gulls\n", "\nThe guild\n", "\nSee also\n"}) {
        CHECK(contains(body(article), heading));
    }
    for (const char* line : {"Harbour froze¶ [headline]\n", "[edit] [link of a heading]\n",
                             "Section titled “The thaw” [link of a heading]\n", "# [link of a heading]\n"}) {
        CHECK(contains(removed(article), line));
    }
    CHECK_FALSE(contains(body(article), "edit"));
    CHECK_FALSE(contains(body(article), "Harbour froze"));
    CHECK_FALSE(contains(body(article), "#"));
}

TEST_CASE("what stands in brackets at a heading or is all of a term is no link of it unless it says so") {
    const std::string address = "<a href='https://specs.example/";
    const article::Article article = read_body(
        "<article><h1>Harbour froze</h1>" + paragraphs + "<h2>Words of the guild " + address + "g'>[RFC 2119]</a></h2>" +
        paragraphs + "<h3>" + address + "i'>[Intro]</a></h3>" + paragraphs +
        "<h2>Thaw <span>[<a href='/w?t=1&action=edit'>ændr</a>]</span></h2>" + paragraphs + "<dl><dt>" + address +
        "rfc2119'>[RFC2119]</a></dt><dd>Key words for texts about requirements, by B. Orr.</dd>"
        "<dt>" +
        address + "css'>[CSS2]</a></dt><dd>Sheets of styles, by H. Quill and others.</dd><dt>melt(ice) " + address +
        "m'>[source]</a></dt><dd>Waits until it is spring.</dd></dl><h2>Gulls<span>[<a href='/w?t=2'>edit</a> | <a "
        "href='/w?t=3'>edit source</a>]</span></h2>" +
        paragraphs + "</article>");
    for (const char* line : {"\nWords of the guild [RFC 2119]\n", "\n[Intro]\n", "\nThaw\n", "\n[RFC2119]\n", "\n[CSS2]\n",
                             "\nmelt(ice)\n", "\nGulls\n"}) {
        CAPTURE(line);
        CHECK(contains(body(article), line));
    }
}

TEST_CASE("a heading that nobody closed ends before the text under it") {
    const article::Article article =
        read_body("<h1>Harbour froze<p>" + paragraphs +
                  "<h2>Thaw<p>It came <b>late</b>.<ul><li>Milk<li>Letters</ul><p>Then it rained.");
    CHECK(contains(body(article), "The harbour of Salt Quay froze over"));
    CHECK(contains(body(article), "\nThaw\nIt came late.\nMilk\nLetters\nThen it rained."));
    CHECK(removed(article) == "Harbour froze [headline]\n");
    CHECK(contains(tree(read_body("<h1>Harbour froze</h1>" + paragraphs + "<h2><p>Thaw</p></h2><p>It came.</p>")),
                   "heading 2 \"Thaw\""));
}

TEST_CASE("what a heading opens is text, though it is closed, and what another control opens is hidden") {
    const std::string answer = "<p>Ten crowns each way for islanders, and twenty for everyone else.</p></div>";
    const article::Article article = read_body(
        "<article><h1>Harbour froze</h1>" + paragraphs +
        "<div><h3><button aria-expanded=false aria-controls=a>What is the fare?</button></h3><div id=a hidden>" + answer +
        "<h3><button aria-expanded=false aria-controls=b>And in summer?</button></h3><div id=b style='display:none'>" +
        answer +
        "</div><button aria-controls=c>Menu</button><div id=c hidden><p>The menu of the ferry's kitchen has "
        "herring.</p></div>"
        "<div hidden=until-found><p>In winter there is no herring.</p></div>" +
        paragraphs + "</article>");
    CHECK(contains(body(article), "What is the fare?\nTen crowns each way"));
    CHECK(contains(body(article), "And in summer?\nTen crowns each way"));
    CHECK(contains(body(article), "In winter there is no herring."));
    CHECK_FALSE(contains(body(article), "kitchen"));
    const auto opened_beside = [](const std::string& control) {
        return body(read_body("<article><h1>Harbour froze</h1><h2>Fares <button aria-controls=d>" + control +
                              "</button></h2><div id=d hidden><p>Ten crowns.</p></div>" + paragraphs + "</article>"));
    };
    CHECK(contains(opened_beside("▼"), "Fares\nTen crowns."));
    CHECK_FALSE(contains(opened_beside("12 languages"), "Ten crowns."));
}

TEST_CASE("items of a list under a heading of the article are its words") {
    const article::Article article = read_body(
        "<article><h1>Tide 4.2</h1><h2>New in the menu</h2><ul><li>Tides of the sound</li><li>Print</li><li>Share</li></ul>"
        "<h2>Mended</h2><ul><li>The clock ran backwards</li></ul></article>");
    CHECK(contains(body(article), "Tides of the sound\nPrint\nShare\nMended"));
}

TEST_CASE("a page takes no longer to read than it is long, however much of one kind is on it") {
    using Clock = std::chrono::steady_clock;
    const auto time = [](const std::string& markup, int count) {
        const std::size_t slot = markup.find('|');
        const std::size_t end = markup.rfind('|');
        std::string page = "<article>" + paragraphs + markup.substr(0, slot);
        for (int i = 0; i < count; ++i) {
            page += markup.substr(slot + 1, end - slot - 1);
        }
        const auto start = Clock::now();
        read_body(page + markup.substr(end + 1) + paragraphs + "</article>");
        return Clock::now() - start;
    };
    for (const char* markup :
         {"<ul>|<li>Share</li>|</ul>", "<p>|<code>a<br>b</code> x |</p>", "<div>|<h2>Share</h2>|</div>",
          "<h2>|<button>x</button>|</h2><div>x</div>", "|<h3>Related</h3><ul><li>x</li></ul>|",
          "<table><tr><td>|<pre>1<br>2</pre>|</td><td><pre>a<br>b</pre></td></tr></table>"}) {
        CAPTURE(markup);
        CHECK(time(markup, 32'000) < 8 * time(markup, 8'000) + std::chrono::milliseconds(200));
    }
}

TEST_CASE("a heading of links to other articles is none of the article's for a link beside it") {
    const article::Article article =
        read_body("<article><h1>Harbour froze</h1>" + paragraphs +
                  "<div><h2>From the quays</h2><a href=/all>All stories</a></div>" + paragraphs + "</article>");
    CHECK_FALSE(contains(body(article), "From the quays"));
}

TEST_CASE("a button that is a heading, or opens the text after it, is text") {
    const std::string answer =
        "<div><p>When the ice is gone, said the harbour office, which has been asked before.</p></div>";
    const article::Article article = read_body(
        "<article><h1>Harbour froze</h1>" + paragraphs + "<h3><button aria-expanded=true>When will it open?</button></h3>" +
        answer + "<div><button aria-controls=b>Who pays for the salt?</button>" + answer + "</div>" +
        "<button aria-expanded=false>Quays of the coast</button><ul><li><a href=/k>Kelp</a></ul><button>Vote</button>" +
        answer + "<h3>The mayor <button>Copy the link</button></h3>" + answer + "</article>");
    CHECK(contains(tree(article), "heading "));
    CHECK(contains(body(article), "\nWhen will it open?\n"));
    CHECK(contains(body(article), "Who pays for the salt?"));
    for (const char* line : {"Quays of the coast [control]\n", "Vote [control]\n", "Copy the link [control]\n"}) {
        CHECK(contains(removed(article), line));
    }
}

TEST_CASE("the source of a quote and the quote of another post stay") {
    const std::string quote = "<p>It was the sort of winter that one tells of for the rest of a long life.</p>";
    const article::Article article =
        read_body("<article><h1>Harbour froze</h1>" + paragraphs + "<blockquote>" + quote +
                  "<footer>— Orm, <cite>Letters</cite></footer>" +
                  "</blockquote><figure><blockquote><p>Ice bears no grudge.</p></blockquote><figcaption "
                  "class=blockquote-footer>Ada, a "
                  "pilot</figcaption></figure><aside class=quote><div class=title>dora:</div><blockquote><p>salt, sand and "
                  "prayer</p></blockquote></aside>" +
                  paragraphs + "<aside><blockquote><p>Nobody was hurt.</p></blockquote></aside></article>");
    for (const char* words : {"— Orm, Letters", "Ada, a pilot", "salt, sand and prayer"}) {
        CHECK(contains(body(article), words));
    }
    CHECK(contains(removed(article), "Nobody was hurt. [sidebar]\n"));
}

TEST_CASE("words of share bars and controls stay as items of a list amid the text") {
    const article::Article article =
        read_body("<article><h1>Harbour froze</h1>" + paragraphs +
                  "<p>The menu has these commands:</p><ul><li>Copy<li>Print<li>Thaw</ul>" + paragraphs +
                  "<ul><li>Share<li>Facebook<li>Email</ul>" + paragraphs + "</article>");
    CHECK(contains(body(article), "Copy\nPrint\nThaw\n"));
    CHECK(contains(removed(article), "Facebook [share bar]\n"));
}

TEST_CASE("a heading that became the title is not printed again") {
    const article::Article article =
        read_body("<article><h1>Harbour froze over for the first time</h1>" + paragraphs + "</article>");
    CHECK(article.title == "Harbour froze over for the first time");
    CHECK(contains(removed(article), "Harbour froze over for the first time [headline]\n"));
    CHECK(body(article).starts_with("The harbour of Salt Quay"));
}

TEST_CASE("a table of one cell is a frame, and its text a line as any other") {
    const article::Article article =
        read_body("<article><h1>Harbour froze</h1>" + paragraphs +
                  "<table><tr><td>Loading...</table><table><tr><td>Loading<td>Nine</table>" + paragraphs + "</article>");
    CHECK(contains(removed(article), "Loading... [control]\n"));
    CHECK(contains(body(article), "Loading"));
}

TEST_CASE("an article in a script without spaces is found") {
    const std::string japanese =
        "<p>月曜日、塩岸港は全面的に凍結し、連絡船も水先案内人も動けなくなったと、港湾事務所が発表した。</p>";
    const article::Article article = read_body(
        "<div id=menu><a href=/>表紙</a> <a href=/s>運動</a></div><div class=honbun>" + japanese + japanese + "</div>");
    CHECK(contains(body(article), "塩岸港は全面的に凍結し"));
    CHECK_FALSE(contains(body(article), "運動"));
}

TEST_CASE("a page without text gives no article but a reason") {
    CHECK(contains(refusal(bytes_of("<!doctype html><title>Ice</title><body></body>", "a.html")), "no text"));
}

}  // namespace gazette::test
