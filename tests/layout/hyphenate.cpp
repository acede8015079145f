// Words and where they may be hyphenated, by the patterns of the machine and by some made here.

#include "layout/hyphenate.h"

#include "catch.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace gazette::layout;

namespace {

const std::filesystem::path system_patterns = "/usr/share/hyphen";

bool has_patterns(const char* name) {
    if (std::filesystem::exists(system_patterns / name)) return true;
    WARN("skipped: no " << name);
    return false;
}

/// "har-bour"
std::string parted(Hyphenator& hyphenator, const std::string& word, const std::string& language) {
    std::string out;
    std::size_t from = 0;
    for (const std::uint16_t offset : hyphenator.hyphenate(word, language)) {
        out += word.substr(from, offset - from) + "-";
        from = offset;
    }
    return out + word.substr(from);
}

/// A folder with one file of patterns, gone at the end of its test.
class PatternFolder {
public:
    PatternFolder(const std::string& name, const std::string& content) {
        path_ = std::filesystem::temp_directory_path() / ("gazette-hyphenate-" + std::to_string(::getpid()) + name);
        std::filesystem::create_directories(path_);
        std::ofstream(path_ / name, std::ios::binary) << content;
    }
    PatternFolder(const PatternFolder&) = delete;
    PatternFolder& operator=(const PatternFolder&) = delete;
    ~PatternFolder() { std::filesystem::remove_all(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("English words part by their patterns, whatever form the tag has") {
    if (!has_patterns("hyph_en_US.dic")) return;
    HyphenationPatterns patterns;
    Hyphenator hyphenator(patterns);
    for (const char* tag : {"en", "en-US"}) {
        CHECK(parted(hyphenator, "announcement", tag) == "announce-ment");
        CHECK(parted(hyphenator, "Announcement", tag) == "Announce-ment");
        CHECK(parted(hyphenator, "bridge", tag) == "bridge");
    }
    CHECK(hyphenator.take_diagnostics().empty());
}

TEST_CASE("capitals within a word keep it whole") {
    if (!has_patterns("hyph_en_US.dic")) return;
    HyphenationPatterns patterns;
    Hyphenator hyphenator(patterns);
    CHECK(parted(hyphenator, "ANNOUNCEMENT", "en") == "ANNOUNCEMENT");
    CHECK(parted(hyphenator, "announceMent", "en") == "announceMent");
}

TEST_CASE("the minima keep letters together at both ends") {
    if (!has_patterns("hyph_en_US.dic")) return;
    HyphenationPatterns patterns;
    Hyphenator wide(patterns, {2, 3});
    Hyphenator narrow(patterns, {4, 4});
    Hyphenator usual(patterns);
    CHECK(parted(wide, "remember", "en") == "re-mem-ber");
    CHECK(parted(usual, "remember", "en") == "remem-ber");
    CHECK(parted(narrow, "remember", "en") == "remember");
}

TEST_CASE("offsets count bytes where letters take two") {
    if (!has_patterns("hyph_ru_RU.dic") || !has_patterns("hyph_de_DE.dic")) return;
    HyphenationPatterns patterns;
    Hyphenator hyphenator(patterns);
    const std::string russian = parted(hyphenator, "объявление", "ru");
    CHECK(russian.find("-") != std::string::npos);
    for (std::size_t i = 0; i + 1 < russian.size(); ++i) {
        if (russian[i] == '-') CHECK((static_cast<unsigned char>(russian[i + 1]) & 0xC0) != 0x80);
    }
    CHECK(parted(hyphenator, "Brückensperrung", "de") == "Brü-cken-sper-rung");
}

TEST_CASE("a language without patterns is a note, once") {
    HyphenationPatterns patterns("/nonexistent");
    Hyphenator hyphenator(patterns);
    CHECK(hyphenator.hyphenate("ilmoitus", "fi").empty());
    CHECK(hyphenator.hyphenate("silta", "fi").empty());
    const auto notes = hyphenator.take_diagnostics();
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].severity == gazette::base::Severity::note);
    CHECK(notes[0].what.find("\"fi\"") != std::string::npos);
    CHECK(notes[0].hint.find("hyphen-fi") != std::string::npos);
    CHECK(hyphenator.take_diagnostics().empty());
    CHECK(hyphenator.hyphenate("word", "und").empty());
    CHECK(hyphenator.hyphenate("word", "").empty());
    CHECK(hyphenator.take_diagnostics().empty());
}

TEST_CASE("no patterns are missed for a language whose words are never parted") {
    HyphenationPatterns patterns("/nonexistent");
    Hyphenator hyphenator(patterns);
    for (const char* language : {"ja", "fa", "hi", "th", "sr-Arab"})
        CHECK(hyphenator.hyphenate("ilmoitus", language).empty());
    CHECK(hyphenator.take_diagnostics().empty());
    for (const char* language : {"sr", "el", "ka", "fa-Latn"}) hyphenator.hyphenate("ilmoitus", language);
    CHECK(hyphenator.take_diagnostics().size() == 4);
}

TEST_CASE("a word that a hyphen would respell stays whole there") {
    const PatternFolder folder("hyph_xx.dic", "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nschif1f/ff=f,5,2\nal1ler\n");
    HyphenationPatterns patterns(folder.path());
    Hyphenator hyphenator(patterns, {2, 2});
    CHECK(parted(hyphenator, "schiffahrt", "xx") == "schiffahrt");
    CHECK(parted(hyphenator, "aller", "xx") == "al-ler");
}

TEST_CASE("odd words are left alone") {
    if (!has_patterns("hyph_en_US.dic")) return;
    HyphenationPatterns patterns;
    Hyphenator hyphenator(patterns);
    CHECK(hyphenator.hyphenate("", "en").empty());
    CHECK(hyphenator.hyphenate("a", "en").empty());
    CHECK(hyphenator.hyphenate(std::string(5000, 'a'), "en").empty());
    CHECK(hyphenator.hyphenate("объявление", "en").empty());
    CHECK(hyphenator.hyphenate("\U0001D51E\U0001D51F\U0001D520\U0001D521\U0001D522\U0001D523\U0001D524", "en").empty());
    CHECK(hyphenator.hyphenate("İİİİİİİİ", "en").empty());
}

TEST_CASE("damaged patterns are as none") {
    const PatternFolder folder("hyph_yy.dic", "no charset at all\n\xFF\xFE\n");
    HyphenationPatterns patterns(folder.path());
    Hyphenator hyphenator(patterns);
    CHECK(hyphenator.hyphenate("announcement", "yy").empty());
    CHECK_FALSE(hyphenator.take_diagnostics().empty());
}
