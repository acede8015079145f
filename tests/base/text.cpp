#include "base/text.h"

#include <memory>
#include <random>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "catch.h"

using namespace gazette::base;

TEST_CASE("trim and collapse_space know every white space") {
    CHECK(trim(" \t\r\n\u00A0\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000\uFEFFa b\u3000\u00A0 ") == "a b");
    CHECK(trim(" \u00A0 ") == "");
    CHECK(trim("") == "");
    CHECK(trim("\u200Ba\u200C") == "\u200Ba\u200C");
    CHECK(trim("\xA0"
               "a\xE2\x80") == "\xA0"
                               "a\xE2\x80");
    CHECK(collapse_space("  a\u00A0 \n b\u3000c ") == "a b c");
    CHECK(collapse_space("\u2003") == "");
}

TEST_CASE("split_lines") {
    using Lines = std::vector<std::string_view>;
    CHECK(split_lines("") == Lines{});
    CHECK(split_lines("a") == Lines{"a"});
    CHECK(split_lines("a\n") == Lines{"a"});
    CHECK(split_lines("\na\n\nb") == Lines{"", "a", "", "b"});
}

TEST_CASE("fold makes the same words equal") {
    CHECK(fold("  The  Harbour\tPost ") == "the harbour post");
    CHECK(fold("STRASSE") == fold("Straße"));
    CHECK(fold("Ελλάς") == fold("ελλάσ"));
    CHECK(fold("ﬁne ｗｉｄｅ") == "fine wide");
    CHECK(fold("Cafe\u0301") == fold("CAFÉ"));
    CHECK(fold("so\u00ADft") == "soft");
    CHECK(fold("a\u00A0b") == "a b");
    CHECK(fold("résumé") != fold("resume"));
}

TEST_CASE("count_words") {
    CHECK(count_words("") == 0);
    CHECK(count_words(" — … 🙂 * ") == 0);
    CHECK(count_words("One, two; three.") == 3);
    CHECK(count_words("It’s 3.14 and don't e.g. 1,000") == 6);
    CHECK(count_words("state-of-the-art") == 4);
    CHECK(count_words("نان و پنیر می‌خوریم.") == 4);
    CHECK(count_words("एक दो तीन") == 3);
    CHECK(count_words("один-два") == 2);
    CHECK(count_words("mixed словом here") == 3);
    CHECK(count_words("a\u0301 b\n\u0301c") == 3);
}

namespace {

std::size_t words_by_icu(const std::string& ascii) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(ascii);
    breaks->setText(text);
    std::size_t words = 0;
    for (int32_t from = breaks->first(), to = breaks->next(); to != icu::BreakIterator::DONE;
         from = to, to = breaks->next()) {
        bool holds_word = false;
        for (int32_t i = from; i < to; ++i) holds_word = holds_word || u_isalnum(text[i]);
        words += holds_word ? 1 : 0;
    }
    return words;
}

}  // namespace

TEST_CASE("the quick way of counting agrees with ICU") {
    std::mt19937 random(7);
    const std::string ascii = "abZ019__..,,;;::''\"-/  \n\t()";
    const std::vector<std::string> wide = {"’", "é", "ن", "\u0301", "\u200D", "中", "١", "。", "«"};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t i = random() % 14; i > 0; --i) {
            const bool other = round % 2 == 1 && random() % 8 == 0;
            text += other ? wide[random() % wide.size()] : std::string(1, ascii[random() % ascii.size()]);
        }
        CAPTURE(text);
        REQUIRE(count_words(text) == words_by_icu(text));
    }
}

TEST_CASE("words with marks and Latin letters beyond ASCII are counted as ICU counts them") {
    std::vector<std::string> characters;
    for (char32_t c = 0xA0; c <= 0x250; ++c) append_utf8(characters.emplace_back(), c);
    for (const char* mark :
         {"\u2013", "\u2014", "\u2018", "\u2019", "\u201C", "\u201D", "\u201E", "\u2026", "\u2010", "\u0301"}) {
        characters.emplace_back(mark);
    }
    for (const std::string& character : characters) {
        for (const char* around : {"a*b", "1*2", "a*1", "*", "*a", "a*", "1*", "a.*b", "a*_b", "a**b", "a'*", "*,1"}) {
            const std::string text = replace_all(around, "*", character);
            CAPTURE(text);
            REQUIRE(count_words(text) == words_by_icu(text));
        }
    }
    std::mt19937 random(11);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) {
            const bool other = random() % 4 == 0;
            text += other ? characters[random() % characters.size()] : std::string(1, "ab1.,' _-;"[random() % 10]);
        }
        CAPTURE(text);
        REQUIRE(count_words(text) == words_by_icu(text));
    }
}

TEST_CASE("count_characters") {
    CHECK(count_characters("港は、静かだった。") == 7);
    CHECK(count_characters("ก\u0E33 12!") == 4);
    CHECK(count_characters(" \n—") == 0);
}

TEST_CASE("slug") {
    CHECK(slug("Le Matin – été") == "le-matin-ete");
    CHECK(slug("Today's  “News”, No. 3!") == "todays-news-no-3");
    CHECK(slug("L’Écho") == "lecho");
    CHECK(slug("Straße & Ærø") == "strasse-aero");
    CHECK(slug("Вестник") == "vestnik");
    CHECK(slug("晨报") == "chen-bao");
    CHECK(slug("") == "edition");
    CHECK(slug("…") == "edition");
    CHECK(slug("-a-") == "a");
    CHECK(slug("../../x") == "x");
    for (char c : slug("صبح روزنامه")) CHECK((c == '-' || (c >= 'a' && c <= 'z')));

    const std::string words = slug("nine letters " + std::string(60, 'x') + " and the rest of it is cut");
    CHECK(words == "nine-letters-" + std::string(60, 'x') + "-and");
    CHECK(slug(std::string(200, 'y')) == std::string(80, 'y'));
    CHECK(slug("a " + std::string(78, 'y') + " z") == "a-" + std::string(78, 'y'));
    CHECK(slug(std::string(80, 'y') + " z") == std::string(80, 'y'));
}

TEST_CASE("nearest") {
    const std::vector<std::string> names = {"title", "language", "publisher", "page", "page-size"};
    CHECK(nearest("titel", names) == "title");
    CHECK(nearest("langage", names) == "language");
    CHECK(nearest("pages", names) == "page");
    CHECK(nearest("page_size", names) == "page-size");
    CHECK(nearest("title", names) == "title");
    CHECK(nearest("tidal", names) == "");
    CHECK(nearest("pane", {"pans", "cane"}) == "pans");
    CHECK(nearest("weather", names) == "");
    CHECK(nearest("", names) == "");
    CHECK(nearest("x", {}) == "");
}

TEST_CASE("lower_ascii changes capitals of ASCII alone, wherever they stand") {
    for (int byte = 0; byte < 256; ++byte) {
        const bool capital = byte >= 'A' && byte <= 'Z';
        for (std::size_t at = 0; at < 19; ++at) {
            std::string text = "the ferry\xC3\x9C is late";
            std::string wanted = text;
            text[at] = static_cast<char>(byte);
            wanted[at] = static_cast<char>(capital ? byte + 32 : byte);
            REQUIRE(lower_ascii(text) == wanted);
        }
    }
}

TEST_CASE("replace_all") {
    CHECK(replace_all("a-b-c", "-", "--") == "a--b--c");
    CHECK(replace_all("aaa", "aa", "b") == "ba");
    CHECK(replace_all("abc", "", "x") == "abc");
}

TEST_CASE("text is composed, but ideographs of names stay as they are") {
    CHECK(composed("plain") == "plain");
    CHECK(composed("Cafe\u0301 \u212B") == "Caf\u00E9 \u00C5");
    // Composition exclusions are taken apart.
    CHECK(composed("\u09DF") == "\u09AF\u09BC");
    CHECK(composed("e\u0301 \uFA19 \U0002F804") == "\u00E9 \uFA19 \U0002F804");
    // Hangul, and signs that stand for others alone, are among what is looked at.
    CHECK(composed("\u1100\u1161") == "\uAC00");
    CHECK(composed("\u2000a \u2126") == "\u2002a \u03A9");
}

TEST_CASE("every character but a mark, a jamo and those that stand for others is composed alone") {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    for (char32_t c = 1; c < 0x3000; ++c) {
        std::string text = "a";
        append_utf8(text, c);
        text += "e";
        std::string expected;
        nfc->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(expected);
        CAPTURE(static_cast<unsigned>(c));
        REQUIRE(composed(text) == expected);
    }
}

TEST_CASE("what is visible is no white space and no format character") {
    for (char32_t c = 1; c < 0x3000; ++c) {
        std::string text;
        append_utf8(text, c);
        CAPTURE(static_cast<unsigned>(c));
        REQUIRE(count_visible(text) == (is_visible(c) ? 1u : 0u));
    }
    CHECK(count_visible("a\tb c\u200Bd\u00A0e") == 5);
}

TEST_CASE("words are counted alike wherever letters beyond ASCII stand among them") {
    const std::vector<std::string> words = {"na\u00EFve",  "one",  "two", "\u0633\u0644\u0627\u0645",
                                            "under_score", "it's", "3.14"};
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::string text;
        for (std::size_t count = 1; count <= 12; ++count) {
            text += (text.empty() ? "" : count % 3 == 0 ? "  " : " ") + words[(first * count + count) % words.size()];
            INFO(text);
            CHECK(count_words(text) == count);
            CHECK(count_words(" " + text + ". ") == count);
        }
    }
}
