// Where lines may start within words: what is remembered and skipped against ICU going through the whole text.

#include "layout/line_starts.h"

#include "catch.h"

#include <algorithm>
#include <string>
#include <vector>

#include <unicode/brkiter.h>

using gazette::layout::LineStarts;

namespace {

/// Those that count: not beside spaces, and not after a hyphen that starts a word.
std::vector<std::uint32_t> counted(const std::string& text, std::vector<std::uint32_t> offsets) {
    const auto is_space = [&](std::size_t at) { return text[at] == ' '; };
    const auto is_idle = [&](std::uint32_t offset) {
        const bool after_hyphen = text[offset - 1] == '-' && (offset < 2 || is_space(offset - 2));
        return offset >= text.size() || is_space(offset - 1) || is_space(offset) || after_hyphen;
    };
    offsets.erase(std::remove_if(offsets.begin(), offsets.end(), is_idle), offsets.end());
    return offsets;
}

std::vector<std::uint32_t> by_icu(const std::string& text, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language == "ja" ? "ja@lb=strict" : language.c_str());
    const std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createLineInstance(locale, status));
    UText* units = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator->setText(units, status);
    REQUIRE(U_SUCCESS(status));
    std::vector<std::uint32_t> found;
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        found.push_back(static_cast<std::uint32_t>(at));
    }
    utext_close(units);
    return counted(text, std::move(found));
}

std::vector<std::uint32_t> within_words(LineStarts& starts, const std::string& text, const std::string& language) {
    return counted(text, starts.find(text, language));
}

}  // namespace

TEST_CASE("lines start within words where UAX 14 lets them") {
    LineStarts starts;
    CHECK(within_words(starts, "well-known", "en") == std::vector<std::uint32_t>{5});
    CHECK(within_words(starts, "said\u2014and then\u2014no", "en") == by_icu("said\u2014and then\u2014no", "en"));
    CHECK(within_words(starts, "plain words, all of them: \"so\" it is!", "en").empty());
    CHECK(within_words(starts, "what?yes", "en") == std::vector<std::uint32_t>{5});
}

TEST_CASE("a word that comes again has its places counted from where it stands") {
    LineStarts starts;
    CHECK(within_words(starts, "up-to up-to", "en") == std::vector<std::uint32_t>{3, 9});
    CHECK(within_words(starts, "a up-to", "en") == std::vector<std::uint32_t>{5});
}

TEST_CASE("every mark between letters, digits, quotes and spaces is as ICU has it") {
    LineStarts starts;
    const std::vector<std::string> marks = {
        "a",      "Z",      "5",      " ",      ".",      ",",      ":",      ";",      "'",      "\"",     "!",
        "?",      "-",      "/",      "(",      ")",      "[",      "}",      "%",      "$",      "&",      "*",
        "|",      "\u00A0", "\u00AD", "\u00E9", "\u00AB", "\u00BB", "\u2014", "\u2013", "\u2019", "\u201C", "\u201D",
        "\u2026", "\u200B", "\u0301", "\u2060", "\u05D0", "\u0627", "\u0430", "\u20AC", "\u2603"};
    std::size_t compared = 0;
    for (const std::string& first : marks) {
        for (const std::string& second : marks) {
            for (const std::string& third : marks) {
                const std::string text = "x" + first + second + third + "y";
                const std::vector<std::uint32_t> expected = by_icu(text, "en");
                INFO(text);
                REQUIRE(within_words(starts, text, "en") == expected);
                compared += expected.size();
            }
        }
    }
    CHECK(compared > 10'000);
}

TEST_CASE("texts without spaces between words, long words and other languages are as ICU has them") {
    LineStarts starts;
    const std::string thai = "\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22\u0E40\u0E1B\u0E47\u0E19\u0E20\u0E32\u0E29\u0E32";
    const std::string japanese = "\u65B0\u805E\u3092\u8AAD\u3080\u3002\u30AD\u30E3\u30C3\u30C1";
    const std::string address = "https://news.example/2026/11/24/a-very-long-name-of-a-page-that-goes-on-and-on.html";
    for (const std::string& text : {thai + " " + thai, japanese + " a-b " + japanese, address + " " + address}) {
        for (const char* language : {"en", "th", "ja"}) {
            INFO(text << " " << language);
            const std::vector<std::uint32_t> expected = by_icu(text, language);
            CHECK(within_words(starts, text, language) == expected);
            CHECK(expected.size() > 2);
        }
    }
}
