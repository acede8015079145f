// Files of phrases: what is read without a parser of TOML against what that finds.

#include "reader/phrase_file.h"

#include "catch.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"

using namespace gazette;
using namespace gazette::reader;

namespace {

bool same(const PhraseFile& a, const PhraseFile& b) {
    const auto same_group = [](const PhraseGroup& x, const PhraseGroup& y) {
        return x.why == y.why && x.lines == y.lines && x.weak == y.weak && x.openings == y.openings;
    };
    return a.bylines == b.bylines && a.sources == b.sources &&
           std::equal(a.groups.begin(), a.groups.end(), b.groups.begin(), b.groups.end(), same_group);
}

}  // namespace

TEST_CASE("the files of phrases are plain, and say the same either way") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(GAZETTE_DATA_DIR "/reader/boilerplate")) {
        INFO(entry.path());
        const std::string text = *base::read_file(entry.path());
        const auto plain = read_plain_phrases(text);
        REQUIRE(plain);
        const auto toml = read_toml_phrases(text, entry.path().string());
        REQUIRE(toml);
        CHECK(same(*plain, *toml));
        CHECK_FALSE(plain->groups.empty());
        ++files;
    }
    CHECK(files >= 20);
}

TEST_CASE("keys, lists over several lines and comments are plain") {
    const auto file = read_plain_phrases(
        "# first\nbylines = [\"by\", # of English\n  \"words by\",\n]\n\n[[phrases]] # a kind\n"
        "why = \"share bar\"\nlines = []\nweak = [ \"A # b\", \"say \\\"c\\\\\" ]\n[[phrases]]\nopenings=[\"x\"]");
    REQUIRE(file);
    CHECK(file->bylines == std::vector<std::string>{"by", "words by"});
    REQUIRE(file->groups.size() == 2);
    CHECK(file->groups[0].why == "share bar");
    CHECK(file->groups[0].lines.empty());
    CHECK(file->groups[0].weak == std::vector<std::string>{"A # b", "say \"c\\"});
    CHECK(file->groups[1].why == "boilerplate");
    CHECK(file->groups[1].openings == std::vector<std::string>{"x"});
}

TEST_CASE("what is not plain is left to the parser") {
    for (const char* text : {
             "bylines = [\"a\\tb\"]",
             "bylines = ['by']",
             "bylines = \"by\"",
             "bylines = [\"\"\"by\"\"\"]",
             "bylines = [\"by\" \"and\"]",
             "bylines = [\"by\"",
             "bylines = [\"by\n\"]",
             "bylines = [\"by\"] sources = [\"x\"]",
             "bylines = [\"by\"]\nbylines = [\"by\"]",
             "\"bylines\" = [\"by\"]",
             "by.lines = [\"by\"]",
             "lines = [\"not in a group\"]",
             "[phrases]\nlines = [\"x\"]",
             "[[phrases]]\nbylines = [\"x\"]",
             "[[phrases]]\nline = [\"x\"]",
             "[[phrases]]\nwhy = [\"x\"]",
             "bylines = [\"\xFF\"]",
             "bylines = [\"\x01\"]",
             "= [\"by\"]",
         }) {
        INFO(text);
        CHECK_FALSE(read_plain_phrases(text));
    }
}

TEST_CASE("the parser takes all of TOML, and tells what is wrong and where") {
    const auto file = read_toml_phrases("bylines = ['by', \"words\\u0020by\"]\n", "en.toml");
    REQUIRE(file);
    CHECK(file->bylines == std::vector<std::string>{"by", "words by"});
    const auto wrong = read_toml_phrases("[[phrases]]\nline = [\"x\"]\n", "en.toml");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().place.line == 2);
    CHECK(wrong.error().hint == "did you mean 'lines'?");
}
