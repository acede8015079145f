#include "epub/split_body.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <map>
#include <regex>
#include <set>

#include "epub/article_page.h"
#include "epub/xhtml.h"
#include "sample_edition.h"

namespace {

using namespace gazette;
using namespace gazette::article;
using sample::File;
using sample::paragraph;
using sample::words;

/// Words that are all different, so that one that is lost or told twice shows.
std::string numbered_words(int from, int count) {
    std::string text;
    for (int i = from; i < from + count; ++i) {
        text += fmt::format("{}w{}", text.empty() ? "" : " ", i);
    }
    return text;
}

std::size_t measure(const Blocks& blocks) {
    return epub::to_xhtml(blocks, {}).size();
}

std::string text_of(const std::vector<Blocks>& parts) {
    std::string text;
    for (const Blocks& part : parts) {
        text += plain_text(part) + "\n";
    }
    return text;
}

std::vector<std::string> all(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) {
        found.push_back((*it)[1]);
    }
    return found;
}

std::vector<std::string> words_in(const std::string& text) {
    // Not the name space of XHTML.
    return all(text, "\\b(w[0-9]+)\\b(?!\\.org)");
}

/// What split_body makes of one block that is too long: every word once and in order, no part too long.
std::vector<Blocks> split(Block block, std::size_t most = 2000) {
    const Blocks body = {paragraph("Before."), std::move(block), paragraph("After.")};
    std::vector<Blocks> parts = epub::split_body(body, most, measure);
    CHECK(parts.size() > 3);
    for (const Blocks& part : parts) {
        CHECK_FALSE(part.empty());
        CHECK(measure(part) <= most);
    }
    CHECK(words_in(text_of(parts)) == words_in(plain_text(body)));
    return parts;
}

/// The articles' pages of a book by their names, in the order of the container.
std::vector<File> pages_of(const edition::Edition& edition) {
    std::vector<File> pages;
    for (File& file : sample::files_in(sample::bytes_of(edition))) {
        if (file.first.starts_with("EPUB/articles/")) {
            pages.push_back(std::move(file));
        }
    }
    return pages;
}

Block with_id(Block block, std::string id) {
    block.id = std::move(id);
    return block;
}

Inline link(const std::string& href) {
    return {Link{href, "", words("to " + href)}};
}

}  // namespace

TEST_CASE("blocks of every kind are parted where they can be, and lose no word") {
    SECTION("a paragraph") {
        split(paragraph(numbered_words(0, 2000)));
    }
    SECTION("a paragraph of many pieces, one within another") {
        Inlines inlines;
        for (int i = 0; i < 300; ++i) {
            inlines.push_back(
                {Emphasis{{{Strong{words(numbered_words(i * 10, 9))}}, {Text{fmt::format(" w{} ", i * 10 + 9)}}}}});
        }
        split({Paragraph{inlines}});
    }
    SECTION("a quote within a quote") {
        Blocks blocks;
        for (int i = 0; i < 100; ++i) {
            blocks.push_back(paragraph(numbered_words(i * 10, 10)));
        }
        split({Quote{{{Quote{blocks}}}}});
    }
    SECTION("code, between lines") {
        std::string code;
        for (int i = 0; i < 900; ++i) {
            code += fmt::format("w{}\n", i);
        }
        for (const Blocks& part : split({CodeBlock{code, "text"}})) {
            for (const Block& block : part) {
                if (const auto* each = std::get_if<CodeBlock>(&block.value)) {
                    CHECK(each->text.starts_with('w'));
                    CHECK(each->language == "text");
                }
            }
        }
    }
    SECTION("a text without spaces, between code points") {
        std::string text;
        for (int i = 0; i < 3000; ++i) {
            text += "水";
        }
        const std::vector<Blocks> parts = epub::split_body({paragraph(text)}, 2000, measure);
        std::string again;
        for (const Blocks& part : parts) {
            again += plain_text(part);
        }
        CHECK(parts.size() > 3);
        CHECK(again.size() == text.size());
    }
}

TEST_CASE("a list that is parted goes on counting") {
    List list;
    list.numbering = article::Numbering{5};
    for (int i = 0; i < 200; ++i) {
        list.items.push_back({{paragraph(numbered_words(i * 10, 10))}, {}});
    }
    int next = 5;
    for (const Blocks& part : split({list})) {
        for (const Block& block : part) {
            if (const auto* each = std::get_if<List>(&block.value)) {
                CHECK(each->numbering->start == next);
                next += static_cast<int>(each->items.size());
            }
        }
    }
    CHECK(next == 205);
}

TEST_CASE("a list that counts down is parted at its items' own numbers") {
    List list;
    list.numbering = article::Numbering{200, article::NumberSystem::lower_roman, true};
    for (int i = 0; i < 200; ++i) {
        list.items.push_back({{paragraph(numbered_words(i * 10, 10))}, {}});
    }
    list.items[1].number = 300;
    std::vector<int> numbers;
    for (const Blocks& part : split({list})) {
        for (const Block& block : part) {
            if (const auto* each = std::get_if<List>(&block.value)) {
                const std::vector<int> some = numbers_of(*each);
                numbers.insert(numbers.end(), some.begin(), some.end());
            }
        }
    }
    CHECK(numbers == numbers_of(list));
}

TEST_CASE("a table that is parted has its head everywhere, its caption once, and no cell cut in two") {
    Table table;
    table.caption = words("Tides");
    table.header_rows = 1;
    table.rows.push_back({{words("Port")}, {words("Metres")}});
    for (int i = 0; i < 300; ++i) {
        TableRow row;
        if (i % 3 == 0) {
            row.push_back({words("Three"), false, 1, 3});
        }
        row.push_back({words(numbered_words(i * 3, 3))});
        table.rows.push_back(row);
    }
    int captions = 0;
    for (const Blocks& part : split({table})) {
        for (const Block& block : part) {
            if (const auto* each = std::get_if<Table>(&block.value)) {
                captions += each->caption.empty() ? 0 : 1;
                REQUIRE(each->rows.size() > 1);
                CHECK(plain_text(each->rows[0][0].inlines) == "Port");
                CHECK(each->rows[1][0].row_span == 3);
                CHECK((each->rows.size() - 1) % 3 == 0);
            }
        }
    }
    CHECK(captions == 1);
}

TEST_CASE("a heading goes with what it heads") {
    Blocks body;
    for (int i = 0; i < 60; ++i) {
        body.push_back({Heading{2, words("Heading")}});
        body.push_back({Heading{3, words("Below it")}});
        body.push_back(paragraph(numbered_words(i * 60, 60)));
    }
    const std::vector<Blocks> parts = epub::split_body(body, 2000, measure);
    CHECK(parts.size() > 10);
    for (const Blocks& part : parts) {
        CHECK_FALSE(std::holds_alternative<Heading>(part.back().value));
    }
    CHECK(plain_text(body) + "\n" == text_of(parts));
}

TEST_CASE("a long article has several pages, each short enough and with the headline, the last with the source") {
    Blocks body;
    body.push_back(with_id({Heading{1, words("Top")}}, "top"));
    for (int i = 0; i < 3000; ++i) {
        Block block{Paragraph{{{Text{numbered_words(i * 30, 30) + " "}}, link("#top"), link("#end"), link("#nowhere")}}};
        body.push_back(i % 500 == 499 ? with_id({Heading{2, words("Below")}}, fmt::format("h {}", i)) : block);
    }
    body.push_back(with_id(paragraph("The end."), "end"));
    edition::Entry before = sample::entry_of("Before", {paragraph("Short.")});
    edition::Entry entry = sample::entry_of("A long one", body);
    entry.head.subtitle = "A deck";
    const edition::Edition edition = sample::edition_of({{"", {before, entry, before}}});
    const std::vector<File> pages = pages_of(edition);

    REQUIRE(pages.size() > 4);
    const std::size_t parts = pages.size() - 2;
    CHECK(pages[1].first == "EPUB/articles/a00002.xhtml");
    CHECK(pages[2].first == "EPUB/articles/a00002-2.xhtml");
    CHECK(pages.back().first == "EPUB/articles/a00003.xhtml");
    std::vector<std::string> found;
    for (std::size_t i = 1; i <= parts; ++i) {
        const std::string& page = pages[i].second;
        INFO(pages[i].first);
        CHECK(page.size() <= epub::Profile().page_bytes);
        CHECK(page.find("<h1>A long one</h1>") != std::string::npos);
        CHECK(page.find(fmt::format("<title>A long one ({}/{})</title>", i, parts)) != std::string::npos);
        CHECK((page.find("A deck") != std::string::npos) == (i == 1));
        CHECK((page.find("<footer") != std::string::npos) == (i == parts));
        // Nothing below is deeper than it was for being on a later page.
        CHECK(page.find("<h4") == std::string::npos);
        for (const std::string& word : words_in(page)) {
            found.push_back(word);
        }
    }
    const std::vector<std::string> expected = words_in(plain_text(body));
    CHECK(found.size() == expected.size());
    CHECK(std::equal(found.begin(), found.end(), expected.begin(), expected.end()));
    // Links lead to where the ids are.
    const std::string last = fmt::format("a00002-{}.xhtml#b-end", parts);
    CHECK(pages[1].second.find("<a href=\"" + last + "\">") != std::string::npos);
    CHECK(pages[1].second.find("<a href=\"#b-top\">") != std::string::npos);
    CHECK(pages[2].second.find("<a href=\"a00002.xhtml#b-top\">") != std::string::npos);
    CHECK(pages[parts].second.find("<a href=\"#b-end\">") != std::string::npos);
    CHECK(pages[1].second.find("to #nowhere</a>") == std::string::npos);

    // One leads to the next, and the first and last to the articles around.
    const auto turns = [&](std::size_t i) {
        return all(pages[i].second, "<a href=\"([^\"]*)\"(?: rel=\"[a-z]*\")?>(?:Previous|Contents|Next)<");
    };
    CHECK(turns(0) == std::vector<std::string>{"../contents.xhtml", "a00002.xhtml"});
    CHECK(turns(1) == std::vector<std::string>{"a00001.xhtml", "../contents.xhtml", "a00002-2.xhtml"});
    CHECK(turns(2) == std::vector<std::string>{"a00002.xhtml", "../contents.xhtml", "a00002-3.xhtml"});
    CHECK(turns(parts).back() == "a00003.xhtml");
    CHECK(turns(parts + 1) == std::vector<std::string>{"a00002.xhtml", "../contents.xhtml"});

    // All of it is in the spine, between the articles around it; the contents lead to its first page alone.
    const std::string package = sample::file_of(edition, "EPUB/package.opf");
    const std::vector<std::string> spine = all(package, "<itemref idref=\"(a[0-9-]+)\"");
    REQUIRE(spine.size() == parts + 2);
    CHECK(spine[1] == "a2");
    CHECK(spine[2] == "a2-2");
    CHECK(spine.back() == "a3");
    CHECK(all(sample::file_of(edition, "EPUB/nav.xhtml"), "href=\"(articles/a00002[^\"]*)\"") ==
          std::vector<std::string>{"articles/a00002.xhtml"});
}

namespace {

/// The pages of a long article whose notes are longer than a page, and which refers to some of them twice.
std::vector<File> pages_with_notes(int count) {
    Blocks body;
    for (int i = 0; i < 3000; ++i) {
        Paragraph text{words(numbered_words(i * 30, 30))};
        if (i % (3000 / count) == 0) {
            text.inlines.push_back({NoteReference{i / (3000 / count) + 1}});
        }
        body.push_back({std::move(text)});
    }
    // Again, far from the first reference.
    body.push_back({Paragraph{{{Text{"The end"}}, {NoteReference{1}}}}});
    Notes notes;
    for (int i = 0; i < count; ++i) {
        notes.notes.push_back({{paragraph(numbered_words(100'000 + i * 200, 200))}});
    }
    body.push_back({std::move(notes)});
    return pages_of(sample::edition_of({{"", {sample::entry_of("A long one", body)}}}));
}

/// By "PAGE#ID": of what the pages hold.
std::set<std::string> places_on(const std::vector<File>& pages) {
    std::set<std::string> places;
    for (const File& page : pages) {
        for (const std::string& id : all(page.second, " id=\"([^\"]*)\"")) {
            CHECK(places.insert(page.first.substr(page.first.rfind('/') + 1) + "#" + id).second);
        }
    }
    return places;
}

}  // namespace

TEST_CASE("notes of an article of several pages are on its last ones, and each is found from and leads back to its page") {
    constexpr int count = 300;
    const std::vector<File> pages = pages_with_notes(count);
    REQUIRE(pages.size() > 4);
    const std::set<std::string> places = places_on(pages);
    int references = 0;
    int next = 1;
    int sections = 0;
    for (const File& page : pages) {
        INFO(page.first);
        const std::string name = page.first.substr(page.first.rfind('/') + 1);
        CHECK(page.second.size() <= epub::Profile().page_bytes);
        for (const std::string& address : all(page.second, "role=\"doc-(?:noteref|backlink)\"[^>]* href=\"([^\"]*)\"")) {
            CHECK(places.contains(address.starts_with('#') ? name + address : address));
        }
        references += static_cast<int>(all(page.second, "(role=\"doc-noteref\")").size());
        const std::vector<std::string> notes = all(page.second, "<aside id=\"b-note\\.([0-9]+)\"");
        if (!notes.empty()) {
            ++sections;
            // A list goes on counting, and only the first has the heading.
            CHECK((page.second.find(fmt::format("<ol start=\"{}\">", next)) != std::string::npos) == (next > 1));
            CHECK((page.second.find(">Notes</h2>") != std::string::npos) == (next == 1));
            CHECK((page.second.find("role=\"doc-endnotes\" aria-label=\"Notes\"") != std::string::npos) == (next > 1));
        }
        for (const std::string& number : notes) {
            CHECK(number == std::to_string(next++));
        }
    }
    CHECK(references == count + 1);
    CHECK(next == count + 1);
    CHECK(sections > 1);
    // The first note is referred to twice, and leads to the first of both.
    const auto with_note = std::find_if(pages.begin(), pages.end(), [](const File& page) {
        return page.second.find("role=\"doc-backlink\"") != std::string::npos;
    });
    REQUIRE(with_note != pages.end());
    CHECK(all(with_note->second, "role=\"doc-backlink\" href=\"([^\"]*)\"").front().starts_with("a00001.xhtml#"));
}

TEST_CASE("a link to a place in another article of several pages leads to its page, from one of several as well") {
    const auto long_article = [](const std::string& name, const std::string& other) {
        Blocks body;
        for (int i = 0; i < 3000; ++i) {
            body.push_back(paragraph(numbered_words(i * 30, 30)));
            if (i % 500 == 0) {
                body.push_back(with_id(paragraph("Here."), fmt::format("place-{}", i)));
                body.push_back({Paragraph{{link(fmt::format("{}#place-{}", other, 2500 - i))}}});
            }
        }
        edition::Entry entry = sample::entry_of(name, std::move(body));
        entry.provenance.url = "https://kestrel.example/" + name;
        return entry;
    };
    const std::vector<File> pages =
        pages_of(sample::edition_of({{"", {long_article("one", "/two"), long_article("two", "/one")}}}));
    REQUIRE(pages.size() > 4);
    const std::set<std::string> places = places_on(pages);
    std::size_t links = 0;
    std::set<std::string> pages_linked;
    for (const File& page : pages) {
        CHECK(page.second.size() <= epub::Profile().page_bytes);
        for (const std::string& address : all(page.second, "<a href=\"([^\"#]*#b-place-[^\"]*)\"")) {
            CHECK(places.contains(address));
            CHECK(address.substr(0, 6) != page.first.substr(page.first.rfind('/') + 1, 6));
            pages_linked.insert(address.substr(0, address.find('#')));
            ++links;
        }
    }
    CHECK(links == 12);
    CHECK(pages_linked.size() > 2);
}
