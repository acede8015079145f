#include "style/style.h"

#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

using gazette::base::from_points;
using namespace gazette::style;
namespace fs = std::filesystem;

namespace {

const fs::path styles = fs::path(GAZETTE_SOURCE_DIR) / "styles";

/// A folder of styles that is gone at the end of the test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("gazette-style-" + std::to_string(::getpid()))) {
        fs::create_directories(path_ / "mine");
    }
    ~Folder() { fs::remove_all(path_); }

    const fs::path& path() const { return path_; }

    void write(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / "mine" / name, std::ios::binary) << content;
    }
    /// The broadsheet with `from` replaced.
    void write_changed(const std::string& from, const std::string& to) const {
        const auto toml = gazette::base::read_file(styles / "broadsheet" / "pdf.toml");
        REQUIRE(toml);
        REQUIRE(toml->find(from) != std::string::npos);
        write("pdf.toml", gazette::base::replace_all(*toml, from, to));
        write("epub.css", "p { margin: 0 }\n");
    }
    /// What reading says after the change.
    gazette::base::Diagnostic error_after(const std::string& from, const std::string& to) const {
        write_changed(from, to);
        const auto style = read(path_, "mine");
        REQUIRE_FALSE(style);
        return style.error();
    }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("the e-ink style fits six inches, holds whole lines and is black only") {
    const auto style = read(styles, "eink");
    REQUIRE(style);
    const PdfStyle& pdf = style->pdf;
    const auto height = pdf.page_height - pdf.margins.top - pdf.margins.bottom;
    CHECK(gazette::base::to_points(pdf.page_width) == Approx(90 / 25.4 * 72).margin(0.01));
    CHECK(gazette::base::to_points(pdf.page_height) == Approx(122 / 25.4 * 72).margin(0.01));
    CHECK(height % pdf.baseline < from_points(0.1));
    CHECK(pdf.accent == Colour{});
    CHECK(pdf.column_rule == Colour{});
    for (const auto& [element, text] : pdf.text) {
        CHECK(text.colour == Colour{});
        CHECK(text.family != "display");
    }
    CHECK(pdf.text.at(Element::deck).italic);
}

TEST_CASE("the large-print style is set ragged in 18 points or more of leading 26, without hyphens, capitals or italics") {
    const auto style = read(styles, "large-print");
    REQUIRE(style);
    const PdfStyle& pdf = style->pdf;
    const auto height = pdf.page_height - pdf.margins.top - pdf.margins.bottom;
    CHECK(height / pdf.baseline == 27);
    CHECK(pdf.text.at(Element::body).size == from_points(18));
    CHECK(pdf.text.at(Element::body).leading == from_points(26));
    CHECK(pdf.text.at(Element::body).features == std::vector<std::string>{"lnum"});
    CHECK(pdf.paragraphs.indent == 0);
    CHECK(pdf.paragraphs.space == from_points(13));
    CHECK(pdf.running_head.alternate);
    for (const auto& [element, text] : pdf.text) {
        CAPTURE(static_cast<int>(element));
        CHECK(text.align != Align::justify);
        CHECK_FALSE(text.hyphenate);
        CHECK_FALSE(text.capitals);
        CHECK_FALSE(text.italic);
        CHECK(text.family != "display");
        CHECK((text.size >= from_points(14) || element == Element::link));
    }
}

TEST_CASE("a style sheet takes in what it imports, at any depth, before its own rules") {
    const Folder folder;
    folder.write_changed("A4", "A4");
    folder.write("inner.css", "a { b: c }\n");
    folder.write("outer.css", "/* first */\n@import 'inner.css' ;\nd { e: f }\n");
    folder.write("epub.css", "@import \"outer.css\";\n@import \"broadsheet/none.css\";\n");
    fs::create_directories(folder.path() / "broadsheet");
    std::ofstream(folder.path() / "broadsheet" / "none.css") << "g { h: i }\n";
    const auto style = read(folder.path(), "mine");
    if (!style) FAIL(format(style.error()));
    CHECK(style->epub_css == "a { b: c }\n\nd { e: f }\ng { h: i }\n\n");
}

TEST_CASE("a copy of a style that imports its neighbour may stand anywhere") {
    const Folder folder;
    const fs::path copy = folder.path() / "copies" / "reader";
    fs::create_directories(copy);
    for (const char* name : {"pdf.toml", "epub.css"}) fs::copy_file(styles / "reader" / name, copy / name);
    const auto style = read(styles, copy.string());
    if (!style) FAIL(format(style.error()));
    CHECK(style->epub_css == read(styles, "reader")->epub_css);
}

TEST_CASE("an import that cannot be taken in is an error with its line") {
    struct Case {
        std::string css, what;
        int line;
    };
    const Case cases[] = {
        {"\n@import url(x.css);", "an import must name a file, and nothing else", 2},
        {"@import \"https://styles.example/x.css\";", "an import must name a file, and nothing else", 1},
        {"@import \"epub.css\";", "the style sheet imports itself", 0},
        {"@import \"x.css\" print;", "an import must name a file, and nothing else", 1},
    };
    for (const Case& each : cases) {
        CAPTURE(each.css);
        const Folder folder;
        folder.write_changed("A4", "A4");
        folder.write("epub.css", each.css);
        const auto style = read(folder.path(), "mine");
        REQUIRE_FALSE(style);
        CHECK(style.error().what == each.what);
        CHECK(style.error().place.line == each.line);
    }
}

TEST_CASE("the broadsheet has the numbers of the look") {
    const Folder folder;
    folder.write_changed("A4", "A4");
    const auto style = read(folder.path(), "mine");
    REQUIRE(style);
    CHECK(style->name == "mine");
    CHECK(style->epub_css == "p { margin: 0 }\n");
    const PdfStyle& pdf = style->pdf;
    const auto height = pdf.page_height - pdf.margins.top - pdf.margins.bottom;
    CHECK(height / pdf.baseline == 60);
    CHECK(height - 60 * pdf.baseline < from_points(0.2));
    CHECK(gazette::base::to_points(pdf.page_width - 2 * pdf.margins.inner) == Approx(499.3).margin(0.05));
    CHECK(pdf.columns == 2);
    CHECK(pdf.gutter == from_points(18));
    CHECK(pdf.accent == Colour{0x9A, 0x1B, 0x1E});
    CHECK(pdf.rules.article == from_points(2));
    CHECK(pdf.justification.word_space_min == 800);
    CHECK(pdf.justification.letter_space_min == -8);
    CHECK(pdf.wide_footer_from == from_points(300));

    const TextStyle& headline = pdf.text.at(Element::headline);
    CHECK(headline.family == "display");
    CHECK(headline.bold);
    CHECK(headline.size == from_points(32));
    CHECK(headline.leading == from_points(36));
    CHECK(headline.tracking == -12);
    CHECK_FALSE(headline.hyphenate);

    const TextStyle& body = pdf.text.at(Element::body);
    CHECK(body.size == from_points(8.7));
    CHECK(body.align == Align::justify);
    CHECK(body.hyphenate);
    CHECK(body.features == std::vector<std::string>{"onum"});

    CHECK(pdf.text.at(Element::kicker).colour == pdf.accent);
    CHECK(pdf.text.at(Element::footer_source).capitals);
    CHECK(pdf.scripts.at("Arab").at(Element::body).leading == from_points(15));
    CHECK(pdf.scripts.at("Arab-ur").at(Element::body).leading == from_points(20));
    CHECK(pdf.scripts.at("Jpan").at(Element::headline).size == from_points(27));
}

TEST_CASE("every style that comes along reads, and has all elements") {
    for (const auto& entry : fs::directory_iterator(styles)) {
        CAPTURE(entry.path().filename().string());
        const Folder folder;
        fs::copy_file(entry.path() / "pdf.toml", folder.path() / "mine" / "pdf.toml");
        folder.write("epub.css", "");
        const auto style = read(folder.path(), (folder.path() / "mine").string());
        if (!style) FAIL(format(style.error()));
        CHECK(style->pdf.text.size() == static_cast<std::size_t>(Element::note) + 1);
    }
}

TEST_CASE("a mistake in pdf.toml is told with its place and what to write") {
    struct Case {
        std::string from, to, what, hint;
    };
    const Case cases[] = {
        {"[text.deck] ", "[text.dek] ", "unknown key 'dek'", "did you mean 'deck'?"},
        {"gutter = 18", "gutters = 18", "unknown key 'gutters'", "did you mean 'gutter'?"},
        {"gutter = 18", "gutter = \"18\"", "'gutter' must be a number", ""},
        {"gutter = 18", "", "'gutter' is missing in [page]", "the style 'broadsheet' has every key, explained"},
        {"accent = \"", "rubric = \"", "unknown key 'rubric'", "known here: accent, column-rule"},
        {"\"A4\" ", "\"A6\" ", "'A6' is no paper size", "write \"A4\", \"A5\" or \"Letter\", or width and height"},
        {"size = \"A4\" ", "width = 90\nheight = 500 ", "margins and gutters leave no width", ""},
        {"outer = 48", "outer = 600", "margins and gutters leave no width for text", "make them smaller"},
        {"\"#777777\"", "\"grey\"", "'grey' is no colour", "write \"black\", \"accent\" or \"#9A1B1E\""},
        {"\"justify\"\n", "\"both\"\n", "'both' is no alignment", "write \"justify\", \"start\", \"centre\" or \"end\""},
        {"size = 8.7\n", "size = 0\n", "'size' must be more than 0", ""},
        {"size = 8.7\n", "size = 1e300\n", "'size' must be between 0 and 14400 points", ""},
        {"[\"onum\"]", "[\"onum\", \"oldstyle\"]", "'oldstyle' is no OpenType feature", "write \"onum\" or \"liga=0\""},
        {"columns = 2", "columns = 0", "'columns' must be between 1 and 8", ""},
        {"[script.Arab]", "[script.Arabic]", "'Arabic' is no script code",
         "write the code of ISO 15924, a language behind it"},
        {"[page]", "[page", "not TOML", ""},
    };
    const Folder folder;
    for (const Case& each : cases) {
        CAPTURE(each.to);
        const auto error = folder.error_after(each.from, each.to);
        CHECK_THAT(error.what, Catch::Matchers::StartsWith(each.what));
        CHECK_THAT(error.hint, Catch::Matchers::StartsWith(each.hint));
        CHECK(fs::path(error.place.file).filename() == "pdf.toml");
        CHECK(error.place.line > 0);
    }
}

TEST_CASE("a style that is not there is an error that names the nearest") {
    const auto style = read(styles, "brodsheet");
    REQUIRE_FALSE(style);
    CHECK(style.error().what == "no style 'brodsheet'");
    CHECK(style.error().hint == "did you mean 'broadsheet'?");
    CHECK_FALSE(read(styles, ""));
}

TEST_CASE("a style without epub.css or pdf.toml is an error that tells what a style is made of") {
    const Folder folder;
    const auto without_toml = read(folder.path(), "mine");
    REQUIRE_FALSE(without_toml);
    CHECK(gazette::base::format(without_toml.error()).find("pdf.toml") != std::string::npos);

    folder.write_changed("A4", "A4");
    fs::remove(folder.path() / "mine" / "epub.css");
    const auto without_css = read(folder.path(), "mine");
    REQUIRE_FALSE(without_css);
    CHECK(gazette::base::format(without_css.error()).find("epub.css") != std::string::npos);
    CHECK(without_css.error().hint.find("broadsheet") != std::string::npos);
}
