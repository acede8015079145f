// Words parted by files of patterns as libhyphen parts them, without its loading of them.

#include "layout/part_word.h"

#include "catch.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/file.h"
#include "base/utf8.h"
#include "layout/libhyphen.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

/// "har-bour", with hyphens wherever the file's patterns and minima let one stand.
std::string parted(const std::string& file, const std::u32string& word, HyphenMinima minima = {1, 1}) {
    const auto patterns = read_pattern_file(file);
    REQUIRE(patterns);
    std::string out;
    const std::vector<std::size_t> found = part_word(*patterns, word, minima);
    for (std::size_t i = 0; i < word.size(); ++i) {
        base::append_utf8(out, word[i]);
        if (std::find(found.begin(), found.end(), i) != found.end()) out += '-';
    }
    return out;
}

/// Stretches of the letters of patterns that follow each other, which many of the patterns fit.
std::vector<std::u32string> words_like(const std::string& utf8, std::size_t most) {
    constexpr std::size_t longest = 24;
    std::vector<std::u32string> words(1);
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = base::next_code_point(utf8, at);
        if (u_isalpha(static_cast<UChar32>(c)) && u_tolower(static_cast<UChar32>(c)) == static_cast<UChar32>(c)) {
            words.back().push_back(c);
        }
        if (words.back().size() == longest - words.size() % 18) words.emplace_back();
    }
    words.pop_back();
    if (words.size() > most) {
        const std::size_t step = words.size() / most;
        for (std::size_t i = 0; i < most; ++i) words[i] = words[i * step];
        words.resize(most);
    }
    return words;
}

std::string utf8_of(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) base::append_utf8(out, c);
    return out;
}

std::string in_utf8(const std::string& file) {
    const std::string charset = file.substr(0, file.find_first_of("\r\n"));
    std::string out;
    icu::UnicodeString(file.data(), static_cast<std::int32_t>(file.size()), charset.c_str()).toUTF8String(out);
    return out;
}

}  // namespace

TEST_CASE("levels that are odd part a word, and the greatest of a gap decides") {
    CHECK(parted("UTF-8\na1b\n", U"abab") == "a-ba-b");
    CHECK(parted("UTF-8\na1b\nxa2b\n", U"abxab") == "a-bxab");
    CHECK(parted("UTF-8\na1b\n.a2b\n", U"abab") == "aba-b");
    CHECK(parted("UTF-8\na1b\na2b.\n", U"abab") == "a-bab");
    CHECK(parted("UTF-8\n1é\n", U"aéé") == "a-é-é");
}

TEST_CASE("of patterns that end at one place only the longest counts") {
    CHECK(parted("UTF-8\nb1c\n", U"abcd") == "ab-cd");
    CHECK(parted("UTF-8\nb1c\nabc4d\n", U"abcx") == "abcx");
    CHECK(parted("UTF-8\na1b\na2b\n", U"ab") == "ab");
}

TEST_CASE("the greater of the minima given and those of the file holds") {
    const std::string file = "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\na1a\n";
    CHECK(parted(file, U"aaaaaa") == "aa-a-aaa");
    CHECK(parted(file, U"aaaaaa", {3, 1}) == "aaa-aaa");
    CHECK(parted(file, U"aaaaaa", {1, 4}) == "aa-aaaa");
    CHECK(parted(file, U"aa") == "aa");
}

TEST_CASE("a compound is parted into words first, with minima of their own within it") {
    const std::string file =
        "UTF-8\r\nCOMPOUNDLEFTHYPHENMIN 2\r\nCOMPOUNDRIGHTHYPHENMIN 3\r\nx1y\r\nNEXTLEVEL\r\na1a\r\nLEFTHYPHENMIN 9\r\n";
    CHECK(parted(file, U"aaaaxyaaaa") == "a-a-aax-ya-a-a-a");
    CHECK(parted(file, U"aaaa") == "a-a-a-a");
    CHECK(parted(file, U"ax") == "ax");
}

TEST_CASE("no hyphen stands beside what a file keeps") {
    const std::string file = "UTF-8\nNOHYPHEN q,ab\na1c\nNEXTLEVEL\n1d1\n";
    CHECK(parted(file, U"xdx") == "x-d-x");
    CHECK(parted(file, U"qdq") == "qdq");
    CHECK(parted(file, U"abdab") == "abdab");
}

TEST_CASE("a file says what it is written in, and no other letters are in its words") {
    CHECK(parted("ISO8859-1\na1\xE9\n", U"aé") == "a-é");
    CHECK(parted("KOI8-R\n\xC1"
                 "1\xC2\n",
                 U"аб") == "а-б");
    CHECK(parted("ISO8859-1\na1\xE9\n", U"aéб") == "aéб");
    CHECK_FALSE(read_pattern_file("no such set\na1b\n"));
    CHECK_FALSE(read_pattern_file("Shift_JIS\na1b\n"));
    CHECK_FALSE(read_pattern_file(""));
}

TEST_CASE("comments and respelling are told from patterns") {
    CHECK(parted("UTF-8\n% a1b http://example.org\n# see a/b\nb1c\n", U"abc") == "ab-c");
    CHECK_FALSE(read_pattern_file("UTF-8\nschif1f/ff=f,5,2\n"));
}

TEST_CASE("words are parted as libhyphen parts them") {
    for (const char* name : {"hyph_en_US.dic", "hyph_de_DE.dic", "hyph_fr.dic", "hyph_es_ES.dic", "hyph_ru_RU.dic"}) {
        const std::filesystem::path path = std::filesystem::path("/usr/share/hyphen") / name;
        if (!std::filesystem::exists(path)) {
            WARN("skipped: no " << name);
            continue;
        }
        const std::string file = *base::read_file(path);
        const auto patterns = read_pattern_file(file);
        REQUIRE(patterns);
        const auto reference = LibhyphenPatterns::load(path);
        REQUIRE(reference);
        std::size_t hyphens = 0;
        for (const std::u32string& word : words_like(in_utf8(file), 3000)) {
            const std::string utf8 = utf8_of(word);
            std::vector<std::uint16_t> offsets;
            for (const std::size_t letter : part_word(*patterns, word, {2, 2})) {
                offsets.push_back(static_cast<std::uint16_t>(utf8_of(word.substr(0, letter + 1)).size()));
            }
            hyphens += offsets.size();
            INFO(name << " " << utf8);
            REQUIRE(offsets == reference->hyphenate(utf8, {2, 2}));
        }
        CHECK(hyphens > 500);
    }
}
