#include "edition/links.h"

#include <catch2/catch.hpp>

using namespace gazette;
using edition::ArticleTarget;
using edition::LinkTarget;
using edition::NoTarget;
using edition::WebTarget;

namespace {

edition::Edition edition_at(const std::vector<std::string>& addresses) {
    edition::Edition edition;
    edition.sections.emplace_back();
    for (const std::string& address : addresses) {
        edition::Entry& entry = edition.sections[0].entries.emplace_back();
        entry.number = static_cast<int>(edition.sections[0].entries.size());
        entry.provenance.url = address;
    }
    edition.tracking_parameters = {"utm_*", "fbclid"};
    return edition;
}

edition::Edition edition_in(const std::vector<std::string>& files) {
    edition::Edition edition = edition_at(std::vector<std::string>(files.size()));
    for (std::size_t i = 0; i < files.size(); ++i) {
        edition.sections[0].entries[i].file = files[i];
    }
    return edition;
}

}  // namespace

TEST_CASE("links lead to articles of the edition by their address, however it is written") {
    const edition::Links links(
        edition_at({"https://quay.example", "https://quay.example/news/tide?p=1", "", "https://quay.example/"}));
    CHECK(links.target_of(2, "https://QUAY.example:443/") == LinkTarget(ArticleTarget{1, ""}));
    CHECK(links.target_of(3, "https://quay.example/news/tide?p=1#t%C3%A4glich") == LinkTarget(ArticleTarget{2, "täglich"}));
    CHECK(links.target_of(2, "?p=1") == LinkTarget(ArticleTarget{2, ""}));
    CHECK(links.target_of(2, "../#top") == LinkTarget(ArticleTarget{1, "top"}));
    CHECK(links.target_of(2, "https://quay.example/news/tide?p=2") ==
          LinkTarget(WebTarget{"https://quay.example/news/tide?p=2"}));
    CHECK(links.target_of(2, "https://quay.example/News/tide?p=1") ==
          LinkTarget(WebTarget{"https://quay.example/News/tide?p=1"}));
}

TEST_CASE("links stay in the article, go out safely, or lead nowhere") {
    const edition::Links links(edition_at({"https://quay.example/a/b", ""}));
    CHECK(links.target_of(2, "#n%201") == LinkTarget(ArticleTarget{2, "n 1"}));
    CHECK(links.target_of(1, "c d") == LinkTarget(WebTarget{"https://quay.example/a/c%20d"}));
    CHECK(links.target_of(2, "c d") == LinkTarget(NoTarget{}));
    CHECK(links.target_of(2, "mailto:tide@quay.example") == LinkTarget(WebTarget{"mailto:tide@quay.example"}));
    CHECK(links.target_of(1, "javascript:alert(1)") == LinkTarget(NoTarget{}));
    CHECK(links.target_of(1, "https://user:word@quay.example/") == LinkTarget(NoTarget{}));
    CHECK(links.target_of(1, "") == LinkTarget(NoTarget{}));
}

TEST_CASE("parameters that say where readers come from lead to the same article") {
    const edition::Links links(edition_at({"https://quay.example/tide", "https://quay.example/boat?utm_medium=mail&id=7"}));
    for (const char* parameters : {"?utm_source=x", "?utm_source=x&fbclid=y", "?fbclid#high", "?", "?&utm_term"}) {
        CAPTURE(parameters);
        const LinkTarget target = links.target_of(1, std::string("https://quay.example/tide") + parameters);
        REQUIRE(std::holds_alternative<ArticleTarget>(target));
        CHECK(std::get<ArticleTarget>(target).number == 1);
    }
    CHECK(links.target_of(1, "https://quay.example/boat?id=7") == LinkTarget(ArticleTarget{2, ""}));
    CHECK(links.target_of(1, "https://quay.example/boat?utm_source=x&id=7#bow") == LinkTarget(ArticleTarget{2, "bow"}));
    for (const std::string other : {"https://quay.example/boat?id=8&utm_source=x", "https://quay.example/boat?utm_source=x",
                                    "https://quay.example/tide?source=utm_x"}) {
        CHECK(links.target_of(1, other) == LinkTarget(WebTarget{other}));
    }
}

TEST_CASE("the slash at an address's end tells articles apart only where there are two") {
    const edition::Links links(edition_at({"https://quay.example/tide", "https://quay.example/boat/?id=7",
                                           "https://quay.example/fog/", "https://quay.example/fog"}));
    CHECK(links.target_of(1, "https://quay.example/tide/") == LinkTarget(ArticleTarget{1, ""}));
    CHECK(links.target_of(1, "https://quay.example/boat?id=7") == LinkTarget(ArticleTarget{2, ""}));
    CHECK(links.target_of(1, "https://quay.example/fog/") == LinkTarget(ArticleTarget{3, ""}));
    CHECK(links.target_of(1, "https://quay.example/fog") == LinkTarget(ArticleTarget{4, ""}));
    CHECK(links.target_of(1, "https://quay.example/fog/?utm_source=x") == LinkTarget(ArticleTarget{3, ""}));
    CHECK(links.target_of(1, "https://quay.example/fog?utm_source=x") == LinkTarget(ArticleTarget{4, ""}));
    CHECK(links.target_of(1, "https://quay.example/tide//") == LinkTarget(WebTarget{"https://quay.example/tide//"}));
}

TEST_CASE("hosts with letters beyond ASCII are those that the network has") {
    const edition::Links links(edition_at({"https://b\u00fccher.example/x", "https://xn--tr-fka.example:8443/"}));
    for (const char* written : {"https://xn--bcher-kva.example/x", "https://B\u00dcCHER.example/x",
                                "https://www.b\u00fccher.example/x", "http://bu\u0308cher.example/x"}) {
        CAPTURE(written);
        CHECK(links.target_of(1, written) == LinkTarget(ArticleTarget{1, ""}));
    }
    CHECK(links.target_of(1, "https://t\u00fcr.example:8443/") == LinkTarget(WebTarget{"https://t%C3%BCr.example:8443/"}));
    CHECK(links.target_of(1, "https://t\u00f6r.example:8443/") == LinkTarget(ArticleTarget{2, ""}));
}

TEST_CASE("links between files lead from article to article") {
    const edition::Links links(edition_in({"/in/a.md", "/in/b.md", "/in/sub/tide at sea.html", "", "/other/b.md"}));
    CHECK(links.target_of(1, "b.md") == LinkTarget(ArticleTarget{2, ""}));
    CHECK(links.target_of(1, "./b.md?x=1#high%20tide") == LinkTarget(ArticleTarget{2, "high tide"}));
    CHECK(links.target_of(1, "sub/tide at sea.html") == LinkTarget(ArticleTarget{3, ""}));
    CHECK(links.target_of(1, "sub/tide%20at%20sea.html") == LinkTarget(ArticleTarget{3, ""}));
    CHECK(links.target_of(3, "../b.md#top") == LinkTarget(ArticleTarget{2, "top"}));
    CHECK(links.target_of(3, "../../other/b.md") == LinkTarget(ArticleTarget{5, ""}));
    for (const char* nowhere : {"c.md", "/in/b.md", "//in/b.md", "file:/in/b.md", "../b.md", "B.md", "", "?", "sub"}) {
        CAPTURE(nowhere);
        CHECK(links.target_of(1, nowhere) == LinkTarget(NoTarget{}));
    }
    CHECK(links.target_of(4, "b.md") == LinkTarget(NoTarget{}));
}

TEST_CASE("an article's address goes before the file beside it") {
    edition::Edition edition =
        edition_at({"https://quay.example/a", "https://quay.example/b.md", "https://quay.example/old/b.md"});
    edition.sections[0].entries[0].file = "/in/a.md";
    edition.sections[0].entries[2].file = "/in/b.md";
    CHECK(edition::Links(edition).target_of(1, "b.md") == LinkTarget(ArticleTarget{2, ""}));
    edition.sections[0].entries[1].provenance.url.clear();
    CHECK(edition::Links(edition).target_of(1, "b.md") == LinkTarget(ArticleTarget{3, ""}));
    CHECK(edition::Links(edition).target_of(1, "b.md?page=7") == LinkTarget(WebTarget{"https://quay.example/b.md?page=7"}));
    edition.sections[0].entries[2].provenance.url = "https://shore.example/b.md";
    CHECK(edition::Links(edition).target_of(1, "b.md") == LinkTarget(WebTarget{"https://quay.example/b.md"}));
}
