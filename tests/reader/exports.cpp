#include <string>

#include <catch2/catch.hpp>

#include "base/hash.h"
#include "reading.h"

using namespace gazette;
using namespace gazette::test;

namespace {

reader::Reading reading_of(const std::string& data, const std::string& name) {
    return test::reading_of(bytes_of(data, name));
}

std::string said(const reader::Reading& reading) {
    std::string out;
    for (const reader::Unread& part : reading.unread) {
        out += part.diagnostic.place.file + ": " + base::name_of(part.diagnostic.severity) + ": " + part.diagnostic.what +
               "\n";
    }
    return out;
}

const std::string text =
    "<p>The ferry left the quay <em>late</em> again.</p><script>x</script><p><a href='/dues'>Dues</a> rise.</p>";

}  // namespace

TEST_CASE("exports: an entry of wallabag with its text is an article with its facts") {
    const reader::Reading reading = reading_of(
        R"([{"id": 23, "title": "Ferry leaves late", "url": "https://kestrel.example/news/ferry", "created_at": "2026-11-24T05:02:00+0100",
            "content": ")" +
            text +
            R"(", "language": "en_GB", "published_at": "2026-11-23T22:15:00+0000", "published_by": ["Ilka Marrane", ""],
            "tags": ["harbours", {"label": "money"}]},
           {"title": "Lost", "url": "https://kestrel.example/lost", "content": "<p>wallabag can't retrieve contents for this article. Please <a>troubleshoot</a>.</p>"}])",
        "wallabag.json");
    REQUIRE(reading.articles.size() == 1);
    const article::Article& article = reading.articles[0];
    CHECK(article.title == "Ferry leaves late");
    CHECK(article.byline == "Ilka Marrane");
    CHECK(article.url == "https://kestrel.example/news/ferry");
    CHECK(article.language == "en-GB");
    CHECK(article.tags == std::vector<std::string>{"harbours", "money"});
    REQUIRE(article.published);
    CHECK(base::iso(*article.published) == "2026-11-23T22:15Z");
    REQUIRE(article.retrieved);
    CHECK(base::iso(*article.retrieved) == "2026-11-24T04:02Z");
    CHECK(body(article) == "The ferry left the quay late again.\nDues rise.");
    CHECK(contains(tree(article), "https://kestrel.example/dues"));
    CHECK(article.input.entry == "https://kestrel.example/news/ferry");
    CHECK(article.input.sha256 == base::sha256_hex(text));
    CHECK(said(reading) == "wallabag.json/https://kestrel.example/lost: note: a link without its text: Lost\n"
                           "wallabag.json: warning: a list with 1 link without the text of the pages\n");
}

TEST_CASE("exports: what the text of an entry embeds is listed by its address") {
    const reader::Reading reading =
        reading_of(R"([{"title": "Ferry", "url": "https://kestrel.example/ferry", "content": "<p>The ferry left.</p>)"
                   R"(<iframe src='/film' title='A film'></iframe><noscript>Turn scripts on.</noscript>"}])",
                   "wallabag.json");
    REQUIRE(reading.articles.size() == 1);
    CHECK(removed(reading.articles[0]) == "A film (https://kestrel.example/film) [embedded page, not fetched]\n"
                                          "Turn scripts on. [for browsers without scripts]\n");
    CHECK(contains(diagnostics(reading.articles[0]), "the embedded page 'https://kestrel.example/film' is not fetched"));
}

TEST_CASE("exports: lists of links are an error that counts them, and each is a note") {
    const std::string omnivore =
        R"([{"slug": "a", "title": "One", "url": "https://a.example/1", "labels": ["RSS"], "savedAt": "2026-11-24T05:02:00.000Z"}])";
    const std::string pinboard =
        R"([{"href": "https://a.example/1", "description": "One", "extended": "", "time": "2026-11-24T05:02:00Z", "tags": "a b"}])";
    const std::string firefox =
        R"({"title": "", "children": [{"title": "Bar", "children": [{"title": "One", "uri": "https://a.example/1"}, {"uri": "place:sort=8"}]}]})";
    const std::string chrome =
        R"({"roots": {"bookmark_bar": {"children": [{"name": "One", "type": "url", "url": "https://a.example/1"}], "name": "Bar"}}, "version": 1})";
    const std::string pocket = "title,url,time_added,tags,status\r\nOne,https://a.example/1,1600322788,,unread\r\n";
    const std::string instapaper = "URL,Title,Selection,Folder\nhttps://a.example/1,One,,Unread\n";
    const std::string netscape =
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
        "<TITLE>Bookmarks</TITLE><DL><p><DT><H3>Folder</H3><DL><p><DT><A HREF=\"https://a.example/1\" "
        "ADD_DATE=\"1456433741\">One</A></DL></DL>";
    const std::string without_type =
        "\xEF\xBB\xBF<TITLE>Bookmarks</TITLE>\n<DL><p>\n<DT><A HREF=\"https://a.example/1\" ADD_DATE=\"1\">One</A>\n</DL>";
    const std::string ril = "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><ul><li><a "
                            "href=\"https://a.example/1\" time_added=\"1\">One</a></li></ul></body></html>";
    for (const std::string& data : {omnivore, pinboard, firefox, chrome, pocket, instapaper, netscape, without_type, ril}) {
        INFO(data);
        const reader::Reading reading = reading_of(data, "a");
        CHECK(reading.articles.empty());
        const std::string searches =
            data == firefox ? "a: note: a link that leads to no page of the web (place:)\n" : std::string();
        CHECK(said(reading) == "a/https://a.example/1: note: a link without its text: One\n" + searches +
                                   "a: error: a list with 1 link without the text of the pages\n");
    }
}

TEST_CASE("exports: quotes, commas and line ends within the fields of a table") {
    const reader::Reading reading =
        reading_of("\"title\",\"url\"\n\"The \"\"late\"\" "
                   "ferry,\n\nagain\",https://a.example/1\n,https://a.example/2\nnone,mailto:x\n",
                   "a.csv");
    CHECK(said(reading) == "a.csv/https://a.example/1: note: a link without its text: The \"late\" ferry, again\n"
                           "a.csv/https://a.example/2: note: a link without its text\n"
                           "a.csv: note: a link that leads to no page of the web (mailto:): none\n"
                           "a.csv: error: a list with 2 links without the text of the pages\n");
}

TEST_CASE("exports: bookmarks that lead to no page of the web are listed as such") {
    const reader::Reading reading = reading_of(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF=\"javascript:alert(1)\">Clip it</A><DT><A "
        "HREF=\"file:///home/a.pdf\">Notes</A><DT><A HREF=\"https://a.example/1\">One</A><DT><A HREF=\"#top\">Top</A></DL>",
        "a.html");
    CHECK(said(reading) == "a.html/https://a.example/1: note: a link without its text: One\n"
                           "a.html: note: a link that leads to no page of the web (javascript:): Clip it\n"
                           "a.html: note: a link that leads to no page of the web (file:): Notes\n"
                           "a.html: error: a list with 1 link without the text of the pages\n");
}

TEST_CASE("exports: a table's fields may be parted by semicolons or tabs") {
    for (const char* data : {"\xEF\xBB\xBFURL;Title;Folder\r\nhttps://a.example/1;\"One; two, three\";Unread\r\n",
                             "url\ttitle\nhttps://a.example/1\tOne; two, three\n"}) {
        for (const char* name : {"a.csv", "a"}) {
            INFO(name << data);
            CHECK(said(reading_of(data, name)) ==
                  std::string(name) + "/https://a.example/1: note: a link without its text: One; two, three\n" + name +
                      ": error: a list with 1 link without the text of the pages\n");
        }
    }
}

TEST_CASE("exports: a quote that is never closed is told with its line and costs no entry") {
    const reader::Reading reading =
        reading_of("title,url,tags\n\"Sound\" ,https://a.example/1,\n\"Never closed,https://a.example/2,\n"
                   "Other,https://a.example/3,\n",
                   "a.csv");
    CHECK(said(reading) == "a.csv/https://a.example/1: note: a link without its text: Sound\n"
                           "a.csv/https://a.example/2: note: a link without its text: \"Never closed\n"
                           "a.csv/https://a.example/3: note: a link without its text: Other\n"
                           "a.csv: warning: a quote is never closed; it was read as part of its field\n"
                           "a.csv: error: a list with 3 links without the text of the pages\n");
    CHECK(reading.unread[3].diagnostic.place.line == 3);
    // One that is not doubled ends nothing.
    CHECK(contains(said(reading_of("title,url\n\"The \"late\" ferry\",https://a.example/1\n", "a.csv")),
                   "The \"late\" ferry"));
}

TEST_CASE("exports: a table may hold the texts") {
    const reader::Reading reading =
        reading_of("url,title,content\nhttps://a.example/1,One,\"<p>The ferry, late again.</p>\"\n", "a.csv");
    REQUIRE(reading.articles.size() == 1);
    CHECK(body(reading.articles[0]) == "The ferry, late again.");
}

TEST_CASE("exports: what is called one and is none is refused, other texts are read as what they are") {
    CHECK(contains(refusal(bytes_of("{\"a\": ", "a.json")), "no sound JSON"));
    CHECK(contains(refusal(bytes_of("name,age\nIlka,40\n", "a.csv")), "no column of addresses"));
    CHECK(contains(said(reading_of("{\"name\": \"gazette\"}", "a.json")),
                   "a.json: error: neither an article nor a link is in it"));
    const std::string story =
        "\n\nThe ferry left the quay late again, and nobody on the island thought that worth a letter.\n";
    CHECK(reading_of("[Correction] The ferry, and the URL of it" + story, "a.txt").articles.at(0).title ==
          "[Correction] The ferry, and the URL of it");
    CHECK(reading_of("Curls, hurls and furls" + story, "a.txt").articles.at(0).title == "Curls, hurls and furls");
}

TEST_CASE("exports: depth and size take no memory") {
    const std::string deep(1'000'000, '[');
    CHECK(said(reading_of(deep + std::string(1'000'000, ']'), "a.json")) ==
          "a.json: error: it holds more than can be read at once\n");
    std::string wide = "[0";
    for (int i = 0; i < 3'100'000; ++i) {
        wide += ",0";
    }
    CHECK(said(reading_of(wide + "]", "a.json")) == "a.json: error: it holds more than can be read at once\n");
    // What is within a string is no structure.
    CHECK(reading_of(R"([{"url": "https://a.example/1", "content": ")" + std::string(200, '[') + R"(\"{ The ferry."}])",
                     "a.json")
              .articles.size() == 1);
}

TEST_CASE("exports: what only looks like one is passed over where it was come upon, and refused where it was named") {
    for (const auto& [data, name] : {std::pair("{\"name\": \"reeds\"}", "a.json"), std::pair("a,b\n1,2\n", "a.csv")}) {
        reader::Bytes bytes = bytes_of(data, name);
        const base::Result<reader::Reading> named = reader::read(bytes, {source::Registry(), rules()});
        CHECK((!named || named->unread.back().diagnostic.severity == base::Severity::error));
        bytes.found = true;
        const base::Result<reader::Reading> found = reader::read(bytes, {source::Registry(), rules()});
        REQUIRE(found);
        REQUIRE(found->unread.size() == 1);
        CHECK(found->unread[0].diagnostic.severity == base::Severity::note);
        CHECK(contains(found->unread[0].diagnostic.what, "passed over"));
    }
    // What was meant to be one and is damaged, or has nothing but links, is told as ever.
    for (const char* data : {"{\"url\": \"https://a.example/", "[{\"url\": \"https://a.example/\"}]"}) {
        reader::Bytes bytes = bytes_of(data, "a.json");
        bytes.found = true;
        const base::Result<reader::Reading> found = reader::read(bytes, {source::Registry(), rules()});
        CHECK((!found || found->unread.back().diagnostic.severity == base::Severity::error));
    }
}

TEST_CASE("exports: a date that cannot be read is told, and one in words is read") {
    const auto saved_with = [](const std::string& published, const std::string& saved) {
        const reader::Reading reading =
            reading_of(R"([{"url": "https://kestrel.example/1", "title": "Ferry", "content": ")" + text +
                           R"(", "published_at": ")" + published + R"(", "created_at": ")" + saved + R"("}])",
                       "a.json");
        REQUIRE(reading.articles.size() == 1);
        return reading.articles.front();
    };
    const article::Article odd = saved_with("some day", "2026-11-24");
    CHECK_FALSE(odd.published);
    CHECK(diagnostics(odd) ==
          "a.json/https://kestrel.example/1: warning: the date when it was published, 'some day', cannot "
          "be read\n  hint: correct it in the export; the article stays without it\n");
    CHECK(contains(diagnostics(saved_with("", "yesterday")), "the date when it was saved, 'yesterday', cannot be read"));
    const article::Article in_words = saved_with("mar. 24 nov. 2026", "1795496400");
    CHECK(in_words.published->date == base::Date{2026, 11, 24});
    CHECK(in_words.retrieved);
    CHECK(in_words.diagnostics.empty());
    for (const char* none : {"", "0", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "null", "None", "-1", "undefined",
                             "1970-01-01T00:00:00Z", "1970-01-01 01:00 +0100", "-62135596800"}) {
        CAPTURE(none);
        const article::Article undated = saved_with(none, none);
        CHECK(undated.diagnostics.empty());
        CHECK_FALSE(undated.published);
        CHECK_FALSE(undated.retrieved);
    }
    CHECK(contains(diagnostics(saved_with("-86400", "")), "'-86400', cannot be read"));
}

TEST_CASE("exports: times are counted in seconds and what is less than them, as strings and as numbers") {
    const auto saved_at = [](const std::string& value) {
        const reader::Reading reading =
            reading_of(R"([{"url": "https://kestrel.example/1", "title": "Ferry", "content": ")" + text +
                           R"(", "created_at": )" + value + "}]",
                       "a.json");
        REQUIRE(reading.articles.size() == 1);
        const article::Article& article = reading.articles.front();
        return (article.retrieved ? base::iso(*article.retrieved) : "none") + diagnostics(article);
    };
    for (const std::string counted : {"1795511700", "1795511700.5", "1795511700.0", "1795511700123", "1795511700123.25",
                                      "1795511700123456", "1795511700123456789", "13439985300123456", "1.7955117e9"}) {
        CAPTURE(counted);
        CHECK(saved_at(counted) == "2026-11-24T09:15Z");
        CHECK((counted.ends_with("e9") || saved_at('"' + counted + '"') == "2026-11-24T09:15Z"));
    }
    CHECK(saved_at("1.7955117e15") == "2026-11-24T09:15Z");
    CHECK(saved_at("1.7955117e18") == "2026-11-24T09:15Z");
    for (const char* none : {"null", "0", "0.0", "-1", "-1.0", "-62135596800"}) {
        CAPTURE(none);
        CHECK(saved_at(none) == "none");
    }
    CHECK(contains(saved_at("17955117.5"), "'17955117.5', cannot be read"));
    CHECK(contains(saved_at("1e300"), "cannot be read"));
    CHECK(contains(saved_at("\"1795511700.x\""), "cannot be read"));
}

TEST_CASE("exports: each line an object, as programs write that go on writing") {
    const std::string first = R"({"url": "https://kestrel.example/1", "title": "Ferry", "content": ")" + text + "\"}\n";
    const std::string second = R"({"url": "https://kestrel.example/2", "title": "Dues", "content": ")" + text + "\"}\n";
    CHECK(reading_of(first + second, "a.jsonl").articles.size() == 2);
    const reader::Reading odd = reading_of(first + "{\"url\":\n\n" + second, "a.jsonl");
    CHECK(odd.articles.size() == 2);
    CHECK(contains(said(odd), "a.jsonl: warning: a line that is no sound JSON"));
    CHECK(odd.unread.front().diagnostic.place.line == 2);
    CHECK(contains(refusal(bytes_of("{\"url\":\n", "a.jsonl")), "this is no sound JSON"));
}

TEST_CASE("exports: what the heirs of Google Reader export has its texts and its outlets") {
    const auto saved = [](const std::string& within) {
        return R"({"id": "user/1/state/com.google/starred", "title": "Starred", "items": [{"id": "1", "published": 1795496400,
            "title": "Ferry leaves late", "alternate": [{"href": "https://kestrel.example/1", "type": "text/html"}], ")" +
               within + R"(": {"direction": "ltr", "content": ")" + text +
               R"("}, "author": "Ilka Marrane", "origin": {"streamId": "feed/1", "title": "Kestrel Bay Herald"},
            "categories": ["user/-/state/com.google/read", "user/-/label/sea"]}]})";
    };
    for (const char* within : {"summary", "content"}) {
        const reader::Reading reading = reading_of(saved(within), "starred.json");
        REQUIRE(reading.articles.size() == 1);
        const article::Article& article = reading.articles.front();
        CHECK(article.title == "Ferry leaves late");
        CHECK(article.url == "https://kestrel.example/1");
        CHECK(article.byline == "Ilka Marrane");
        CHECK(article.source.name == "Kestrel Bay Herald");
        CHECK(article.tags == std::vector<std::string>{"sea"});
        CHECK(article.published->date == base::Date{2026, 11, 24});
        CHECK(contains(body(article), "The ferry left the quay late again."));
    }
    std::string thousandths = saved("summary");
    thousandths.replace(thousandths.find("1795496400"), 10, "1795496400000");
    CHECK(reading_of(thousandths, "a.json").articles.front().published->date == base::Date{2026, 11, 24});
}

TEST_CASE("exports: links that are saved one by one, listed, or written by Pinboard as XML are links without a text") {
    const std::string note = "https://kestrel.example/1: note: a link without its text";
    const std::pair<std::string, std::string> files[] = {
        {"a.url", "[InternetShortcut]\r\nURL=https://kestrel.example/1\r\n"},
        {"a.webloc",
         "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>URL</key><string>https://kestrel.example/1</string>"
         "</dict></plist>"},
        {"a.txt", "https://kestrel.example/1\n\nhttps://kestrel.example/2\n"},
        {"a.xml",
         "<?xml version=\"1.0\"?><posts user=\"ilka\"><post href=\"https://kestrel.example/1\" description=\"Ferry\" "
         "tag=\"sea boats\"/></posts>"}};
    for (const auto& [name, data] : files) {
        INFO(name);
        const reader::Reading reading = reading_of(data, name);
        CHECK(reading.articles.empty());
        CHECK(contains(said(reading), name + "/" + note));
        CHECK(contains(said(reading), "without the text of the pages"));
    }
    CHECK(contains(said(reading_of(files[3].second, "a.xml")), "a link without its text: Ferry"));
    // A text that opens with an address is one.
    CHECK(reading_of("https://kestrel.example/1\n\nThe ferry left the quay late again, as it does.\n", "a.txt")
              .articles.size() == 1);
}

TEST_CASE("exports: a page with an element of its own is no list of links") {
    const std::string story =
        "<h1>Ferry Leaves Late</h1><p>The ferry left the quay late again, and nobody on the island thought "
        "that worth a letter.</p>";
    for (const char* const odd : {"<posts-menu></posts-menu>", "<pre><plist><key>URL</key></pre>"}) {
        INFO(odd);
        const reader::Reading reading = reading_of("<!DOCTYPE html><html><head><title>Ferry</title></head><body>" +
                                                       std::string(odd) + "<article>" + story + "</article></body></html>",
                                                   "a.html");
        REQUIRE(reading.articles.size() == 1);
        CHECK(contains(body(reading.articles.front()), "nobody on the island"));
    }
}

TEST_CASE("exports: a shortcut may open with another section") {
    const reader::Reading reading =
        reading_of("[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,11\r\n[InternetShortcut]\r\n"
                   "IDList=\r\nURL=https://kestrel.example/1\r\n",
                   "a.url");
    CHECK(reading.articles.empty());
    CHECK(contains(said(reading), "a.url/https://kestrel.example/1: note: a link without its text"));
    CHECK(reading_of("[Ferry]\n\nThe file opens with [InternetShortcut] and the ferry left late again.\n", "a.txt")
              .articles.size() == 1);
}

TEST_CASE("exports: a text that cites lines of JSON stays a text, and a line is told by its number in the file") {
    const std::string prose = "Such lines are called JSON Lines, and the ferry left the quay late again.\n";
    for (const std::string& cited :
         {"{\"a\": 1}\n{\"b\": 2}\n\n" + prose + "\n" + prose, "{\"a\": 1}\n{\"b\": 2}\n\n" + prose}) {
        const reader::Reading reading = reading_of(cited, "a.txt");
        REQUIRE(reading.articles.size() == 1);
        CHECK(contains(body(reading.articles.front()), "Such lines are called JSON Lines"));
    }
    const std::string entry = R"({"url": "https://kestrel.example/1", "content": ")" + text + "\"}\n";
    const reader::Reading cut = reading_of("\n\n\n" + entry + entry + "{\"url\":", "a.txt");
    CHECK(cut.articles.size() == 2);
    REQUIRE(cut.unread.size() == 1);
    CHECK(cut.unread.front().diagnostic.place.line == 6);
}

TEST_CASE("exports: an address is no outlet's name") {
    const reader::Reading reading = reading_of(
        R"([{"url": "https://kestrel.example/1", "title": "Ferry", "origin": "https://feeds.example/rss", "content": ")" +
            text + "\"}]",
        "a.json");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles.front().source.name.empty());
}

TEST_CASE("exports: a row of a table without an address is told") {
    const reader::Reading reading = reading_of("URL,Title\nhttps://kestrel.example/1,Ferry\nnowhere,Dues\n,\n", "a.csv");
    CHECK(contains(said(reading), "a.csv: note: an entry without an address of the web: Dues"));
}
