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
