#include "base/toml.h"

#include "catch.h"

using namespace gazette::base;

namespace {

TomlTable parsed(std::string_view text) {
    Result<TomlTable> table = TomlTable::parse(text, "morning.toml");
    if (!table) FAIL(format(table.error()));
    return *table;
}

std::string said(const Result<void>& result) {
    return result ? "" : format(result.error());
}

}  // namespace

TEST_CASE("values by type") {
    TomlTable table = parsed("s = 'x'\ni = -3\nf = 1.5\nb = true\nl = ['p', 'q']\nt = {}\n[[a]]\nn = 1\n[[a]]\nn = 2\n");
    CHECK(table.string("s") == "x");
    CHECK(table.integer("i") == -3);
    CHECK(table.number("f") == 1.5);
    CHECK(table.number("i") == -3.0);
    CHECK(table.boolean("b") == true);
    CHECK(table.strings("l") == std::vector<std::string>{"p", "q"});
    CHECK(table.strings("s") == std::vector<std::string>{"x"});
    CHECK(table.table("t"));
    REQUIRE(table.tables("a").size() == 2);
    CHECK(table.tables("a")[1].integer("n") == 2);
    CHECK(table.tables("a")[0].integer("n") == 1);
    CHECK(table.keys() == std::vector<std::string>{"a", "b", "f", "i", "l", "s", "t"});
    CHECK(said(table.finish()) == "");
}

TEST_CASE("absent keys give nothing and are no mistake") {
    TomlTable table = parsed("");
    CHECK(!table.string("x"));
    CHECK(!table.integer("x"));
    CHECK(!table.number("x"));
    CHECK(!table.boolean("x"));
    CHECK(table.strings("x").empty());
    CHECK(!table.text("x"));
    CHECK(!table.table("x"));
    CHECK(table.tables("x").empty());
    CHECK(!table.has("x"));
    CHECK(said(table.finish()) == "");
}

TEST_CASE("text gives dates in ISO 8601") {
    const auto text = [](std::string value) { return parsed("k = " + value).text("k"); };
    CHECK(text("'24 November'") == "24 November");
    CHECK(text("2026-11-24") == "2026-11-24");
    CHECK(text("2026-11-24T22:15:00") == "2026-11-24T22:15:00");
    CHECK(text("2026-11-24 22:15:30") == "2026-11-24T22:15:30");
    CHECK(text("2026-11-24T22:15:00Z") == "2026-11-24T22:15:00Z");
    CHECK(text("2026-11-24T22:15:00.25+03:30") == "2026-11-24T22:15:00+03:30");
    CHECK(text("2026-11-24 22:15:00-08:00") == "2026-11-24T22:15:00-08:00");
    CHECK(text("12") == "12");
    CHECK(text("1.5") == "1.5");
    TomlTable list = parsed("k = [1]");
    CHECK(!list.text("k"));
    CHECK(said(list.finish()) == "morning.toml:1:5: error: 'k' must be a string, a date or a number");
}

TEST_CASE("a value of another type is an error at its place") {
    const auto complaint = [](const char* text, auto ask) {
        TomlTable table = parsed(text);
        ask(table);
        return said(table.finish());
    };
    const std::string at = "morning.toml:1:5: error: 'k' must be ";
    CHECK(complaint("k = 1", [](TomlTable& t) { CHECK(!t.string("k")); }) == at + "a string");
    CHECK(complaint("k = '1'", [](TomlTable& t) { CHECK(!t.integer("k")); }) == at + "an integer");
    CHECK(complaint("k = 1.0", [](TomlTable& t) { CHECK(!t.integer("k")); }) == at + "an integer");
    CHECK(complaint("k = nan", [](TomlTable& t) { CHECK(!t.number("k")); }) == at + "a number");
    CHECK(complaint("k = 'yes'", [](TomlTable& t) { CHECK(!t.boolean("k")); }) == at + "true or false");
    CHECK(complaint("k = 1", [](TomlTable& t) { CHECK(t.strings("k").empty()); }) == at + "a list of strings");
    CHECK(complaint("k = 1", [](TomlTable& t) { CHECK(!t.table("k")); }) == at + "a table");
    CHECK(complaint("k = [1]", [](TomlTable& t) { CHECK(t.tables("k").empty()); }) == at + "a list of tables");
    CHECK(complaint("k = 1", [](TomlTable& t) { CHECK(t.tables("k").empty()); }) == at + "a list of tables");
    CHECK(complaint("k = ['a', 2]", [](TomlTable& t) { t.strings("k"); }) ==
          "morning.toml:1:11: error: 'k' must be a list of strings");
}

TEST_CASE("an unknown key is an error with the nearest known name") {
    TomlTable table = parsed("language = 'fr'\ntitel = 'Le Matin'\n");
    table.string("title");
    table.string("language");
    CHECK(said(table.finish()) == "morning.toml:2:1: error: unknown key 'titel'\n  hint: did you mean 'title'?");

    TomlTable far = parsed("weather = 1\n");
    far.string("title");
    far.string("language");
    CHECK(said(far.finish()) == "morning.toml:1:1: error: unknown key 'weather'\n  hint: known here: language, title");
    CHECK(said(parsed("x = 1").finish()) ==
          "morning.toml:1:1: error: unknown key 'x'\n  hint: nothing is expected in this table");
}

TEST_CASE("finish tells the first mistake in the file, in whatever table it is") {
    TomlTable table = parsed("[[section]]\ntitle = 'Home'\n[[section]]\ntitel = 'World'\n[style]\ncolumns = 'two'\n");
    TomlTable copy = table;
    copy.table("style")->integer("columns");
    for (TomlTable& section : copy.tables("section")) section.string("title");
    CHECK(said(table.finish()) == "morning.toml:4:1: error: unknown key 'titel'\n  hint: did you mean 'title'?");
    // A table that nobody took is unknown as a whole.
    CHECK(said(parsed("[a.b]\nc = 1").finish()).find("unknown key 'a'") != std::string::npos);
}

TEST_CASE("a table as JSON has dates as strings, and makes no key known") {
    const auto table =
        TomlTable::parse("day = 2026-11-24\nwho = [\"Ada \\\"Q\\\" Quill\", { name = \"B\\u0007\" }]\n", "a.toml");
    REQUIRE(table);
    std::string json = table->json();
    std::erase_if(json, [](char c) { return c == ' ' || c == '\n'; });
    CHECK(json == "{\"day\":\"2026-11-24\",\"who\":[\"Ada\\\"Q\\\"Quill\",{\"name\":\"B\\u0007\"}]}");
    CHECK_FALSE(table->finish());
}

TEST_CASE("a table taken twice is one table") {
    TomlTable table = parsed("[style]\ncolumns = 2\n[[section]]\ntitle = 'Home'\n");
    table.table("style");
    table.tables("section");
    table.table("style")->integer("columns");
    table.tables("section")[0].string("title");
    CHECK(said(table.finish()) == "");
}

TEST_CASE("a document that is no TOML is an error with its place") {
    const auto error = [](std::string_view text) {
        const Result<TomlTable> table = TomlTable::parse(text, "morning.toml");
        return table ? Place{} : table.error().place;
    };
    const Place missing_value = error("title = 'x'\npages = \n");
    CHECK(missing_value.file == "morning.toml");
    CHECK(missing_value.line == 2);
    CHECK(error("a = 1\na = 2\n").line == 2);
    CHECK(error("a = 1\nb = '\xFF'\n").line == 2);
    CHECK(error("x = " + std::string(100'000, '[')).line == 1);
    CHECK(error("a = 'never closed").line == 1);
}

TEST_CASE("strings that no writer may take are an error") {
    TomlTable table = parsed("title = \"a\\u0001b\"\n");
    CHECK(table.string("title") == "ab");
    CHECK(said(table.finish()) ==
          "morning.toml:1:9: error: 'title' holds what no text may hold: 1 control character was dropped");
    CHECK(parsed("\xEF\xBB\xBFtitle = 'x'").string("title") == "x");
    CHECK(parsed("k = '''a\r\nb'''").string("k") == "a\nb");
}

TEST_CASE("places") {
    TomlTable table = parsed("a = 1\n[part]\n  b = 2\n");
    CHECK(table.place("a").line == 1);
    TomlTable part = *table.table("part");
    CHECK(part.place("b").line == 3);
    CHECK(part.place("b").column == 3);
    CHECK(part.place().line == 2);
    CHECK(part.place("absent").line == 2);
    CHECK(part.place().file == "morning.toml");
}

TEST_CASE("read names the file that is not there") {
    const Result<TomlTable> table = TomlTable::read("no/such.toml");
    REQUIRE(!table);
    CHECK(table.error().what == "cannot be read: No such file or directory");
    CHECK(table.error().place.file == "no/such.toml");
}
