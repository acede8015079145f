// The page list that follows the paged edition of the same run.

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

#include "epub/page_breaks.h"
#include "epub/xhtml.h"
#include "sample_edition.h"

namespace {

using namespace gazette;
using sample::paragraph;
using sample::words;

std::string marked(article::Blocks body, const std::vector<epub::PageStart>& starts, std::size_t* left = nullptr) {
    std::vector<epub::PageBreakAt> breaks;
    for (const epub::PageStart& start : starts) {
        breaks.push_back({start, {epub::page_id(breaks.size()), "page " + start.folio}});
    }
    const std::vector<article::PageBreak> rest = epub::put_page_breaks(body, breaks);
    if (left != nullptr) {
        *left = rest.size();
    }
    const std::regex span(
        R"re(<span epub:type="pagebreak" role="doc-pagebreak" id="page-\d+" aria-label="page (\w+)"></span>)re");
    return std::regex_replace(epub::to_xhtml(body, {}), span, "|$1|");
}

const std::string article_page = "EPUB/articles/a00001.xhtml";

epub::PageList page_list() {
    using epub::TextPart;
    return {"digest.pdf",
            {{0, 0, 0, "i", TextPart::title},
             {1, 0, 0, "ii", TextPart::contents},
             {1, 0, 0, "7"},
             {1, 1, 4, "8"},
             {1, epub::PageStart::after_body, 0, "9"},
             {0, 0, 0, "10", TextPart::sources},
             {1, 0, 0, "11", TextPart::text_register}}};
}

}  // namespace

TEST_CASE("a page break stands before the visible character it begins with") {
    const article::Blocks body = {
        paragraph("Über dem\u00ADnach Meer"),
        {article::Paragraph{{{article::Text{"One "}}, {article::Emphasis{words("two three")}}, {article::Text{" four"}}}}}};
    CHECK(marked(body, {{1, 0, 4, "1"}}) == "<p>Über |1|dem\u00ADnach Meer</p><p>One <em>two three</em> four</p>");
    CHECK(marked(body, {{1, 0, 8, "1"}}).starts_with("<p>Über dem\u00ADn|1|ach Meer</p>"));
    CHECK(marked(body, {{1, 1, 3, "2"}}).ends_with("<p>One |2|<em>two three</em> four</p>"));
    CHECK(marked(body, {{1, 1, 6, "2"}}).ends_with("<p>One <em>two |2|three</em> four</p>"));
    CHECK(marked(body, {{1, 0, 4, "1"}, {1, 1, 0, "2"}, {1, 1, 0, "3"}})
              .ends_with("<p>|2||3|One <em>two three</em> four</p>"));
}

TEST_CASE("page breaks stand within code, before figures and before the numbers of notes") {
    const article::Blocks body = {{article::CodeBlock{"let a;\n  let \u00FC;\n", ""}},
                                  {article::Figure{{"fog.png", "Fog", "", 0}, words("Fog at sea")}},
                                  {article::Notes{1, {{{paragraph("A note.")}}}}}};
    const std::string all = marked(body, {{1, 0, 5, "1"}, {1, 0, 8, "2"}, {1, 1, 0, "3"}, {1, 1, 2, "4"}, {1, 2, 0, "5"}});
    CHECK(all.find("<code>let a;\n  |1|let |2|\u00FC;\n</code></pre>") != std::string::npos);
    CHECK(all.find("<figure>|3|<p class=\"image\">Fog</p><figcaption>Fo|4|g at sea") != std::string::npos);
    CHECK(all.find("<p>|5|") != std::string::npos);
    // Of a figure that shows nothing, the break stays.
    CHECK(marked({{article::Figure{{"fog.png", "", "", 0}, {}}}, paragraph("x")}, {{1, 0, 0, "1"}}) == "|1|<p>x</p>");
}

TEST_CASE("a page that begins where no break can stand has it before the next line of text") {
    const article::Blocks body = {{article::Rule{}},
                                  {article::Quote{{paragraph("Said.")}}},
                                  {article::Table{words("Caption"), {}, 0, {{{words("x")}}}}},
                                  {article::Rule{}}};
    CHECK(marked(body, {{1, 0, 1, "1"}}).find("<blockquote><p>|1|Said.") != std::string::npos);
    // The quote's paragraph is a block of its own.
    CHECK(marked(body, {{1, 3, 0, "2"}}).find("<caption>|2|Caption") != std::string::npos);
    std::size_t left = 0;
    CHECK(marked(body, {{1, 2, 0, "1"}, {1, 4, 0, "2"}}, &left).find("|2|") == std::string::npos);
    CHECK(left == 1);
}

TEST_CASE("the pages of the paged edition are in the text, the navigation and the metadata") {
    const edition::Edition edition =
        sample::edition_of({{"", {sample::entry_of("One", {paragraph("First."), paragraph("Second of two.")})}}});
    const auto file = [&](const std::string& name) { return sample::file_of(edition, name, page_list()); };
    const std::string page = file(article_page);
    const auto at = [&](const std::string& part) {
        INFO(part);
        REQUIRE(page.find(part) != std::string::npos);
        return page.find(part);
    };
    CHECK(at("id=\"page-3\" aria-label=\"page 7\"") < at("<h1>One</h1>"));
    CHECK(at("<p>Seco<span") < at("id=\"page-4\""));
    CHECK(at("</span>nd of two.</p>") > at("id=\"page-4\""));
    CHECK(at("id=\"page-5\"") > at("nd of two."));
    CHECK(at("id=\"page-5\"") < at("<footer"));
    const auto marks = [&](const std::string& name, const std::string& before, const std::string& behind) {
        const std::string text = file(name);
        INFO(text);
        const std::size_t mark = text.find(R"(epub:type="pagebreak" role="doc-pagebreak")");
        CHECK(text.find(before) < mark);
        CHECK(mark < text.find(behind));
    };
    marks("EPUB/title.xhtml", "<section", "<h1 ");
    marks("EPUB/contents.xhtml", "<li>", "articles/a00001.xhtml");
    marks("EPUB/sources.xhtml", "<section", "<h1");
    marks("EPUB/colophon.xhtml", "id=\"r1\"", "<code");

    const std::string nav = file("EPUB/nav.xhtml");
    CHECK(nav.find(R"(<nav epub:type="page-list" role="doc-pagelist")") != std::string::npos);
    CHECK(
        nav.find(
            R"(<ol><li><a href="title.xhtml#page-1">i</a></li><li><a href="contents.xhtml#page-2">ii</a></li>)"
            R"(<li><a href="articles/a00001.xhtml#page-3">7</a></li><li><a href="articles/a00001.xhtml#page-4">8</a></li>)"
            R"(<li><a href="articles/a00001.xhtml#page-5">9</a></li><li><a href="sources.xhtml#page-6">10</a></li>)"
            R"(<li><a href="colophon.xhtml#page-7">11</a></li></ol>)") != std::string::npos);
    const std::string package = file("EPUB/package.opf");
    CHECK(package.find(R"(<dc:source id="paged-edition">digest.pdf</dc:source>)"
                       R"(<meta refines="#paged-edition" property="source-of">pagination</meta>)") != std::string::npos);
    CHECK(package.find(">pageNavigation<") != std::string::npos);
}

TEST_CASE("without a paged edition there is no page list") {
    const edition::Edition edition = sample::edition_of({{"", {sample::entry_of("One", {paragraph("First.")})}}});
    CHECK(sample::file_of(edition, article_page).find("pagebreak") == std::string::npos);
    CHECK(sample::file_of(edition, "EPUB/nav.xhtml").find("page-list") == std::string::npos);
    CHECK(sample::file_of(edition, "EPUB/package.opf").find("dc:source") == std::string::npos);
}

TEST_CASE("pages of an article in several parts lead to the part they are in") {
    article::Blocks body;
    for (int i = 0; i < 600; ++i) {
        body.push_back(paragraph("Paragraph " + std::to_string(i) + std::string(900, '.')));
    }
    const edition::Edition edition = sample::edition_of({{"", {sample::entry_of("Long", body)}}});
    epub::PageList list{"long.pdf", {}};
    for (std::uint32_t i = 0; i < 600; i += 50) {
        list.starts.push_back({1, i, i == 0 ? 0U : 3U, std::to_string(i)});
    }
    const std::string nav = sample::file_of(edition, "EPUB/nav.xhtml", list);
    const std::regex entry(R"re(<a href="(articles/[^"#]*)#(page-\d+)">)re");
    std::size_t found = 0;
    for (std::sregex_iterator it(nav.begin(), nav.end(), entry), end; it != end; ++it) {
        ++found;
        const std::string page = sample::file_of(edition, "EPUB/" + (*it)[1].str(), list);
        CHECK(page.find("id=\"" + (*it)[2].str() + "\"") != std::string::npos);
    }
    CHECK(found == list.starts.size());
}

TEST_CASE("reading systems of EPUB 2 get the list of pages too, and one order of reading for all places") {
    const edition::Edition edition =
        sample::edition_of({{"News", {sample::entry_of("One", {paragraph("First."), paragraph("Second.")})}},
                            {"", {sample::entry_of("Two", {paragraph("Third.")})}}});
    base::Diagnostics diagnostics;
    const std::string book = sample::bytes_of(edition, &diagnostics, 1, page_list());
    std::string ncx;
    for (const auto& [name, text] : sample::files_in(book)) {
        ncx = name == "EPUB/toc.ncx" ? text : ncx;
    }
    const std::regex place(R"re((?:type="(\w+)" )?(?:value="(\d+)" )?playOrder="(\d+)"><navLabel><text>(.*?)</text>)re");
    std::string places;
    for (std::sregex_iterator it(ncx.begin(), ncx.end(), place), end; it != end; ++it) {
        places +=
            (*it)[3].str() + " " + (*it)[4].str() + ((*it)[1].matched ? " " + (*it)[1].str() + (*it)[2].str() : "") + "\n";
    }
    CHECK(places == "3 News\n3 One\n7 Two\n8 Sources\n10 Colophon\n"
                    "1 i front\n2 ii front\n4 7 normal7\n5 8 normal8\n6 9 normal9\n9 10 normal10\n11 11 normal11\n");
    CHECK(ncx.find("<meta name=\"dtb:totalPageCount\" content=\"7\"/>") != std::string::npos);
    CHECK(ncx.find("<meta name=\"dtb:maxPageNumber\" content=\"11\"/>") != std::string::npos);
    CHECK(sample::file_of(edition, "EPUB/toc.ncx").find("pageList") == std::string::npos);
}
