#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/base64.h"
#include "base/hash.h"
#include "gzip_of.h"
#include "reading.h"

using namespace gazette;
using namespace gazette::test;

namespace {

reader::Reading reading_of(const std::string& data, const std::string& name = "a.eml",
                           const source::Registry& registry = {}) {
    base::Result<reader::Reading> reading = reader::read(bytes_of(data, name), {registry, rules()});
    if (!reading) {
        FAIL(base::format(reading.error()));
    }
    return *std::move(reading);
}

article::Article only(const reader::Reading& reading) {
    REQUIRE(reading.articles.size() == 1);
    return reading.articles.front();
}

std::string letter(const std::string& fields, const std::string& text) {
    return "From: Ilka Marrane <ilka@kestrel.example>\nTo: desk@saltquay.example\nSubject: Ferry leaves late\n"
           "Date: Tue, 24 Nov 2026 05:00:00 +0100 (CET)\n" +
           fields + "\n" + text;
}

const std::string story = "The ferry left the quay late again, and nobody on the island thought that worth a letter.";

/// Long enough that it is no placeholder.
const std::string picture = "\x89PNG\r\n" + std::string(600, 'x');

std::string image_part(const std::string& fields) {
    return "Content-Type: image/png\nContent-Transfer-Encoding: base64\n" + fields + "\n\n" + base::encode_base64(picture) +
           "\n";
}

std::string first_image(const article::Article& article) {
    for (const article::Block& block : article.body) {
        if (const auto* figure = std::get_if<article::Figure>(&block.value)) {
            return figure->image.source;
        }
    }
    return "";
}

std::string notes(const reader::Reading& reading) {
    std::string out;
    for (const reader::Unread& part : reading.unread) {
        out += part.entry + ": " + base::name_of(part.diagnostic.severity) + ": " + part.diagnostic.what + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("messages: subject, sender and date are the facts of a letter") {
    const std::string data = letter("", "Dear all,\n\n" + story);
    const article::Article article = only(reading_of(data));
    CHECK(article.title == "Ferry leaves late");
    CHECK(article.byline == "Ilka Marrane");
    CHECK(article.source.name.empty());
    REQUIRE(article.published);
    CHECK(base::iso(*article.published) == "2026-11-24T04:00Z");
    CHECK(body(article) == "Dear all,\n" + story);
    CHECK(article.input.sha256 == base::sha256_hex(data));
    CHECK(article.stated_by_editor.empty());
}

TEST_CASE("messages: a mark of a reply or of forwarding is no part of the headline") {
    std::string data = letter("", story);
    data.replace(data.find("Ferry leaves"), 0, "Re: FWD: ");
    CHECK(only(reading_of(data)).title == "Ferry leaves late");
}

TEST_CASE("messages: what is sent to many has its outlet from the list, the sender or the registry") {
    const article::Article listed =
        only(reading_of(letter("List-Id: =?utf-8?q?Harb=C3=B6r_Letter?= <h.kestrel.example>\n", story)));
    CHECK(listed.source.name == "Harbör Letter");
    CHECK(listed.byline == "Ilka Marrane");
    const article::Article bulk = only(reading_of(letter("Precedence: bulk\n", story)));
    CHECK(bulk.source.name == "Ilka Marrane");
    CHECK(bulk.byline.empty());
    source::Outlet outlet;
    outlet.name = "Kestrel Bay Herald";
    outlet.domains = {"kestrel.example"};
    const base::Result<source::Registry> registry = source::Registry::from({outlet});
    REQUIRE(registry);
    const article::Article known =
        only(reading_of(letter("List-Unsubscribe: <mailto:no@kestrel.example>\n", story), "a.eml", *registry));
    CHECK(known.source.name == "Kestrel Bay Herald");
}

TEST_CASE("messages: they are known by their head, whatever they are called") {
    CHECK(only(reading_of(letter("", story), "a.txt")).byline == "Ilka Marrane");
    CHECK(only(reading_of("\r\nMessage-ID: <1@x>\r\nSubject: Ferry\r\n\r\n" + story, "-")).title == "Ferry");
    CHECK(only(reading_of("Subject : Ferry\n\n" + story, "a.eml")).title == "Ferry");
    // Head lines of an editor are none of mail.
    CHECK(
        only(reading_of("Source: Kestrel Bay Herald\nDate: 2026-11-24\n\nFerry leaves late\n\n" + story, "a.txt")).title ==
        "Ferry leaves late");
}

TEST_CASE("messages: transfer encodings and character sets are undone") {
    const std::string quoted =
        letter("Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable\n",
               "W mie=B6cie nikt nie napisa=B3 listu o=\n promie, kt=F3ry odp=B3yn=B1=B3 za p=F3=BCno.");
    CHECK(body(only(reading_of(quoted))) == "W mieście nikt nie napisał listu o promie, który odpłynął za późno.");
    const std::string shifted = letter("Content-Type: text/plain; charset=iso-2022-jp\n", "\x1B$B%U%'%j!<\x1B(B\n");
    CHECK(body(only(reading_of(shifted))) == "フェリー");
    const std::string page =
        letter("Content-Type: text/html; charset=windows-1251\nContent-Transfer-Encoding: base64\n",
               base::encode_base64("<html><meta charset=utf-8><p>\xCF\xE0\xF0\xEE\xEC \xEE\xEF\xEE\xE7\xE4\xE0\xEB.</p>"));
    CHECK(body(only(reading_of(page))) == "Паром опоздал.");
}

TEST_CASE("messages: the page is read before the plain text, and shows the images that came with it") {
    const std::string data =
        letter("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=r\n",
               "--r\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\nPlain.\n"
               "--a\nContent-Type: text/html\n\n<p>" +
                   story +
                   "</p><figure><img src='cid:quay@1'><figcaption>The quay</figcaption></figure>"
                   "<figure><img src='cid:gone'><figcaption>Nobody</figcaption></figure>\n--a--\n"
                   "--r\n" +
                   image_part("Content-ID: <quay@1>") + "--r\n" +
                   image_part("Content-ID: <other@1>\nContent-Disposition: inline; filename=other.png") + "--r--\n");
    const reader::Reading reading = reading_of(data);
    const article::Article article = only(reading);
    CHECK(contains(body(article), story));
    CHECK_FALSE(contains(body(article), "Plain."));
    CHECK(first_image(article) == "data:image/png;base64," + base::encode_base64(picture));
    CHECK_FALSE(contains(tree(article), "cid:"));
    CHECK(contains(body(article), "Nobody"));
    CHECK(contains(diagnostics(article), "lacks 1 of the images"));
    CHECK(notes(reading) == ": note: attached and left out: other.png (image/png)\n");
}

TEST_CASE("messages: of a digest of links all is kept, not the densest part alone") {
    std::string items;
    for (int i = 0; i < 20; ++i) {
        items += "<table><tr><td><a href='https://kestrel.example/" + std::to_string(i) + "'>The item with the number " +
                 std::to_string(i) + "</a></td></tr></table>";
    }
    const article::Article article = only(
        reading_of(letter("Content-Type: text/html\n", "<html><body><p>" + story + "</p>" + items + "</body></html>")));
    CHECK(contains(body(article), story));
    CHECK(contains(body(article), "The item with the number 0"));
    CHECK(contains(body(article), "The item with the number 19"));
}

TEST_CASE("messages: messages and pages within one are articles, the rest is listed") {
    const std::string within = letter("", "A letter within a letter, of which nobody took any notice at all.");
    const reader::Reading reading =
        reading_of(letter("Content-Type: multipart/mixed; boundary=m\n",
                          "--m\n\n" + story + "\n--m\nContent-Type: message/rfc822\n\n" + within +
                              "\n--m\nContent-Type: message/rfc822\n\n" + within +
                              "\n--m\nContent-Type: text/html\nContent-Disposition: attachment; "
                              "filename=page.html\n\n<html><title>A page</title><p>" +
                              story +
                              "</p></html>\n--m\nContent-Type: application/pdf\nContent-Disposition: attachment; "
                              "filename*=utf-8''d%C3%BCes.pdf\n\n%PDF\n--m--\n"));
    REQUIRE(reading.articles.size() == 4);
    CHECK(reading.articles[0].input.entry.empty());
    CHECK(reading.articles[1].input.entry == "Ferry leaves late.eml");
    CHECK(reading.articles[2].input.entry == "2-Ferry leaves late.eml");
    CHECK(reading.articles[3].input.entry == "page.html");
    CHECK(contains(body(reading.articles[1]), "within a letter"));
    CHECK(notes(reading) == ": note: attached and left out: dües.pdf (application/pdf)\n");
}

TEST_CASE("messages: one that only carries another is no loss") {
    const reader::Reading reading =
        reading_of(letter("Content-Type: multipart/mixed; boundary=m\n",
                          "--m\n\n\n--m\nContent-Type: message/rfc822\n\n" + letter("", story) + "\n--m--\n"));
    CHECK(reading.articles.size() == 1);
    CHECK(contains(notes(reading), ": note: "));
    CHECK_FALSE(contains(notes(reading), "error"));
}

TEST_CASE("messages: they are opened within each other as deep as the data says") {
    std::string data = letter("", story);
    for (int i = 0; i < 9; ++i) {
        data = letter("Content-Type: multipart/mixed; boundary=m" + std::to_string(i) + "\n",
                      "--m" + std::to_string(i) + "\n\n" + story + "\n--m" + std::to_string(i) +
                          "\nContent-Type: message/rfc822\n\n" + data + "\n--m" + std::to_string(i) + "--\n");
    }
    const reader::Reading reading = reading_of(data);
    CHECK(reading.articles.size() == rules().containers().depth);
    REQUIRE(reading.unread.size() == 1);
    CHECK(contains(base::format(reading.unread.front().diagnostic), "nested too deeply"));
    // Thousands of levels end no stack.
    std::string deep;
    for (int i = 0; i < 20'000; ++i) {
        deep += "Content-Type: message/rfc822\n\n";
    }
    CHECK(contains(refusal(bytes_of(letter(deep, story), "a.eml")) + notes(reading), "deeply"));
}

TEST_CASE("messages: one without text is refused with what it holds") {
    const std::string only_image = letter("Content-Type: image/png; name=quay.png\nContent-Disposition: attachment\n", "x");
    CHECK(contains(refusal(bytes_of(only_image, "a.eml")), "no text, only quay.png (image/png)"));
    CHECK(contains(refusal(bytes_of(letter("Content-Type: multipart/encrypted; boundary=m\n",
                                           "--m\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--m--\n"),
                                    "a.eml")),
                   "encrypted"));
    // A boundary that is nowhere.
    CHECK(contains(body(only(reading_of(letter("Content-Type: multipart/mixed; boundary=gone\n", story + "\n")))), story));
}

TEST_CASE("messages: a saved page (MHTML) states its own facts and has its images") {
    const std::string data =
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://kestrel.example/news/ferry\nSubject: Ferry | Herald\n"
        "Date: Tue, 24 Nov 2026 05:02:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; "
        "boundary=\"--m\"\n\n"
        "----m\nContent-Type: text/html\nContent-ID: <f@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\n"
        "Content-Location: https://kestrel.example/news/ferry\n\n"
        "<!DOCTYPE html><html lang=3D\"en\"><head><title>Ferry leaves late</title><meta name=3D\"author\" content=3D\"Ilka "
        "Marrane\"></head>"
        "<body><nav>Home</nav><article><h1>Ferry leaves late</h1><p>" +
        story + " " + story + "</p><p>" + story +
        "</p>"
        "<img src=3D\"/quay.png\" alt=3D\"The quay\"><p>" +
        story +
        " <a href=3D\"/dues\">Dues</a></p></article></body></html>\n"
        "----m\n" +
        image_part("Content-Location: https://kestrel.example/quay.png") + "----m--\n";
    const article::Article article = only(reading_of(data, "page.mhtml"));
    CHECK(article.title == "Ferry leaves late");
    CHECK(article.byline == "Ilka Marrane");
    CHECK(article.url == "https://kestrel.example/news/ferry");
    CHECK_FALSE(article.published);
    REQUIRE(article.retrieved);
    CHECK(base::iso(*article.retrieved) == "2026-11-24T05:02Z");
    CHECK(contains(tree(article), "https://kestrel.example/dues"));
    CHECK(contains(tree(article), "data:image/png;base64,"));
    CHECK_FALSE(contains(body(article), "Home"));
}

TEST_CASE("messages: the picture that a saved page (MHTML) states opens the article where it is in the file") {
    const std::string data =
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://kestrel.example/ferry\nSubject: Ferry\n"
        "Date: Tue, 24 Nov 2026 05:02:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=m\n\n"
        "--m\nContent-Type: text/html\nContent-Location: https://kestrel.example/ferry\n\n"
        "<!DOCTYPE html><html lang=en><head><title>Ferry leaves late</title><meta property=og:image "
        "content='/lead.png'></head>"
        "<body><article><p>" +
        story + "</p><p>" + story + "</p></article></body></html>\n--m\n" +
        image_part("Content-Location: https://kestrel.example/lead.png") + "--m--\n";
    const reader::Reading reading = reading_of(data, "page.mhtml");
    const article::Article article = only(reading);
    CHECK(article.image == "https://kestrel.example/lead.png");
    REQUIRE(std::holds_alternative<article::Figure>(article.body.front().value));
    CHECK(first_image(article) == "data:image/png;base64," + base::encode_base64(picture));
    CHECK(notes(reading).empty());
}

TEST_CASE("messages: a saved page shows its images by whatever address, and one on a disk states none of its own") {
    struct Case {
        const char* page;
        const char* source;
        const char* image;
    };
    const Case cases[] = {
        {"https://kestrel.example/a/page.htm", "page_files/quay.png", "https://kestrel.example/a/page_files/quay.png"},
        {"https://kestrel.example/a/page.htm", "./my%20files/quay.png", "https://kestrel.example/a/my%20files/quay.png"},
        {"file:///C:/a/page.htm", "page_files/quay.png", "file:///C:/a/page_files/quay.png"},
        {"file:///C:/a/page.htm", "file:///C:/a/page_files/quay.png", "file:///C:/a/page_files/quay.png"},
        {"file://C:\\a\\page.htm", "..\\quay.png", "file:///C:/quay.png"},
        {"page.htm", "page_files/quay.png", "page_files/quay.png"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.page, each.source);
        const article::Article article = only(
            reading_of("From: <Saved by Blink>\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/related; "
                       "boundary=m\n\n--m\nContent-Type: text/html\nContent-Location: " +
                           std::string(each.page) + "\n\n<html><title>Ferry</title><h1>Ferry</h1><p>" + story + "</p><p>" +
                           story + "</p><img src='" + each.source + "' alt='The quay'><p>" + story + "</p></html>\n--m\n" +
                           image_part("Content-Location: " + std::string(each.image)) + "--m--\n",
                       "page.mht"));
        CHECK(contains(tree(article), "data:image/png;base64," + base::encode_base64(picture)));
        CHECK(article.url == (std::string_view(each.page).starts_with("https:") ? each.page : ""));
        CHECK(diagnostics(article).empty());
    }
}

TEST_CASE("messages: of two types the first that tells the parts is believed, with a warning") {
    const std::string parts =
        "--b\nContent-Type: text/plain\n\nPlain.\n--b\nContent-Type: text/html\n\n<p>" + story + "</p>\n--b--\n";
    for (const char* fields : {"Content-Type: multipart/alternative;\n boundary=b\nContent-type: text/plain\n",
                               "Content-Type: text/plain\nContent-Type: multipart/alternative;\n boundary=b\n"}) {
        const article::Article article = only(reading_of(letter(fields, parts)));
        CHECK(tree(article) == "paragraph \"" + story + "\"\n");
        CHECK(contains(diagnostics(article), "warning: the message states its type more than once"));
    }
    const article::Article two_texts =
        only(reading_of(letter("Content-Type: text/html\nContent-Type: text/plain\n", "<p>" + story + "</p>")));
    CHECK(tree(two_texts) == "paragraph \"" + story + "\"\n");
    CHECK(diagnostics(only(reading_of(letter("Content-Type: text/plain\n", story)))).empty());
}

TEST_CASE("messages: a date in a far century is refused, with a warning") {
    std::string later = letter("", story);
    later.replace(later.find("2026"), 4, "3609");
    const article::Article article = only(reading_of(later));
    CHECK_FALSE(article.published);
    CHECK(contains(diagnostics(article), "warning: the date when it was published cannot be right: 3609-11-24"));
}

TEST_CASE("messages: groups of addresses within each other cost their field alone") {
    std::string groups;
    for (int i = 0; i < 100'000; ++i) {
        groups += "g:";
    }
    for (const char* field : {"From: ", "to: ", "CC:", "Bcc :", "Sender: ", "Reply-To:\n "}) {
        const article::Article article = only(reading_of(field + groups + "\n" + letter("", story)));
        CHECK(body(article) == story);
        CHECK(article.byline == "Ilka Marrane");
        CHECK(contains(diagnostics(article), "a.eml: warning: a head has groups of addresses so deep within each other"));
    }
    const reader::Reading within =
        reading_of(letter("Content-Type: multipart/mixed; boundary=m\n",
                          "--m\n\n" + story + "\n--m\nContent-Type: message/rfc822\n\nFrom:\n\t" + groups + "\n " + groups +
                              "\nSubject: Dues\n\nA letter within a letter.\n--m--\n"));
    REQUIRE(within.articles.size() == 2);
    CHECK(within.articles[1].title == "Dues");
    CHECK(body(within.articles[1]) == "A letter within a letter.");
    CHECK(diagnostics(only(reading_of(letter("Cc: Desk: a@a.example, b@a.example;\n", story)))).empty());
}

TEST_CASE("messages: as many parts are read as the data says, and no more, with an error") {
    const std::size_t most = rules().containers().message_parts;
    const auto with_parts = [](const std::string& boundary, std::size_t count) {
        std::string parts;
        for (std::size_t i = 0; i < count; ++i) {
            parts += "--b\n\nPart " + std::to_string(i) + ".\n";
        }
        return letter("Content-Type: multipart/mixed; boundary" + boundary + "\n", parts + "--b--\n");
    };
    const reader::Reading whole = reading_of(with_parts("=b", most));
    CHECK(contains(body(only(whole)), "Part " + std::to_string(most - 1) + "."));
    CHECK(notes(whole).empty());
    for (const char* boundary : {"=b", "= \"b\"", "*=us-ascii''b", "*0=b"}) {
        const reader::Reading surplus = reading_of(with_parts(boundary, most + 5));
        CHECK(contains(body(only(surplus)), "Part " + std::to_string(most - 1) + "."));
        CHECK_FALSE(contains(body(only(surplus)), "Part " + std::to_string(most) + "."));
        CHECK(contains(notes(surplus), ": error: the message has too many parts"));
    }
    // Lines that only look like boundaries part nothing.
    std::string rules_of_table;
    for (std::size_t i = 0; i < most + 5; ++i) {
        rules_of_table += "-- 24 " + std::to_string(i) + "\n";
    }
    CHECK(contains(body(only(reading_of(letter("Content-Type: multipart/mixed; boundary=b\n",
                                               "--b\n\n" + rules_of_table + "\nThe last line.\n--b--\n")))),
                   "The last line."));
}

TEST_CASE("messages: parts within parts are opened as deep as the data says, with an error") {
    const auto nested = [](std::size_t levels) {
        std::string data = "Content-Type: text/plain\n\nThe innermost text.\n";
        for (std::size_t i = 0; i < levels; ++i) {
            const std::string boundary = "b" + std::to_string(i) + "e";
            data = "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n\nText.\n--" +
                   boundary + "\n" + data + "\n--" + boundary + "--\n";
        }
        return "From: ilka@kestrel.example\nSubject: Deep\nDate: Tue, 24 Nov 2026 05:00:00 +0100\n" + data;
    };
    const std::size_t most = rules().containers().message_levels;
    CHECK(contains(body(only(reading_of(nested(most)))), "The innermost text."));
    for (const std::size_t levels : {most + 1, std::size_t{3000}}) {
        const reader::Reading deeper = reading_of(nested(levels));
        CHECK(contains(body(only(deeper)), "Text."));
        CHECK_FALSE(contains(body(only(deeper)), "--b"));
        CHECK_FALSE(contains(body(only(deeper)), "innermost"));
        CHECK(contains(notes(deeper), ": error: its parts are nested too deeply"));
    }
}

TEST_CASE("messages: lines that flow are joined as the message says") {
    const std::string fields = "Content-Type: text/plain; format=flowed";
    const article::Article flowed = only(reading_of(
        letter(fields + "\n", "The ferry left the \nquay late again.\nNobody wrote.\n\n>> It was \n>> told.\n> So.\n")));
    CHECK(contains(body(flowed), "The ferry left the quay late again.\nNobody wrote.\n"));
    CHECK(contains(body(flowed), "It was told."));
    CHECK(contains(body(only(reading_of(letter(fields + "; DelSp=yes\n", "The fer \nry left the  \nquay late.\n")))),
                   "The ferry left the quay late."));
}

TEST_CASE("messages: one that is cut off is told") {
    const std::string parts = "--b\nContent-Type: text/html\n\n<p>" + story + "</p>\n";
    const std::string type = "Content-Type: multipart/alternative; boundary=b\n";
    CHECK(contains(diagnostics(only(reading_of(letter(type, parts)))), "warning: the message may be cut"));
    CHECK(diagnostics(only(reading_of(letter(type, parts + "--b--")))).empty());
}

TEST_CASE("messages: a line of a letter that only looks like the head of another does not part it") {
    const std::string boxed = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n" +
                              letter("", story + "\n\nFrom Bob Smith, 23 Nov 2026 10:00\nSubject: The quay\n");
    CHECK(reading_of(boxed, "letters.mbox").articles.size() == 1);
}

TEST_CASE("messages: the letters of a mailbox are parts of it, each with facts of its own") {
    std::string second = letter("", "Nobody on the mole saw it.\n");
    second.replace(second.find("Ferry"), 5, "The boat");
    const std::string boxed = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n" + letter("", story + "\n") +
                              "\nFrom - Tue Nov 24 04:01:00 +0000 2026\n" + second;
    std::string with_returns;
    for (const char c : boxed) {
        with_returns += c == '\n' ? "\r\n" : std::string(1, c);
    }
    for (const std::string& data : {boxed, "\n\n" + boxed, with_returns}) {
        const reader::Reading reading = reading_of(data, "letters.txt");
        REQUIRE(reading.articles.size() == 2);
        CHECK(reading.articles[0].input.entry == "1.eml");
        CHECK(reading.articles[0].title == "Ferry leaves late");
        CHECK(body(reading.articles[0]) == story);
        CHECK(reading.articles[1].input.entry == "2.eml");
        CHECK(reading.articles[1].title == "The boat leaves late");
        CHECK(body(reading.articles[1]) == "Nobody on the mole saw it.");
        CHECK(notes(reading).empty());
    }
    const reader::Reading packed = reading_of(gzip_of(boxed), "letters.mbox.gz");
    REQUIRE(packed.articles.size() == 2);
    CHECK(packed.articles[1].input.entry == "2.eml");
}

TEST_CASE("messages: a mailbox of one letter is that letter, and its marks before lines are undone") {
    const std::string data = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n" +
                             letter("", story + "\n>From the quay it was seen.\n>>From the mole too.\n> From habit.\n");
    const article::Article article = only(reading_of(data, "one.mbox"));
    CHECK(article.input.entry.empty());
    CHECK(article.input.sha256 == base::sha256_hex(data));
    CHECK(contains(body(article), "From the quay it was seen."));
    CHECK_FALSE(contains(body(article), ">From the quay"));
    CHECK(contains(body(article), ">From the mole too."));
    CHECK(contains(body(only(reading_of(letter("", story + "\n>From the quay it was seen.\n")))), ">From the quay"));
}

TEST_CASE("messages: a line of a letter that only looks like the end of it parts nothing") {
    const std::string opening = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n";
    for (const std::string line :
         {"From 1914 to 1918\nNote: it was closed.\n", "From there we left at 9:15.\n\nNobody: none.\n",
          "From me Tue Nov 24 04:00:00 2026\nnobody heard.\n"}) {
        CHECK(reading_of(opening + letter("", story + "\n\n" + line), "a.mbox").articles.size() == 1);
    }
    // It stands below an empty line, or above what only a letter opens with.
    CHECK(
        reading_of(opening + letter("", story + "\n" + opening + "Subject: Ferry\n\nText.\n"), "a.mbox").articles.size() ==
        1);
}

TEST_CASE("messages: letters of a mailbox without an empty line between them are parted where that is certain") {
    const std::string opening = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n";
    const auto letters = [&](const std::string& next) {
        return reading_of(opening + letter("", story + "\n" + next), "a.mbox").articles.size();
    };
    const std::string second = letter("", "Nobody on the mole saw it.\n");
    for (const std::string envelope :
         {"From ilka@kestrel.example Tue Nov 24 04:01:00 2026\n", "From - Tue Nov 24 04:01:00 2026\r\n",
          "From ilka Tue Nov 24 04:01:00 +0000 2026\n"}) {
        CHECK(letters(envelope + second) == 2);
    }
    CHECK(letters("From the mole we wrote on Tue Nov 24 04:01:00 2026\n" + second) == 1);
    CHECK(letters("From me 2026-11-24\n" + second) == 1);
    CHECK(letters(opening + "Subject: Ferry\nTo: the mole\n\nText.\n") == 1);
    CHECK(letters(opening + "From: Ilka\nSubject: Ferry\nas she called it\n\nText.\n") == 1);
    // Below an empty line more is taken for such a line: the way of the letter may follow.
    CHECK(letters("\nFrom ilka Tue Nov 24 04:01:00 2026 remote from kestrel\n" + second) == 2);
}

TEST_CASE("messages: nothing within the parts of a letter parts it, unless they have no end") {
    const std::string opening = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n";
    const std::string type = "Content-Type: multipart/mixed; boundary=\"b b\"\n";
    const std::string parts =
        "--b b\nContent-Type: text/plain\n\n" + story + "\n\n--b b\nContent-Type: text/plain; name=old.txt\n" +
        "Content-Disposition: attachment\n\nAs it was:\n\n" + opening + letter("", "Seen from the mole.\n");
    const std::string last = "\n" + opening + letter("", "Nobody on the mole saw it.\n");
    const reader::Reading whole = reading_of(opening + letter(type, parts + "\n--b b--\n") + last, "a.mbox");
    REQUIRE(whole.articles.size() == 2);
    CHECK(body(whole.articles[0]) == story);
    CHECK(body(whole.articles[1]) == "Nobody on the mole saw it.");
    CHECK(reading_of(opening + letter(type, parts) + last, "a.mbox").articles.size() == 3);
    // With the same boundary the next letter is no part.
    const std::string cut = opening + letter(type, "--b b\nContent-Type: text/plain\n\n" + story + "\n");
    CHECK(reading_of(cut + "\n" + opening + letter(type, parts + "\n--b b--\n") + last, "a.mbox").articles.size() == 3);
}

TEST_CASE("messages: a letter of a mailbox is as long as it says, if it says so rightly") {
    const std::string opening = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n";
    const std::string text = story + "\n\n" + opening + letter("", "Seen from the mole.\n");
    const std::string last = "\n" + opening + letter("", "Nobody on the mole saw it.\n");
    const auto letters = [&](const std::string& length) {
        return reading_of(opening + letter("Content-Length: " + length + "\n", text) + last, "a.mbox").articles.size();
    };
    CHECK(letters(std::to_string(text.size())) == 2);
    CHECK(letters(std::to_string(text.size() + 1)) == 2);
    for (const char* wrong : {"17", "0", "-1", "999999", "99999999999999999999999", "many"}) {
        CAPTURE(wrong);
        CHECK(letters(wrong) == 3);
    }
}

TEST_CASE("messages: a letter of a mailbox that cannot be read is told, and the others are read") {
    const std::string opening = "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\n";
    const std::string empty = opening + letter("", "") + "\n";
    const reader::Reading reading = reading_of(empty + opening + letter("", story), "a.mbox");
    CHECK(only(reading).input.entry == "2.eml");
    CHECK(contains(notes(reading), "1.eml: error: "));
    std::string many;
    for (std::size_t i = 0; i <= rules().containers().parts; ++i) {
        many += opening + "From: i@k.example\nSubject: S\n\nText.\n\n";
    }
    const reader::Reading full = reading_of(many, "a.mbox");
    CHECK(full.articles.size() == rules().containers().parts);
    CHECK(contains(notes(full), std::to_string(full.articles.size() + 1) + ".eml: error: it has too many parts"));
}

TEST_CASE("messages: a date that contradicts itself or cannot be read is told, not guessed at") {
    const auto dated = [](const std::string& date) {
        return only(reading_of("From: Ilka <i@kestrel.example>\nTo: d@kestrel.example\nSubject: Ferry\nDate: " + date +
                               "\n\n" + story));
    };
    for (const char* date :
         {"mar. 24 nov. 2026 09:15:00 +0100", "Tue, 24 Nov 2026 09:15:00 +0100 (Mitteleuropa)",
          "Tue, 24 Nov 26 09:15 +0100", "Tue Nov 24 09:15:00 CET 2026", "Tue, 24 Nov 2026 09.15.00 +0100",
          // A wrong name of the day takes nothing from the rest.
          "Mon, 24 Nov 2026 09:15:00 +0100"}) {
        const article::Article article = dated(date);
        REQUIRE(article.published);
        CHECK(base::iso(*article.published) == "2026-11-24T08:15Z");
        CHECK(article.diagnostics.empty());
    }
    for (const char* date : {"Mar, 24 Jun 2026 09:15:00 +0100", "04/05/2026 09:15", "31 Nov 2026", "some day"}) {
        const article::Article article = dated(date);
        CHECK_FALSE(article.published);
        CHECK(contains(diagnostics(article),
                       "warning: the date of the message, '" + std::string(date) + "', cannot be read"));
    }
}

TEST_CASE("messages: where the page shows nothing, the plain text beside it is read") {
    const std::string opening = "Content-Type: multipart/alternative; boundary=A\n";
    const std::string plain = "--A\nContent-Type: text/plain\n\n" + story + "\n";
    const std::string page = "--A\nContent-Type: text/html\n\n<html><body><p> </p></body></html>\n--A--\n";
    const article::Article article = only(reading_of(letter(opening, plain + page)));
    CHECK(body(article) == story);
    CHECK(contains(diagnostics(article), "note: the page of the message shows no text; its plain text was read"));

    const base::Result<reader::Reading> none = reader::read(bytes_of(letter(opening, page), "a.eml"), {{}, rules()});
    CHECK_FALSE(none);
}

TEST_CASE("messages: a picture that stands between the texts is shown there") {
    const std::string inline_picture = image_part("Content-Disposition: inline; filename=pier.png");
    const auto parts = [&](const std::string& type, const std::string& first, const std::string& second) {
        return letter("Content-Type: multipart/mixed; boundary=B\n",
                      "--B\nContent-Type: " + type + "\n\n" + first + "\n--B\n" + inline_picture +
                          "--B\nContent-Type: " + type + "\n\n" + second + "\n--B--\n");
    };
    for (const reader::Reading& reading :
         {reading_of(parts("text/plain", story, "The second text stands behind the picture of the pier.")),
          reading_of(parts("text/html", "<p>" + story + "</p>", "<p>The second text stands behind the picture.</p>"))}) {
        const article::Article article = only(reading);
        REQUIRE(article.body.size() == 3);
        CHECK(std::holds_alternative<article::Figure>(article.body[1].value));
        CHECK(first_image(article).starts_with("data:image/png;base64,"));
        CHECK(notes(reading).empty());
    }
    // A page that names it shows it itself, and an attached one that no page names stays a note.
    const article::Article named =
        only(reading_of(parts("text/html", "<p>" + story + "</p>", "<p><img src=\"pier.png\"></p>")));
    CHECK(named.body.size() == 2);
    std::string attached = parts("text/plain", story, "The second text.");
    attached.replace(attached.find("inline;"), 7, "attachment;");
    CHECK(notes(reading_of(attached)) == ": note: attached and left out: pier.png (image/png)\n");
}

TEST_CASE("messages: the name of a list stands without the quotes around it") {
    const std::string list = "List-Id: \"The \\\"Quay\\\" Letter\" <quay.kestrel.example>\n";
    CHECK(only(reading_of(letter(list, story))).source.name == "The \"Quay\" Letter");
}

TEST_CASE("messages: what newsletters put above and below their text is removed and listed, in pages and plain texts") {
    const std::string page =
        "<p><a href='https://quay.example/v'>View this email in your browser</a></p>"
        "<p><img src='cid:logo' alt='Saltquay Letter' width=300 height=80></p><h2>Fog again</h2><p>" +
        story + "</p><p>" + story +
        "</p><p>You are receiving this email because you signed up.</p><p>Saltquay Letter, 1 Pier Road</p>"
        "<p><a href='https://quay.example/u'>Unsubscribe</a> | <a href='https://quay.example/p'>Preferences</a></p>";
    const article::Article html =
        only(reading_of(letter("List-Id: Saltquay Letter <q.example>\nContent-Type: text/html\n", page)));
    CHECK(body(html) == "Fog again\n" + story + "\n" + story);
    CHECK(contains(removed(html), "View this email in your browser [around the letter]"));
    CHECK(contains(removed(html), "Saltquay Letter, 1 Pier Road [around the letter]"));

    const article::Article plain =
        only(reading_of(letter("", "View this post on the web at https://quay.example/p\n\n" + story + "\n\n" + story +
                                       "\n\nUnsubscribe https://quay.example/u\n\nSaltquay Letter, 1 Pier Road\n")));
    CHECK(body(plain) == story + "\n" + story);
    CHECK(removed(plain) == "Unsubscribe https://quay.example/u [around the letter]\n"
                            "Saltquay Letter, 1 Pier Road [around the letter]\n"
                            "View this post on the web at https://quay.example/p [around the letter]\n");
}

TEST_CASE("messages: a letter about leaving a list stays, and so does what is followed by text") {
    CHECK(body(only(reading_of(letter("", "Unsubscribe from the ferry's letter, I tell everybody.")))) ==
          "Unsubscribe from the ferry's letter, I tell everybody.");
    std::string more = "Hello,\n\nTo unsubscribe is no solution, says the captain.\n\n";
    for (int i = 0; i < 6; ++i) {
        more += story + " ";
    }
    CHECK(contains(body(only(reading_of(letter("", more)))), "To unsubscribe is no solution"));
}

TEST_CASE("messages: signatures and the footers of mailing lists are no part of a letter") {
    const article::Article article = only(reading_of(
        letter("", story + "\n\n-- \nIlka Marrane\nKestrel Boat Club\n_______________________________________________\n"
                           "Quay mailing list\nQuay@saltquay.example\n")));
    CHECK(body(article) == story);
    CHECK(contains(removed(article), "Kestrel Boat Club [signature]"));
    CHECK(contains(removed(article), "Quay mailing list [footer of a mailing list]"));

    std::string long_end = story + "\n\n-- \n";
    for (int i = 0; i < 20; ++i) {
        long_end += "\nVerse " + std::to_string(i) + " of the song goes on and on.\n";
    }
    CHECK(contains(body(only(reading_of(letter("", long_end)))), "Verse 19"));
}

TEST_CASE("messages: the head of a forwarded letter stands together, above its text") {
    const article::Article article = only(reading_of(
        letter("", "Worth reading.\n\n---------- Forwarded message ---------\nFrom: Ada Quill <ada@quill.example>\n"
                   "Subject: Fog\nTo: <ilka@kestrel.example>\n\n" +
                       story + "\n\nThe fog stayed for days.")));
    REQUIRE(article.body.size() == 4);
    CHECK(body(article) == "Worth reading.\n---------- Forwarded message --------- From: Ada Quill <ada@quill.example> "
                           "Subject: Fog To: <ilka@kestrel.example>\n" +
                               story + "\nThe fog stayed for days.");
}

TEST_CASE("messages: of a text signed with OpenPGP the text is read, and an encrypted one is refused") {
    const std::string signed_text =
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + story +
        "\n\n- - a point with a shield\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----\n";
    const article::Article article = only(reading_of(letter("", signed_text)));
    CHECK(body(article) == story + "\n- a point with a shield");
    CHECK(contains(removed(article), "Hash: SHA256 [head of a signed text]"));

    const std::string armour = "-----BEGIN PGP MESSAGE-----\n\nhQEM\n=abcd\n-----END PGP MESSAGE-----\n";
    CHECK(contains(refusal(bytes_of(letter("", armour), "a.eml")), "the message is encrypted"));
    const article::Article part = only(reading_of(letter("", story + "\n\n" + armour)));
    CHECK(body(part) == story);
    CHECK(contains(diagnostics(part), "warning: a part of the message is encrypted; it is left out"));
}

TEST_CASE("messages: one that is only signed is not called encrypted") {
    const std::string type = "Content-Type: application/pkcs7-mime; smime-type=signed-data\n";
    CHECK(contains(refusal(bytes_of(letter(type, "MIAG"), "a.eml")), "its text is within the signature"));
}

TEST_CASE("messages: the files of Apple Mail are messages") {
    const std::string data = letter("", story + "\n");
    const article::Article article = only(
        reading_of(std::to_string(data.size()) + "      \n" + data + "<?xml version=\"1.0\"?><plist></plist>", "a.emlx"));
    CHECK(article.title == "Ferry leaves late");
    CHECK(body(article) == story);
}

TEST_CASE("messages: a sentence that only begins like the furniture of newsletters is text") {
    for (const char* sentence : {"このメールはテスト用のメールです。", "Sie erhalten diese Woche Besuch vom Hafenamt.",
                                 "You are receiving this year's prize, said the mayor."}) {
        CHECK(contains(body(only(reading_of(letter("", story + "\n\n" + sentence + "\n\nBest wishes\n")))), sentence));
    }
}

TEST_CASE("a date that opens a letter is its text, since the letter says beside it when it was sent") {
    const article::Article article = only(reading_of(letter("", "12 November 2026\n\n" + story + "\n\n" + story + "\n")));
    CHECK(base::iso(article.published.value()) == "2026-11-24T04:00Z");
    CHECK(contains(body(article), "12 November 2026"));
}

TEST_CASE("messages: a list of items below a line that newsletters have at their top stays") {
    std::string items;
    for (int i = 0; i < 6; ++i) {
        items += "\n\n" + story;
    }
    CHECK(contains(body(only(reading_of(letter("", "Good morning.\n\nYou are receiving this because you asked." + items)))),
                   story));
}

TEST_CASE("messages: paragraphs below two hyphens are no signature") {
    const std::string paragraph = story + " " + story + " " + story;
    CHECK(contains(body(only(reading_of(letter("", story + "\n\n--\n\n" + paragraph + "\n")))), paragraph));
}

TEST_CASE("messages: a page without text and without a plainer one beside it is told") {
    const std::string page = letter("Content-Type: text/html\n", "<html><body></body></html>");
    CHECK(contains(refusal(bytes_of(page, "a.eml")), "there is a headline but no text under it"));
}

TEST_CASE("messages: what would be a fact in a later text of a letter is its text") {
    const article::Article forwarded = only(reading_of(letter(
        "", "For you.\n\n---------- Forwarded message ---------\nFrom: Ada Quill <ada@quill.example>\nSubject: Fog\n\n"
            "THE FOG STAYS\n\nBy Ada Quill | Saltquay Letter\n\nPublished 23 November 2026\n\nSALTQUAY, Nov 23 - " +
                story)));
    for (const char* words : {"THE FOG STAYS", "By Ada Quill | Saltquay Letter", "Published 23 November 2026",
                              "SALTQUAY, Nov 23 - The ferry left"}) {
        CHECK(contains(body(forwarded), words));
    }
    CHECK(forwarded.byline == "Ilka Marrane");

    const article::Article parted = only(reading_of(
        letter("Content-Type: multipart/mixed; boundary=m\n",
               "--m\n\n" + story + "\n--m\n" + image_part("Content-Disposition: inline") +
                   "--m\n\nBy Ada Quill\n\nSALTQUAY, Nov 23 - " + story + "\n\nSource: Saltquay Letter\n--m--\n")));
    CHECK(contains(body(parted), "By Ada Quill\nSALTQUAY, Nov 23 - The ferry left"));
    CHECK(contains(body(parted), "Source: Saltquay Letter"));
}

TEST_CASE("messages: the language of a letter is that of all its texts") {
    const article::Article article = only(reading_of(
        letter("", "FYI\n\n---------- Forwarded message ---------\nFrom: Ada Quill <ada@quill.example>\nSubject: Nebel\n\n"
                   "Die Fähre hat den Hafen wieder zu spät verlassen, und auf der Insel fand das niemand einen Brief wert. "
                   "Der Kapitän sagte, er habe noch nie so viel Nebel auf dem Sund gesehen.\n")));
    CHECK(article.language == "de");
}

TEST_CASE("messages: a line about leaving the list above the text takes no more than itself") {
    std::string items;
    for (int i = 1; i <= 8; ++i) {
        items += "<p>Item " + std::to_string(i) + ". " + story + " " + story + "</p>";
    }
    const std::string leave = "<a href='https://quay.example/u'>Unsubscribe</a>";
    for (const std::string& line : {std::string("You are receiving this email because you signed up at quay.example."),
                                    std::string("Was this email forwarded to you? Sign up here."),
                                    "<a href='https://quay.example/v'>View online</a> | " + leave}) {
        const article::Article article =
            only(reading_of(letter("Content-Type: text/html\n", "<p>The Saltquay Letter</p><p>" + line + "</p>" + items)));
        CHECK(contains(body(article), "The Saltquay Letter\nItem 1. "));
        CHECK(contains(body(article), "Item 8. "));
        CHECK(article.removed.size() == 1);
    }
}

TEST_CASE("messages: below a letter no more is removed than stays, and nothing above text") {
    const article::Article items = only(reading_of(letter(
        "", "Fog\n\nYou are receiving this email because you signed up.\n\nThe ferry is late.\n\nThe pier is shut.\n")));
    CHECK(contains(body(items), "The ferry is late.\nThe pier is shut."));
    CHECK_FALSE(contains(body(items), "You are receiving"));
    const std::string toll = "To opt out of the new toll, islanders must write to the council by May.";
    CHECK(contains(body(only(reading_of(letter("", story + "\n\n" + toll + "\n\nBest wishes\n")))), toll));
    const std::string early = "You received this email too early.";
    CHECK(contains(body(only(reading_of(letter("", story + "\n\n" + story + " " + story + "\n\n" + early + "\n\n" + story +
                                                       " " + story + "\n")))),
                   early));
}

TEST_CASE("messages: a signature above a forwarded letter does not take the letter") {
    const article::Article article =
        only(reading_of(letter("", "See below.\n\n-- \nIlka Marrane\n\n---------- Forwarded message ---------\n"
                                   "From: Ada Quill <ada@quill.example>\nSubject: Fog\n\nThe fog stays.\n")));
    CHECK(contains(body(article), "The fog stays."));
    CHECK(article.removed.empty());
}

TEST_CASE("messages: hyphens that part sections open no signature") {
    const article::Article last =
        only(reading_of(letter("", story + "\n\n--\nThe pier is shut.\n\n--\nIlka Marrane\nKestrel Boat Club\n")));
    CHECK(contains(body(last), "The pier is shut."));
    CHECK(removed(last) == "-- [signature]\nIlka Marrane [signature]\nKestrel Boat Club [signature]\n");
    const article::Article parted =
        only(reading_of(letter("Content-Type: multipart/mixed; boundary=m\n",
                               "--m\n\n" + story + "\n\nFirst\n--\nHere is the picture:\n--m\n" +
                                   image_part("Content-Disposition: inline") + "--m\n\n" + story + "\n--m--\n")));
    CHECK(contains(body(parted), "Here is the picture:"));
}

TEST_CASE("messages: sentences below bare hyphens are no signature") {
    for (const std::string below :
         {"P.S. The captain is ill, and somebody has to look after his dog\nuntil Friday.",
          "The cat\n\nThe cat is back at the office.", "Der Kater\n\nDer Kater ist wieder im Büro!",
          "Кот\n\nКот снова в конторе порта.", "猫\n\n猫は事務所に戻りました。", "القط\n\nعاد القط إلى مكتب الميناء."}) {
        INFO(below);
        for (const std::string end : {"", "\n-- \nIlka Marrane"}) {
            const article::Article article = only(reading_of(letter("", story + "\n\n--\n" + below + end + "\n")));
            CHECK(contains(body(article), below.substr(below.rfind('\n') + 1)));
            CHECK_FALSE(contains(body(article), "Ilka"));
        }
    }
    for (const std::string name : {"Ilka Marrane\nKestrel Boats Inc.", "Ilka Marrane\nTel. 555 0100\n\nQuay 1, Saltquay"}) {
        INFO(name);
        CHECK(body(only(reading_of(letter("", story + "\n\n--\n" + name + "\n")))) == story);
    }
}

TEST_CASE("messages: the last section of a letter is no line about its outlet") {
    const article::Article article = only(
        reading_of(letter("", story + "\n\nThe cat\n\nThe cat is back at the office, and nobody knows where it was.\n")));
    CHECK(article.source.name.empty());
    CHECK(contains(body(article), "The cat is back at the office"));
    CHECK(only(reading_of(letter("", story + "\n\nSource: Orchard Post\n"))).source.name == "Orchard Post");
}

TEST_CASE("messages: a letter to somebody may tell of an address, and of anything in a sentence below") {
    const std::string dinner = "Abmelden bitte bis Freitag bei nils@quay.example.";
    const std::string text = story + "\n\n" + dinner + "\n\nBitte bringt Kuchen mit.\n\nIlka\n";
    CHECK(contains(body(only(reading_of(letter("", text)))), dinner + "\nBitte bringt Kuchen mit."));
    CHECK_FALSE(contains(body(only(reading_of(letter("List-Id: <q.example>\n", text)))), dinner));

    const std::string postscript = "P.S. The cat is back, and it was in the crane all the time.";
    const std::string leave = story + "\n\n" + story + "\n\nUnsubscribe: https://quay.example/u\n\n";
    CHECK(contains(body(only(reading_of(letter("", leave + postscript + "\n")))), postscript));
    CHECK(body(only(reading_of(letter("", leave + "Saltquay Letter, 1 Pier Road. All rights reserved.\n")))) ==
          story + "\n" + story);
}

TEST_CASE("messages: an address of mail that is a link is one, too") {
    const std::string page = "<p>" + story + "</p><p>" + story +
                             "</p><p>To opt out of the dinner, tell <a "
                             "href='mailto:nils@quay.example'>Nils</a>.</p>";
    CHECK(contains(body(only(reading_of(letter("Content-Type: text/html\n", page)))), "To opt out of the dinner"));
}

TEST_CASE("messages: a line that stood above what was removed is no heading") {
    const article::Article article =
        only(reading_of(letter("", story + "\n\n" + story +
                                       "\n\nYours, Ilka\n\nYou are receiving this email because you "
                                       "signed up.\n")));
    CHECK(tree(article) == "paragraph \"" + story + "\"\nparagraph \"" + story + "\"\nparagraph \"Yours, Ilka\"\n");
}

TEST_CASE("messages: a letter that has nothing but a signature below a drawn line keeps it") {
    CHECK(contains(body(only(reading_of(letter("", "* * *\n\n-- \nIlka Marrane\nKestrel Boat Club\n")))),
                   "Kestrel Boat Club"));
}

TEST_CASE("messages: a signature goes though a list adds its own below") {
    const article::Article article = only(reading_of(
        letter("", story + "\n\n-- \nIlka Marrane\n\n-- \nYou received this message because you are subscribed to the "
                           "group.\nTo unsubscribe, write to leave@saltquay.example.\n")));
    CHECK(body(article) == story);
    CHECK(contains(removed(article), "Ilka Marrane [signature]"));
}

TEST_CASE("messages: sections below a drawn line are no footer of a mailing list") {
    const std::string drawn = "\n\n" + std::string(50, '_') + "\n\n";
    const article::Article article =
        only(reading_of(letter("", "SALTQUAY LETTER" + drawn + "Ferries: late.\nhttps://quay.example/1" + drawn +
                                       "Piers: shut.\n" + drawn + "To unsubscribe: https://quay.example/u\n")));
    CHECK(contains(body(article), "Ferries: late."));
    CHECK(contains(body(article), "Piers: shut."));
    CHECK(contains(removed(article), "To unsubscribe: https://quay.example/u [footer of a mailing list]"));
    const article::Article section =
        only(reading_of(letter("", story + drawn + "NEW PIER OPENS\n\nMore: https://quay.example/pier\n")));
    CHECK(contains(body(section), "NEW PIER OPENS"));
    CHECK(section.removed.empty());
}

TEST_CASE("messages: what only looks like the armour of OpenPGP is text") {
    const std::string opens = "-----BEGIN PGP SIGNATURE-----";
    const article::Article about =
        only(reading_of(letter("", "It opens so:\n\n" + opens + "\n\n" + story +
                                       "\n\nIt ends so:\n\n-----END PGP SIGNATURE-----\n\nThat is all.\n")));
    CHECK(contains(body(about), story + "\nIt ends so:"));
    const article::Article twice = only(reading_of(
        letter("", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOnce.\n" + opens + "\n\niQEz\n\nAda writes:\n\n" +
                       story + "\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nTwice.\n" + opens +
                       "\nComment: made at the quay\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----\n")));
    CHECK(contains(body(twice), "Ada writes:\n" + story));
    CHECK(contains(body(twice), "Twice."));
    CHECK_FALSE(contains(body(twice), "made at the quay"));
    // A seal ends as what it opened.
    const std::string other = "-----BEGIN PGP MESSAGE-----\n\niQEz\n-----END PGP SIGNATURE-----\n";
    CHECK(contains(body(only(reading_of(letter("", story + "\n\n" + other)))), "iQEz"));
}

TEST_CASE("messages: a field of the armour of OpenPGP may have nothing in it") {
    const article::Article article =
        only(reading_of(letter("", story + "\n\n-----BEGIN PGP PUBLIC KEY BLOCK-----\nVersion: 1\nComment:\n\niQEz\n=abcd\n"
                                           "-----END PGP PUBLIC KEY BLOCK-----\n")));
    CHECK(body(article) == story);
}

TEST_CASE("messages: sentences that open with the words for leaving a list stay, and such lines alone go") {
    for (const std::string line :
         {"Unsubscribe links have to be shown in every newsletter, the court said on Monday.",
          "Manage your email like a captain: read it once a day.", "Update your profile before Friday, please.",
          "Abmelden bitte bis Freitag bei Nils.", "Afmelden voor de vergadering kan bij Jan.",
          "Désinscription impossible après lundi, dit le maire.", "Nobody could say how to unsubscribe."}) {
        INFO(line);
        CHECK(contains(body(only(reading_of(letter("", line + "\n\n" + story + "\n\n" + story + "\n")))), line));
        CHECK(contains(body(only(reading_of(letter("", story + "\n\n" + story + "\n\n" + line + "\n\nIlka\n")))), line));
    }
    for (const std::string line : {"Unsubscribe", "Update your profile: https://quay.example/p", "[Abmelden]"}) {
        INFO(line);
        CHECK(body(only(reading_of(letter("", story + "\n\n" + story + "\n\n" + line + "\n")))) == story + "\n" + story);
    }
}

TEST_CASE("messages: how long a line around a letter is, its characters tell") {
    // More bytes than the limit, and fewer characters.
    std::string line = "Открыть в браузере";
    for (int i = 0; i < 12; ++i) {
        line += " и читать дальше";
    }
    CHECK(contains(removed(only(reading_of(letter("", line + "\n\n" + story + "\n\n" + story + "\n")))),
                   "Открыть в браузере"));
}
