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
    return {"digest.pdf", {{1, 0, 0, "7"}, {1, 1, 4, "8"}, {1, epub::PageStart::after_body, 0, "9"}}, "10", "10"};
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

TEST_CASE("a page that begins where no break can stand has it before the next line of text") {
    const article::Blocks body = {{article::CodeBlock{"a\nb", ""}},
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
    CHECK(at("id=\"page-1\" aria-label=\"page 7\"") < at("<h1>One</h1>"));
    CHECK(at("<p>Seco<span") < at("id=\"page-2\""));
    CHECK(at("</span>nd of two.</p>") > at("id=\"page-2\""));
    CHECK(at("id=\"page-3\"") > at("nd of two."));
    CHECK(at("id=\"page-3\"") < at("<footer"));

    const std::string nav = file("EPUB/nav.xhtml");
    CHECK(nav.find(R"(<nav epub:type="page-list" role="doc-pagelist")") != std::string::npos);
    CHECK(
        nav.find(
            R"(<li><a href="articles/a00001.xhtml#page-1">7</a></li><li><a href="articles/a00001.xhtml#page-2">8</a></li>)"
            R"(<li><a href="articles/a00001.xhtml#page-3">9</a></li><li><a href="sources.xhtml">10</a></li></ol>)") !=
        std::string::npos);
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
    epub::PageList list{"long.pdf", {}, "", ""};
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
