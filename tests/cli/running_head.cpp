#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "gazette.h"

using gazette::test::article;
using gazette::test::Workplace;

namespace {

/// The words of each page that has a folio in Arabic figures, and of those before it, in order.
std::vector<std::string> pages_in(const Workplace& here, const std::string& style) {
    std::string edition = "title = \"The Quill\"\ninputs = [\"in/*.txt\"]\nformats = [\"pdf\"]\noutput = \"out.{ext}\"\n";
    edition += "style = \"" + style + "\"\n[[section]]\ntitle = \"Harbours\"\nglob = \"in/*\"\n";
    here.write("morning.toml", edition);
    std::string text = article("Ferry Leaves Late");
    for (int i = 0; i < 60; ++i) {
        text +=
            "\nThe ferry left the quay late again, and nobody on the island thought that worth a letter to the paper.\n";
    }
    here.write("in/ferry.txt", text);
    const auto outcome = here.gazette({"build", "-e", "morning.toml", "--date", "2026-11-24"});
    REQUIRE(outcome.err == "");
    std::vector<std::string> pages;
    const std::string all = gazette::test::pdf_text(here / "out.pdf");
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\f', at), all.size());
        pages.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return pages;
}

bool opens_with(const std::string& page, const std::string& words) {
    return page.substr(0, 80).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a narrow page's running head names the section on the left and the title with its date on the right") {
    const Workplace here;
    int left = 0;
    int right = 0;
    for (const std::string& page : pages_in(here, "eink")) {
        if (opens_with(page, "2\n") || opens_with(page, "4\n")) {
            CHECK(opens_with(page, "Harbours"));
            CHECK_FALSE(opens_with(page, "The Quill"));
            ++left;
        } else if (opens_with(page, "\n3\n") || opens_with(page, "\n5\n")) {
            CHECK(opens_with(page, "The Quill | Tuesday 24 November 2026"));
            CHECK_FALSE(opens_with(page, "Harbours"));
            ++right;
        }
    }
    CHECK(left == 2);
    CHECK(right == 2);
}

TEST_CASE("a style without a dated head has section and title on each page") {
    const Workplace here;
    int pages = 0;
    for (const std::string& page : pages_in(here, "reader")) {
        if (opens_with(page, "2\n") || opens_with(page, "\n3\n")) {
            CHECK(opens_with(page, "HARBOURS"));
            CHECK(opens_with(page, "The Quill"));
            CHECK_FALSE(opens_with(page, "2026"));
            ++pages;
        }
    }
    CHECK(pages == 2);
}
