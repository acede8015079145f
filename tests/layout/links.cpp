// Where the links of articles lead from their pages.

#include "layout/press.h"

#include <algorithm>

using namespace gazette;
using namespace gazette::layout;

namespace {

const std::string harbour = "https://harbour.example/2026/bridge";
const std::string ferry = "https://harbour.example/2026/ferry?day=2";

/// The one link with this description, or one without a target.
LinkArea link_of(const Proof& proof, const std::string& description) {
    for (const LinkArea& each : proof.links()) {
        if (each.description == description) return each;
    }
    return {};
}

}  // namespace

TEST_CASE("a relative link is one to the article's address, and without one it is text") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    const article::Blocks body = {text_block({words("See "), link_to("../maps/quay.html", "the map"), words(".")})};
    typeset({entry_of("Bridge", body, harbour), entry_of("Ferry", body)}, library, proof);
    const auto links = proof.links();
    const auto maps = std::count_if(links.begin(), links.end(), [](const LinkArea& each) {
        return each.target == "https://harbour.example/maps/quay.html";
    });
    // On the front page, which opens with the text, on the article's page, and in the list at its end.
    CHECK(maps == 3);
    CHECK(std::none_of(links.begin(), links.end(), [](const LinkArea& each) { return each.target.starts_with(".."); }));
}

TEST_CASE("a link that no reader of PDF would follow is text") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Bridge", {text_block({link_to("https://ex ample/:1", "odd"), words(" and "),
                                             link_to("https://300.1.2.3/", "odder")})})},
            library, proof);
    CHECK(link_of(proof, "odd").target.empty());
    CHECK(link_of(proof, "odder").target.empty());
}

TEST_CASE("a link to another article of the edition leads to its page, or to the place in it") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    const article::Blocks bridge = {text_block(
        {link_to("HTTPS://Harbour.Example:443/2026/ferry?day=2", "one"), words(" "), link_to(ferry + "#fares", "two"),
         words(" "), link_to("ferry?day=2#lost", "three"), words(" "), link_to("ferry?day=3", "four")})};
    typeset({entry_of("Bridge", bridge, harbour), entry_of("Ferry", {text_block({words("Fares rise.")}, "fares")}, ferry)},
            library, proof);
    CHECK(link_of(proof, "one").target == "#article-2");
    CHECK(link_of(proof, "two").target == "#article-2-fares");
    CHECK(proof.page_of("article-2-fares") == proof.page_of("article-2"));
    CHECK(link_of(proof, "three").target == "#article-2-lost");
    CHECK(proof.page_of("article-2-lost") == 0);
    CHECK(link_of(proof, "three").otherwise == "#article-2");
    CHECK(link_of(proof, "four").target == "https://harbour.example/2026/ferry?day=3");
}

TEST_CASE("each source footer names the page of the register that has the digest in full, and leads there") {
    GAZETTE_LIBRARY(library);
    for (const char* style : {"broadsheet", "reader", "eink", "large-print"}) {
        Proof proof;
        std::vector<edition::Entry> entries;
        for (int i = 0; i < 3; ++i) entries.push_back(entry_of("Bridge", {text_block("The bridge is open.")}));
        typeset(std::move(entries), library, proof, style);
        int named = 0;
        for (const LinkArea& link : proof.links()) {
            if (!link.target.starts_with("#register-")) continue;
            const std::string page = std::to_string(proof.page_of(link.target.substr(1)));
            CHECK(proof.text_of(link.element) == "(in full, p. " + page + ")");
            ++named;
        }
        CHECK(named == 3);
    }
}
