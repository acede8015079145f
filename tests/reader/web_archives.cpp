#include <string>

#include <catch2/catch.hpp>

#include "base/base64.h"
#include "base/hash.h"
#include "base/text.h"
#include "gzip_of.h"
#include "reading.h"

using namespace gazette;
using namespace gazette::test;

namespace {

std::string page(const std::string& headline) {
    const std::string text =
        "<p>The ferry left the quay late again, and nobody on the island thought that worth a letter.</p>";
    return "<!DOCTYPE html><html lang='en'><head><title>" + headline + "</title></head><body><h1>" + headline + "</h1>" +
           text + "<img src='/quay.png' alt='The quay'>" + text + "<p><a href='dues'>Dues</a> rise, too.</p></body></html>";
}

std::string record(const std::string& kind, const std::string& target, const std::string& type, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: " + target +
           "\r\nWARC-Date: 2026-11-24T05:02:00Z\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& fields, const std::string& body) {
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n" + body;
}

std::string response(const std::string& target, const std::string& fields, const std::string& body) {
    return record("response", target, "application/http; msgtype=response", http(fields, body));
}

const std::string info = record("warcinfo", "", "application/warc-fields", "software: none\r\n");

reader::Reading reading_of(const std::string& data, const std::string& name = "a.warc") {
    return test::reading_of(bytes_of(data, name));
}

std::string said(const reader::Reading& reading) {
    std::string out;
    for (const reader::Unread& part : reading.unread) {
        out += base::format(part.diagnostic) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("web archives: each page is an article, named after its address") {
    const reader::Reading reading =
        reading_of(info + response("http://kestrel.example/news/a", "Content-Type: text/html", page("One")) +
                   record("request", "http://kestrel.example/news/a", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                   record("resource", "<http://kestrel.example/b>", "text/html; charset=utf-8", page("Two")));
    REQUIRE(reading.articles.size() == 2);
    const article::Article& one = reading.articles[0];
    CHECK(one.title == "One");
    CHECK(one.url == "http://kestrel.example/news/a");
    CHECK(one.input.entry == "http://kestrel.example/news/a");
    CHECK(one.input.sha256 == base::sha256_hex(page("One")));
    REQUIRE(one.retrieved);
    CHECK(base::iso(*one.retrieved) == "2026-11-24T05:02Z");
    CHECK(contains(tree(one), "http://kestrel.example/news/dues"));
    CHECK(reading.articles[1].input.entry == "http://kestrel.example/b");
    CHECK(reading.unread.empty());
}

TEST_CASE("web archives: chunks, compression and character sets are undone") {
    const std::string text = page("Ferry \xB6");
    const std::string chunked = "a\r\n" + text.substr(0, 10) + "\r\n" + "ffff\r\n" + text.substr(10) + "\r\n0\r\n\r\n";
    // "ffff" is more than there is: what is there counts.
    CHECK(reading_of(info + response("http://a.example/",
                                     "Content-Type: text/html;charset=iso-8859-2\r\nTransfer-Encoding: chunked", chunked))
              .articles.at(0)
              .title == "Ferry ś");
    CHECK(reading_of(info + response("http://a.example/", "Content-Type: text/html\r\nContent-Encoding: gzip",
                                     gzip_of(page("Packed"))))
              .articles.at(0)
              .title == "Packed");
    // Says that it is chunked, and is not.
    CHECK(reading_of(info +
                     response("http://a.example/", "Content-Type: text/html\r\nTransfer-Encoding: chunked", page("Plain")))
              .articles.at(0)
              .title == "Plain");
    // Brotli, stored (RFC 7932 section 9.2): a window of 2^16, one uncompressed block, an empty last one.
    const std::string small =
        "<html><title>Ferry</title><p>The ferry left the quay late again today, and nobody wrote.</p></html>";
    REQUIRE(small.size() < 256);
    const unsigned header = 0U | 0U << 1U | 0U << 2U | static_cast<unsigned>(small.size() - 1) << 4U | 1U << 20U;
    const std::string stored =
        std::string{static_cast<char>(header), static_cast<char>(header >> 8U), static_cast<char>(header >> 16U)} + small +
        "\x03";
    CHECK(reading_of(info + response("http://a.example/", "Content-Type: text/html\r\nContent-Encoding: br", stored))
              .articles.at(0)
              .title == "Ferry");
}

TEST_CASE("web archives: deflate and Zstandard are undone") {
    const auto read = [](const std::string& coding, const std::string& body) {
        return reading_of(info +
                          response("http://a.example/", "Content-Type: text/html\r\nContent-Encoding: " + coding, body));
    };
    // zlib's format (RFC 1950), and the bare data that some servers send under the same name.
    const std::string zlib = deflated(page("Packed"), 15);
    CHECK(read("deflate", zlib).articles.at(0).title == "Packed");
    CHECK(read("deflate", deflated(page("Bare"), -15)).articles.at(0).title == "Bare");
    // Undone by the archiver, the field left as it was.
    CHECK(read("deflate", page("Plain")).articles.at(0).title == "Plain");
    CHECK(read("zstd", page("Plain")).articles.at(0).title == "Plain");
    CHECK(contains(diagnostics(read("deflate", zlib.substr(0, zlib.size() - 20)).articles.at(0)), "may be cut"));
    // A frame of one raw block (RFC 8878, 3.1.1), of which two make the page.
    const auto frame = [](const std::string& text) {
        const auto size = static_cast<unsigned>(text.size());
        const unsigned header = 1U | size << 3U;
        const std::string stated{'\x60', static_cast<char>(size - 256), static_cast<char>((size - 256) >> 8U)};
        return "\x28\xB5\x2F\xFD" + stated +
               std::string{static_cast<char>(header), static_cast<char>(header >> 8U), static_cast<char>(header >> 16U)} +
               text;
    };
    const std::string whole = page("Framed") + std::string(600, ' ');
    const std::string frames = frame(whole.substr(0, 300)) + frame(whole.substr(300));
    CHECK(read("zstd", frames).articles.at(0).title == "Framed");
    CHECK(contains(diagnostics(read("zstd", frames.substr(0, frames.size() - 30)).articles.at(0)), "may be cut"));
    CHECK(contains(said(read("zstd", "\x28\xB5\x2F\xFD\x60")), "the Zstandard data is damaged or cut off"));
}

TEST_CASE("web archives: images that were archived too are in the article") {
    const std::string picture = "\x89PNG\r\n" + std::string(100, 'x');
    const reader::Reading reading =
        reading_of(info + response("http://kestrel.example/a", "Content-Type: text/html", page("One")) +
                   response("http://kestrel.example/quay.png", "Content-Type: image/png", picture));
    REQUIRE(reading.articles.size() == 1);
    CHECK(contains(tree(reading.articles[0]), "data:image/png;base64," + base::encode_base64(picture)));
    CHECK(reading.unread.empty());
}

TEST_CASE("web archives: the picture that a page states opens its article where it was archived, too") {
    const std::string picture = "\x89PNG\r\n" + std::string(100, 'x');
    const std::string stating = base::replace_all(
        page("One"), "</head>", "<meta property='og:image' content='https://pictures.example/lead.png'></head>");
    const auto archive = [&](const std::string& address) {
        return reading_of(info + response("http://kestrel.example/a", "Content-Type: text/html", stating) +
                          response(address, "Content-Type: image/png", picture));
    };
    const reader::Reading with = archive("https://pictures.example/lead.png");
    REQUIRE(with.articles.size() == 1);
    const auto* figure = std::get_if<article::Figure>(&with.articles[0].body.front().value);
    REQUIRE(figure != nullptr);
    CHECK(figure->image.source == "data:image/png;base64," + base::encode_base64(picture));
    const reader::Reading without = archive("https://pictures.example/other.png");
    CHECK(contains(diagnostics(without.articles.at(0)), "'https://pictures.example/lead.png' is not fetched"));
}

TEST_CASE("web archives: what is no page is listed, and that alone is no error") {
    const reader::Reading reading =
        reading_of(info + response("http://a.example/data", "Content-Type: application/json", "{}") +
                   record("response", "http://a.example/gone", "application/http",
                          "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nGone") +
                   record("revisit", "http://a.example/", "application/http", "HTTP/1.1 200 OK\r\n\r\n") +
                   response("http://a.example/", "Content-Type: text/html", page("One")));
    CHECK(reading.articles.size() == 1);
    CHECK(said(reading) == "a.warc/http://a.example/data: note: no page: application/json\n"
                           "a.warc/http://a.example/gone: note: no page: status 404\n"
                           "a.warc/http://a.example/: note: archived before, unchanged\n");
    CHECK(contains(said(reading_of(info + response("http://a.example/data", "Content-Type: application/json", "{}"))),
                   "there is no article in it"));
}

TEST_CASE("web archives: what is damaged costs its own record, and is told") {
    const std::string good = response("http://a.example/", "Content-Type: text/html", page("One"));
    const reader::Reading passed_over = reading_of(info + "WARC/1.0\r\nWARC-Type: response\r\n\r\nnonsense\r\n" + good);
    CHECK(passed_over.articles.size() == 1);
    CHECK(contains(said(passed_over), "warning: the archive is damaged"));
    const reader::Reading cut = reading_of(info + good.substr(0, good.size() - 30));
    REQUIRE(cut.articles.size() == 1);
    CHECK(contains(diagnostics(cut.articles[0]), "may be cut"));
    // Of gzip members that end too early, those before.
    const std::string packed = gzip_of(info) + gzip_of(good) + gzip_of(good).substr(0, 40);
    const reader::Reading members = reading_of(packed, "a.warc.gz");
    REQUIRE(members.articles.size() == 1);
    CHECK(members.articles[0].input.sha256 == base::sha256_hex(page("One")));
    CHECK(contains(said(members), "error: the gzip data is damaged or cut off"));
}

TEST_CASE("web archives: ARC, with spaces in addresses") {
    const std::string head = "1 0 Kestrel\nURL IP-address Archive-date Content-type Archive-length\n";
    const std::string block = http("Content-Type: text/html", page("One"));
    const std::string data = "filedesc://a.arc 0.0.0.0 20261124050200 text/plain " + std::to_string(head.size()) + "\n" +
                             head + "\nhttp://a.example/ferry late 0.0.0.0 20261124050200 text/html " +
                             std::to_string(block.size()) + "\n" + block + "\n";
    const reader::Reading reading = reading_of(data, "a.arc");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].url == "http://a.example/ferry%20late");
    REQUIRE(reading.articles[0].retrieved);
    CHECK(base::iso(*reading.articles[0].retrieved) == "2026-11-24T05:02Z");
}

TEST_CASE("web archives: a head without an end takes no time") {
    std::string heads;
    for (int i = 0; i < 100'000; ++i) {
        heads += "WARC/1.0\r\n";
    }
    CHECK(contains(said(reading_of(heads)), "damaged"));
    CHECK(contains(said(reading_of(base::replace_all(heads, "1.0\r\n", "1.0\r\n\r\n"))), "damaged"));
}

TEST_CASE("web archives: a page that unpacks to too much is refused, and those after it are read") {
    const std::string bomb = page("One") + std::string(rules().containers().unpacked, ' ');
    const reader::Reading reading = reading_of(
        info + response("http://a.example/bomb", "Content-Type: text/html\r\nContent-Encoding: gzip", gzip_of(bomb)) +
        response("http://a.example/", "Content-Type: text/html", page("Two")));
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].title == "Two");
    CHECK(said(reading) == "a.warc/http://a.example/bomb: error: what it unpacks to is too large\n"
                           "  hint: raise 'unpacked-mebibytes' in containers.toml\n");
}

TEST_CASE("web archives: a page without a type is known by its content") {
    const reader::Reading reading = reading_of(info + response("http://a.example/", "Server: none", page("Untold")) +
                                               response("http://a.example/data", "Server: none", "a,b\n1,2\n") +
                                               record("resource", "http://a.example/b", "", page("Two")));
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].title == "Untold");
    CHECK(reading.articles[1].title == "Two");
    CHECK(said(reading) == "a.warc/http://a.example/data: note: no page: of unknown kind\n");
}

TEST_CASE("web archives: images and chunks that are cut off are told") {
    const std::string good = response("http://a.example/", "Content-Type: text/html", page("One"));
    const std::string image = response("http://a.example/quay.png", "Content-Type: image/png", std::string(100, 'x'));
    const reader::Reading cut = reading_of(info + good + image.substr(0, image.size() - 50));
    REQUIRE(cut.articles.size() == 1);
    CHECK_FALSE(contains(tree(cut.articles[0]), "data:"));
    CHECK(contains(said(cut), "a.warc/http://a.example/quay.png: warning: the image is cut off; it is not shown"));
    const std::string data = response("http://a.example/data", "Content-Type: text/csv", std::string(100, 'x'));
    CHECK(contains(said(reading_of(info + good + data.substr(0, data.size() - 50))),
                   "a.warc/http://a.example/data: warning: cut off, and no page: text/csv"));
    const auto chunked = [](const std::string& body) {
        return diagnostics(
            reading_of(info + response("http://a.example/", "Content-Type: text/html\r\nTransfer-Encoding: chunked", body))
                .articles.at(0));
    };
    CHECK(contains(chunked("ffff\r\n" + page("One") + "\r\n0\r\n\r\n"), "warning: the article may be cut"));
    CHECK(chunked(page("One")).empty());
}

namespace {

std::string record_with(const std::string& fields, const std::string& kind, const std::string& target,
                        const std::string& type, const std::string& block) {
    std::string whole = record(kind, target, type, block);
    whole.insert(whole.find("Content-Type: "), fields);
    return whole;
}

}  // namespace

TEST_CASE("web archives: a page that is in it in part only is told, and one that goes on in other records is joined") {
    const std::string address = "http://kestrel.example/a";
    const std::string sent = http("Content-Type: text/html", page("One"));
    const std::string http_type = "application/http; msgtype=response";
    const reader::Reading cut = reading_of(
        record_with("WARC-Truncated: length\r\n", "response", address, http_type, sent.substr(0, sent.size() - 90)));
    REQUIRE(cut.articles.size() == 1);
    CHECK(contains(diagnostics(cut.articles.front()), "warning: the article may be cut: the archive holds only a part"));

    const std::string first = record_with("WARC-Segment-Number: 1\r\nWARC-Record-ID: <urn:x:1>\r\n", "response", address,
                                          http_type, sent.substr(0, 200));
    const std::string second =
        record_with("WARC-Segment-Number: 2\r\nWARC-Segment-Origin-ID: <urn:x:1>\r\nWARC-Segment-Total-Length: " +
                        std::to_string(sent.size()) + "\r\n",
                    "continuation", address, "", sent.substr(200));
    const reader::Reading joined = reading_of(first + second);
    REQUIRE(joined.articles.size() == 1);
    CHECK(joined.articles.front().input.sha256 == base::sha256_hex(page("One")));
    CHECK_FALSE(contains(diagnostics(joined.articles.front()), "may be cut"));
    CHECK(said(joined).empty());

    const reader::Reading alone = reading_of(first);
    CHECK(contains(diagnostics(alone.articles.front()), "the article may be cut"));
    CHECK(contains(said(reading_of(info + second)), "warning: parts of <urn:x:1> that is not in the archive"));
}

TEST_CASE("web archives: a page whose records come to too much is refused before they are joined") {
    const std::string address = "http://kestrel.example/a";
    const std::string half(rules().containers().unpacked / 2 + 1, 'a');
    const std::string first = record_with("WARC-Segment-Number: 1\r\nWARC-Record-ID: <urn:x:1>\r\n", "response", address,
                                          "application/http; msgtype=response", http("Content-Type: text/html", half));
    const std::string second =
        record_with("WARC-Segment-Number: 2\r\nWARC-Segment-Origin-ID: <urn:x:1>\r\n", "continuation", address, "", half);
    const reader::Reading reading =
        reading_of(first + second + response("http://kestrel.example/b", "Content-Type: text/html", page("Two")));
    CHECK(reading.articles.size() == 1);
    CHECK(contains(said(reading), "error: what its parts come to is too large"));
    CHECK_FALSE(contains(said(reading), "not in the archive"));
}

TEST_CASE(
    "web archives: a page that was archived again is one article where it did not change, and told where it is missing") {
    const std::string address = "http://kestrel.example/a";
    const std::string sent = response(address, "Content-Type: text/html", page("One"));
    const std::string again =
        record("revisit", address, "application/http; msgtype=response", http("Content-Type: text/html", ""));
    const reader::Reading twice = reading_of(sent + sent + again);
    CHECK(twice.articles.size() == 1);
    CHECK(contains(said(twice), "note: archived again, unchanged"));
    CHECK(contains(said(twice), "note: archived before, unchanged"));
    const reader::Reading changed = reading_of(sent + response(address, "Content-Type: text/html", page("Two")));
    CHECK(changed.articles.size() == 2);
    CHECK(contains(said(changed), "note: archived again, changed; both are articles"));
    CHECK(contains(
        said(reading_of(info + again)),
        "a.warc/http://kestrel.example/a: warning: the page was archived before, unchanged, and not in this archive"));
}

TEST_CASE("web archives: the text that was made from a page is read where the page is not there") {
    const std::string address = "http://kestrel.example/a";
    const std::string words =
        "Ferry Leaves Late\n\nThe ferry left the quay late again, and nobody thought that worth a letter.";
    const std::string text = record("conversion", address, "text/plain", words);
    const reader::Reading reading = reading_of(info + text);
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles.front().title == "Ferry Leaves Late");
    CHECK(reading.articles.front().url == address);
    CHECK(reading.articles.front().retrieved);
    const reader::Reading both = reading_of(response(address, "Content-Type: text/html", page("One")) + text);
    CHECK(both.articles.size() == 1);
    CHECK(contains(said(both), "note: made from a page that is in the archive"));
    for (const std::string& answer : {response(address, "Content-Type: application/pdf", "%PDF-1.4 x"),
                                      record("response", address, "application/http; msgtype=response",
                                             "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page("None"))}) {
        CHECK(reading_of(answer + text).articles.size() == 1);
    }
    CHECK(contains(said(reading_of(info + record("dream", address, "text/html", "x"))),
                   "note: a record of the kind 'dream'"));
}
