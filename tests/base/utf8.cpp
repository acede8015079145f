#include "base/utf8.h"

#include <chrono>
#include <random>

#include "base/text.h"
#include "catch.h"

using namespace gazette::base;

namespace {

struct Scrubbed {
    std::string text;
    std::vector<std::string> said;
};

Scrubbed scrub_of(std::string_view bytes) {
    Diagnostics diagnostics;
    Scrubbed out;
    out.text = scrub(bytes, "in.txt", diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) {
        out.said.push_back(format({diagnostic.severity, diagnostic.place, diagnostic.what, ""}));
    }
    return out;
}

std::string clean(std::string_view bytes) {
    return scrub_of(bytes).text;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("clean text stays as it is and nothing is said") {
    for (const char* text : {"", "a", "plain words, and more than eight of them", "tab\tand\nline",
                             "نان، پنیر و سبزی می‌خوریم",
                             "晨光 एक दो 👩‍🌾 \U0001F3F4\U000E0067\U000E007F ❤\uFE0F",
                             "\u200F\u202Bx\u202C \u2067y\u2069 \u200C\u200D \u00A0\u00AD"}) {
        const Scrubbed result = scrub_of(text);
        CHECK(result.text == text);
        CHECK(result.said == Lines{});
    }
}

TEST_CASE("text is scrubbed without a word about it, too") {
    for (const char* text : {"plain", "\uFEFFa\xFF\x01\r\nb", ""}) {
        CHECK(scrubbed(text) == scrub_of(text).text);
    }
}

TEST_CASE("line ends become line feeds") {
    CHECK(clean("a\r\nb\rc\nd") == "a\nb\nc\nd");
    CHECK(clean("a\r\r\nb\r") == "a\n\nb\n");
    CHECK(clean("a\u0085b\u2028c\u2029d") == "a\nb\nc\nd");
    CHECK(scrub_of("a\r\n\u2028").said == Lines{});
}

TEST_CASE("a byte order mark is dropped, in silence only at the start") {
    CHECK(scrub_of("\uFEFFa").text == "a");
    CHECK(scrub_of("\uFEFFa").said == Lines{});
    CHECK(scrub_of("a\uFEFFb").text == "ab");
    CHECK(scrub_of("a\uFEFFb").said == Lines{"in.txt:1:2: warning: 1 byte order mark within the text was dropped"});
}

TEST_CASE("ill-formed sequences become a box for each maximal subpart") {
    // Unicode 15, tables 3-8 to 3-11, with boxes instead of U+FFFD.
    CHECK(clean("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") == "□□□□□□□□A");
    CHECK(clean("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") == "□□□□□□□□A");
    CHECK(clean("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") == "□□□□□A□□B");
    CHECK(clean("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == "□□□□A");
    CHECK(clean("ends in half a letter \xD9") == "ends in half a letter □");
    CHECK(clean("\xE2\x82") == "□");
    CHECK(clean("12345678\xFF"
                "12345678") == "12345678□12345678");
}

TEST_CASE("controls vanish, private use and noncharacters become a box") {
    CHECK(clean(std::string_view("a\0b\x01\x1F\x7F\u0080\u009F"
                                 "c",
                                 12)) == "abc");
    CHECK(clean("12345678\x7F"
                "12345\x1F"
                "67812345678") == "123456781234567812345678");
    CHECK(clean("a\uE000b\uF8FFc\U000F0000d\U0010FFFDe") == "a□b□c□d□e");
    CHECK(clean("a\uFDD0b\uFDEFc\xEF\xBF\xBE"
                "d\xEF\xBF\xBF"
                "e\U0001FFFEf\U0010FFFFg") == "a□b□c□d□e□f□g");
    CHECK(clean("a\uFFFDb") == "a□b");
    CHECK(clean("\uFDCF\uFDF0\uD7FF\uF900\uFFFC\uFFF9") == "\uFDCF\uFDF0\uD7FF\uF900\uFFFC\uFFF9");
}

TEST_CASE("one warning a kind, with its first place and the count") {
    CHECK(scrub_of("first\r\nsecond é\xFFline\xFF\n\x01 \uE000").said ==
          Lines{"in.txt:2:9: warning: 2 ill-formed UTF-8 sequences became □",
                "in.txt:3:3: warning: 1 private-use character became □",
                "in.txt:3:1: warning: 1 control character was dropped"});
    CHECK(scrub_of("\uFFFD").said == Lines{"in.txt:1:1: warning: 1 replacement character (U+FFFD) became □"});
    CHECK(scrub_of("\uFEFF\uFDD0").said == Lines{"in.txt:1:1: warning: 1 noncharacter became □"});
}

TEST_CASE("a place counts lines and code points, however long the text before it") {
    std::mt19937 random(20261128);
    const std::vector<std::string> pieces = {"a",  "harbour ", "é",  "پ",    "\u00A0", "氷",
                                             "😀", "\t",       "\n", "\r\n", "\r",     "\u2028"};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t i = random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
        const std::string before = clean(text + "x");
        const std::size_t last = before.rfind('\n') + 1;
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const std::string place = std::to_string(line) + ":" + std::to_string(count_code_points(before.substr(last)) + 1);
        REQUIRE(scrub_of(text + "x\uFFFD").said ==
                Lines{"in.txt:" + place + ": warning: 1 replacement character (U+FFFD) became □"});
    }
}

TEST_CASE("whatever the bytes, what comes out needs no second scrub") {
    std::mt19937 random(20261124);
    const std::string_view alphabet(
        "\x00\x09\x0A\x0D\x41\x7F\x80\x85\x8F\xA0\xBF\xC2\xC3\xE0\xE2\xED\xEE\xEF\xF0\xF3\xF4\xFF", 22);
    for (int round = 0; round < 20000; ++round) {
        std::string bytes(random() % 40, ' ');
        for (char& byte : bytes) byte = alphabet[random() % alphabet.size()];
        const std::string once = clean(bytes);
        const Scrubbed twice = scrub_of(once);
        REQUIRE(twice.text == once);
        REQUIRE(twice.said == Lines{});
    }
}

TEST_CASE("a scrub runs at the speed of reading a disk") {
    std::string bytes;
    while (bytes.size() < 8'000'000)
        bytes += "The ferry was late again, and nobody on the quay was surprised.\nپل چوبی باز شد.\n";
    Diagnostics diagnostics;
    const auto start = std::chrono::steady_clock::now();
    CHECK(scrub(bytes, "", diagnostics) == bytes);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    // Some 10 ms here; the bound only catches a change of kind, on slow machines and under sanitizers too.
    CHECK(took.count() < 2.0);
}

TEST_CASE("code points and back") {
    const std::u32string all = U"a\u007F\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFF";
    std::string bytes;
    for (char32_t c : all) append_utf8(bytes, c);
    CHECK(to_utf32(bytes) == all);
    std::size_t at = 2;
    CHECK(next_code_point(bytes, at) == U'\u0080');
    CHECK(at == 4);
}

TEST_CASE("the last bytes of a text are looked at like all others, however long it is") {
    for (std::size_t length = 0; length <= 24; ++length) {
        INFO(length);
        const std::string letters(length, 'a');
        Diagnostics diagnostics;
        CHECK(scrub(letters + "\x01", "", diagnostics) == letters);
        CHECK(scrub(letters + "\x7F", "", diagnostics) == letters);
        CHECK(scrub(letters + "\xC3", "", diagnostics) == letters + std::string(replacement_box));
        CHECK(scrub("\x01" + letters, "", diagnostics) == letters);
        CHECK(diagnostics.size() == 4);
        CHECK(end_of_ascii(letters) == length);
        CHECK(end_of_ascii(letters + "\u00E9") == length);
        // What is before the place does not count.
        CHECK(end_of_ascii("\u00E9" + letters, 2) == length + 2);
        CHECK(end_of_ascii("\u00E9" + letters + "\u00E9", 2) == length + 2);
    }
}
