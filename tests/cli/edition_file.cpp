#include <catch2/catch.hpp>
#include <string>

#include "gazette.h"

using gazette::test::article;
using gazette::test::files_below;
using gazette::test::Outcome;
using gazette::test::Workplace;

namespace {

constexpr const char* morning = R"(title = "The Quill"
language = "fr"
publisher = "Quillhaven Press"
timezone = "Europe/Lisbon"
number = "7"
inputs = ["in/*.txt", "more"]
sources = "sources.toml"
style = "broadsheet"
formats = ["epub"]
output = "out/{date}/{slug}.{ext}"

[[section]]
title = "Mer"
glob = "in/sea-*"

[[section]]
title = "Terre"
tags = ["land"]
)";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void furnish(const Workplace& here) {
    here.write("e/morning.toml", morning);
    here.write("e/sources.toml", "[[source]]\nname = \"Salt Quay Courier\"\nprofile = \"From the registry.\"\n");
    here.write("e/in/sea-ferry.txt", article("Ferry Leaves Late"));
    here.write("e/in/other.txt", article("A Third Thing"));
    here.write("e/more/orchard.txt", "Tags: land\n\n" + article("Orchard Counted"));
}

}  // namespace

TEST_CASE("an edition file decides title, language, sections, sources, formats and where the output goes") {
    const Workplace here;
    furnish(here);
    const Outcome outcome = here.gazette({"build", "-e", "e/morning.toml", "--date", "2026-11-24"});
    CHECK(outcome.err == "");
    CHECK(outcome.status == 0);
    CHECK(outcome.out == "e/out/2026-11-24/the-quill.epub\n");
    const std::string epub = gazette::test::epub_text(here / "e/out/2026-11-24/the-quill.epub");
    for (const char* part : {"The Quill", "Quillhaven Press", "From the registry.", "Mer", "Terre", "Ferry Leaves Late",
                             "24 novembre 2026", "<dc:language>fr</dc:language>"}) {
        INFO(part);
        CHECK(contains(epub, part));
    }
}

TEST_CASE("flags beat the environment, which beats the edition file, which beats the user's file") {
    const Workplace here;
    furnish(here);
    here.write("user/gazette/config.toml", "publisher = \"User\"\nnumber = \"1\"\ntitle = \"User's\"\n");
    here.write("small.toml", "title = \"From The File\"\nnumber = \"2\"\n");
    const std::map<std::string, std::string> variables = {{"XDG_CONFIG_HOME", (here / "user").string()},
                                                          {"GAZETTE_LANGUAGE", "de"},
                                                          {"GAZETTE_TITLE", "From The Environment"}};
    const Outcome outcome = here.gazette({"config", "-e", "small.toml", "--title", "From A Flag"}, variables);
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, "title = \"From A Flag\"  # --title\n"));
    CHECK(contains(outcome.out, "language = \"de\"  # GAZETTE_LANGUAGE\n"));
    CHECK(contains(outcome.out, "number = \"2\"  # small.toml:2\n"));
    CHECK(contains(outcome.out, "publisher = \"User\"  # " + (here / "user").string() + "/gazette/config.toml:1\n"));
    CHECK(contains(outcome.out, "style = \"broadsheet\"  # built in\n"));
    CHECK(contains(outcome.out, "# timezone is not set\n"));
}

TEST_CASE("flags beat the edition file in a build") {
    const Workplace here;
    furnish(here);
    const Outcome outcome =
        here.gazette({"build", "-e", "e/morning.toml", "--date", "2026-11-24", "--title", "Another", "-o", "elsewhere"});
    CHECK(outcome.out == "elsewhere/another-2026-11-24.epub\n");
}

TEST_CASE("what config prints can be read again as an edition file") {
    const Workplace here;
    furnish(here);
    const Outcome printed = here.gazette({"config", "-e", "e/morning.toml"});
    here.write("again.toml", printed.out);
    const Outcome again = here.gazette({"config", "-e", "again.toml"});
    CHECK(again.err == "");
    CHECK(again.status == 0);
    CHECK(contains(again.out, "tags = [\"land\"]"));
}

TEST_CASE("mistakes in an edition file name the line and what was meant") {
    const Workplace here;
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"title = \"x\"\nlangauge = \"fr\"\n", "did you mean 'language'?"},
        {"[[section]]\ntitle = \"x\"\n", "takes no articles"},
        {"[[section]]\nglob = \"x\"\n", "a section needs a title"},
        {"[[section]]\ntitle = \"  \"\nglob = \"x\"\n", "a section needs a title"},
        {"[[section]]\ntitle = \"\\u200B\"\nglob = \"x\"\n", "a section needs a title"},
        {"[[section]]\ntitle = \"x\"\nglobs = \"x\"\n", "did you mean 'glob'?"},
        {"output = \"out/{dat}.{ext}\"\n", "unknown placeholder '{dat}'"},
        {"output = \"out/digest\"\n", "has no {ext}"},
        {"formats = [\"epbu\"]\n", "did you mean 'epub'?"},
        {"title = [7]\n", "title"},
        {"inputs = [1]\n", "inputs"},
    };
    for (const auto& [text, said] : cases) {
        here.write("e.toml", text);
        const Outcome outcome = here.gazette({"config", "-e", "e.toml"});
        INFO(text << outcome.err << outcome.out);
        CHECK(outcome.status == 2);
        CHECK(contains(outcome.err, said));
    }
}

TEST_CASE("a pattern that matches nothing today is a note, not a missing input") {
    const Workplace here;
    furnish(here);
    here.write("e/morning.toml", "title = \"Q\"\ninputs = [\"in/*.txt\", \"in/*.md\"]\nformats = [\"epub\"]\n");
    const Outcome outcome = here.gazette({"build", "-v", "-e", "e/morning.toml", "--date", "2026-11-24"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "no file matches the pattern"));
}

TEST_CASE("a title that nobody could see is none, wherever it is given") {
    const Workplace here;
    furnish(here);
    for (const std::string& blank : {std::string(), std::string(" "), std::string("\x01"), std::string("\u200B\u00AD")}) {
        const Outcome flag = here.gazette({"config", "-e", "e/morning.toml", "--title", blank});
        CHECK(contains(flag.out, "title = \"The Quill\"  # e/morning.toml:1\n"));
        const Outcome variable = here.gazette({"config", "-e", "e/morning.toml"}, {{"GAZETTE_TITLE", blank}});
        CHECK(contains(variable.out, "title = \"The Quill\"  # e/morning.toml:1\n"));
    }
    here.write("blank.toml", "title = \" \\u200B\\u2060\"\n");
    CHECK(contains(here.gazette({"config", "-e", "blank.toml"}).out, "# title is not set\n"));
}

TEST_CASE("a publisher that nobody could see is none, and what is printed stands on one line") {
    const Workplace here;
    furnish(here);
    const Outcome none = here.gazette({"config", "-e", "e/morning.toml", "--publisher", " ", "--number", "\u200B"});
    CHECK(contains(none.out, "publisher = \"\"  # --publisher\n"));
    CHECK(contains(none.out, "number = \"\"  # --number\n"));
    here.write("lines.toml", "title = \"\"\"\nThe\n  Quill\"\"\"\n");
    CHECK(contains(here.gazette({"config", "-e", "lines.toml"}).out, "title = \"The Quill\"  # lines.toml:1\n"));
}
