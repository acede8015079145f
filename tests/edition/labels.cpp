#include "edition/labels.h"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace gazette;

namespace {

edition::Labels labels_in(const std::string& language) {
    base::Result<edition::Labels> labels = edition::Labels::read(GAZETTE_DATA_DIR "/labels", language);
    REQUIRE(labels);
    return *labels;
}

constexpr base::Date day{2026, 11, 24};

}  // namespace

TEST_CASE("every language of the data has every label and formats it for every plural") {
    for (const char* language : {"en", "fr", "de", "es", "ru", "ar", "fa", "zh", "ja", "hi"}) {
        const edition::Labels labels = labels_in(language);
        CHECK_FALSE(labels.fell_back());
        for (const char* key : {"articles", "sources_count", "minutes", "words", "characters", "removed"}) {
            for (const long long count : {0, 1, 2, 3, 5, 11, 21, 100, 1234}) {
                INFO(language << ' ' << key << ' ' << count);
                const std::string text = labels.count(key, count);
                CHECK_FALSE(text.empty());
                CHECK(text.find('{') == std::string::npos);
            }
        }
    }
}

TEST_CASE("plurals follow the language") {
    CHECK(labels_in("en").count("articles", 1) == "1 article");
    CHECK(labels_in("en").count("articles", 1234) == "1,234 articles");
    CHECK(labels_in("ru").count("articles", 2) != labels_in("ru").count("articles", 5));
}

TEST_CASE("dates are written as the language's newspapers write them") {
    CHECK(labels_in("en").long_date(day) == "24 November 2026");
    CHECK(labels_in("en").full_date(day) == "Tuesday 24 November 2026");
    CHECK(labels_in("en").weekday(day) == "Tuesday");
    CHECK(labels_in("en").short_date(day) == "24 Nov");
    CHECK(labels_in("fr").short_date(day) == "24 nov.");
    CHECK(labels_in("ja").short_date(day) == "11月24日");
    CHECK(labels_in("fr").long_date(day) == "24 novembre 2026");
    CHECK(labels_in("de").long_date(day) == "24. November 2026");
    CHECK(labels_in("ja").long_date(day) == "2026年11月24日");
    CHECK(labels_in("fa").long_date(day).find("آذر") != std::string::npos);
}

TEST_CASE("digits are those of the language") {
    CHECK(labels_in("fa").number(1405) == "۱٬۴۰۵");
    CHECK(labels_in("en").number(1405) == "1,405");
}

TEST_CASE("a regional language takes its language's labels, an unknown one English") {
    CHECK(labels_in("fr-CA").text("source") == labels_in("fr").text("source"));
    const edition::Labels unknown = labels_in("eo");
    CHECK(unknown.fell_back());
    CHECK(unknown.text("published") == "Published");
}

TEST_CASE("arguments are put in as they are, braces and quotes too") {
    CHECK(labels_in("en").text("number", {{"number", "7'{x}"}}) == "No. 7'{x}");
}

TEST_CASE("a language is called by its name in the edition's language") {
    CHECK(labels_in("en").language_name("fa") == "Persian");
    CHECK(labels_in("fr").language_name("fa") == "persan");
}

TEST_CASE("a label file that lacks a key is an error that names it") {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("gazette-labels-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "en.toml") << "language = \"en\"\n[labels]\nsource = \"Source\"\nmore = \"More\"\n";
    std::ofstream(folder / "fr.toml") << "language = \"fr\"\n[labels]\nmore = \"Plus\"\n";
    const auto labels = edition::Labels::read(folder, "fr");
    std::filesystem::remove_all(folder);
    REQUIRE_FALSE(labels);
    CHECK(labels.error().what == "the label 'source' is missing");
}
