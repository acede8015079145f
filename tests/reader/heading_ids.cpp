// The ids of headings, by which links lead to places in an article.

#include <string>
#include <vector>

#include "reading.h"

namespace gazette::test {

namespace {

std::vector<std::string> ids_of(const article::Article& article) {
    std::vector<std::string> ids;
    for (const article::Block& block : article.body) {
        if (std::holds_alternative<article::Heading>(block.value)) {
            ids.push_back(block.id);
        }
    }
    return ids;
}

article::Article read_page(const std::string& headings) {
    return read(bytes_of("<!doctype html><html lang=en><head><title>What the harbour of Salt Quay "
                         "did</title></head><body><article><p>The harbour of Salt Quay "
                         "froze over on Monday, and the ferry, the pilots and the gulls stayed where they were.</p>" +
                             headings +
                             "<p>Nobody was hurt, and the pilots played cards until the thaw, which came when "
                             "nobody was looking.</p></article></body></html>",
                         "a.html"));
}

}  // namespace

TEST_CASE("headings of Markdown are named by their words, each unlike the others") {
    const article::Article article =
        read_markdown("# Title\n\n## The *Second* Day, at Noon!\n\nOne.\n\n## Fares\n\nTwo.\n\n## Fares\n\nThree.\n\n"
                      "## 港の歴史\n\nFour.\n\n## ?!\n\nFive.\n\n## Fares 1\n\nSix.\n");
    CHECK(ids_of(article) ==
          std::vector<std::string>{"the-second-day-at-noon", "fares", "fares-1", "港の歴史", "", "fares-1-1"});
}

TEST_CASE("headings of pages keep their ids, as other articles may link to them, and those of elements within them") {
    CHECK(ids_of(read_page("<h2 id=own>Ice</h2><p>Thick.</p><h2><span id=within>Snow</span></h2><p>Deep.</p>"
                           "<h2><a name=old></a>Rain</h2><p>Soft.</p><h2>Fog</h2>")) ==
          std::vector<std::string>{"own", "within", "old", ""});
}

TEST_CASE("a link to the section that a heading opens leads to the heading") {
    CHECK(ids_of(read_page(
              "<p>See <a href='#about'>below</a>.</p><section id=about><h2 id=own>Ice</h2><p>Thick.</p></section>")) ==
          std::vector<std::string>{"about"});
}

}  // namespace gazette::test
