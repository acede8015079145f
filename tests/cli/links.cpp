// Links between the articles of one run, as users meet them.

#include <catch2/catch.hpp>

#include <string>

#include "gazette.h"

using gazette::test::epub_text;
using gazette::test::Workplace;

TEST_CASE("files that link to each other, in Markdown and in saved pages, are articles that do") {
    const Workplace here;
    const std::string front = "---\nlanguage: en\nurl: https://quay.example/news/";
    here.write("in/a.md",
               front +
                   "tide\n---\n\n# Tide\n\nThe tide came in at noon, as [the boat](b.md#bow) and [the fog](sub/fog.html) "
                   "had it, and [nobody](c.md) saw it, not even [from the boat](boat/?utm_source=mail).\n");
    here.write("in/b.md", front + "boat\n---\n\n# Boat\n\nThe boat lay at the quay.\n\n## Bow\n\nIt pointed to the sea.\n");
    here.write("in/sub/fog.html",
               "<html lang='en'><title>Fog</title><article><h1>Fog</h1><p>The fog came in over the sea in the evening, and "
               "<a href='../a.md'>the tide</a> went out again, which <a href='mist.html'>nobody</a> could see from the "
               "quay until the morning.</p></article></html>");
    REQUIRE(here.gazette({"build", "in", "--date", "2026-11-24", "--title", "Digest", "--format", "epub", "-o", "out"})
                .status == 0);
    const std::string book = epub_text(here / "out/digest-2026-11-24.epub");
    for (const char* link : {R"(<a href="a00002.xhtml#b-bow">the boat</a>)", R"(<a href="a00003.xhtml">the fog</a>)",
                             R"(<a href="a00002.xhtml">from the boat</a>)", R"(<a href="a00001.xhtml">the tide</a>)",
                             R"(<a href="https://quay.example/news/c.md">nobody</a> saw)", "which nobody could"}) {
        CAPTURE(link);
        CHECK_THAT(book, Catch::Contains(link));
    }
}
