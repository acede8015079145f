#include <unicode/unistr.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/hash.h"
#include "base/time.h"
#include "gzip_of.h"
#include "reader/archive_facts.h"
#include "reader/archive_images.h"
#include "reader/zip_archive.h"
#include "reading.h"

using namespace gazette;
using namespace gazette::test;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string little_endian(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(value >> (8 * i) & 0xFF);
    }
    return out;
}

/// The fields that a local header and an entry of the directory share (APPNOTE 6.3.10, 4.3.7): stored, of no date.
std::string shared_header(const std::string& name, const std::string& data, std::uint32_t flags) {
    const auto* bytes = reinterpret_cast<const Bytef*>(data.data());
    const auto sum = static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(data.size())));
    const auto size = static_cast<std::uint32_t>(data.size());
    return little_endian(10, 2) + little_endian(flags, 2) + little_endian(0, 2) + little_endian(0x21 << 16U, 4) +
           little_endian(sum, 4) + little_endian(size, 4) + little_endian(size, 4) +
           little_endian(static_cast<std::uint32_t>(name.size()), 2) + little_endian(0, 2);
}

/// `attributes` are those of Unix, for all files.
std::string zip_of(const Files& files, std::uint32_t flags = 0, std::uint32_t attributes = 0100644) {
    std::string archive;
    std::string directory;
    for (const auto& [name, data] : files) {
        directory += "PK\x01\x02" + little_endian(3 << 8U | 10, 2) + shared_header(name, data, flags) +
                     little_endian(0, 6) + little_endian(attributes << 16U, 4) +
                     little_endian(static_cast<std::uint32_t>(archive.size()), 4) + name;
        archive += "PK\x03\x04" + shared_header(name, data, flags) + name + data;
    }
    const auto count = static_cast<std::uint32_t>(files.size());
    return archive + directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(count, 2) + little_endian(count, 2) +
           little_endian(static_cast<std::uint32_t>(directory.size()), 4) +
           little_endian(static_cast<std::uint32_t>(archive.size()), 4) + little_endian(0, 2);
}

std::string story(const std::string& headline) {
    return headline + "\n\nThe ferry left the quay late again, and nobody on the island thought that worth a letter.\n";
}

reader::Reading reading_of(const std::string& data, const std::string& name = "a.zip") {
    return test::reading_of(bytes_of(data, name));
}

/// "b.txt: error: it is encrypted", one a line.
std::string unread(const reader::Reading& reading) {
    std::string out;
    for (const reader::Unread& part : reading.unread) {
        out += part.entry + ": " + base::name_of(part.diagnostic.severity) + ": " + part.diagnostic.what + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("each text of a ZIP archive is an article, with its path, its digest and its sidecar") {
    const reader::Reading reading =
        reading_of(zip_of({{"b/ferry.txt", story("Ferry Leaves Late")},
                           {"b/ferry.toml", "author = \"Ilka Marrane\"\n"},
                           {"picture.png", "not looked at"},
                           {"orchard.md", "# Orchard Counted\n\nThere are ninety trees in it.\n"}}));
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].title == "Ferry Leaves Late");
    CHECK(reading.articles[0].byline == "Ilka Marrane");
    CHECK(reading.articles[0].input.entry == "b/ferry.txt");
    CHECK(reading.articles[0].input.sha256 == base::sha256_hex(story("Ferry Leaves Late")));
    CHECK(reading.articles[1].input.entry == "orchard.md");
    CHECK(unread(reading) == "picture.png: note: no text, page or archive by its name; left out\n");
}

TEST_CASE("gzip is unpacked, its members one after the other, and the digest is that of what was given") {
    const std::string text = story("Ferry Leaves Late");
    const std::string packed = gzip_of(text.substr(0, 30)) + gzip_of(text.substr(30)) + "padding";
    const reader::Reading reading = reading_of(packed, "ferry.txt.gz");
    REQUIRE(reading.articles.size() == 1);
    CHECK(body(reading.articles[0]) == text.substr(text.find("The ferry"), text.size() - text.find("The ferry") - 1));
    CHECK(reading.articles[0].input.entry.empty());
    CHECK(reading.articles[0].input.sha256 == base::sha256_hex(packed));
    CHECK(reading.articles[0].input.bytes == packed.size());
}

TEST_CASE("archives within archives are opened, their parts named by both") {
    const reader::Reading reading =
        reading_of(zip_of({{"week.zip", zip_of({{"a.txt.gz", gzip_of(story("Ferry Leaves Late"))}})}}));
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].input.entry == "week.zip/a.txt.gz");
}

TEST_CASE("a part that cannot be read does not keep the others from being read") {
    std::string cut = gzip_of(story("Ferry Leaves Late"));
    cut.resize(cut.size() / 2);
    const reader::Reading reading = reading_of(zip_of({{"cut.gz", cut},
                                                       {"empty.txt", ""},
                                                       {"good.txt", story("Orchard Counted")},
                                                       {"image.txt", std::string("GIF89a\0", 7)}}));
    CHECK(reading.articles.size() == 1);
    CHECK(unread(reading) == "cut.gz: error: the gzip data is damaged or cut off\n"
                             "empty.txt: error: no text was found in it\n"
                             "image.txt: error: this is a GIF image, not a text\n");
}

TEST_CASE("encrypted files and links of an archive are told, and a path that leads out of it is only a name") {
    CHECK(unread(reading_of(zip_of({{"a.txt", story("Ferry")}}, 1))) == "a.txt: error: it is encrypted\n");
    CHECK(unread(reading_of(zip_of({{"a.txt", "/etc/hostname"}}, 0, 0120777))) ==
          "a.txt: note: a link, not followed\n: error: there is no article in it\n");
    const reader::Reading reading = reading_of(zip_of({{"../../etc/a.txt", story("Ferry Leaves Late")}}));
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].input.entry == "../../etc/a.txt");
}

TEST_CASE("a bomb is stopped at the limit, and a nest of archives at its depth") {
    // Each of the two unpacks to 200 MiB.
    const std::string large(std::size_t{200} << 20U, ' ');
    const std::string bomb = gzip_of(large);
    const reader::Reading reading =
        reading_of(zip_of({{"a.gz", bomb}, {"b.gz", bomb}, {"c.txt", story("Orchard Counted")}}));
    CHECK(reading.articles.size() == 1);
    CHECK(unread(reading) == "a.gz: error: this text is larger than 32 MiB\n"
                             "b.gz: error: what it unpacks to is too large\n");
    std::string nest = zip_of({{"a.txt", story("Ferry Leaves Late")}});
    for (int i = 0; i < 8; ++i) {
        nest = zip_of({{"a.zip", nest}});
    }
    CHECK(unread(reading_of(nest)) ==
          "a.zip/a.zip/a.zip/a.zip/a.zip: error: archives are nested too deeply in each other\n");
}

TEST_CASE("a file that is a ZIP archive only within is not taken for one of articles") {
    CHECK(refusal(bytes_of(zip_of({{"mimetype", "application/epub+zip"}, {"a.xhtml", "<p>Text</p>"}}), "a.epub"))
              .find("this is an EPUB or OpenDocument file") != std::string::npos);
    CHECK(refusal(bytes_of("PK\x03\x04 and no more", "a.zip")).find("the ZIP archive is damaged") != std::string::npos);
}

TEST_CASE("images beside a page in a ZIP archive are in its article") {
    const std::string picture = "\x89PNG\r\n" + std::string(600, 'x');
    const std::string text =
        "<p>The ferry left the quay late again, and nobody on the island thought that worth a letter.</p>";
    const auto page = [&](const std::string& source) {
        return "<!DOCTYPE html><html lang=en><head><link rel=canonical "
               "href='https://kestrel.example/a'></head><body><h1>Ferry "
               "Leaves Late</h1>" +
               text + "<img src='" + source + "' alt='The quay'>" + text + "</body></html>";
    };
    const reader::Reading saved = reading_of(zip_of({{"a/quay.png", picture},
                                                     {"a/page.html", page("page_files/the%20quay.png")},
                                                     {"a/page_files/the quay.png", picture}}));
    REQUIRE(saved.articles.size() == 1);
    CHECK(contains(tree(saved.articles[0]), "data:image/png;base64,"));
    CHECK(unread(saved) == "a/quay.png: note: no text, page or archive by its name; left out\n");
    // Markdown names its images in the same way.
    const reader::Reading markdown =
        reading_of(zip_of({{"a/b.md", "# Ferry\n\n![The quay](../quay.png)\n\nLate again.\n"}, {"quay.png", picture}}));
    REQUIRE(markdown.articles.size() == 1);
    CHECK(contains(tree(markdown.articles[0]), "data:image/png;base64,"));
    CHECK(markdown.unread.empty());
    // Nothing outside of the archive, and nothing that is no image.
    for (const char* source : {"../../quay.png", "/quay.png", "b.txt"}) {
        const reader::Reading other = reading_of(zip_of(
            {{"a.md", "# Ferry\n\n![The quay](" + std::string(source) + ")\n\nLate again.\n"}, {"quay.png", picture}}));
        REQUIRE(other.articles.size() == 1);
        CHECK_FALSE(contains(tree(other.articles[0]), "data:"));
    }
}

TEST_CASE("an export whose pages are files of their own states their facts") {
    const std::string list = R"([{"slug": "ferry-late", "title": "Ferry Leaves Late", "url": "https://kestrel.example/a",
        "author": "Ilka Marrane", "publishedAt": "2026-11-23T08:00:00Z", "savedAt": "2026-11-24T05:02:00Z",
        "labels": ["quays"]}, {"slug": "orchard", "title": "Orchard", "url": "https://kestrel.example/b"}])";
    const std::string page = "<html><body><p>The ferry left the quay late again, and nobody on the island thought that "
                             "worth a letter.</p></body>";
    const Files files = {{"metadata_0_to_2.json", list}, {"content/ferry-late.html", page}};
    const reader::Reading reading = reading_of(zip_of(files));
    REQUIRE(reading.articles.size() == 1);
    const article::Article& article = reading.articles[0];
    CHECK(article.input.entry == "content/ferry-late.html");
    CHECK(article.title == "Ferry Leaves Late");
    CHECK(article.byline == "Ilka Marrane");
    CHECK(article.url == "https://kestrel.example/a");
    CHECK(base::iso(article.published.value()) == "2026-11-23T08:00Z");
    CHECK(base::iso(article.retrieved.value()) == "2026-11-24T05:02Z");
    CHECK(article.tags == std::vector<std::string>{"quays"});
    CHECK(contains(unread(reading), "a link without its text: Orchard"));
    CHECK_FALSE(contains(unread(reading), "Ferry"));
    Files stated = files;
    stated.emplace_back("content/ferry-late.toml", "title = \"Late, again\"\n");
    CHECK(reading_of(zip_of(stated)).articles.at(0).title == "Late, again");
}

TEST_CASE("what was marked in the pages of an export is no article of its own") {
    const std::string list =
        R"([{"slug": "ferry-late", "title": "Ferry Leaves Late", "url": "https://kestrel.example/a"}])";
    const std::string page = "<html><body><p>The ferry left the quay late again, and nobody on the island thought that "
                             "worth a letter.</p></body>";
    const reader::Reading reading = reading_of(zip_of({{"metadata_0_to_1.json", list},
                                                       {"content/ferry-late.html", page},
                                                       {"highlights/ferry-late.md", ""},
                                                       {"Highlights/ferry-late.md", "> The ferry left the quay\n"},
                                                       {"highlights/of-the-week.md", story("Of The Week")}}));
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].input.entry == "content/ferry-late.html");
    CHECK(reading.articles[1].input.entry == "highlights/of-the-week.md");
    CHECK(contains(unread(reading), "highlights/ferry-late.md: note: what was marked in the page of this name; left out"));
    CHECK_FALSE(contains(unread(reading), "error"));
}

TEST_CASE("JSON of another kind in an archive is a note") {
    const reader::Reading reading =
        reading_of(zip_of({{"a.txt", story("Ferry Leaves Late")}, {"package.json", "{\"name\": \"reeds\"}"}}));
    CHECK(reading.articles.size() == 1);
    CHECK(contains(unread(reading), "package.json: note: passed over"));
}

TEST_CASE("what an archive's files say of each other is unpacked within the limits") {
    const std::string list = R"([{"slug": "a", "url": "https://kestrel.example/a"}])";
    const std::string picture(600, 'x');
    const std::string data = zip_of({{"a.html", "<p>Text"}, {"a.json", list}, {"b.json", list}, {"quay.png", picture}});
    const base::Result<reader::ZipArchive> archive = reader::ZipArchive::open(data, "a.zip");
    REQUIRE(archive);
    const auto pages = [&](std::size_t most) {
        return reader::ArchiveFacts(*archive, "a.zip", rules().exports(), most).pages().size();
    };
    CHECK(pages(list.size()) == 1);
    CHECK(pages(list.size() - 1) == 0);

    const auto left_after = [&](std::size_t left) {
        article::Article article;
        article.body = {{article::Figure{{"quay.png", "The quay", {}}, {}}}};
        reader::ArchiveImages(*archive).embed("a.html", article, left);
        return std::pair(contains(tree(article), "data:image/png"), left);
    };
    CHECK(left_after(3 * picture.size()) == std::pair(true, 3 * picture.size() - picture.size() / 3 * 7));
    CHECK(left_after(3 * picture.size() - 1) == std::pair(false, 3 * picture.size() - 1));
}

TEST_CASE("what is said of a file packed with gzip is said of the one that was given") {
    CHECK(contains(refusal(bytes_of(gzip_of("%PDF-1.7\n"), "a.pdf.gz")), "a.pdf.gz: error: this is a PDF file"));
    const reader::Reading reading = reading_of(gzip_of(zip_of({{"a.txt", "%PDF-1.7\n"}})), "b.zip.gz");
    CHECK(reading.unread.front().diagnostic.place.file == "b.zip.gz/a.txt");
}

TEST_CASE("a part packed with gzip is read where what is packed would be") {
    const reader::Reading reading = reading_of(zip_of({{"a.txt.gz", gzip_of(story("Ferry Leaves Late"))},
                                                       {"plain.gz", gzip_of(story("Dues Rise"))},
                                                       {"pier.2026-11.gz", gzip_of(story("A Pier Opens"))},
                                                       {"quay.gif.gz", gzip_of("GIF89a")},
                                                       {"access.log.gz", gzip_of("a line of a log\n")}}));
    CHECK(reading.articles.size() == 3);
    CHECK(unread(reading) == "quay.gif.gz: note: no text, page or archive by its name; left out\n"
                             "access.log.gz: note: no text, page or archive by its name; left out\n");
    CHECK(reader::knows("a.warc.wet.gz"));
    CHECK(reader::knows("a.warc.wet"));
    CHECK_FALSE(reader::knows("week.TAR.gz"));
}

TEST_CASE("names in an archive that are in an old character set are read as what all of them plausibly are") {
    const auto in = [](const char* charset, const std::string& utf8) {
        const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
        std::string out(utf8.size() * 2 + 16, '\0');
        const std::int32_t size =
            text.extract(0, text.length(), out.data(), static_cast<std::uint32_t>(out.size()), charset);
        out.resize(static_cast<std::size_t>(size));
        return out;
    };
    const std::pair<const char*, std::string> names[] = {{"GB18030", "港口"},
                                                         {"GB18030", "新闻/渡轮时刻表和港口消息"},
                                                         {"Big5", "港口"},
                                                         {"Shift_JIS", "ニュース"},
                                                         {"Shift_JIS", "新しいフォルダ/港"},
                                                         {"EUC-KR", "뉴스/여객선 시간표와 부두"},
                                                         {"ibm-866", "Порт"},
                                                         {"ibm-866", "Новости/Расписание"},
                                                         {"ibm-437", "Fähre im Häfchen"},
                                                         {"ibm-437", "ÄÖÜ"},
                                                         {"ibm-437", "Åå"},
                                                         {"ibm-437", "Äl"},
                                                         {"ibm-437", "ÉTÉ ÖRÖ"},
                                                         {"ibm-437", "20° und 5½"},
                                                         {"ibm-437", "«Fähre»"},
                                                         {"ibm-437", "¿Mañana?"},
                                                         {"Shift_JIS", "テスト"},
                                                         {"ibm-850", "São Tomé Ávila"},
                                                         {"windows-1251", "Новости/Расписание паромов на осень"}};
    for (const auto& [charset, name] : names) {
        INFO(charset);
        const reader::Reading reading = reading_of(
            zip_of({{in(charset, name) + ".txt", story("Ferry Leaves Late")}, {"plain.txt", story("Dues Rise")}}));
        REQUIRE(reading.articles.size() == 2);
        CHECK(reading.articles.front().input.entry == name + ".txt");
    }
    const reader::Reading noted = reading_of(zip_of({{in("ibm-866", "Порт.txt"), story("Ferry Leaves Late")}}));
    CHECK(unread(noted) == ": note: the names in it are not UTF-8; they were read as ibm-866\n");
}
