// Input that nobody writes, from the file to the page.

#include <cstdint>
#include <filesystem>

#include "catch.h"
#include "gazette.h"

using gazette::test::have;
using gazette::test::Outcome;
using gazette::test::pdf_text;
using gazette::test::Workplace;

namespace {

constexpr int many = 10'000;

std::string repeated(const std::string& text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

Outcome build(const Workplace& here, const std::string& input, const std::string& style) {
    return here.gazette({"build", input, "--date", "2026-11-24", "--title", "Digest", "--style", style, "-o", "out"});
}

}  // namespace

TEST_CASE("ten thousand quotes in one another are pages in every style, with their text and a warning") {
    if (!have("pdftotext")) {
        WARN("no pdftotext here: skipped");
        return;
    }
    const Workplace here;
    here.write("tide.md", "# Low water\n\nBefore it.\n\n" + repeated(">", many) + " deep words\n\nAfter it.\n");
    for (const char* style : {"broadsheet", "reader", "eink", "large-print"}) {
        CAPTURE(style);
        const Outcome outcome = build(here, "tide.md", style);
        CHECK(outcome.status == 3);
        CHECK_THAT(outcome.err, Catch::Contains("nested too deep"));
        const std::string text = pdf_text(here / "out/digest-2026-11-24.pdf");
        for (const char* words : {"Before it.", "deep words", "After it."}) CHECK_THAT(text, Catch::Contains(words));
    }
}

TEST_CASE("a page of ten thousand quotes in one another keeps its text") {
    if (!have("pdftotext")) {
        WARN("no pdftotext here: skipped");
        return;
    }
    const Workplace here;
    std::string around;
    for (int year = 1900; year < 1908; ++year) {
        around +=
            "<p>Nobody on the island had seen the water so low in " + std::to_string(year) + ", and nobody said so.</p>";
    }
    here.write("tide.html", "<html lang=\"en\"><head><title>Low water</title></head><body><article><h1>Low water</h1>" +
                                around + repeated("<blockquote>", many) + "<p>These are the deep words of the quote.</p>" +
                                repeated("</blockquote>", many) +
                                "<p>After it the tide came in.</p></article></body></html>");
    CHECK(build(here, "tide.html", "broadsheet").status == 0);
    const std::string text = pdf_text(here / "out/digest-2026-11-24.pdf");
    for (const char* words : {"in 1907", "deep words", "After it"}) CHECK_THAT(text, Catch::Contains(words));
}

TEST_CASE("an input that is too large is refused before it is read, an archive later than a text") {
    const Workplace here;
    here.write("ok.txt", gazette::test::article("Ferry Leaves Late"));
    here.write("huge.md", "# Ferry\n");
    here.write("huge.zip", "PK\x03\x04");
    for (const char* name : {"huge.md", "huge.zip"}) std::filesystem::resize_file(here / name, std::uintmax_t{1} << 40U);
    const Outcome outcome = here.gazette({"build", "ok.txt", "huge.md", "huge.zip", "--format", "epub", "-o", "out"});
    CHECK(outcome.status == 3);
    CHECK_THAT(outcome.err, Catch::Contains("huge.md: error: too large: more than 256 MiB\n  hint: split it, or raise "
                                            "'input-mebibytes' in reader/containers.toml\n"));
    CHECK_THAT(outcome.err, Catch::Contains("huge.zip: error: too large: more than 1024 MiB\n"));
}
