#include "epub/writer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <regex>

#include "sample_edition.h"

namespace {

using sample::bytes_of;
using sample::edition_of;
using sample::file_of;
using sample::rich_edition;

/// What the first group of the pattern matches, each time.
std::vector<std::string> all(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) {
        found.push_back((*it)[1]);
    }
    return found;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The value of a fact of the source footer.
std::string fact(const std::string& page, const std::string& label) {
    const std::vector<std::string> values = all(page, "<dt>" + label + "</dt><dd>(.*?)</dd>");
    REQUIRE(values.size() == 1);
    return values.front();
}

const std::string not_stated = R"(<em class="not-stated">not stated</em>)";

/// Documents that the spine names, by the manifest, in order.
std::vector<std::string> spine_of(const std::string& package) {
    std::vector<std::string> documents;
    for (const std::string& id : all(package, "<itemref idref=\"(.*?)\"")) {
        const std::vector<std::string> href = all(package, "<item id=\"" + id + "\" href=\"(.*?)\"");
        REQUIRE(href.size() == 1);
        documents.push_back(href.front());
    }
    return documents;
}

}  // namespace

TEST_CASE("the same edition gives the same bytes, in any time zone and locale") {
    const std::string first = bytes_of(rich_edition());
    setenv("TZ", "Asia/Tehran", 1);
    tzset();
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    CHECK(bytes_of(rich_edition()) == first);
    std::setlocale(LC_ALL, "C");
    setenv("TZ", "America/New_York", 1);
    tzset();
    CHECK(bytes_of(rich_edition()) == first);
    unsetenv("TZ");
    tzset();
}

TEST_CASE("contents and spine tell the same order") {
    const gazette::edition::Edition edition = rich_edition();
    const std::vector<std::string> spine = spine_of(file_of(edition, "EPUB/package.opf"));
    CHECK(spine == std::vector<std::string>{"cover.xhtml", "title.xhtml", "contents.xhtml", "articles/a00001.xhtml",
                                            "articles/a00002.xhtml", "articles/a00003.xhtml", "articles/a00004.xhtml",
                                            "articles/a00005.xhtml", "articles/a00006.xhtml", "sources.xhtml",
                                            "colophon.xhtml"});
    std::vector<std::string> nav = all(file_of(edition, "EPUB/nav.xhtml"), "<li><a href=\"(.*?)\"");
    std::vector<std::string> ncx = all(file_of(edition, "EPUB/toc.ncx"), "<content src=\"(.*?)\"");
    CHECK(nav == ncx);
    nav.erase(std::unique(nav.begin(), nav.end()), nav.end());
    CHECK(nav == std::vector<std::string>(spine.begin() + 3, spine.end()));
}

TEST_CASE("the contents have sections, and articles below them") {
    const std::string nav = file_of(rich_edition(), "EPUB/nav.xhtml");
    CHECK(contains(nav,
                   R"(<li><a href="articles/a00001.xhtml">Harbours</a><ol><li><a href="articles/a00001.xhtml" lang="en")"));
    CHECK(contains(nav, "Nine thousand “keys” &amp; &lt;locks&gt;, catalogued 🔑</a></li>"));
    CHECK(contains(nav, R"(lang="fa" xml:lang="fa" dir="rtl">قناتی که از نو آواز می‌خواند</a>)"));
    const std::string flat = file_of(edition_of({{"", {sample::full_entry()}}}), "EPUB/nav.xhtml");
    CHECK(contains(flat, R"(<ol><li><a href="articles/a00001.xhtml")"));
    const std::vector<std::string> types = all(nav, "<a epub:type=\"(.*?)\"");
    CHECK(types == std::vector<std::string>{"cover", "titlepage", "toc", "bodymatter", "index", "colophon"});
}

TEST_CASE("a link to an article of the edition stays in the book") {
    gazette::article::Blocks body;
    for (const char* href :
         {"https://kestrel.example/vote#tally", "/vote", "https://kestrel.example/here#own",
          "https://kestrel.example/here#none", "https://kestrel.example/here", "elsewhere", "javascript:alert(1)"}) {
        body.push_back({gazette::article::Paragraph{{{gazette::article::Link{href, "", sample::words("x")}}}}});
    }
    body.back().id = "own";
    gazette::edition::Entry linking = sample::entry_of("Linking", std::move(body));
    linking.provenance.url = "https://kestrel.example/here";
    gazette::edition::Entry voting = sample::full_entry();
    voting.provenance.url = "https://kestrel.example/vote";
    const std::string page = file_of(edition_of({{"", {voting, linking}}}), "EPUB/articles/a00002.xhtml");
    CHECK(all(page, "<p[^>]*><a href=\"(.*?)\">x</a>") == std::vector<std::string>{"a00001.xhtml", "a00001.xhtml", "#b-own",
                                                                                   "a00002.xhtml",
                                                                                   "https://kestrel.example/elsewhere"});
}

TEST_CASE("a link to a place in another article leads there, wherever that article stands") {
    const auto linking_to = [](const std::string& title, const std::string& own, const std::vector<const char*>& hrefs) {
        gazette::article::Blocks body;
        for (const char* href : hrefs) {
            body.push_back({gazette::article::Paragraph{{{gazette::article::Link{href, "", sample::words("x")}}}}});
        }
        body.push_back({gazette::article::Heading{2, sample::words("Tally")}, "tally & sum"});
        gazette::edition::Entry entry = sample::entry_of(title, std::move(body));
        entry.provenance.url = own;
        return entry;
    };
    const gazette::edition::Edition edition =
        edition_of({{"",
                     {linking_to("First", "https://kestrel.example/1", {"/2#tally%20%26%20sum", "/2#none", "2"}),
                      linking_to("Second", "https://kestrel.example/2", {"/1#tally%20%26%20sum", "#tally%20%26%20sum"}),
                      linking_to("Third", "https://kestrel.example/3", {})}}});
    const auto links_of = [&](const char* name) {
        return all(file_of(edition, std::string("EPUB/articles/") + name), "<p[^>]*><a href=\"(.*?)\">x</a>");
    };
    CHECK(links_of("a00001.xhtml") ==
          std::vector<std::string>{"a00002.xhtml#b-tally.20.26.20sum", "a00002.xhtml", "a00002.xhtml"});
    CHECK(links_of("a00002.xhtml") == std::vector<std::string>{"a00001.xhtml#b-tally.20.26.20sum", "#b-tally.20.26.20sum"});
    CHECK(sample::file_of(edition, "EPUB/articles/a00002.xhtml").find("id=\"b-tally.20.26.20sum\"") != std::string::npos);
    CHECK(sample::bytes_of(edition) == sample::bytes_of(edition, nullptr, 3));
}

TEST_CASE("the package says what the edition is") {
    const std::string package = file_of(rich_edition(), "EPUB/package.opf");
    CHECK(contains(package, "<dc:title id=\"main-title\">The Morning Gazette, 24 November 2026</dc:title>"));
    CHECK(contains(package, "<dc:language>en</dc:language><dc:date>2026-11-24</dc:date>"));
    CHECK(contains(package, R"(<meta property="dcterms:modified">2026-11-24T05:06:07Z</meta>)"));
    CHECK(contains(package, "<dc:publisher>Harbour Desk</dc:publisher>"));
    CHECK(contains(package, R"(<meta property="belongs-to-collection" id="series">The Morning Gazette</meta>)"));
    CHECK(contains(package, R"(<meta refines="#series" property="group-position">214</meta>)"));
    CHECK(contains(package, R"(page-progression-direction="ltr")"));
    CHECK(contains(package, R"(media-type="image/jpeg" properties="cover-image"/>)"));
    CHECK(contains(package, R"(<meta name="cover" content="cover-picture"/>)"));
}

TEST_CASE("an edition without a number has its day as place in the series") {
    CHECK(
        contains(file_of(edition_of({{"", {sample::full_entry()}}}), "EPUB/package.opf"), R"(group-position">20261124<)"));
}

TEST_CASE("an edition in a right-to-left language runs right to left") {
    const gazette::edition::Edition edition = rich_edition("fa");
    CHECK(contains(file_of(edition, "EPUB/package.opf"), R"(page-progression-direction="rtl")"));
    const std::string english = file_of(edition, "EPUB/articles/a00001.xhtml");
    CHECK(contains(english, R"(lang="fa" xml:lang="fa" dir="rtl"><head>)"));
    CHECK(contains(english, R"(<article lang="en" xml:lang="en" dir="ltr">)"));
    CHECK(contains(english, R"(aria-labelledby="source" lang="fa" xml:lang="fa" dir="rtl">)"));
}

TEST_CASE("an article's head has the day in the zone that was stated, its source footer the time in UTC") {
    gazette::edition::Entry entry = sample::entry_of("Vote", {sample::paragraph("The vote was taken in the fish hall.")});
    entry.provenance.published = gazette::base::DateTime{{2026, 11, 24}, gazette::base::TimeOfDay{1, 45, 0}, 210};
    const std::string page = file_of(edition_of({{"", {entry}}}), "EPUB/articles/a00001.xhtml");
    CHECK(contains(page, "Published 24 November 2026"));
    CHECK(fact(page, "Published") == R"(<time datetime="2026-11-24T01:45+03:30" dir="ltr">2026-11-23 22:15 Z</time>)");
}

TEST_CASE("an update on the day of publication is told in the source footer alone") {
    gazette::edition::Entry entry = sample::entry_of("Vote", {sample::paragraph("The vote was taken in the fish hall.")});
    entry.provenance.published = gazette::base::DateTime{{2026, 11, 24}, gazette::base::TimeOfDay{8, 0, 0}, 0};
    entry.provenance.modified = gazette::base::DateTime{{2026, 11, 24}, gazette::base::TimeOfDay{9, 0, 0}, 0};
    const std::string page = file_of(edition_of({{"", {entry}}}), "EPUB/articles/a00001.xhtml");
    CHECK_FALSE(contains(page, "updated"));
    CHECK(contains(fact(page, "Modified"), "2026-11-24 09:00 Z"));
}

TEST_CASE("an article has head, body and source footer in this order") {
    const std::string page = file_of(rich_edition(), "EPUB/articles/a00001.xhtml");
    std::size_t at = 0;
    for (const char* part : {"<p class=\"kicker\">", "Harbours", "<h1>Varnholm votes", "<p class=\"deck\">After nine",
                             "<b class=\"author\">Ilka Marrane</b>", "Kestrel Bay Herald",
                             "Published 23 November 2026 · updated 24 November 2026 · 4 min",
                             "<p class=\"dateline\">Varnholm, 23 November</p>", "<p>The vote was taken", "<footer",
                             "No. 214/01", "</footer></article>"}) {
        INFO(part);
        at = page.find(part, at);
        REQUIRE(at != std::string::npos);
    }
}

TEST_CASE("the kicker is the article's first tag, or else its section") {
    gazette::edition::Entry tagged = sample::entry_of("Night bus", {sample::paragraph("It left late.")});
    tagged.head.tags = {"Coastal", "Transport"};
    const gazette::edition::Edition edition =
        edition_of({{"Harbours", {tagged, sample::entry_of("Day bus", {sample::paragraph("It left early.")})}}});
    CHECK(contains(file_of(edition, "EPUB/articles/a00001.xhtml"), "<p class=\"kicker\">Coastal</p>"));
    const std::string untagged = file_of(edition, "EPUB/articles/a00002.xhtml");
    CHECK(contains(untagged, "<p class=\"kicker\"><span lang=\"en\" xml:lang=\"en\" dir=\"ltr\">Harbours</span></p>"));
}

TEST_CASE("the words that open an article are marked, and its text stays as it is written") {
    const sample::article::Block text = sample::paragraph("The vote was taken in the fish hall.");
    gazette::edition::Entry dated = sample::entry_of("Dated", {text});
    dated.head.dateline = "Varnholm, 23 November";
    const gazette::edition::Edition edition = edition_of(
        {{"",
          {sample::entry_of("Vote", {text, text}), dated, sample::entry_of("Bus", {{sample::article::List{}}, text})}}});
    CHECK(contains(file_of(edition, "EPUB/articles/a00001.xhtml"),
                   "<p><span class=\"opening\">The vote was</span> taken in the fish hall.</p>"
                   "<p>The vote was taken in the fish hall.</p>"));
    CHECK_FALSE(contains(file_of(edition, "EPUB/articles/a00002.xhtml"), "opening"));
    CHECK_FALSE(contains(file_of(edition, "EPUB/articles/a00003.xhtml"), "opening"));
}

TEST_CASE("the source footer tells every fact, and who stated it") {
    const std::string page = file_of(rich_edition(), "EPUB/articles/a00001.xhtml");
    CHECK(contains(page, "Kestrel Bay Herald</bdi></p><p class=\"type\">Regional daily newspaper, Varnholm</p>"));
    CHECK(contains(page, "Owned by a readers’ trust; funded by sales &amp; notices.</p>"));
    CHECK(fact(page, "Published") == R"(<time datetime="2026-11-23T22:15Z" dir="ltr">2026-11-23 22:15 Z</time>)");
    CHECK(fact(page, "Modified") == R"(<time datetime="2026-11-24" dir="ltr">2026-11-24</time>)");
    CHECK(fact(page, "Retrieved") == R"(<time datetime="2026-11-24T08:32+03:30" dir="ltr">2026-11-24 05:02 Z</time>)"
                                     R"( <span class="by-editor">(stated by the editor)</span>)");
    CHECK(fact(page, "Licence") == "<bdi>All rights reserved</bdi>");
    CHECK(fact(page, "Language") == "English <bdi>(en)</bdi>");
    CHECK(fact(page, "Text") == "612 words; 14 lines removed");
    CHECK(fact(page, "Original") == R"(<a href="https://kestrel.example/2026/11/23/vote?a=1&amp;b=2" dir="ltr">)"
                                    R"(https://kestrel.example/2026/11/23/vote?a=1&amp;b=2</a>)"
                                    R"( <span class="by-editor">(stated by the editor)</span>)");
    const std::string digest = sample::full_entry().head.input.sha256;
    CHECK(fact(page, "SHA-256") == "<code dir=\"ltr\">" + digest.substr(0, 8) + "…" + digest.substr(56) +
                                       "</code> (<a href=\"../colophon.xhtml#r1\">in full</a>)");
    const std::string colophon = file_of(rich_edition(), "EPUB/colophon.xhtml");
    CHECK(contains(colophon, "<li id=\"r1\">"));
    CHECK(contains(colophon, "<code dir=\"ltr\">" + digest + "</code>"));
}

TEST_CASE("what is not known is said to be not stated") {
    const std::string page = file_of(edition_of({{"", {sample::bare_entry()}}}), "EPUB/articles/a00001.xhtml");
    for (const char* label : {"Published", "Modified", "Retrieved", "Licence", "Language", "Original"}) {
        CHECK(fact(page, label) == not_stated);
    }
    CHECK(contains(page, R"(<p class="name"><em class="not-stated">Source not stated</em></p>)"));
    CHECK(contains(page, "No. 1</p>"));
}

TEST_CASE("an address that is none is text") {
    gazette::edition::Entry entry = sample::full_entry();
    entry.provenance.url = "javascript:alert('<x>')";
    const std::string page = file_of(edition_of({{"", {entry}}}), "EPUB/articles/a00001.xhtml");
    CHECK(contains(fact(page, "Original"), "<bdi>javascript:alert('&lt;x&gt;')</bdi>"));
}

TEST_CASE("the sources index has each outlet and the articles taken from it") {
    const std::string page = file_of(rich_edition(), "EPUB/sources.xhtml");
    CHECK(contains(page, R"(<h2><bdi lang="fa" xml:lang="fa">کرانهٔ نو</bdi></h2>)"
                         R"(<p class="type">Karaneh-ye Now, Local weekly</p>)"
                         R"(<ul class="articles"><li><a href="articles/a00002.xhtml")"));
    CHECK(contains(page, "Source not stated</em></h2><ul class=\"articles\"><li><a href=\"articles/a00006.xhtml\""));
}

TEST_CASE("what is missing is on the title page with its reason, and in full words at the end") {
    const std::string title = file_of(rich_edition(), "EPUB/title.xhtml");
    CHECK(contains(title, "2 of 8"));
    CHECK(contains(title, "<li><bdi class=\"missing-name\">clippings/osterlund.txt</bdi>: the file was not found</li>"));
    CHECK(contains(title, "clippings/salt &lt;&amp;&gt;.md"));
    CHECK(contains(title, "6 articles · 5 sources · 9 minutes"));
    CHECK(contains(file_of(rich_edition(), "EPUB/sources.xhtml"),
                   "the file was not found (<bdi>cannot read: no such file</bdi>)"));
    CHECK_FALSE(contains(file_of(edition_of({{"", {sample::bare_entry()}}}), "EPUB/title.xhtml"), "missing"));
}

TEST_CASE("a title of any characters stands everywhere unharmed") {
    gazette::edition::Entry entry = sample::full_entry();
    entry.head.title = "A & B <c> \"d\" 'e' سلام 🦊";
    gazette::edition::Edition edition = edition_of({{"", {entry}}});
    edition.title = "Ö & <ü>\x01";
    const std::string escaped = "A &amp; B &lt;c&gt; \"d\" 'e' سلام 🦊";
    for (const char* name : {"EPUB/articles/a00001.xhtml", "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/contents.xhtml",
                             "EPUB/sources.xhtml", "EPUB/colophon.xhtml"}) {
        INFO(name);
        CHECK(contains(file_of(edition, name), ">" + escaped + "<"));
    }
    CHECK(contains(file_of(edition, "EPUB/package.opf"), ">Ö &amp; &lt;ü&gt;, 24 November 2026<"));
}

TEST_CASE("every language of the labels makes a book") {
    for (const char* language : {"en", "fr", "de", "es", "ru", "ar", "fa", "zh", "ja", "hi"}) {
        INFO(language);
        CHECK(contains(file_of(rich_edition(language), "EPUB/package.opf"),
                       std::string("<dc:language>") + language + "</dc:language>"));
    }
}
