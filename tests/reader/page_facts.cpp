// What a page states about its article, and whom of several statements one believes.

#include "base/time.h"
#include "reading.h"

namespace gazette::test {

namespace {

const std::string prose =
    "<p>The harbour of Salt Quay froze over on Monday, and the ferry, the pilots and the gulls stayed where "
    "they were, according to the harbour office.</p><p>Nobody was hurt, and the pilots played cards until "
    "the thaw, which came, as thaws do, when nobody was looking.</p>";

article::Article read_page(const std::string& head, const std::string& top = {}) {
    return read(bytes_of("<!doctype html><html lang=en-GB><head><meta charset=utf-8>" + head + "</head><body><article>" +
                             top + prose + "</article></body></html>",
                         "a.html"));
}

const std::string linked_data =
    R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Other"},
    {"@type":"NewsArticle","headline":"Harbour froze &amp; thawed","author":[{"@type":"Person","name":"Ada Quill"},{"@id":"#b"}],
    "publisher":{"@type":"Organization","name":"Salt Quay Courier","url":"https://saltquay.example/"},
    "datePublished":"2026-11-24T08:00:00+01:00","dateModified":"2026-11-24T09:30:00+01:00","keywords":"ice, harbour"},
    {"@type":"Person","@id":"#b","name":"Bo Reed"}]}</script>)";

}  // namespace

TEST_CASE("linked data is believed before the rest") {
    const article::Article article =
        read_page(linked_data + "<meta property='og:title' content='You will not believe this ice'>"
                                "<meta name=author content='Web desk'>");
    CHECK(article.title == "Harbour froze & thawed");
    CHECK(article.byline == "Ada Quill, Bo Reed");
    CHECK(article.source.name == "Salt Quay Courier");
    CHECK(article.source.url == "https://saltquay.example/");
    CHECK(base::iso(article.published.value()) == "2026-11-24T07:00Z");
    CHECK(base::iso(article.modified.value()) == "2026-11-24T08:30Z");
    CHECK(article.tags == std::vector<std::string>{"ice", "harbour"});
    CHECK(article.language == "en-GB");
}

TEST_CASE("linked data say what language an article is in before its page does, where they contradict each other") {
    const auto language = [](const std::string& of_page, const std::string& of_article) {
        return read(bytes_of("<!doctype html><html lang='" + of_page +
                                 "'><head><title>Ice</title><meta name=language "
                                 "content=fr><script "
                                 "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ice\"" +
                                 (of_article.empty() ? "" : ",\"inLanguage\":\"" + of_article + "\"") +
                                 "}</script></head><body><article>" + prose + "</article></body></html>",
                             "a.html"))
            .language;
    };
    CHECK(language("de", "en-GB") == "en-GB");
    // The prose is English.
    CHECK(language("en", "de") == "en");
    CHECK(language("en-GB", "eng") == "en-GB");
    CHECK(language("en-GB", "en") == "en-GB");
    CHECK(language("en", "en-GB") == "en");
    CHECK(language("zh-Hans", "zh-Hant") == "zh-Hant");
    CHECK(language("en-US", "en-GB") == "en-GB");
    CHECK(language("de", "") == "de");
    CHECK(language("", "en") == "en");
    CHECK(language("", "") == "fr");
}

TEST_CASE("linked data that is no JSON is passed over") {
    const article::Article article = read_page("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", </script>"
                                               "<meta property='og:title' content='Harbour froze'>");
    CHECK(article.title == "Harbour froze");
}

TEST_CASE("linked data with comments and commas that nothing follows are read, others are told with their line") {
    const article::Article article =
        read_page("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", // ice, \"so\"\n"
                  "\"headline\": \"Harbour's ice\", \"author\": [{\"name\": \"Ada Quill\"},],}</script>");
    CHECK(article.byline == "Ada Quill");
    CHECK(diagnostics(article).empty());
    const article::Article broken = read_page("\n<script type='application/ld+json'>{\"@type\": NewsArticle}</script>");
    CHECK(contains(diagnostics(broken), "a.html:2: warning: linked data (JSON-LD) that cannot be read"));
}

TEST_CASE("a date that a page states and nobody can read is told, where no other tells it") {
    const std::string unread = "<meta property='article:published_time' content='04/05/2026'>";
    CHECK(contains(diagnostics(read_page(unread)), "the date when it was published, '04/05/2026', cannot be read"));
    CHECK(diagnostics(read_page(unread, "<time datetime='2026-05-04'>4 May</time>")).empty());
}

TEST_CASE("of thousands of authors and tags a page has the first, and says so") {
    std::string names;
    std::string words;
    for (int i = 0; i < 20'000; ++i) {
        names += (i == 0 ? "" : ",") + std::string("{\"name\":\"N") + std::to_string(i) + "\"}";
        words += "w" + std::to_string(i) + ",";
    }
    const article::Article article =
        read_page("<meta name=keywords content='" + words + "'><script type='application/ld+json'>{\"@type\":\"Article\"," +
                  "\"author\":[" + names + "]}</script>");
    CHECK(article.tags.size() == rules().html().limits.tags);
    CHECK(contains(diagnostics(article), "authors; those from there on are left out"));
    CHECK(contains(diagnostics(article), "tags; those from there on are left out"));
}

TEST_CASE("microdata, meta elements and links state facts") {
    const article::Article article = read_page("<link rel=canonical href='https://saltquay.example/ice#top'><meta "
                                               "property='og:site_name' content='Salt Quay Courier'>"
                                               "<meta name='dc.date.issued' content='2026-11-24'><link rel=license "
                                               "href='https://creativecommons.org/licenses/by/4.0/'>"
                                               "<title>Harbour froze | Salt Quay Courier</title>",
                                               "<div itemscope itemtype='https://schema.org/NewsArticle'><span "
                                               "itemprop=author itemscope><span itemprop=name>Ada Quill"
                                               "</span></span></div>");
    CHECK(article.title == "Harbour froze");
    CHECK(article.byline == "Ada Quill");
    CHECK(article.url == "https://saltquay.example/ice");
    CHECK(article.source.name == "Salt Quay Courier");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(article.licence == "https://creativecommons.org/licenses/by/4.0/");
}

TEST_CASE("what stands before the text is read where nothing else states it") {
    const article::Article article =
        read_page("<title>Harbour froze</title>", "<h1>Harbour froze</h1><p>By Ada Quill</p><p>Updated 9:30 am</p>"
                                                  "<p>Published: November 24, 2026</p>");
    CHECK(article.byline == "Ada Quill");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
    CHECK(contains(removed(article), "By Ada Quill [byline]"));
    CHECK_FALSE(contains(body(article), "By Ada"));
}

TEST_CASE("a date before the text is read with all of its time, in whatever language") {
    const auto published = [](const std::string& line) {
        const article::Article article =
            read_page("<title>Harbour froze</title>", "<h1>Harbour froze</h1><p>" + line + "</p>");
        CHECK_FALSE(contains(body(article), "2026"));
        return article.published ? base::iso_as_stated(*article.published) : "none";
    };
    CHECK(published("Last updated on Tue, 24 Nov, 2026 at 9:15 pm GMT") == "none");
    CHECK(published("Published on Tue, 24 Nov, 2026 at 9:15 pm IST") == "2026-11-24T21:15");
    CHECK(published("Posted on Tuesday, the 24th of November, 2026 at 9:15 p.m. AEDT") == "2026-11-24T21:15+11:00");
    CHECK(published("Tue 24 Nov 2026 09.15 GMT") == "2026-11-24T09:15Z");
    CHECK(published("公開日：2026年11月24日(火) 9:15") == "2026-11-24T09:15");
    CHECK(published("2026-11-24 09:15:00 来源：潮声网") == "2026-11-24T09:15");
    CHECK(published("(2026年11月24日 10時30分更新)") == "2026-11-24T10:30");
    CHECK(published("24 listopada 2026, 09:15") == "2026-11-24T09:15");
    CHECK_FALSE(read_page("", "<h1>Harbour froze</h1><p>Order 20261124</p>").published);
}

TEST_CASE("a date beside a byline is read, and whether it is that of a change") {
    const auto dated = [](const std::string& line) {
        const article::Article article = read_page("", "<h1>Harbour froze</h1><p class=byline>" + line + "</p>" + prose);
        return article.byline + " / " + (article.published ? base::iso(*article.published) : "none") + " / " +
               (article.modified ? base::iso(*article.modified) : "none");
    };
    CHECK(dated("By Ada Quill — 24 November 2026 — 5 min read") == "Ada Quill / 2026-11-24 / none");
    CHECK(dated("Posted by Ada Quill on Nov 24, 2026 at 9:15 AM") == "Ada Quill / 2026-11-24T09:15 / none");
    CHECK(dated("Written by: Ada Quill · Updated: 24 Nov 2026") == "Ada Quill / none / 2026-11-24");
    CHECK(dated("Publié le 24 novembre 2026 à 9h15, mis à jour à 11h00") == " / 2026-11-24T09:15 / none");
    CHECK(dated("By ADA QUILL, Harbour correspondent | Nov. 23, 2026 10:04 pm EST") ==
          "ADA QUILL / 2026-11-24T03:04Z / none");
}

TEST_CASE("a date beside a byline is the article's only at the end of the line, after the name or a label") {
    const auto dated = [](const std::string& line) {
        const article::Article article = read_page("", "<h1>Harbour froze</h1><p class=byline>" + line + "</p>" + prose);
        return (article.published ? base::iso(*article.published) : "none") + " / " +
               (article.modified ? base::iso(*article.modified) : "none");
    };
    CHECK(dated("By Ada Quill, born 3 March 1961") == "none / none");
    CHECK(dated("By Ada Quill, born 3 March 1991") == "none / none");
    CHECK(dated("By Ada Quill, 3 March 1961") == "none / none");
    CHECK(dated("By Ada Quill, 3 March 1991 in Orra") == "none / none");
    CHECK(dated("By Ada Quill, senior reporter, 24 November 2026, 5 min read") == "2026-11-24 / none");
    CHECK(dated("By Ada Quill, 24 November 2026, 5 min read") == "2026-11-24 / none");
    CHECK(dated("By Ada Quill, published on 24 November 2026") == "2026-11-24 / none");
    CHECK(dated("By Ada Quill, updated 24 November 2026") == "none / 2026-11-24");
    const std::string outside = "<header class=byline>Ada Quill, born 3 March 1961 in Orra</header>";
    CHECK_FALSE(
        read_page("<meta name=author content='Ada Quill'>", outside + "<article>" + prose + "</article>").published);
}

TEST_CASE("a day in digits among other words is theirs, unless a label leads to it") {
    const auto top = [](const std::string& element) {
        const article::Article article = read_page("", "<h1>Harbour froze</h1>" + element + prose);
        return std::string(article.published ? base::iso(*article.published) : "none");
    };
    for (const char* heading :
         {"Sitzung vom 24.11.2026", "Release 2024.11.3", "The plan of 2019-03-04", "Call 2024-11-30 now"}) {
        CAPTURE(heading);
        const std::string element = std::string("<h2>") + heading + "</h2>";
        CHECK(top(element) == "none");
        CHECK(contains(body(read_page("", "<h1>Harbour froze</h1>" + element + prose)), heading));
    }
    CHECK(top("<p>24.11.2026</p>") == "2026-11-24");
    CHECK(top("<p>Published 2026-11-24</p>") == "2026-11-24");
    CHECK(top("<p>Date: 24.11.2026</p>") == "2026-11-24");
    CHECK(top("<p>24.11.2026 | Harbour</p>") == "2026-11-24");
    CHECK(top("<p>2026-11-24 09:15 Harbour</p>") == "2026-11-24T09:15");
}

TEST_CASE("what products are called beside numbers is no month") {
    for (const char* heading : {"The MacBook Pro 16 2021", "iPhone 14 Pro 2022", "Mac 12 2024", "Strips 5 led 2024"}) {
        CAPTURE(heading);
        const article::Article article =
            read_page("", std::string("<h1>Harbour froze</h1><h2>") + heading + "</h2>" + prose);
        CHECK_FALSE(article.published);
        CHECK(contains(body(article), heading));
    }
}

TEST_CASE("a surname that is a day or a month in some language stays in the byline before a date") {
    const auto byline = [](const std::string& line) {
        return read_page("", "<h1>Harbour froze</h1><p class=byline>" + line + "</p>" + prose).byline;
    };
    for (const char* name : {"Maya Lin", "Kim Min", "Soo An", "Marie Luc", "Jo Tor", "Ha Nam", "Amartya Sen", "Jan Maj"}) {
        CAPTURE(name);
        const std::string by = std::string("By ") + name;
        CHECK(byline(by + ", 24 November 2026") == name);
        CHECK(byline(by + " 24 November 2026") == name);
        CHECK(byline(by + ", 5 min read") == name);
    }
    CHECK(byline("By Amartya Sen 23 Nov 2026") == "Amartya Sen");
    CHECK(byline("By Ada Quill, Tue, 24 Nov 2026") == "Ada Quill");
    CHECK(byline("By Ada Quill Tue 24 Nov 2026") == "Ada Quill");
    CHECK(byline("By Ada Quill on Tuesday 24 November 2026") == "Ada Quill");
    CHECK(byline("By Ada Quill, November 24") == "Ada Quill");
}

TEST_CASE("facts in one line, each after its label, are told apart") {
    const article::Article article =
        read_page("", "<h1>码头裂缝</h1><p>2026-11-24 09:15:00 来源：潮声网 作者：林海 责任编辑：王磊</p>" + prose);
    CHECK(base::iso(article.published.value()) == "2026-11-24T09:15");
    CHECK(article.byline == "林海");
    CHECK(article.source.name == "潮声网");
    CHECK(read_page("", "<h1>घाट बंद</h1><p>लेखक: आदा क्विल | प्रकाशित: 24 नवंबर 2026, 09:15 IST</p>" + prose).byline ==
          "आदा क्विल");
}

TEST_CASE("a byline keeps the names, not what they do nor who made the pictures") {
    const auto byline = [](const std::string& line) {
        return read_page("", "<h1>Harbour froze</h1><p class=byline>" + line + "</p>" + prose).byline;
    };
    CHECK(byline("By Ada Quill, Senior Reporter") == "Ada Quill");
    CHECK(byline("By Ada Quill, Herald Staff Writer") == "Ada Quill");
    CHECK(byline("Par Ada Quill, correspondante à Lisbonne") == "Ada Quill");
    CHECK(byline("By Ada Quill, Tom Writer Reyk and Jon Wey") == "Ada Quill, Tom Writer Reyk and Jon Wey");
    CHECK(byline("By Dr. Ada Quill, PhD") == "Dr. Ada Quill, PhD");
    CHECK(byline("Words by Ada Quill; photographs by Nils Orr") == "Ada Quill");
    CHECK(byline("Opinion by Ada Quill") == "Ada Quill");
    CHECK(byline("文・佐藤一郎") == "佐藤一郎");
    CHECK(byline("文:ジョン・スミス") == "ジョン・スミス");
    CHECK(byline("记者 林海 王磊") == "林海 王磊");
    CHECK(byline("홍길동 기자 hong@herald.example") == "홍길동");
}

TEST_CASE("of a title for social networks and a heading, the heading counts where it is of the same article") {
    const auto title_of = [](const std::string& stated, const std::string& window, const std::string& heading) {
        return read_page("<meta property='og:title' content='" + stated + "'><title>" + window + "</title>", heading).title;
    };
    const std::string heading = "<h1>Harbour of Salt Quay froze, and the ferry stayed</h1>";
    const std::string printed = "Harbour of Salt Quay froze, and the ferry stayed";
    CHECK(title_of("Salt Quay harbour froze", "Ice", heading) == printed);
    CHECK(title_of("You will not believe this ice", printed, heading) == printed);
    CHECK(title_of("The ice stayed for a whole month", "Ice", heading) == "The ice stayed for a whole month");
}

TEST_CASE("a heading that leads to the first page is the site's, not the article's") {
    const std::string stated = "<meta property='og:title' content='The ferry stayed at the quay of the north'>";
    for (const char* home : {"/", "index.html", "https://saltquay.example/", "https://saltquay.example"}) {
        const std::string masthead = "<h1><a href='" + std::string(home) + "'>the courier of the quay</a></h1>";
        CHECK(read_page(stated, masthead).title == "The ferry stayed at the quay of the north");
    }
    CHECK(read_page(stated, "<h1><a href='/ice/'>The ferry stayed there</a></h1>").title == "The ferry stayed there");
}

TEST_CASE("linked data say what an article is called, in the spelling of the heading that says the same") {
    const std::string data = "<meta property='og:site_name' content='Courier'><meta property='og:title' content='Ice!'>"
                             "<script type='application/ld+json'>{\"@context\": \"https://schema.org\", \"@type\": "
                             "\"NewsArticle\", \"headline\": \"Harbour's ice | Courier\"}</script>";
    CHECK(read_page(data, "<h1>What the harbour did</h1>").title == "Harbour's ice");
    CHECK(read_page(data, "<h1>Harbour’s ice</h1>").title == "Harbour’s ice");
}

TEST_CASE("a title that says more than the heading is taken where the window says it too, unless that is the site's name") {
    const std::string printed = "The ferry stayed at the quay";
    const auto title_of = [&](const std::string& stated, const std::string& window) {
        return read_page("<meta property='og:site_name' content='Courier'><meta property='og:title' content='" + stated +
                             "'><title>" + window + "</title>",
                         "<h1>" + printed + "</h1>")
            .title;
    };
    CHECK(title_of(printed + " - Part Two", printed + " - Part Two | Courier") == printed + " - Part Two");
    CHECK(title_of(printed + " (2016)", printed + " | Courier") == printed);
    CHECK(title_of(printed + ": Courier", printed + ": Courier") == printed);
}

TEST_CASE("Dublin Core is believed before titles for social networks, and the head of the page before microdata") {
    const std::string social = "<meta property='og:title' content='You will not believe this ice'>";
    CHECK(read_page("<meta property='dc:title' content='Harbour froze'>" + social).title == "Harbour froze");
    CHECK(
        read_page("<meta property='og:title' content='Harbour froze'>", "<p itemprop=headline>Read this next</p>").title ==
        "Harbour froze");
}

TEST_CASE("a page that states no title is called as its window is, without the site's name and as it prints it") {
    const std::string site = "<meta property='og:site_name' content='Courier of the North'>";
    const auto title_of = [](const std::string& head, const std::string& window, const std::string& heading) {
        return read_page(head + "<title>" + window + "</title>", "<h1>" + heading + "</h1>").title;
    };
    CHECK(title_of(site, "Harbour froze | Courier of the North", "Harbour froze") == "Harbour froze");
    CHECK(title_of({}, "The harbour's ice stayed for a month - Weather", "The harbour’s ice stayed for a month") ==
          "The harbour’s ice stayed for a month");
    CHECK(title_of({}, "Ice", "The harbour’s ice stayed for a month") == "The harbour’s ice stayed for a month");
    CHECK(title_of({}, "", "The harbour froze").empty() == false);
}

TEST_CASE("how long it takes to read an article is nobody's name") {
    CHECK(read_page("", "<div class=author-line>4 minutes</div>").byline.empty());
    CHECK(read_page("", "<div class=author-line>Ada Quill</div>").byline == "Ada Quill");
    CHECK(read_page("<meta name='twitter:data1' content='4 minutes'>").byline.empty());
    CHECK(read_page("<meta name='twitter:data1' content='Ada Quill'>").byline == "Ada Quill");
}

TEST_CASE("a link to where authors are kept names none of them") {
    CHECK(read_page("", "<ul><li><a href='/author-desk'>Write</a></ul>").byline.empty());
    CHECK(read_page("", "<ul><li><a href='/authors/'>Voices</a></ul>").byline.empty());
    CHECK(read_page("", "<ul><li><a href='/authors/quill'>Ada Quill</a></ul>").byline == "Ada Quill");
    CHECK(read_page("", "<ul><li><a href='/author?id=7'>Ada Quill</a></ul>").byline == "Ada Quill");
    CHECK(read_page("", "<ul><li><a rel=license href='https://share.example/by/4.0/'>Share Alike</a></ul>").byline.empty());
}

TEST_CASE("of several lines over the text that look like a deck the one under the headline is it, and no other is lost") {
    const article::Article article =
        read_page("", "<article><header><p class=kicker>Weather</p><h1>Ice</h1><p class=deck>The island is cut off.</p>"
                      "<p class=deck>Not for long, they say.</p></header>" +
                          prose + "</article>");
    CHECK(article.subtitle == "The island is cut off.");
    CHECK(body(article).starts_with("Not for long, they say.\n"));
    CHECK(contains(removed(article), "Weather [label]\n"));
}

TEST_CASE("the days of a diary stay over its parts") {
    const article::Article article =
        read_page("", "<h1>Ice</h1><h2>24 November 2026</h2>" + prose + "<h2>25 November 2026</h2><p>Thaw.</p>");
    CHECK(body(article).starts_with("24 November 2026\n"));
    CHECK(contains(body(article), "25 November 2026\nThaw."));
    CHECK(body(read_page("", "<h1>Ice</h1><h2>24 November 2026</h2><p>Thaw.</p><h2>25 November 2026</h2>"))
              .starts_with("24 November 2026\nThaw.\n25 November 2026\nThe harbour"));
}

TEST_CASE("a window's title is not shortened by the headline") {
    const auto title = [](const std::string& window, const std::string& heading) {
        return read_page("<title>" + window + "</title>", "<h1>" + heading + "</h1>").title;
    };
    const std::string interview = "“I count gulls”: an interview with the pilot";
    CHECK(title(interview, "“I count gulls”") == interview);
    CHECK(title("Skates - The Weekly Letter of Salt Quay", "Skates") == "Skates");
    CHECK(title("Weather: the ferry stayed at the quay", "The ferry stayed at the quay") == "The ferry stayed at the quay");
    CHECK(title("The Courier - Ice closes the canal for the winter",
                "The Courier</h1><h2>Ice closes the canal for the winter</h2><h1>") ==
          "Ice closes the canal for the winter");
}

TEST_CASE("a byline that the window's title holds is one") {
    const article::Article article = read(bytes_of(
        "<title>Ice by Ada Quill</title><article><h1>Ice</h1><p>by Ada Quill</p>" + prose + "</article>", "a.html"));
    CHECK(article.byline == "Ada Quill");
    CHECK(read_page("<title>By the Sea | Salt Quay Courier</title>", "<h1>By the Sea: a walk</h1>").byline.empty());
}

TEST_CASE("who wrote it may stand behind the date") {
    const auto facts = [](const std::string& line, bool is_above) {
        const article::Article article =
            is_above ? read(bytes_of("<title>Ice</title><div class=meta>" + line + "</div><article><h1>Ice</h1>" + prose +
                                         prose + "</article>",
                                     "a.html"))
                     : read_page("", "<h1>Ice</h1><p>" + line + "</p>" + prose);
        return article.byline + (article.published ? " " + base::iso(*article.published) : "");
    };
    for (const char* line :
         {"Posted on 24 November 2026 by Ada Quill", "Published 24 November 2026 | By Ada Quill | 5 min read",
          "Veröffentlicht am 24. November 2026 von Ada Quill", "Publié le 24 novembre 2026 par Ada Quill",
          "Posted on <a href='/2026/11'>24 November 2026</a> by Ada Quill in <a href='/w'>Winter</a> | 3 Comments"}) {
        CAPTURE(line);
        CHECK(facts(line, false) == "Ada Quill 2026-11-24");
        CHECK(facts(line, true) == "Ada Quill 2026-11-24");
    }
    CHECK(facts("24 November 2026 by Ada Quill", false) == "Ada Quill 2026-11-24");
    CHECK(facts("24.11.2026 by Ada Quill and Nils Orr", false) == "Ada Quill and Nils Orr 2026-11-24");
    CHECK(facts("This entry was posted on 24 November 2026 by Ada Quill.", false) == "Ada Quill 2026-11-24");
    CHECK(facts("Geplaatst op 24 november 2026 door Ada Quill en Nils Orr", true) == "Ada Quill en Nils Orr 2026-11-24");
    CHECK(facts("홍길동 기자", false) == "홍길동");
}

TEST_CASE("what leads from a name to a date is no name") {
    for (const char* line : {"By Ada Quill, updated 24 November 2026", "By Ada Quill posted 24 November 2026",
                             "By Ada Quill, born 3 March 1961", "By Ada Quill, first published 24 November 2026",
                             "By Ada Quill, in Salt Quay, 24 November 2026", "Von Ada Quill, geboren 3. März 1961",
                             "By Ada Quill, last edited 24/11/2026"}) {
        CAPTURE(line);
        CHECK(read_page("", "<h1>Ice</h1><p>" + std::string(line) + "</p>" + prose).byline == "Ada Quill");
    }
    for (const std::string names :
         {"Ada Quill, Nils Orr, and Bo Reed", "Ada Quill, bell hooks and Nils Orr", "Ada Quill, van der Berg"}) {
        CAPTURE(names);
        CHECK(read_page("", "<h1>Ice</h1><p>By " + names + ", 24 November 2026</p>" + prose).byline == names);
    }
}

TEST_CASE("a date beside a byline over the article is one of change where its label says so") {
    const auto dates = [](const std::string& line) {
        const article::Article article =
            read_page("", "<div class=byline>" + line + "</div><article>" + prose + "</article>");
        return (article.published ? base::iso(*article.published) : "") + " " +
               (article.modified ? base::iso(*article.modified) : "");
    };
    CHECK(dates("By Ada Quill | Updated 24 November 2026") == " 2026-11-24");
    CHECK(dates("By Ada Quill, updated 24 November 2026") == " 2026-11-24");
    CHECK(dates("By Ada Quill, published 24 November 2026") == "2026-11-24 ");
    CHECK(dates("By Ada Quill, 24 November 2026 5 min read") == "2026-11-24 ");
}

TEST_CASE("a first line is text where it only speaks of a day") {
    for (const char* line :
         {"<p>The bridge fell on 24 November 1926.</p>", "<p>The council met on 24 November 2026 in the old hall.</p>",
          "<h2>The flood of 3 March 2024</h2>", "<p>It was 5 May 2024 when the ice came</p>", "<h2>Gen 3 2024</h2>",
          "<h2>Training Set 3 2024</h2>", "<p>Deadline: 24 November 2026</p>", "<p>Closing Date: 24 November 2026</p>",
          "<p>When: 5 December 2026, 18:00</p>", "<p>Today is a good day.</p>", "<h2>Published poets of Salt Quay</h2>",
          "<blockquote>Ice bears no grudge, said Orm on 5 May 2024.</blockquote>"}) {
        CAPTURE(line);
        const article::Article article = read_page("", line + prose);
        const std::string text(line);
        const std::size_t begin = text.find('>') + 1;
        CHECK(body(article).starts_with(text.substr(begin, text.find("</") - begin) + "\n"));
        CHECK_FALSE(article.published);
    }
}

TEST_CASE("a line over the text that opens as the label of a date does is text where it states none") {
    for (const char* line :
         {"<h2>Updated rules for 2027</h2>", "<h3>Updated 10:10</h3>", "<p>Edited for length, 24 questions became 10</p>",
          "<ul><li>Modified starch, 20 g</li></ul>", "<p>Today 3 boats left the harbour</p>", "<p>Data: 3,000 ships</p>",
          "<p>Dibuat dari 3 bahan saja</p>", "<p>등록금 10% 인상</p>", "<p>Publicado en 1923 y prohibido en 1936</p>",
          "<p>Erstellt wurde der Plan 1923</p>", "<p>日付変更線 180度</p>", "<p>Edited by Ada Quill</p>",
          "<p>It was first published 3 March 1926.</p>", "<p>Published on 3 March 1926, the almanac still sells.</p>",
          "<p>Ice, by Nils Orr. Published 24 November 2026, Harbour Press, 300 pages</p>",
          "<p>Meeting of 24 November 2026</p>", "<p>วันที่ 24 พฤศจิกายน 2569 เรือออกจากท่า</p>"}) {
        CAPTURE(line);
        const article::Article article = read_page("", line + prose);
        const std::string text(line);
        const std::size_t begin = text.find('>', text.starts_with("<ul>") ? 4 : 0) + 1;
        CHECK(body(article).starts_with(text.substr(begin, text.find("</") - begin) + "\n"));
        CHECK_FALSE(article.published);
        CHECK_FALSE(article.modified);
    }
    for (const char* line :
         {"<p>Updated 9:30 am</p>", "<p class=date>Updated 3 hours ago</p>", "<p>Published:</p>",
          "<dl><dt>Published</dt><dd>24 November 2026</dd></dl>", "<p>Posted <time>yesterday</time></p>"}) {
        CAPTURE(line);
        CHECK(body(read_page("", line + prose)).starts_with("The harbour of Salt Quay"));
    }
}

TEST_CASE("a date amid the text or over the whole page is none of the article") {
    CHECK_FALSE(read_page("", prose + "<p>Published: 3 March 2016</p>" + prose).published);
    CHECK_FALSE(read(bytes_of("<title>Ice</title><div class=top>Today is 28 November 2026</div><article><h1>Ice</h1>" +
                                  prose + prose + "</article>",
                              "a.html"))
                    .published);
}

TEST_CASE("a line that says when is none of the text, in many languages") {
    for (const char* line :
         {"Erstellt am 24.11.2026", "Creado el 24/11/2026", "Créé le 24/11/2026", "Aangemaakt op 24.11.2026",
          "Skapad 2026-11-24", "Oprettet 24.11.2026", "Utworzono 24.11.2026", "Создано 24.11.2026",
          "作成日：2026年11月24日", "Salt Quay Courier 24 November 2026", "Salt Quay, 24 November 2026",
          "24 November 2026 in Travel", "This entry was posted on 24 November 2026.", "24 set 2026",
          "Published Nov 24 2026", "Date: 24 November 2026", "Data pubblicazione: 24/11/2026", "วันที่: 24 พฤศจิกายน 2569",
          "日期：2026-11-24"}) {
        CAPTURE(line);
        const article::Article article = read_page("", "<p>" + std::string(line) + "</p>" + prose);
        REQUIRE(article.published);
        CHECK(contains(base::iso(*article.published), "2026-"));
        CHECK_FALSE(contains(body(article), line));
    }
}

TEST_CASE("a line called a byline that names nobody is passed over") {
    CHECK(read_page("", "<span class=dateline>Monday, Nov 23, 2026</span><span class=byline>Ada Quill</span>").byline ==
          "Ada Quill");
    CHECK(read_page("", "<p class=byline>Last Updated: November 23, 2026</p>").byline.empty());
    CHECK(read_page("", "<ul><li><a href='/user/list'>Member List</a><li><a href='/profile/7'>Ada Quill</a></ul>").byline ==
          "Ada Quill");
}

TEST_CASE("a byline found in the text is kept as it is printed, too, without what follows the names") {
    const article::Article printed = read_page("", "<p class=byline>By Ada Quill, November 23, 2026</p>");
    CHECK(printed.byline == "Ada Quill");
    CHECK(printed.printed_byline == "By Ada Quill");
    CHECK(read_page("", "<p class=byline><a rel=author href='/authors/7'>Ada Quill</a></p>").printed_byline == "Ada Quill");
    const article::Article stated = read_page("<meta name=author content='Ada Quill'>", "<p class=byline>By A. Quill</p>");
    CHECK(stated.byline == "Ada Quill");
    CHECK(stated.printed_byline.empty());
}

TEST_CASE("a name that holds the letters of a label is a name") {
    CHECK(read_page("", "<ul><li><a href='/authors/7'>Fabio Moreno</a></ul>").byline == "Fabio Moreno");
    CHECK(read_page("", "<ul><li><a href='/authors/7'>More by Quill</a></ul>").byline.empty());
}

TEST_CASE("the picture that a page states opens the article where it was saved with the page and is not shown yet") {
    const auto opening = [](const article::Article& article) {
        const auto* figure = std::get_if<article::Figure>(&article.body.front().value);
        return figure == nullptr ? "" : figure->image.source;
    };
    const std::string data = "data:image/jpeg;base64," + std::string(600, 'A');
    const auto stating = [](const std::string& address) {
        return "<meta property=og:image content='" + address + "'><meta property=og:image:alt content='Ice at the quay'>";
    };
    const article::Article written = read_page(stating(data));
    CHECK(written.image == data);
    CHECK(opening(written) == data);
    CHECK(contains(tree(written), "Ice at the quay"));
    CHECK(opening(read_page(stating("ice_files/lead.jpg"))) == "ice_files/lead.jpg");

    // Saved as the page shows it, beside the article.
    const article::Article copied =
        read(bytes_of("<!doctype html><html lang=en><head><title>Ice</title>" +
                          stating("https://pictures.example/2026/lead-picture-1200x630.jpg?q=80") +
                          "</head><body><div><img src='ice_files/lead-picture-640x360.jpg' alt='The quay'></div><article>" +
                          prose + "</article></body></html>",
                      "a.html"));
    CHECK(opening(copied) == "ice_files/lead-picture-640x360.jpg");

    // Names of sizes are those of many pictures, and what stands beside the article is of something else.
    for (const char* around : {"<div><img src='ice_files/5000.jpg' alt='Cat show'></div>",
                               "<aside><img src='ice_files/pier-at-noon.jpg' alt='Cat show'></aside>"}) {
        for (const char* stated : {"https://pictures.example/a/5000.jpg", "https://pictures.example/a/pier-at-noon.jpg"}) {
            const article::Article other =
                read(bytes_of("<!doctype html><html lang=en><head><title>Ice</title>" + stating(stated) + "</head><body>" +
                                  around + "<article>" + prose + "</article></body></html>",
                              "a.html"));
            CHECK(opening(other).empty());
            CHECK(contains(diagnostics(other), "is not fetched"));
        }
    }
    CHECK(opening(read(bytes_of("<!doctype html><html lang=en><head><title>Ice</title>" + stating("ice_files/logo.png") +
                                    "</head><body><header><img src='ice_files/logo.png'></header><article>" + prose +
                                    "</article></body></html>",
                                "a.html")))
              .empty());
}

TEST_CASE("an alternative text is of the picture of its own group") {
    const auto alternative = [](const std::string& meta) {
        const article::Article article = read_page(meta);
        const auto* figure = std::get_if<article::Figure>(&article.body.front().value);
        return figure == nullptr ? "no picture" : figure->image.alt;
    };
    const std::string graph = "<meta property=og:image content='ice_files/lead.jpg'>";
    CHECK(alternative(graph + "<meta name=twitter:image content='ice_files/mayor.jpg'>"
                              "<meta name=twitter:image:alt content='The mayor'>") == "");
    CHECK(alternative(graph + "<meta name=twitter:image content='ice_files/lead.jpg'>"
                              "<meta name=twitter:image:alt content='The quay'>") == "The quay");
    CHECK(alternative(graph + "<meta name=twitter:image:alt content='The quay'>") == "The quay");
    CHECK(alternative(graph + "<meta property=og:image content='ice_files/mayor.jpg'>"
                              "<meta property=og:image:alt content='The mayor'>") == "");
    CHECK(alternative("<meta property=og:image:alt content='The quay'>" + graph +
                      "<meta property=og:image content='ice_files/mayor.jpg'>"
                      "<meta property=og:image:alt content='The mayor'>") == "The quay");
}

TEST_CASE("the picture that a page states is not shown twice, and one that would have to be fetched is told once") {
    const std::string meta = "<meta property=og:image content='https://pictures.example/a/ice-at-quay-1200x630.jpg?q=80'>";
    const std::string said =
        "the article's picture 'https://pictures.example/a/ice-at-quay-1200x630.jpg?q=80' is not fetched";
    const article::Article remote = read_page(meta);
    CHECK(remote.image == "https://pictures.example/a/ice-at-quay-1200x630.jpg?q=80");
    CHECK(contains(diagnostics(remote), "note: " + said));
    CHECK_FALSE(contains(tree(remote), "ice-at-quay"));
    for (const char* shown :
         {"https://pictures.example/a/ice-at-quay-1200x630.jpg?q=80", "https://pictures.example/a/ice-at-quay.jpg",
          "https://pictures.example/a/ice-at-quay-640w.webp",
          "https://pictures.example/scaled?of=%2Fa%2Fice-at-quay.jpg&w=9", "ice_files/ice-at-quay@2x.jpg"}) {
        const article::Article article = read_page(meta, "<img src='" + std::string(shown) + "' alt='Ice'>");
        CHECK_FALSE(contains(diagnostics(article), said));
        CHECK(contains(tree(article), shown));
        CHECK(tree(article).find("figure") == tree(article).rfind("figure"));
    }
    const article::Article other = read_page(meta, "<img src='https://pictures.example/a/gull.jpg' alt='A gull'>");
    CHECK(contains(diagnostics(other), said));
}

TEST_CASE("a page that is saved says where it came from") {
    const article::Article article = read(
        bytes_of("<!DOCTYPE html>\n<!-- saved from url=(0035)https://saltquay.example/2026/11/24/ice -->\n<html><body>" +
                     prose + "</body></html>",
                 "a.html"));
    CHECK(article.url == "https://saltquay.example/2026/11/24/ice");
    CHECK(base::iso(article.published.value()) == "2026-11-24");
}

TEST_CASE("a page that stands where an article should be is refused") {
    const std::string error =
        refusal(bytes_of("<!doctype html><title>Page not found | Salt Quay Courier</title><body><h1>Page not "
                         "found</h1><p>The page that you asked for is not here.</p></body>",
                         "a.html"));
    CHECK(contains(error, "Page not found"));
    CHECK(contains(
        refusal(bytes_of("<!doctype html><title>Ice</title><body><p>Please enable JavaScript to view this page.</p></body>",
                         "a.html")),
        "enable JavaScript"));
}

TEST_CASE("pages that stand where an article should be are known in other words and languages") {
    const auto refused = [](const std::string& heading, const std::string& text) {
        return refusal(bytes_of(
            "<!doctype html><title>Salt Quay</title><body><h1>" + heading + "</h1><p>" + text + "</p></body>", "a.html"));
    };
    for (const char* heading :
         {"Oops! That page can’t be found.", "Die Seite gibt es nicht", "410 Gone", "This page doesn't exist",
          "Something went wrong", "Sorry, this page isn't available.", "301 Moved Permanently"}) {
        CHECK(contains(refused(heading, "Go on to the first page of the quay."), "this is no article but a page"));
    }
    for (const char* notice :
         {"This website requires JavaScript.", "Sorry, you need to enable JavaScript to visit it.",
          "JavaScript ist deaktiviert, leider.", "请启用 JavaScript", "Для просмотра включите JavaScript"}) {
        CHECK(contains(refused("Ice", notice), "the page holds no article"));
    }
}

TEST_CASE("pages that ask whether one is human, for consent, or that are closed to a country are refused") {
    const auto refused = [](const std::string& heading, const std::string& text) {
        return refusal(bytes_of(
            "<!doctype html><title>Salt Quay</title><body><h1>" + heading + "</h1><p>" + text + "</p></body>", "a.html"));
    };
    const std::string excuse =
        "We think that a machine asks for this page, since it asked for so many on this quiet morning.";
    for (const char* heading :
         {"Please verify you are human", "Bitte bestätigen Sie, dass Sie ein Mensch sind.", "Confirma que no eres un robot",
          "Подтвердите, что вы не робот", "请完成安全验证", "451 Unavailable For Legal Reasons",
          "Dieser Inhalt ist in Ihrem Land nicht verfügbar", "Access to this page has been denied."}) {
        CAPTURE(heading);
        CHECK(contains(refused(heading, excuse), "this is no article but a page that says"));
    }
    const std::string cookies = "We use cookies to learn how often the Courier is read. "
                                "<button>Accept all</button> or <button>only what it cannot do without</button>";
    CHECK(contains(refused("Before you continue to Salt Quay", cookies),
                   "a page that asks for consent: 'Before you continue"));
    CHECK(contains(refused("Bevor Sie fortfahren",
                           "Cookies helfen uns und unseren Partnern, den Kurier besser zu machen.<button>Ja</button>"),
                   "a page that asks for consent"));
    // An article may be called so.
    CHECK(refused("Before you continue to heat with coal", "The harbour office asks for patience, and for wood.").empty());
    CHECK(refused(
              "Before you continue to heat with coal",
              "The harbour office asks for patience, and for wood. It says that the last ship with coal has been under way "
              "since Sunday, that the ice holds it off the cape, and that nobody knows how long that may last.</p>"
              "<footer><a href='/c'>Cookies</a></footer><p>")
              .empty());
    CHECK(refused("Are robots human?", "The ferry's new pilot is a machine, and it has opinions on the harbour.").empty());
}

TEST_CASE("a page is what the heading of its article says, not what that of a dialog over it says") {
    const std::string article =
        "<article><h1>Ice at the quay</h1><p>The harbour froze over, says the office.</p></article>";
    const std::string button = "<p>We use cookies.</p><button>Yes</button>";
    const auto refused = [](const std::string& text, const std::string& title = "Ice at the quay") {
        return refusal(bytes_of("<!doctype html><title>" + title + "</title><body>" + text, "a.html"));
    };
    for (const char* dialog : {"<div hidden>", "<dialog>", "<div style='display:none'>", "<div class=overlay>",
                               "<div role=dialog aria-modal=true>"}) {
        CAPTURE(dialog);
        CHECK(refused(dialog + ("<h1>We value your privacy</h1>" + button + "</div></dialog>" + article)).empty());
        CHECK(refused(dialog + ("<h1>Something went wrong</h1>" + button + "</div></dialog>" + article)).empty());
    }
    CHECK(contains(refused("<dialog><h1>We value your privacy</h1>" + button + "</dialog>", "Courier"),
                   "a page that asks for consent"));
    CHECK(refused("<article><h1>Your privacy matters</h1><p>The law of the island says that your data may be sold by "
                  "nobody.</p></article>",
                  "Your privacy matters")
              .empty());
}

TEST_CASE("what error pages say may be the headline of an article that is longer, or that somebody signed") {
    const auto refused = [](const std::string& title, const std::string& text) {
        return refusal(
            bytes_of("<!doctype html><title>" + title + "</title><body><h1>" + title + "</h1>" + text, "a.html"));
    };
    const std::string line = "<p>The harbour froze over on Sunday, and the ferry waits at the northern quay.</p>";
    const std::string lines = line + line + line + line + line + line + line + line + line;
    for (const char* title : {"Sind Sie ein Mensch?", "Forbidden", "Just a moment with the pilot", "Not found",
                              "Access denied: how the harbour shut its gates", "404: a street without a name"}) {
        CAPTURE(title);
        CHECK(refused(title, lines).empty());
        CHECK(refused(title, "<p class=byline>By Ada Quill</p>" + line + line).empty());
        CHECK(contains(refused(title, line), "a page that says"));
    }
    CHECK(contains(refused("Page not found", lines), "a page that says"));
    CHECK(contains(refused("Just a moment", "<p class=byline>By Ada Quill</p><p>One moment.</p>"), "a page that says"));
}

TEST_CASE("a page shows nothing without scripts where it shows nothing else, not where only its comments do") {
    const auto refused = [](const std::string& text) {
        return refusal(bytes_of("<!doctype html><title>Ice</title><body>" + text, "a.html"));
    };
    const std::string comments = "<noscript>Please enable JavaScript to view the comments.</noscript>";
    const std::string line =
        "<p>The harbour froze over on Sunday, and the ferry waits at the northern quay, says the office.</p>";
    CHECK(refused("<article>" + line + "</article>" + comments).empty());
    CHECK(refused("<article>" + line + line + line + "</article><p>Please enable JavaScript to comment.</p>").empty());
    CHECK(contains(refused("<div id=app></div>" + comments), "the page holds no article"));
    CHECK(contains(refused("<p>Please enable JavaScript to read on.</p>" + line + line), "the page holds no article"));
}

TEST_CASE("an article that stops where one must pay is told to be cut, in many languages") {
    const auto warned = [](const std::string& line) {
        return contains(diagnostics(read_page("", "<h1>Ice</h1>" + prose + "<div><p>" + line + "</p></div>")),
                        "may be cut");
    };
    for (const char* line :
         {"This post is for paying subscribers", "Sign up to continue reading", "Keep reading with a 7-day free trial",
          "Sie möchten diesen Artikel lesen?", "Il vous reste 40 % de cet article à lire.",
          "Suscríbete para seguir leyendo", "Assine para continuar lendo", "Alleen voor abonnees",
          "Artikeln är låst för prenumeranter", "Kun for abonnenter", "Tylko dla prenumeratorów",
          "Материал доступен только подписчикам", "للمشتركين فقط", "この記事は有料記事です。残り900文字", "登录后阅读全文",
          "유료 회원 전용 기사입니다"}) {
        CAPTURE(line);
        CHECK(warned(line));
    }
    CHECK_FALSE(warned("You have two free articles left this month."));
    CHECK_FALSE(warned("Subscribers of the ferry line pay less."));
    CHECK_FALSE(contains(diagnostics(read_page("", "<nav><a href='/p'>For subscribers only</a></nav><h1>Ice</h1>" + prose)),
                         "may be cut"));
}

TEST_CASE("a page of frames names what they show, and one that scripts have yet to fill says so") {
    const std::string frames =
        refusal(bytes_of("<html><head><title>Archive</title></head><frameset cols='20%,80%'><frame src=nav.html>"
                         "<frame src='main.html?a=1&amp;b=2'><noframes><body><p>Frames.</body></noframes>"
                         "</frameset></html>",
                         "a.html"));
    CHECK(contains(frames, "frames that show others: nav.html, main.html?a=1&b=2"));
    CHECK(contains(refusal(bytes_of("<!doctype html><title>Ice</title><body><div id=app></div><script>go()</script></body>",
                                    "a.html")),
                   "the page has no text, only scripts"));
    CHECK(contains(refusal(bytes_of("<!doctype html><title>Ice</title><body><div id=app></div></body>", "a.html")),
                   "no text under it"));
}

TEST_CASE("a page that tells what is missing in its window's title or in all the text that it has is refused") {
    const auto refused = [](const std::string& title, const std::string& text) {
        return refusal(
            bytes_of("<!doctype html><title>" + title + "</title><body><h1>Fehler</h1>" + text + "</body>", "a.html"));
    };
    CHECK(contains(refused("Salt Quay", "<p>Die Seite gibt es nicht.</p>"), "a page that says 'Die Seite gibt es nicht.'"));
    CHECK(contains(refused("Courier - Seite nicht gefunden", "<p>Zurück zum Kai.</p>"), "Seite nicht gefunden"));
    CHECK(contains(refused("Cette page n’existe pas | Courrier", "<p>Retour au quai.</p>"), "Cette page"));
    // Who writes about such a page has more to say.
    CHECK(refused("Salt Quay", "<p>Die Seite gibt es nicht.</p>" + prose).empty());
    CHECK(refused("Salt Quay",
                  "<p>Access denied to the harbour after the ice broke: nobody may pass the northern quay before "
                  "noon, says the harbour office.</p>")
              .empty());
}

TEST_CASE("a page that asks to log in is refused, an article that offers it is not") {
    const auto refused = [](const std::string& title, const std::string& text) {
        return refusal(bytes_of("<!doctype html><title>" + title + "</title><body>" + text + "</body>", "a.html"));
    };
    const std::string form = "<h1>Welcome</h1><form><p>Your name and your word</p><input></form>";
    for (const char* title :
         {"Log in", "Sign in | Salt Quay Courier", "Courier – Anmelden", "ログイン", "Iniciar sesión - Diario"}) {
        CHECK(contains(refused(title, form), "a page to log in"));
    }
    CHECK(contains(refused("Courier", "<h1>Welcome</h1><p>Please log in to continue.</p>"), "a page to log in"));
    CHECK(refused("Harbour froze", "<article>" + prose + "</article><p>Please log in to continue</p>").empty());
    CHECK(refused("Harbour froze | Courier", "<nav><h1>Log in</h1></nav><article>" + prose + "</article>").empty());
}

TEST_CASE("a server's list of files is refused, however long it is") {
    const auto refused = [](const std::string& title, const std::string& text) {
        return refusal(bytes_of("<!doctype html><title>" + title + "</title><h1>" + title + "</h1>" + text, "a.html"));
    };
    std::string rows;
    for (int i = 10; i < 99; ++i) {
        rows += "<tr><td><a href='ice-" + std::to_string(i) + ".html'>ice of the harbour</a><td>12K</tr>";
    }
    for (const char* title : {"Index of /", "Index of /news/2026", "Directory listing for /ice"}) {
        CHECK(contains(refused(title, "<table>" + rows + "</table>"), "a server's list of files"));
    }
    CHECK(refused("Index of prices", "<article>" + prose + "</article>").empty());
    CHECK(refused("Index of /pub: how open folders made the web", "<article>" + prose + prose + "</article>").empty());
}

TEST_CASE("an article that one must pay for is read as far as it goes, with a warning") {
    const article::Article article = read_page(
        R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ice","isAccessibleForFree":false}</script>)");
    CHECK(contains(diagnostics(article), "pay"));
}

}  // namespace gazette::test
