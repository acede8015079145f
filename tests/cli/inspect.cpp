#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "gazette.h"

using gazette::test::article;
using gazette::test::Outcome;
using gazette::test::Workplace;
using nlohmann::json;

namespace {

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(json::parse(line));
    }
    return lines;
}

}  // namespace

TEST_CASE("inspect --json: one object a line with all that was understood") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const Outcome outcome = here.gazette({"inspect", "--json", "a.txt"});
    CHECK(outcome.status == 0);
    const std::vector<json> lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 1);
    const json& one = lines[0];
    for (const char* key : {"input", "title", "subtitle", "byline", "source", "url", "published", "modified", "retrieved",
                            "language", "direction", "words", "image", "text", "html", "removed", "diagnostics"}) {
        INFO(key);
        CHECK(one.contains(key));
    }
    CHECK(one["input"] == "a.txt");
    CHECK(one["title"] == "Ferry Leaves Late");
    CHECK(one["source"]["name"] == "Salt Quay Courier");
    CHECK(one["source"]["profile"].get<std::string>().starts_with("Salt Quay Courier is a weekly"));
    CHECK(one["published"].is_null());
    CHECK(one["language"] == "en");
    CHECK(one["direction"] == "ltr");
    CHECK(one["removed"][0]["text"] == "Leave a Reply");
    CHECK(one["removed"][0]["why"] == "comment form");
    const std::string text = one["text"];
    CHECK(text.starts_with("The ferry to Marl Island"));
    CHECK(text.find("Courier") == std::string::npos);
    CHECK(one["html"].get<std::string>().starts_with("<p>The ferry"));
}

TEST_CASE("inspect tells times in UTC, and the zone in which they were stated beside it") {
    const Workplace here;
    here.write("a.txt", "Published: 2026-11-24 01:45 +0330\nModified: 2026-11-24T05:02Z\nRetrieved: 2026-11-24 09:00\n\n" +
                            article("Ferry Leaves Late"));
    const json one = lines_of(here.gazette({"inspect", "--json", "a.txt"}).out).at(0);
    CHECK(one["published"] == "2026-11-23T22:15Z");
    CHECK(one["published_zone"] == "+03:30");
    CHECK(one["modified"] == "2026-11-24T05:02Z");
    CHECK(one["modified_zone"] == "Z");
    CHECK(one["retrieved"] == "2026-11-24T09:00");
    CHECK(one["retrieved_zone"].is_null());
    const std::string table = here.gazette({"inspect", "a.txt"}).out;
    CHECK(table.find("  published  2026-11-23T22:15Z (2026-11-24T01:45+03:30)\n") != std::string::npos);
    CHECK(table.find("  modified   2026-11-24T05:02Z\n") != std::string::npos);
    CHECK(table.find("  retrieved  2026-11-24T09:00\n") != std::string::npos);
}

TEST_CASE("inspect: links without a text are listed") {
    const Workplace here;
    here.write("pocket.csv",
               "title,url,time_added,tags,status\nFerry leaves late,https://a.example/1,1600322788,,unread\n");
    const Outcome outcome = here.gazette({"inspect", "pocket.csv"});
    CHECK(outcome.status == 4);
    CHECK(outcome.out.find("pocket.csv/https://a.example/1\n  left out: a link without its text: Ferry leaves late\n") !=
          std::string::npos);
    CHECK(outcome.err.find("a list with 1 link without the text") != std::string::npos);
}

TEST_CASE("inspect: JSON and tables of another kind are passed over in a folder, and refused where they are named") {
    const Workplace here;
    here.write("in/a.txt", article("Ferry Leaves Late"));
    here.write("in/package.json", "{\"name\": \"reeds\"}");
    here.write("in/tides.csv", "place,height\nQuay,3\n");
    CHECK(here.gazette({"inspect", "in"}).status == 0);
    CHECK(here.gazette({"inspect", "-v", "in"}).err.find("package.json: note: passed over") != std::string::npos);
    CHECK(here.gazette({"inspect", "in/a.txt", "in/package.json"}).status == 3);
    CHECK(here.gazette({"inspect", "in/a.txt", "in/tides.csv"}).status == 3);
}

TEST_CASE("inspect --json: an input that cannot be read has its diagnostics and no text") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const Outcome outcome = here.gazette({"inspect", "--json", "gone.txt", "a.txt"});
    CHECK(outcome.status == 3);
    const std::vector<json> lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0]["input"] == "gone.txt");
    CHECK_FALSE(lines[0].contains("text"));
    CHECK(lines[0]["diagnostics"][0]["severity"] == "error");
    CHECK(here.gazette({"inspect", "gone.txt"}).status == 4);
}

TEST_CASE("inspect for people lists every removed line with its number and reason") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const Outcome outcome = here.gazette({"inspect", "a.txt"});
    CHECK(outcome.out.find("published  not stated") != std::string::npos);
    CHECK(outcome.out.find("11  comment form: Leave a Reply") != std::string::npos);
}

TEST_CASE("a NAME.toml beside NAME.txt beats the head lines, which beat the text") {
    const Workplace here;
    here.write("a.txt",
               "Source: Orchard Post\nAuthor: Ilka Marrane\nPublished: 2026-11-23\n\n" + article("Ferry Leaves Late"));
    here.write("a.toml", "published = 2026-11-22\nurl = \"https://orchard.example/ferry\"\ntags = [\"sea\", \"clocks\"]\n");
    const json one = lines_of(here.gazette({"inspect", "--json", "a.txt"}).out).at(0);
    CHECK(one["source"]["name"] == "Orchard Post");
    CHECK(one["byline"] == "Ilka Marrane");
    CHECK(one["published"] == "2026-11-22");
    CHECK(one["url"] == "https://orchard.example/ferry");
    CHECK(one["tags"] == json({"sea", "clocks"}));
}

TEST_CASE("version and help answer on standard output") {
    const Workplace here;
    CHECK(here.gazette({"--version"}).out.starts_with("gazette "));
    const Outcome help = here.gazette({"--help"});
    CHECK(help.status == 0);
    CHECK(help.out.find("gazette build clippings/ -o out") != std::string::npos);
    CHECK(help.out.find("Usage: gazette [OPTIONS]") != std::string::npos);
    const std::string of_build = here.gazette({"build", "--help"}).out;
    CHECK(of_build.find("Usage: gazette build [OPTIONS]") != std::string::npos);
    CHECK(of_build.find("--style") != std::string::npos);
}

TEST_CASE("inspect --json: notes are lines of the text, and in the HTML a list that leads back") {
    const Workplace here;
    here.write("a.md", "# Ferry Leaves Late\n\nNine boats[^a] left.\n\n[^a]: Counted at *noon*.\n[^b]: Nobody asks.\n");
    const Outcome outcome = here.gazette({"inspect", "--json", "a.md"});
    CHECK(outcome.status == 3);
    const std::vector<json> lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["text"] == "Nine boats left.\n[^b]: Nobody asks.\nCounted at noon.");
    const std::string html = lines[0]["html"];
    CHECK(html.find("Nine boats<sup class=\"noteref\"><a role=\"doc-noteref\" id=\"noteref.1\" "
                    "href=\"#note.1\">[1]</a></sup> left.") != std::string::npos);
    CHECK(html.find("<section class=\"notes\" role=\"doc-endnotes\"><ol><li id=\"note.1\">") != std::string::npos);
    CHECK(
        html.find("<a class=\"backlink\" role=\"doc-backlink\" href=\"#noteref.1\">\u21a9</a> Counted at <em>noon</em>.") !=
        std::string::npos);
    REQUIRE(lines[0]["diagnostics"].size() == 1);
    CHECK(lines[0]["diagnostics"][0]["what"] == "nothing refers to the note [^b]; it stays as text");
    CHECK(lines[0]["diagnostics"][0]["line"] == 6);
}

TEST_CASE("the byline is shown as it is printed and the author by name, where no editor says otherwise") {
    const Workplace here;
    here.write("a.txt", "The ferry is late\n\nBy Ada Quill\n\nThe ferry to the island was an hour late this morning.\n");
    const auto inspected = [&] { return json::parse(here.gazette({"inspect", "--json", "a.txt"}).out); };
    CHECK(inspected()["byline"] == "By Ada Quill");
    CHECK(inspected()["author"] == "Ada Quill");
    here.write("a.toml", "author = \"Bo Reed\"\n");
    CHECK(inspected()["byline"] == "Bo Reed");
    CHECK(inspected()["author"] == "Bo Reed");
}
