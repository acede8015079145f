// Feeds of every format as articles.

#include <chrono>

#include "base/time.h"
#include "reader/feed_markup.h"
#include "reader/stated_date.h"
#include "reading.h"

namespace gazette::test {

namespace {

reader::Reading read_feed(const std::string& text, const source::Registry& registry = {}) {
    base::Result<reader::Reading> reading = reader::read(bytes_of(text, "a.xml"), {registry, rules()});
    if (!reading) {
        FAIL(base::format(reading.error()));
    }
    return *std::move(reading);
}

std::string rss(const std::string& items, const std::string& channel = {}) {
    return R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" )"
           R"(xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Salt Quay Courier</title>)"
           "<link>https://saltquay.example/</link><language>en-gb</language>" +
           channel + items + "</channel></rss>";
}

std::string moment(const std::string& stated) {
    const std::optional<base::DateTime> found = reader::dates::moment_of(stated);
    return found ? base::iso(*found) : "none";
}

}  // namespace

TEST_CASE("an entry's full text comes before its summary") {
    const reader::Reading reading = read_feed(
        rss("<item><title>Harbour froze &amp;amp; thawed</title><link>/ice</link><guid isPermaLink='false'>ice-1</guid>"
            "<dc:creator>Ada Quill</dc:creator><pubDate>Tue, 24 Nov 2026 08:00:00 +0100</pubDate><category>ice</category>"
            "<category>Ice</category><description>An excerpt</description><content:encoded><![CDATA[<h2>Ice</h2><p>The "
            "<a href='ferry'>ferry</a> stayed.</p><script>alert(1)</script>]]></content:encoded></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.unread.empty());
    const article::Article& article = reading.articles[0];
    CHECK(article.title == "Harbour froze & thawed");
    CHECK(article.byline == "Ada Quill");
    CHECK(article.url == "https://saltquay.example/ice");
    CHECK(base::iso(article.published.value()) == "2026-11-24T07:00Z");
    CHECK(article.tags == std::vector<std::string>{"ice"});
    CHECK(article.language == "en-GB");
    CHECK(article.source.name == "Salt Quay Courier");
    CHECK(article.input.entry == "ice-1");
    CHECK(body(article) == "Ice\nThe ferry stayed.");
    CHECK(tree(article).find("https://saltquay.example/ferry") != std::string::npos);
    CHECK(diagnostics(article).empty());
}

TEST_CASE("an entry has its own source") {
    const reader::Reading reading = read_feed(rss("<item><title>A</title><description>Text.</description><source "
                                                  "url='https://other.example/feed'>Other Paper</source>"
                                                  "</item><item><title>B</title><description>Text.</description></item>"));
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].source.name == "Other Paper");
    CHECK(reading.articles[1].source.name == "Salt Quay Courier");
    CHECK(reading.articles[0].input.entry != reading.articles[1].input.entry);
    CHECK(reading.articles[0].input.sha256 != reading.articles[1].input.sha256);
}

TEST_CASE("Atom: xml:base, xml:lang, XHTML, and authors of the feed") {
    const reader::Reading reading = read_feed(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://saltquay.example/news/' "
        "xml:lang='de'><title>Kurier</title>"
        "<author><name>Bo Reed</name></author><entry xml:base='ice/'><id>urn:x:1</id><title type='html'>Eis &amp;amp; "
        "Feuer</title><link href='page'/><updated>2026-11-24T08:00:00Z</updated><content type='xhtml'><div "
        "xmlns='http://www.w3.org/1999/xhtml'><p>Das <a href='b'>Eis</a>&nbsp;kam.</p></div></content></entry></feed>");
    REQUIRE(reading.articles.size() == 1);
    const article::Article& article = reading.articles[0];
    CHECK(article.title == "Eis & Feuer");
    CHECK(article.byline == "Bo Reed");
    CHECK(article.language == "de");
    CHECK(article.url == "https://saltquay.example/news/ice/page");
    CHECK(tree(article).find("https://saltquay.example/news/ice/b") != std::string::npos);
    CHECK(base::iso(article.published.value()) == "2026-11-24T08:00Z");
    CHECK_FALSE(article.modified);
}

TEST_CASE("RDF, CDF and JSON Feed are feeds") {
    CHECK(
        body(read_feed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                       "<channel><title>A</title></channel><item rdf:about='https://a.example/1'><title>T</title>"
                       "<description>&lt;p>Ice came.&lt;/p></description></item></rdf:RDF>")
                 .articles.at(0)) == "Ice came.");
    CHECK(
        body(read_feed("<CHANNEL HREF='https://a.example/'><ITEM HREF='https://a.example/1'><ABSTRACT>Ice came.</ABSTRACT>"
                       "</ITEM></CHANNEL>")
                 .articles.at(0)) == "Ice came.");
    const reader::Reading json = read_feed(
        R"({"version":"https://jsonfeed.org/version/1.1","title":"Salt Quay","home_page_url":"https://saltquay.example/",
            "authors":[{"name":"Ada"}],"items":[{"id":1,"url":"/ice","content_html":"<p>The <b>ice</b> came.</p>"},
            {"id":"2","content_text":"One.\n\nTwo."}]})");
    REQUIRE(json.articles.size() == 2);
    CHECK(json.articles[0].url == "https://saltquay.example/ice");
    CHECK(json.articles[0].byline == "Ada");
    CHECK(json.articles[0].input.entry == "1");
    CHECK(body(json.articles[1]) == "One.\nTwo.");
}

TEST_CASE("JSON Feed: many authors take no longer than as many words, and depth takes no memory") {
    std::string authors;
    for (int i = 0; i < 100'000; ++i) {
        authors += std::string(i == 0 ? "" : ",") + R"({"name":"Ada Quill"})";
    }
    const std::string nest = std::string(5000, '[') + R"("\\]")" + std::string(5000, ']');
    const auto start = std::chrono::steady_clock::now();
    const reader::Reading reading = read_feed(R"({"version":"https://jsonfeed.org/version/1.1","title":"Courier","nest":)" +
                                              nest + R"(,"items":[{"id":"1","_nest":)" + nest +
                                              R"(,"content_text":"Said \"[[[\".","authors":[)" + authors + "]}]}");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    REQUIRE(reading.articles.size() == 1);
    CHECK(body(reading.articles[0]) == "Said \"[[[\".");
    CHECK(reading.articles[0].byline.starts_with("Ada Quill, Ada Quill, "));
}

TEST_CASE("an entry without text is reported with its link") {
    const reader::Reading reading = read_feed(rss(
        "<item><title>Ice</title><link>https://a.example/1</link></item><item><description>Text.</description></item>"));
    REQUIRE(reading.articles.size() == 1);
    REQUIRE(reading.unread.size() == 1);
    CHECK(reading.unread[0].diagnostic.severity == base::Severity::warning);
    CHECK(reading.unread[0].diagnostic.what == "the entry 'Ice' has a link but no text: https://a.example/1");
}

TEST_CASE("an ill-formed feed is repaired, and that is said") {
    const reader::Reading reading = read_feed(
        "<rss version=2.0><channel><title>Ice & fire</titel>\n<item><title>One</title><description><p>It is 1 < 2.<br>Yes."
        "</description>\n<item><title>Two</title><description><![CDATA[Last text.");
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].title == "One");
    CHECK(body(reading.articles[0]) == "It is 1 < 2. Yes.");
    CHECK(diagnostics(reading.articles[0]).find("a.xml:1: warning: the feed is no well-formed XML and was repaired") == 0);
}

TEST_CASE("a feed behind messages of its server is read, and that is said") {
    const std::string feed = rss("<item><title>Ice</title><description>It &amp; snow.</description></item>");
    for (const std::string noise :
         {"Warning: include(menu.php): failed to open stream in /srv/feed.php on line 3\n",
          "<br />\n<b>Notice</b>: Undefined index: lang in <b>/srv/feed.php</b> on line <b>3</b><br />\n",
          "HTTP/1.1 200 OK\r\n\r\n"}) {
        INFO(noise);
        for (const std::string& text : {noise + feed, noise + feed.substr(feed.find("<rss"))}) {
            const reader::Reading reading = read_feed(text);
            REQUIRE(reading.articles.size() == 1);
            CHECK(body(reading.articles[0]) == "It & snow.");
            CHECK(contains(diagnostics(reading.articles[0]),
                           "a.xml:1: warning: the feed is no well-formed XML and was repaired: "
                           "what precedes it, such as a message of the server, was skipped"));
        }
    }
    const reader::Reading both = read_feed("Notice: x\n" + feed.substr(0, feed.size() - 10));
    CHECK(contains(diagnostics(both.articles.at(0)), "was skipped (and "));
}

TEST_CASE("what follows a feed's last end tag is told as a repair") {
    const std::string feed = rss("<item><title>Ice</title><description>It froze.</description></item>");
    CHECK(contains(diagnostics(read_feed(feed + "\nNotice: closed").articles.at(0)),
                   "repaired: text stands before or after its elements"));
    CHECK(contains(diagnostics(read_feed(feed + "<script>x</script>").articles.at(0)),
                   "repaired: elements follow its last end tag"));
    CHECK(diagnostics(read_feed(feed + "\n<!-- cached -->\n").articles.at(0)).empty());
}

TEST_CASE("other XML behind noise is refused, and a text that cites XML is none") {
    CHECK(contains(refusal(bytes_of("Warning: x\n<?xml version='1.0'?>\n<list><name>Ada</name></list>\n", "a.xml")),
                   "this is XML, but neither a page nor a feed"));
    const std::string said =
        "How to write a feed\n\nA feed opens with <?xml version='1.0'?> and then the element <rss "
        "version='2.0'>, which holds a <channel> with an <item> for each article and ends as "
        "</item></channel></rss>. All of that is written in lower case, and a reader of feeds takes no "
        "notice of what it does not know, so that everybody may add to it what is missing.\n";
    CHECK(contains(body(read_text(said)), "All of that"));
    const std::string cited = "# How to write a feed\n\n```\n" + rss("<item><title>Ice</title></item>") + "\n```\n";
    CHECK(contains(body(read_markdown(cited)), "<rss"));
}

TEST_CASE("entries that do not close are parted") {
    const reader::Reading reading = read_feed(
        "<rss><channel><item><description>First.</description><item><description>Second.</description></channel></rss>");
    REQUIRE(reading.articles.size() == 2);
    CHECK(body(reading.articles[1]) == "Second.");
}

TEST_CASE("what is no feed is refused with a reason") {
    CHECK(refusal(bytes_of("<rss version='2.0'><channel/></rss>", "a.xml")).find("the feed has no entries") !=
          std::string::npos);
    CHECK(refusal(bytes_of(R"({"version":"https://jsonfeed.org/version/1","items":[)", "a.json")).find("no feed") !=
          std::string::npos);
}

TEST_CASE("dates in the forms that feeds write") {
    CHECK(moment("Tue, 24 Nov 26 08:00:00 EST") == "2026-11-24T13:00Z");
    CHECK(moment("Tue Nov 24 08:00:00 GMT 2026") == "2026-11-24T08:00Z");
    CHECK(moment("Tues, 24-Nov-2026 08:00 +0100") == "2026-11-24T07:00Z");
    CHECK(moment("Tue, 24 Nov 2026 08:00:00 XYZT") == "2026-11-24T08:00");
    CHECK(moment("2026-11-24T23:59:60Z") == "2026-11-24T23:59:59Z");
    CHECK(moment("2026-328") == "2026-11-24");
    CHECK(moment("2026-11") == "2026-11-01");
    CHECK(moment("2026-367") == "none");
    CHECK(moment("sometime soon") == "none");
    CHECK(moment("02/03/2026") == "none");
}

TEST_CASE("a feed's date keeps the zone that it states") {
    const auto zone = [](const char* stated) {
        const std::optional<base::DateTime> found = reader::dates::moment_of(stated);
        return found ? base::iso_as_stated(*found) : "none";
    };
    CHECK(zone("Tue, 24 Nov 2026 11:00:00 EST") == "2026-11-24T11:00-05:00");
    CHECK(zone("Tue, 24 Nov 2026 11:00:00 +0330") == "2026-11-24T11:00+03:30");
    CHECK(zone("Tue, 24 Nov 26 11:00 PM EST") == "2026-11-24T23:00-05:00");
    CHECK(zone("Tue Nov 24 11:00:00 NZDT 2026") == "2026-11-24T11:00+13:00");
}

TEST_CASE("a short name of a day that is also one of a month elsewhere is what the rest of the date says") {
    CHECK(moment("mar., 24 nov. 2026 09:15:00 +0100") == "2026-11-24T08:15Z");
    CHECK(moment("Mar, 24 Nov 2026 09:15:00 +0100") == "2026-11-24T08:15Z");
    CHECK(moment("mar 24 nov 2026") == "2026-11-24");
    CHECK(moment("mar. 23 juin 2026 à 09h15") == "2026-06-23T09:15");
    CHECK(moment("mar. 24 mars 2026") == "2026-03-24");
    CHECK(moment("mar. 24/11/2026 09:15") == "2026-11-24T09:15");
    CHECK(moment("Mar 24, 2026 09:15 XYZ") == "2026-03-24T09:15");
    CHECK(moment("Mar 03 04 10:00:00") == "2004-03-03T10:00");
    // The time of the Marquesas.
    CHECK(moment("Tue Nov 24 09:15:00 MART 2026") == "2026-11-24T09:15");
}

TEST_CASE("dates of feeds in more languages, and what stands for none") {
    CHECK(moment("Τρι, 24 Νοε 2026 09:15:00 +0200") == "2026-11-24T07:15Z");
    CHECK(moment("út, 24 lis 2026") == "2026-11-24");
    CHECK(moment("kl. 09:15, 24. november 2026") == "2026-11-24T09:15");
    CHECK(moment("24 tháng 11 năm 2026") == "2026-11-24");
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title><pubDate>0000-00-00 00:00:00</pubDate><description>Text.</description></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK_FALSE(reading.articles[0].published);
    CHECK(diagnostics(reading.articles[0]).empty());
}

TEST_CASE("a date that contradicts itself is a warning, never another date") {
    for (const char* stated : {"Mar, 24 Jun 2026", "mag, 24 Nov 2026", "Sep, 24 Nov 2026", "24 Nov Mar 2026",
                               "Dec 24 Nov 2026", "Tue, 31 Nov 2026 09:15:00 GMT", "11/12/2026", "2026-24-11"}) {
        INFO(stated);
        CHECK(moment(stated) == "none");
    }
    const reader::Reading reading =
        read_feed(rss("<item><title>A</title><pubDate>Mar, 24 Jun 2026</pubDate><description>Text.</description></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK_FALSE(reading.articles[0].published);
    CHECK(contains(diagnostics(reading.articles[0]),
                   "warning: the date when it was published, 'Mar, 24 Jun 2026', cannot be read"));
}

TEST_CASE("dates of feeds as weeks, as seconds, and as East Asia writes them") {
    CHECK(moment("2026-W48-2") == "2026-11-24");
    CHECK(moment("2026W482T09:15Z") == "2026-11-24T09:15Z");
    CHECK(moment("2026-W48") == "2026-11-23");
    CHECK(moment("2021-W01-1") == "2021-01-04");
    CHECK(moment("2020-W01-1") == "2019-12-30");
    CHECK(moment("2026-W00-1") == "none");
    CHECK(moment("2026-W48-8") == "none");
    CHECK(moment("1795511700") == "2026-11-24T09:15Z");
    CHECK(moment("1795511700000") == "2026-11-24T09:15Z");
    CHECK(moment("2026112409") == "none");
    CHECK(moment("2026年11月24日") == "2026-11-24");
    CHECK(moment("2026年1月4日(日) 9:15") == "2026-01-04T09:15");
    CHECK(moment("2026年11月24日 星期二 下午3时15分") == "2026-11-24T15:15");
    CHECK(moment("2026年11月24日 9時5分30秒") == "2026-11-24T09:05:30");
    CHECK(moment("2026년 11월 24일") == "2026-11-24");
    CHECK(moment("2026년 11월 24일 화요일 오전 9시") == "2026-11-24T09:00");
    CHECK(moment("2026년 13월 24일") == "none");
    CHECK(moment("2004-366") == "2004-12-31");
    CHECK(moment("2026-366") == "none");
}

TEST_CASE("only what is safe of an entry's markup is kept") {
    const auto safe = [](const char* html) { return reader::feed::safe_markup(html, "https://a.example/b/").html; };
    CHECK(safe("<B onclick='x()' TITLE=a>&amp; & 1<2</B>") == "<b title=\"a\">&amp; &amp; 1&lt;2</b>");
    CHECK(safe("a<script>b</script>c<style>d") == "ac");
    CHECK(safe("<a href='java\tscript:alert(1)'>x</a><a href=' &#106;avascript:y'>z</a>") == "<a>x</a><a>z</a>");
    CHECK(safe("<a href=c><img src=data:text/html,x><img src='data:image/png;base64,AA'>") ==
          "<a href=\"https://a.example/b/c\"><img /><img src=\"data:image/png;base64,AA\" />");
    CHECK(safe("<svg><a>x</a></svg><iframe src=x>y</iframe><blink>z</blink>") == "z");
    CHECK(safe("<!-- a --><b<i>c") == "<b><i>c");
}

TEST_CASE("what an entry embeds is listed with its address, and what else cannot be shown with its words") {
    const reader::Reading reading = read_feed(
        rss("<item><title>Harbour froze</title><link>/ice</link><description><![CDATA[<p>The ferry stayed.</p><iframe "
            "src='/thaw' title='The thaw'></iframe><video><source src=ice.mp4></video><embed src=quay.swf><object "
            "data=tide.swf>No player</object><noscript>Ice is thick.</noscript><form><select><option>North quay</select>"
            "<button>Send</button></form><svg><text>Nine</text></svg>]]></description></item>"));
    REQUIRE(reading.articles.size() == 1);
    const article::Article& article = reading.articles[0];
    CHECK(body(article) == "The ferry stayed.");
    for (const char* line : {"The thaw (https://saltquay.example/thaw) [embedded page, not fetched]\n",
                             "https://saltquay.example/ice.mp4 [video, not fetched]\n",
                             "https://saltquay.example/quay.swf [embedded page, not fetched]\n",
                             "https://saltquay.example/tide.swf [embedded page, not fetched]\n",
                             "No player [embedded page]\n", "Ice is thick. [for browsers without scripts]\n",
                             "North quay [control]\n", "Send [control]\n", "Nine [drawing]\n"}) {
        CHECK(contains(removed(article), line));
    }
    CHECK(contains(diagnostics(article), "a.xml: note: the video 'https://saltquay.example/ice.mp4' is not fetched"));
}

TEST_CASE("files that come with an entry are listed by their addresses, but for an image that the text shows") {
    const reader::Reading reading = read_feed(
        rss("<item><title>Thaw</title><description>&lt;p>The ice went.&lt;/p>&lt;img src='/thaw.jpg'></description>"
            "<enclosure url='/thaw.mp3' type='audio/mpeg' length='9'/><enclosure url='/thaw.jpg' type='image/jpeg' "
            "length='9'/><enclosure url='/tide.pdf' type='application/pdf' length='9'/></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK(removed(reading.articles[0]) == "https://saltquay.example/thaw.mp3 [audio, not fetched]\n"
                                          "https://saltquay.example/tide.pdf [attached file, not fetched]\n");
    CHECK(contains(diagnostics(reading.articles[0]),
                   "a.xml: note: the audio 'https://saltquay.example/thaw.mp3' is not fetched"));
}

TEST_CASE("words within what an entry embeds are listed whole") {
    const std::string words =
        "The chart shows how thick the ice was between the quay and the light on each day of the week.";
    const reader::Reading reading =
        read_feed(rss("<item><title>Ice</title><description><![CDATA[<p>The ferry stayed.</p><object>" + words +
                      "<p>Nobody crossed.</p></object>]]></description></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK(removed(reading.articles[0]) == words + " [embedded page]\nNobody crossed. [embedded page]\n");
}

TEST_CASE("the address of a file that comes with an entry is one line, and one that may be followed") {
    const reader::Reading reading =
        read_feed(rss("<item><title>Thaw</title><description>The ice went.</description><enclosure "
                      "url='https://saltquay.example/the&#10;thaw &lt;2&gt;.mp3' type='audio/mpeg' length='9'/></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK(removed(reading.articles[0]) == "https://saltquay.example/thethaw%20%3C2%3E.mp3 [audio, not fetched]\n");
}

TEST_CASE("a full text that is nothing but a video is told of beside the summary") {
    const reader::Reading reading =
        read_feed(rss("<item><title>Thaw</title><description>The ice went.</description><content:encoded><![CDATA[<iframe "
                      "src='/thaw'></iframe>]]></content:encoded></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK(body(reading.articles[0]) == "The ice went.");
    CHECK(removed(reading.articles[0]) == "https://saltquay.example/thaw [embedded page, not fetched]\n");
}

TEST_CASE("a formula in an entry is read as one in a page") {
    const reader::Reading reading =
        read_feed(rss("<item><title>Ice</title><description><![CDATA[<p>It is <math><mi>d</mi><mo>=</mo><mn>9</mn>"
                      "<annotation>d = 9</annotation></math> deep.</p>]]></description></item>"));
    CHECK(body(reading.articles.at(0)) == "It is d=9 deep.");
}

TEST_CASE("an entry whose markup passes the limits keeps its words, with a warning") {
    std::string deep;
    for (int i = 0; i < 500; ++i) {
        deep += "<div>";
    }
    const reader::Reading reading = read_feed(
        rss("<item><title>Ice</title><description><![CDATA[" + deep + "<p>Deep ice.</p>]]></description></item>"));
    CHECK(body(reading.articles.at(0)) == "Deep ice.");
    CHECK(contains(diagnostics(reading.articles[0]), "a.xml: warning: elements are nested too deep in each other"));
    std::string many;
    for (int i = 0; i < 300'001; ++i) {
        many += "<b>x</b>";
    }
    const reader::Reading cut =
        read_feed(rss("<item><title>Ice</title><description><![CDATA[" + many + "<p>Thaw.</p>]]></description></item>"));
    CHECK(body(cut.articles.at(0)).ends_with("Thaw."));
    CHECK(contains(diagnostics(cut.articles[0]), "a.xml: warning: the text has too many elements"));
}

TEST_CASE("an entry's full text may be an element of another vocabulary") {
    const reader::Reading reading = read_feed(rss(
        "<item><title>A</title><description>In short.</description><o:full-text xmlns:o='http://outlet.example/ns'>The "
        "ferry stayed in the harbour.\n\nIt sails tomorrow.</o:full-text></item>"
        "<item><title>B</title><description>In short.</description><fulltext>&lt;p>The &lt;b>ice&lt;/b> "
        "came.&lt;/p></fulltext></item>"
        "<item><title>C</title><link>https://saltquay.example/c</link><t:content xmlns:t='http://fast.example'>"
        "<![CDATA[<p>Fog <a href='/fog'>came</a>.</p>]]></t:content></item>"
        "<item><title>D</title><description>A summary that has more words than the rest.</description><o:text "
        "xmlns:o='http://outlet.example/ns'>Short.</o:text></item>"
        "<item><title>E</title><content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded><fulltext>All of it, and "
        "a little more than that.</fulltext></item>"));
    REQUIRE(reading.articles.size() == 5);
    CHECK(body(reading.articles[0]) == "The ferry stayed in the harbour.\nIt sails tomorrow.");
    CHECK(body(reading.articles[1]) == "The ice came.");
    CHECK(contains(tree(reading.articles[2]), "https://saltquay.example/fog"));
    CHECK(body(reading.articles[3]) == "A summary that has more words than the rest.");
    CHECK(body(reading.articles[4]) == "All of it.");
    CHECK(diagnostics(reading.articles[0]).empty());
}

TEST_CASE("what podcasts say of an episode is its text where the entry has no better one") {
    const std::string space = " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'";
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title><itunes:summary" + space + ">How nets are mended by hand.</itunes:summary></item>" +
            "<item><title>B</title><description>Nets.</description><itunes:summary" + space +
            ">How nets are mended by hand, and why they are.</itunes:summary></item>" +
            "<item><title>C</title><description><![CDATA[How <b>nets</b> are mended.]]></description><itunes:summary" +
            space + ">How nets are mended. Thanks.</itunes:summary></item>"));
    REQUIRE(reading.articles.size() == 3);
    CHECK(body(reading.articles[0]) == "How nets are mended by hand.");
    CHECK(body(reading.articles[1]) == "How nets are mended by hand, and why they are.");
    CHECK(body(reading.articles[2]) == "How nets are mended.");
}

TEST_CASE("much text in an element of an entry that nothing is read from is a note") {
    std::string words;
    for (int i = 0; i < 30; ++i) {
        words += "Rope number " + std::to_string(i) + " is long. ";
    }
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title><description>Ropes are long.</description><q:remarks xmlns:q='http://q.example'>" +
            words + "</q:remarks></item><item><title>B</title><description>" + words +
            "</description><q:again "
            "xmlns:q='http://q.example'>" +
            words + "</q:again></item>"));
    REQUIRE(reading.articles.size() == 2);
    CHECK(contains(diagnostics(reading.articles[0]),
                   "note: the text of the entry's element 'q:remarks' is left out: Rope number 0 is long."));
    CHECK(diagnostics(reading.articles[1]).empty());
}

TEST_CASE("an entry's text without a tag keeps its paragraphs and lists") {
    const reader::Reading reading = read_feed(rss(
        "<item><title>A</title><description>First paragraph &amp; more of it.\n\nSecond paragraph of it.\n\n- item one\n"
        "- item two</description></item>"
        "<item><title>B</title><description><![CDATA[Show notes:\n00:00 Intro\n02:10 Wood &amp; oars\n\nMore is at the "
        "pier.]]></description></item>"
        "<item><title>C</title><description>\n      The harbour board of Varnholm met on Monday evening to discuss\n      "
        "the timetable of the ferry, which has changed three times since\n      spring came.\n   </description></item>"
        "<item><title>D</title><description><![CDATA[One <a href='/x'>link</a>\nwithin.\n\nAnd <i>more</i>.]]>"
        "</description></item><item><title>E</title><description><![CDATA[One<br>two\n\nthree.]]></description></item>"));
    REQUIRE(reading.articles.size() == 5);
    CHECK(body(reading.articles[0]) == "First paragraph & more of it.\nSecond paragraph of it.\nitem one\nitem two");
    CHECK(contains(tree(reading.articles[0]), "list\n  item\n"));
    CHECK(body(reading.articles[1]) == "Show notes: 00:00 Intro 02:10 Wood & oars\nMore is at the pier.");
    CHECK(body(reading.articles[2]) ==
          "The harbour board of Varnholm met on Monday evening to discuss the timetable of the ferry, which has changed "
          "three times since spring came.");
    CHECK(body(reading.articles[3]) == "One link within.\nAnd more.");
    CHECK(body(reading.articles[4]) == "One two three.");
}

TEST_CASE("HTML that was escaped twice is read as HTML, and that is said") {
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title><description>&amp;lt;p&amp;gt;One &amp;amp;amp; two.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;"
            "&amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt;Three.&amp;lt;/p&amp;gt;</description></item>"
            "<item><title>B</title><description>Close it with &amp;lt;/p&amp;gt; in pages.</description></item>"));
    REQUIRE(reading.articles.size() == 2);
    CHECK(body(reading.articles[0]) == "One & two.\nThree.");
    CHECK(contains(diagnostics(reading.articles[0]), "note: the feed has the tags of this text as text"));
    CHECK(body(reading.articles[1]) == "Close it with </p> in pages.");
}

TEST_CASE("notes of an entry are notes, with the entry's whole address or without") {
    const auto entry = [](const std::string& link, const std::string& written) {
        return "<item><title>A</title><link>" + link + "</link><content:encoded><![CDATA[<p>Claim<sup><a href='" + written +
               "#fn-1' id='fnref-1'>1</a></sup>.</p><div class='footnotes'><ol><li id='fn-1'>The note. <a href='" +
               written + "#fnref-1'>&#8617;</a></li></ol></div>]]></content:encoded></item>";
    };
    const reader::Reading reading = read_feed(
        rss(entry("https://saltquay.example/1", "") + entry("https://saltquay.example/1", "https://saltquay.example/1") +
            entry("https://saltquay.example/1?utm_source=rss", "http://www.saltquay.example/1") +
            entry("https://elsewhere.example/1", "")));
    REQUIRE(reading.articles.size() == 4);
    for (const article::Article& article : reading.articles) {
        CHECK(contains(tree(article), "note 1\n"));
        CHECK_FALSE(contains(tree(article), "http"));
    }
}

TEST_CASE("links in an entry are relative to its own page, where the feed states no base") {
    const std::string text = "<description><![CDATA[<p>See <a href='map.html'>it</a> and <a href='/root'>that</a>.</p>]]>"
                             "</description>";
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title>" + text + "<link>/2026/ice/</link></item>" + "<item><title>B</title>" + text +
            "<guid>https://saltquay.example/2026/fog/</guid></item>" +
            "<item><title>C</title><link>https://elsewhere.example/2026/fog/</link>" + text + "</item>" +
            "<item xml:base='https://saltquay.example/base/'><title>D</title><link>/2026/ice/</link>" + text + "</item>"));
    REQUIRE(reading.articles.size() == 4);
    CHECK(contains(tree(reading.articles[0]), "\"https://saltquay.example/2026/ice/map.html\""));
    CHECK(contains(tree(reading.articles[0]), "\"https://saltquay.example/root\""));
    CHECK(contains(tree(reading.articles[1]), "\"https://saltquay.example/2026/fog/map.html\""));
    CHECK(contains(tree(reading.articles[2]), "\"https://saltquay.example/map.html\""));
    CHECK(contains(tree(reading.articles[3]), "\"https://saltquay.example/base/map.html\""));
    const reader::Reading json = read_feed(
        R"({"version":"https://jsonfeed.org/version/1.1","title":"Salt Quay","home_page_url":"https://saltquay.example/",
            "items":[{"id":1,"url":"/2026/ice/","content_html":"<p>The <a href='map.html'>ice</a> came.</p>"}]})");
    CHECK(contains(tree(json.articles.at(0)), "\"https://saltquay.example/2026/ice/map.html\""));
}

TEST_CASE("names and categories that were escaped twice are decoded, and no byline is one of 'By'") {
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title><description>Text.</description><category><![CDATA[Council &amp; pier]]></category>"
            "<category>R&amp;amp;D</category><category>R&amp;D</category><category>5 &lt; 7</category>"
            "<dc:creator>Ada &amp;amp; Bo</dc:creator></item>"
            "<item><title>B</title><description>Text.</description><author>By Ada Quill</author></item>"
            "<item><title>C</title><description>Text.</description><author>Byron Marr</author></item>"));
    REQUIRE(reading.articles.size() == 3);
    CHECK(reading.articles[0].tags == std::vector<std::string>{"Council & pier", "R&D", "5 < 7"});
    CHECK(reading.articles[0].byline == "Ada & Bo");
    CHECK(reading.articles[1].byline == "Ada Quill");
    CHECK(reading.articles[2].byline == "Byron Marr");
}

TEST_CASE("what programs put around the text of an entry is removed and listed") {
    const std::string link = "<link>https://saltquay.example/2026/ice/?utm_source=rss</link>";
    const reader::Reading reading = read_feed(
        rss("<item><title>Harbour froze</title>" + link +
            "<dc:creator>Ada Quill</dc:creator><content:encoded><![CDATA[<figure><img src='/ice.jpg' "
            "alt='Ice'></figure><h1>Harbour "
            "froze</h1><p>By Ada Quill</p><p>The harbour froze.</p><h2>What next?</h2><p>It thaws.</p><hr>"
            "<div class='s'><h3>Share this:</h3><ul><li><a href='?share=t'>Twitter</a></li><li>Facebook</li></ul></div>"
            "<p>The post <a href='https://saltquay.example/2026/ice/'>Harbour froze</a> appeared first on <a "
            "href='https://saltquay.example'>Salt Quay Courier</a>.</p>]]></content:encoded></item>"
            "<item><title>B</title>" +
            link +
            "<description><![CDATA[<p>Text of it here.</p><p><a "
            "href='https://saltquay.example/2026/ice/'>Read on</a></p><p><a "
            "href='https://saltquay.example/2026/ice/#comments'>3 comments</a></p>]]></description></item>"
            "<item><title>C</title>" +
            link +
            "<description><![CDATA[<p>The board met on Monday [&hellip;] <a href='/r'>Continue "
            "reading</a></p>]]></description></item>"
            "<item><title>D</title><description><![CDATA[<p>Fog today.</p><p>Write to the council, or to <a "
            "href='https://elsewhere.example/'>the board</a> that closes the pier.</p>]]></description></item>"));
    REQUIRE(reading.articles.size() == 4);
    CHECK(body(reading.articles[0]) == "Ice\nThe harbour froze.\nWhat next?\nIt thaws.");
    CHECK(removed(reading.articles[0]) ==
          "Harbour froze [headline]\nBy Ada Quill [byline]\nShare this: [share bar]\nTwitter [share bar]\nFacebook [share "
          "bar]\nThe post Harbour froze appeared first on Salt Quay Courier. [about the entry]\n");
    CHECK(reading.articles[0].byline == "Ada Quill");
    CHECK(body(reading.articles[1]) == "Text of it here.");
    CHECK(removed(reading.articles[1]) == "Read on [about the entry]\n3 comments [about the entry]\n");
    CHECK(body(reading.articles[2]) == "The board met on Monday […]");
    CHECK(contains(diagnostics(reading.articles[2]), "the feed has only the opening of this article"));
    CHECK(removed(reading.articles[3]).empty());
}

TEST_CASE("a heading that opens an entry is no byline") {
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title><description><![CDATA[<h2>By Ada Quill</h2><p>It was read on the quay.</p><h2>By Bo "
            "Reed</h2><p>It was read on board.</p>]]></description></item>"));
    CHECK(reading.articles[0].byline.empty());
    CHECK(body(reading.articles[0]) == "By Ada Quill\nIt was read on the quay.\nBy Bo Reed\nIt was read on board.");
}

TEST_CASE("of a feed's own authors so many count as the limit says") {
    std::string feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Courier</title>";
    for (int i = 1; i <= 102; ++i) {
        feed += "<author><name>Writer " + std::to_string(i) + "</name></author>";
    }
    const reader::Reading reading =
        read_feed(feed + "<entry><title>Ice</title><content>The harbour froze.</content></entry></feed>");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].byline.ends_with("Writer 99, Writer 100"));
    CHECK(contains(diagnostics(reading.articles[0]), "the feed has 102 authors, of whom the first 100 count"));
}

TEST_CASE("the last paragraph of an entry stays where it is text, whatever it links to") {
    const std::string opening = "<item><title>Old ships</title><link>https://saltquay.example/story.php?id=1</link>"
                                "<description><![CDATA[<p>The board met on Monday.</p>";
    for (const char* const last :
         {"<a href='#top'>*</a> Except on feast days.", "He sold it in 1841 (see <a href='#table'>the table</a>).",
          "Before: <a href='https://saltquay.example/story.php?id=7'>How the harbour silted up</a>",
          "<a href='https://saltquay.example/story.php?id=1'>The mayor said that boats had been the making of the town, "
          "and "
          "that nobody who had seen the harbour at night could say that it was not so</a>",
          "Tickets are sold at <a href='https://saltquay.example/'>the harbour house in Quay Street</a>",
          "I said so <a href='https://saltquay.example/story.php?id=1'>here</a>, not there!"}) {
        INFO(last);
        const reader::Reading reading =
            read_feed(rss(opening + "<p>" + std::string(last) + "</p>]]></description></item>"));
        REQUIRE(reading.articles.size() == 1);
        CHECK(removed(reading.articles[0]).empty());
    }
}

TEST_CASE("the last sentence of an entry stays in any script, and what names the entry and its feed goes") {
    const std::string own = "<a href='https://saltquay.example/ice'>";
    const auto last = [&](const std::string& text) {
        const reader::Reading reading =
            read_feed(rss("<item><title>Ice</title><link>https://saltquay.example/ice</link><description><![CDATA[<p>The "
                          "board met on Monday.</p><p>" +
                          text + "</p>]]></description></item>"));
        REQUIRE(reading.articles.size() == 1);
        return body(reading.articles[0]).substr(std::string("The board met on Monday.").size());
    };
    for (const std::string& text :
         {"票价四元，详见" + own + "时刻表</a>，周五之前有效。", "運賃は四ユーロです。詳しくは" + own + "こちら</a>。",
          "टिकट चार यूरो का है, " + own + "यहाँ</a> देखें।", "ثمن التذكرة أربعة يورو، انظر " + own + "الجدول</a> قبل الجمعة؟",
          "He said of " + own + "the winter</a>: “It is cold.”", "Le bac est " + own + "parti</a> hier soir !",
          "The harbour froze. Read more " + own + "here</a>.", "It froze. It thawed. Read more " + own + "here</a>.",
          std::string("<a href='https://saltquay.example/ice#ref1'>1</a> It was the first time since 1942"),
          std::string("It was the first time since 1942 <a href='#ref1'>↩</a>")}) {
        INFO(text);
        CHECK_FALSE(last(text).empty());
    }
    const std::string home = "<a href='https://saltquay.example/'>Salt Quay Courier</a>";
    for (const std::string& text :
         {own + "Ice</a> yazısı ilk önce " + home + " üzerinde ortaya çıktı.",
          "投稿 " + own + "Ice</a> は " + home + " に最初に表示されました。",
          own + "Ice</a> 게시물이 " + home + "에 처음 등장했습니다.", "Read more " + own + "here</a> !",
          std::string("Comments: <a href='https://saltquay.example/ice#comments'>3</a>")}) {
        INFO(text);
        CHECK(last(text).empty());
    }
}

TEST_CASE("a link that closes an open paragraph goes, and the words before it stay") {
    const reader::Reading reading =
        read_feed(rss("<item><title>Ice</title><link>https://saltquay.example/ice</link><description><![CDATA[<p>Fog came."
                      "</p><p>The <b>board</b> met on Monday &hellip; <a href='https://saltquay.example/ice'>Continue "
                      "reading</a></p>]]></description></item>"));
    REQUIRE(reading.articles.size() == 1);
    CHECK(body(reading.articles[0]) == "Fog came.\nThe board met on Monday …");
    CHECK(removed(reading.articles[0]) == "Continue reading [about the entry]\n");
}

TEST_CASE("an entry of few words and no link is an article, and so is a link of a whole East Asian sentence") {
    const auto item = [](const std::string& text) {
        return "<item><title>Ferry late again this morning</title><link>https://saltquay.example/1</link>"
               "<description><![CDATA[" +
               text + "]]></description></item>";
    };
    const reader::Reading reading = read_feed(
        rss(item("<p>Magnitude: 4.5</p><p>Depth: 10</p>") + item("Ferry late again this morning.") +
            item("<a href='https://elsewhere.example/1'>市の港では新しい橋が来年の春から建設されると市長が月曜日の"
                 "会議で述べた</a>") +
            item("<a href='https://elsewhere.example/2'>港口周一关闭所有渡轮停运三天</a>")));
    CHECK(reading.articles.size() == 4);
    CHECK(reading.unread.empty());
}

TEST_CASE("an entry that only links or repeats its headline is no article") {
    const auto item = [](const std::string& title, const std::string& text) {
        return "<item><title>" + title + "</title><link>https://elsewhere.example/1</link><description><![CDATA[" + text +
               "]]></description></item>";
    };
    const reader::Reading none = read_feed(rss(
        item("Ferry timetable", "<a href='https://board.example/item?id=1'>Comments</a>") +
        item("Nets", "<p>Article URL: <a href='https://nets.example/'>https://nets.example/</a></p><p>Comments URL: <a "
                     "href='https://board.example/2'>https://board.example/2</a></p><p>Points: 10</p>") +
        item("Ferry late again - Other Paper", "<a href='https://news.example/rss/a'>Ferry late again</a>&nbsp;&nbsp;<font>"
                                               "Salt Quay Courier</font>")));
    CHECK(none.articles.empty());
    REQUIRE(none.unread.size() == 4);
    CHECK(none.unread[0].diagnostic.what ==
          "the entry 'Ferry timetable' has a link but no text: https://elsewhere.example/1");
    CHECK(none.unread[3].diagnostic.what == "there is no article in it");
    const reader::Reading some =
        read_feed(rss(item("Photo of the day", "<img src='/p.jpg' alt='A pier'>") + item("Fog", "Fog.") +
                      item("Links", "<ul><li><a href='/1'>Harbour froze on Monday for the first time</a></li></ul>") +
                      item("Ice", "<a href='/1'>Ice</a> came to the harbour.")));
    CHECK(some.articles.size() == 4);
}

TEST_CASE("what an entry shows or plays besides its text is told") {
    const std::string media = " xmlns:media='http://search.yahoo.com/mrss/'";
    const reader::Reading reading = read_feed(
        rss("<item><title>A</title><description>Nets are mended.</description><enclosure url='/12.mp3' length='1' "
            "type='audio/mpeg'/><media:content" +
            media +
            " url='https://files.example/1.jpg' medium='image'><media:description>A "
            "grey bay</media:description></media:content><media:thumbnail" +
            media +
            " url='https://files.example/t.jpg'/></item>"
            "<item><title>B</title><description><![CDATA[<p>Nets.</p><img src='https://files.example/nets-and-oars.jpg' "
            "alt='Nets'>]]></description><enclosure url='https://files.example/nets-and-oars.jpg' length='1' "
            "type='image/jpeg'/><media:group" +
            media +
            "><media:content url='https://files.example/a.mp4' type='video/mp4'/>"
            "<media:content url='https://files.example/b.mp4' type='video/mp4'/></media:group><media:content" +
            media + " url='https://files.example/2.png'/></item>"));
    REQUIRE(reading.articles.size() == 2);
    CHECK(removed(reading.articles[0]) == "https://saltquay.example/12.mp3 [audio, not fetched]\n");
    CHECK(reading.articles[0].image == "https://files.example/1.jpg");
    CHECK(contains(diagnostics(reading.articles[0]),
                   "note: the article's picture 'A grey bay (https://files.example/1.jpg)' is not fetched"));
    CHECK(removed(reading.articles[1]) ==
          "https://files.example/a.mp4 [video, not fetched]\nhttps://files.example/2.png [image, not fetched]\n");
    CHECK(diagnostics(reading.articles[1]) == "a.xml: note: the video 'https://files.example/a.mp4' is not fetched\n");
    const reader::Reading json = read_feed(
        R"({"version":"https://jsonfeed.org/version/1.1","title":"Salt Quay","home_page_url":"https://saltquay.example/",
            "items":[{"id":1,"content_text":"Ice.","image":"/ice.jpg","attachments":[{"url":"/ice.pdf","title":"Report",
            "mime_type":"application/pdf"}]}]})");
    CHECK(json.articles.at(0).image == "https://saltquay.example/ice.jpg");
    CHECK(removed(json.articles.at(0)) == "Report (https://saltquay.example/ice.pdf) [attached file, not fetched]\n");
}

TEST_CASE("a title that nothing closes ends where the next field begins") {
    const reader::Reading reading = read_feed(
        rss("<item><title>Ice<link>https://saltquay.example/1</link><description>It <b>froze</b>.</description></item>"
            "<item><title>Fog <i>came</i></title><description>It came.</description></item>"));
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].title == "Ice");
    CHECK(reading.articles[0].url == "https://saltquay.example/1");
    CHECK(body(reading.articles[0]) == "It froze.");
    CHECK(contains(diagnostics(reading.articles[0]), "repaired: an element is never closed"));
    CHECK(reading.articles[1].title == "Fog came");
}

TEST_CASE("the entities that a feed declares are read where they are characters, and no others") {
    const std::string entry =
        "<item><title>A</title><description>At &outlet; &f; &x; &amp;outlet; <![CDATA[<i>&outlet;</i>]]>"
        "</description></item>";
    const reader::Reading reading =
        read_feed("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY outlet \"Salt Quay's Courier\"><!ENTITY f "
                  "\"&outlet;&outlet;\"><!ENTITY "
                  "x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>&outlet;</title>" +
                  entry + "</channel></rss>");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].source.name == "Salt Quay's Courier");
    CHECK(body(reading.articles[0]) == "At Salt Quay's Courier &f; &x; &outlet; &outlet;");
    CHECK(contains(
        diagnostics(reading.articles[0]),
        "a.xml:1: warning: the feed is no well-formed XML and was repaired: an entity is not declared, or is more than "
        "characters (and 1 more)"));
}

TEST_CASE("what XML does not allow in a text is told as a repair") {
    const auto told = [](const std::string& text) {
        return diagnostics(
            read_feed(rss("<item><title>A</title>\n<description>" + text + "</description></item>")).articles.at(0));
    };
    CHECK(contains(told("AT&T & co"),
                   "a.xml:2: warning: the feed is no well-formed XML and was repaired: '&' stands in the "
                   "text (and 1 more)"));
    CHECK(contains(told("a&nbsp;b"), "repaired: an entity is not declared"));
    CHECK(contains(told("a&#x1f;b"), "repaired: a reference names no character of XML"));
    CHECK(contains(told("See <a href='/?a=1&b=2'>b</a>"), "repaired: '&' stands in the text"));
    CHECK(contains(told("It froze.</description><media:title>t</media:title><description>"),
                   "repaired: the prefix 'media' is not declared"));
    CHECK(told("a &amp; &#233; &lt;b&gt; <![CDATA[&nbsp; & co]]>").empty());
    const std::string old =
        "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' "
        "'http://my.netscape.example/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel><title>A</title>"
        "<item><title>B</title><description>Caf&eacute;.</description></item></channel></rss>";
    CHECK(diagnostics(read_feed(old).articles.at(0)).empty());
}

TEST_CASE("JSON that is not sound is refused with the place and what stands there") {
    CHECK(
        contains(refusal(bytes_of("{\"version\":\"https://jsonfeed.org/version/1.1\",\n\"items\":[],}", "a.json")),
                 "a.json:2:12: error: this is no feed that can be read: its JSON is not sound, '}' is not expected there"));
    CHECK(contains(refusal(bytes_of("\n[{\"url\": \"https://a.example\"},\n ]\n", "a.json")),
                   "a.json:3:2: error: this is no sound JSON: ']' is not expected there"));
    CHECK(contains(refusal(bytes_of("{\"a\": ", "a.json")), "this is no sound JSON: it ends too early"));
}

TEST_CASE("feeds: a list of them names each, and is no article") {
    const std::string list =
        "<?xml version='1.0'?><opml version='2.0'><head><title>Mornings</title></head><body>"
        "<outline text='North'><outline type='rss' text='Courier &amp; Co' xmlUrl=' https://courier.example/feed '/>"
        "<outline title='Herald' xmlURL='https://herald.example/rss'/></outline>"
        "<outline type='rss' xmlUrl='https://c.example/'/><outline text='Nothing'/></body></opml>";
    const base::Result<reader::Reading> reading = reader::read(bytes_of(list, "a.xml"), {source::Registry(), rules()});
    REQUIRE(reading);
    CHECK(reading->articles.empty());
    std::string said;
    for (const reader::Unread& part : reading->unread) {
        said += part.entry + " " + base::name_of(part.diagnostic.severity) + " " + part.diagnostic.what + "\n";
    }
    CHECK(said == "https://courier.example/feed note a feed: Courier & Co\n"
                  "https://herald.example/rss note a feed: Herald\n"
                  "https://c.example/ note a feed without a title\n"
                  " error a list of 3 feeds (OPML), which has no articles in it\n");
    const base::Result<reader::Reading> none =
        reader::read(bytes_of("<opml><body/></opml>", "a.opml"), {source::Registry(), rules()});
    REQUIRE(none);
    CHECK(contains(none->unread.at(0).diagnostic.what, "that names none"));
}

}  // namespace gazette::test
