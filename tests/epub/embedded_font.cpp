#include "epub/embedded_font.h"

#include <catch2/catch.hpp>

#include "sample_edition.h"

namespace {

using namespace gazette;

const std::vector<epub::EmbeddedFont> fonts = {
    {"Gazette Ethi", false, false, "one"}, {"Gazette Ethi", true, false, "two"}, {"Gazette Tibt", false, true, "three"}};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("embedded fonts come before all others wherever a style sheet lists families") {
    const std::string css = epub::with_fonts(
        "@import \"x.css\";\nbody { font-family: Georgia, serif; }\n.a { font-family: inherit }\n.b{font-family:mono}",
        fonts);
    CHECK(css.starts_with("@import \"x.css\";\nbody { font-family: \"Gazette Ethi\", \"Gazette Tibt\",  Georgia, serif; }\n"
                          ".a { font-family: inherit }\n.b{font-family: \"Gazette Ethi\", \"Gazette Tibt\", mono}\n"));
    CHECK(has(css, "@font-face { font-family: \"Gazette Ethi\"; font-weight: bold; font-style: normal; "
                   "src: url(\"fonts/f2.ttf\"); }\n"));
    CHECK(has(css, "src: url(\"fonts/f3.otf\")"));
    CHECK(epub::with_fonts("a { font-family: b }", {}) == "a { font-family: b }");
}

TEST_CASE("a book has the fonts that are made of its characters, and none by default") {
    const edition::Edition edition = sample::edition_of({{"", {sample::entry_of("ሰላም", {sample::paragraph("plain é")})}}});
    std::set<char32_t> seen;
    const epub::MakeFonts make =
        [&](const std::set<char32_t>& characters) -> base::Result<std::vector<epub::EmbeddedFont>> {
        seen = characters;
        return fonts;
    };
    const std::vector<sample::File> files = sample::files_in(sample::bytes_of(edition, nullptr, 1, {}, make));
    CHECK(seen.contains(U'ሰ'));
    CHECK(seen.contains(U'é'));
    CHECK_FALSE(seen.contains(U'p'));
    std::map<std::string, std::string> by_name(files.begin(), files.end());
    CHECK(by_name["EPUB/fonts/f2.ttf"] == "two");
    CHECK(has(by_name["EPUB/package.opf"], R"(<item id="f3" href="fonts/f3.otf" media-type="font/otf"/>)"));
    CHECK(has(by_name["EPUB/style.css"], "@font-face"));

    const std::string plain = sample::file_of(edition, "EPUB/package.opf");
    CHECK_FALSE(has(plain, "fonts/"));
    CHECK_FALSE(has(sample::file_of(edition, "EPUB/style.css"), "@font-face"));
}
