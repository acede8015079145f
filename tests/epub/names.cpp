// Titles and names that markup, directions and readers could stumble over, everywhere they appear.

#include <catch2/catch.hpp>

#include <algorithm>
#include <tinyxml2.h>

#include "sample_edition.h"

namespace {

using namespace gazette;

struct Name {
    std::string text;
    /// As a reader has it: what no XML may hold is gone.
    std::string shown;
};

const std::vector<Name> names = {
    {R"(& < > " ' ]]> <b>bold</b> &amp;)", R"(& < > " ' ]]> <b>bold</b> &amp;)"},
    {"قناتی که از نو آواز می‌خواند", "قناتی که از نو آواز می‌خواند"},
    {"שלום <עולם>", "שלום <עולם>"},
    {"🦊 👩‍👩‍👧‍👦 🏳️‍🌈", "🦊 👩‍👩‍👧‍👦 🏳️‍🌈"},
    {std::string(299, 'x') + "&", std::string(299, 'x') + "&"},
    {std::string("a\0b\x01", 4) + "c", "abc"},
};

edition::Edition edition_named(const std::string& name) {
    edition::Entry entry = sample::entry_of(name, {sample::paragraph("Text."), sample::paragraph(name)});
    entry.head.subtitle = name;
    entry.head.byline = name;
    entry.head.dateline = name;
    entry.head.input.name = name;
    entry.provenance.outlet.name = name;
    entry.provenance.outlet.place = name;
    entry.provenance.outlet.profile = name;
    edition::Edition edition = sample::edition_of({{name, {entry}}});
    edition.title = name;
    edition.publisher = name;
    edition.missing = {{name, "missing_absent", name}};
    return edition;
}

/// All character data of a file, with references resolved; ends the test where the file is not well-formed.
std::string text_of(const std::string& file) {
    tinyxml2::XMLDocument document;
    INFO(file);
    REQUIRE(document.Parse(file.data(), file.size()) == tinyxml2::XML_SUCCESS);
    struct Texts : tinyxml2::XMLVisitor {
        std::string all;
        bool Visit(const tinyxml2::XMLText& text) override {
            all += text.Value();
            all += '\n';
            return true;
        }
    } texts;
    document.Accept(&texts);
    return texts.all;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("names with markup, other directions, emoji, 300 letters or a NUL are right wherever they appear") {
    const epub::PageList pages{"a & b <.pdf", {{1, 0, 0, "<7>"}}};
    for (const Name& name : names) {
        const edition::Edition edition = edition_named(name.text);
        const std::vector<sample::File> files = sample::files_in(sample::bytes_of(edition, nullptr, 1, pages));
        std::map<std::string, std::size_t> times;
        for (const auto& [file, text] : files) {
            INFO(file << ": " << name.shown);
            CHECK(std::all_of(file.begin(), file.end(), [](char c) { return c > ' ' && c < 127; }));
            if (file.ends_with(".xhtml") || file.ends_with(".opf") || file.ends_with(".ncx")) {
                CHECK(std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' ' && c != '\n'; }));
                times[file] = count(text_of(text), name.shown);
            }
        }
        INFO(name.shown);
        // The title with the date, the publisher twice, the series.
        CHECK(times["EPUB/package.opf"] == 4);
        CHECK(times["EPUB/nav.xhtml"] == 2);
        CHECK(times["EPUB/toc.ncx"] == 3);
        CHECK(times["EPUB/cover.xhtml"] == 1);
        CHECK(times["EPUB/title.xhtml"] >= 3);
        CHECK(times["EPUB/contents.xhtml"] >= 4);
        CHECK(times["EPUB/sources.xhtml"] >= 4);
        CHECK(times["EPUB/colophon.xhtml"] >= 2);
        CHECK(times["EPUB/articles/a00001.xhtml"] >= 8);
    }
}
