// Tables of phrases: that of Latin files against that of all.

#include "reader/phrase_table.h"

#include "catch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "base/file.h"

using namespace gazette;
using namespace gazette::reader;

namespace {

const std::filesystem::path phrases = GAZETTE_DATA_DIR "/reader/boilerplate";

/// A folder of files of phrases.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("gazette-phrases-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }

    void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string verdict_of(const PhraseTable& table, const std::string& line) {
    const auto found = table.boilerplate(line);
    const std::string what = found ? found->why + (found->strength == Strength::certain ? " certain" : " weak") : "none";
    return what + "|" + table.byline(line) + "|" + table.stated_source(line);
}

}  // namespace

TEST_CASE("letters of other scripts than Latin are told from signs and from Latin letters with marks") {
    for (const char* text : {"", "Share", "Partager l\u2019article \u00BB \u2192", "Chia s\u1EBB", "\U0001F680 up",
                             "\u2764\uFE0F", "AD\u3002", "\uFEFFShare\uFF1A"}) {
        CHECK_FALSE(has_other_letters(text));
    }
    for (const char* text : {"\u0391", "Email \u0412\u0430\u043C", "\u5206\u4EAB", "\uFF21", "\uAC00", "a\u0640"}) {
        CHECK(has_other_letters(text));
    }
}

TEST_CASE("a line of Latin letters is told the same by the Latin files as by all") {
    const auto latin = PhraseTable::read_latin(phrases);
    const auto all = PhraseTable::read(phrases);
    REQUIRE(latin);
    REQUIRE(all);
    std::size_t known = 0;
    std::size_t others = 0;
    const auto compare = [&](const std::string& line) {
        if (has_other_letters(line)) {
            ++others;
            CHECK(verdict_of(*all, line) != "none||");
            return;
        }
        const std::string verdict = verdict_of(*all, line);
        known += verdict != "none||" ? 1 : 0;
        CHECK(verdict_of(*latin, line) == verdict);
    };
    for (const auto& entry : std::filesystem::directory_iterator(phrases)) {
        const auto file = read_phrases(*base::read_file(entry.path()), entry.path().string());
        REQUIRE(file);
        for (const PhraseGroup& group : file->groups) {
            for (const auto* list : {&group.lines, &group.weak}) {
                for (const std::string& line : *list) compare(line);
            }
            for (const std::string& opening : group.openings) compare(opening + " and more");
        }
        for (const auto* list : {&file->bylines, &file->sources}) {
            for (const std::string& opening : *list) compare(opening + " Jane Doe");
        }
    }
    CHECK(known > 3000);
    CHECK(others > 2500);
}

TEST_CASE("a phrase that no text of its file's script would lead to is an error") {
    const Folder folder;
    folder.write("en.toml", "[[phrases]]\nweak = [\"Comments\"]\n");
    folder.write("uk.toml", "[[phrases]]\nlines = [\"\u041F\u043E\u0448\u0443\u043A\", \"RSS\"]\n");
    const auto all = PhraseTable::read(folder.path());
    REQUIRE_FALSE(all);
    CHECK(all.error().what.find("RSS") != std::string::npos);
    CHECK(all.error().place.file.ends_with("uk.toml"));
    const auto latin = PhraseTable::read_latin(folder.path());
    REQUIRE(latin);
    CHECK(latin->boilerplate("comments"));
}
