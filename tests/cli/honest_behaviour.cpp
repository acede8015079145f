#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "gazette.h"

using gazette::test::article;
using gazette::test::files_below;
using gazette::test::Outcome;
using gazette::test::Workplace;

namespace {

const std::vector<std::string> both = {"digest-2026-11-24.epub", "digest-2026-11-24.pdf"};

/// `gazette build INPUTS… --date … --title Digest -o out`, and more arguments.
Outcome build(const Workplace& here, std::vector<std::string> inputs, const std::vector<std::string>& more = {}) {
    inputs.insert(inputs.begin(), "build");
    inputs.insert(inputs.end(), {"--date", "2026-11-24", "--title", "Digest", "-o", "out"});
    inputs.insert(inputs.end(), more.begin(), more.end());
    return here.gazette(inputs);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A file system of a few kilobytes, gone with the object; not `ready` where it cannot be mounted.
class TinyDisk {
public:
    explicit TinyDisk(const std::filesystem::path& at) : at_(at) {
        std::filesystem::create_directories(at);
        ready = mount("tmpfs", at.c_str(), "tmpfs", 0, "size=64k") == 0;
    }
    ~TinyDisk() {
        if (ready) {
            umount(at_.c_str());
        }
    }
    TinyDisk(const TinyDisk&) = delete;
    TinyDisk& operator=(const TinyDisk&) = delete;

    bool ready = false;

private:
    std::filesystem::path at_;
};

}  // namespace

TEST_CASE("a complete edition: exit 0, its two paths on standard output, nothing on standard error") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const Outcome outcome = build(here, {"a.txt"});
    CHECK(outcome.err == "");
    CHECK(outcome.out == "out/digest-2026-11-24.epub\nout/digest-2026-11-24.pdf\n");
    CHECK(outcome.status == 0);
    CHECK(files_below(here / "out") == both);
}

TEST_CASE("an absent, an empty and an unreadable input among good ones: exit 3, and the edition lists them") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    here.write("empty.txt", " \n");
    here.write("picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
    const Outcome outcome = build(here, {"a.txt", "gone.txt", "empty.txt", "picture.txt", "/proc/self/mem"});
    CHECK(outcome.status == 3);
    CHECK(contains(outcome.err, "gone.txt: error: no such file or folder"));
    CHECK(contains(outcome.err, "empty.txt: error: the input is empty"));
    CHECK(contains(outcome.err, "picture.txt: error: this is a PNG image, not a text"));
    CHECK(contains(outcome.err, "/proc/self/mem"));
    const std::string epub = gazette::test::epub_text(here / "out/digest-2026-11-24.epub");
    const std::string pdf = gazette::test::pdf_text(here / "out/digest-2026-11-24.pdf");
    for (const std::string name : {"gone.txt", "empty.txt", "picture.txt", "mem"}) {
        INFO(name);
        CHECK(contains(epub, name));
        CHECK(contains(pdf, name));
    }
    CHECK(contains(epub, "the file was not found"));
    CHECK_FALSE(contains(epub, "/proc/self"));
}

TEST_CASE("one job and eight give the same bytes and say the same") {
    const Workplace here;
    std::vector<std::string> inputs;
    for (int i = 0; i < 40; ++i) {
        inputs.push_back("in/" + std::to_string(i) + ".txt");
        here.write(inputs.back(), i % 7 == 3 ? "" : article("Ferry " + std::to_string(i) + " Leaves Late"));
    }
    const Outcome alone = build(here, inputs, {"--jobs", "1"});
    const std::string epub = here.read("out/digest-2026-11-24.epub");
    const std::string pdf = here.read("out/digest-2026-11-24.pdf");
    const Outcome together = build(here, inputs, {"--jobs", "8"});
    CHECK(alone.status == 3);
    CHECK(together.status == 3);
    CHECK(together.err == alone.err);
    CHECK((here.read("out/digest-2026-11-24.epub") == epub));
    CHECK((here.read("out/digest-2026-11-24.pdf") == pdf));
}

TEST_CASE("notes have the same numbers and the same bytes with one job and with eight") {
    const Workplace here;
    std::vector<std::string> inputs;
    for (int i = 0; i < 24; ++i) {
        const std::string number = std::to_string(i);
        inputs.push_back("in/" + number + ".md");
        std::string text = "# Ferry " + number + " leaves late\n\nNine boats[^a] left, ten[^" + number + "] came.\n\n";
        for (int line = 0; line < i; ++line) {
            text += "The ferry left the quay late again[^a], and nobody wrote[^w" + std::to_string(line) + "].\n\n";
            text += "[^w" + std::to_string(line) + "]: To the paper, that is.\n\n";
        }
        here.write(inputs.back(), text + "[^" + number + "]: At dusk.\n[^a]: At noon.\n");
    }
    const Outcome alone = build(here, inputs, {"--jobs", "1"});
    const std::string epub = here.read("out/digest-2026-11-24.epub");
    const std::string pdf = here.read("out/digest-2026-11-24.pdf");
    const Outcome together = build(here, inputs, {"--jobs", "8"});
    CHECK(alone.status == 0);
    CHECK(alone.err == "");
    CHECK(together.err == alone.err);
    CHECK(contains(gazette::test::pdf_text(here / "out/digest-2026-11-24.pdf"), "At noon."));
    CHECK((here.read("out/digest-2026-11-24.epub") == epub));
    CHECK((here.read("out/digest-2026-11-24.pdf") == pdf));
}

TEST_CASE("nothing readable: exit 4 and no file, and --allow-empty makes it 0") {
    const Workplace here;
    here.write("empty.txt", "");
    CHECK(build(here, {"gone.txt", "empty.txt"}).status == 4);
    const Outcome allowed = build(here, {"gone.txt", "empty.txt"}, {"--allow-empty"});
    CHECK(allowed.status == 0);
    CHECK(allowed.out == "");
    CHECK(files_below(here.path()) == std::vector<std::string>{"empty.txt"});
}

TEST_CASE("strict: what would be exit 3 is 5, and nothing is written") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    here.write("out/digest-2026-11-24.pdf", "yesterday's");
    const Outcome outcome = build(here, {"a.txt", "gone.txt"}, {"--strict"});
    CHECK(outcome.status == 5);
    CHECK(outcome.out == "");
    CHECK(files_below(here / "out") == std::vector<std::string>{"digest-2026-11-24.pdf"});
    CHECK(here.read("out/digest-2026-11-24.pdf") == "yesterday's");
    CHECK(build(here, {"a.txt"}, {"--strict"}).status == 0);
}

TEST_CASE("usage and configuration errors: exit 2, a hint, nothing written") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    here.write("bad.toml", "titel = \"x\"\n");
    here.write("broken.toml", "title = \n");
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
        {{"build", "a.txt", "--titel", "x"}, "did you mean '--title'?"},
        {{"biuld", "a.txt"}, "did you mean 'build'?"},
        {{}, "no command given"},
        {{"build"}, "no inputs given"},
        {{"build", "a.txt", "--format", "pfd"}, "did you mean 'pdf'?"},
        {{"build", "a.txt", "--date", "24/11/2026"}, "24/11/2026"},
        {{"build", "a.txt", "--style", "nosuch"}, "nosuch"},
        {{"build", "a.txt", "--sources", "nosuch.toml"}, "nosuch.toml"},
        {{"build", "a.txt", "--timezone", "Mars/Olympus"}, "Mars/Olympus"},
        {{"build", "a.txt", "--jobs", "0"}, "'0' is no number of jobs"},
        {{"build", "a.txt", "--jobs", "many"}, "'many' is no number of jobs"},
        {{"build", "a.txt", "--language", "not a tag"}, "not a tag"},
        {{"build", "-e", "bad.toml"}, "did you mean 'title'?"},
        {{"build", "-e", "broken.toml"}, "broken.toml:1"},
        {{"build", "-e", "gone.toml"}, "gone.toml"},
        {{"inspect"}, "no inputs given"},
        {{"build", "a.txt", "--log-format", "xml"}, "unknown log format"},
    };
    for (const auto& [arguments, said] : cases) {
        const Outcome outcome = here.gazette(arguments);
        INFO(said << "\n" << outcome.err);
        CHECK(outcome.status == 2);
        CHECK(contains(outcome.err, said));
        CHECK(outcome.out == "");
    }
    CHECK(files_below(here.path()) == std::vector<std::string>{"a.txt", "bad.toml", "broken.toml"});
}

TEST_CASE("a full disk: exit 5, a clear line, yesterday's file untouched, no litter") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const TinyDisk disk(here / "out");
    if (!disk.ready) {
        WARN("skipped: a file system cannot be mounted here");
        return;
    }
    here.write("out/digest-2026-11-24.epub", "yesterday's");
    here.write("out/filler", std::string(60 * 1024, 'x'));
    const Outcome outcome = build(here, {"a.txt"});
    CHECK(outcome.status == 5);
    CHECK(contains(outcome.err, "No space left on device"));
    CHECK(here.read("out/digest-2026-11-24.epub") == "yesterday's");
    CHECK(files_below(here / "out") == std::vector<std::string>{"digest-2026-11-24.epub", "filler"});
}

TEST_CASE("a folder that cannot be written: exit 5 and a clear line") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const Outcome outcome = here.gazette({"build", "a.txt", "-o", "/proc/gazette"});
    CHECK(outcome.status == 5);
    CHECK(contains(outcome.err, "/proc/gazette"));
}

TEST_CASE("a read-only file system: exit 5, yesterday's file untouched") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const TinyDisk disk(here / "out");
    if (!disk.ready) {
        WARN("skipped: a file system cannot be mounted here");
        return;
    }
    here.write("out/digest-2026-11-24.pdf", "yesterday's");
    REQUIRE(mount("tmpfs", (here / "out").c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=64k") == 0);
    const Outcome outcome = build(here, {"a.txt"});
    CHECK(outcome.status == 5);
    CHECK(contains(outcome.err, "Read-only file system"));
    CHECK(here.read("out/digest-2026-11-24.pdf") == "yesterday's");
}

TEST_CASE("an output that cannot be made does not keep the other from being made") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    here.write("out/digest-2026-11-24.pdf/in-the-way", "");
    const Outcome outcome = build(here, {"a.txt"});
    CHECK(outcome.status == 5);
    CHECK(outcome.out == "out/digest-2026-11-24.epub\n");
}

TEST_CASE("the same input gives the same bytes: twice, elsewhere, in another time zone and locale") {
    const Workplace here;
    const Workplace there;
    const std::string folder = (here / "in").string();
    here.write("in/a.txt", article("Ferry Leaves Late"));
    here.write("in/b.md", "---\ntitle: Bees\nlanguage: en\n---\n\nThe bees are back.\n");
    const std::vector<std::map<std::string, std::string>> places = {
        {{"SOURCE_DATE_EPOCH", "0"}, {"TZ", "America/New_York"}, {"LC_ALL", "C"}},
        {{"SOURCE_DATE_EPOCH", "0"}, {"TZ", "Asia/Tehran"}, {"LC_ALL", "de_DE.UTF-8"}},
        {{"SOURCE_DATE_EPOCH", "0"}, {"TZ", "UTC"}, {"LANG", "tr_TR.UTF-8"}},
    };
    std::vector<std::string> epubs;
    std::vector<std::string> pdfs;
    for (const auto& variables : places) {
        REQUIRE(there.gazette({"build", folder, "-o", "out"}, variables).status == 0);
        epubs.push_back(there.read("out/daily-digest-1970-01-01.epub"));
        pdfs.push_back(there.read("out/daily-digest-1970-01-01.pdf"));
    }
    REQUIRE(here.gazette({"build", "in", "-o", "out"}, places[0]).status == 0);
    epubs.push_back(here.read("out/daily-digest-1970-01-01.epub"));
    pdfs.push_back(here.read("out/daily-digest-1970-01-01.pdf"));
    CHECK(epubs.front().size() > 1000);
    CHECK(std::all_of(epubs.begin(), epubs.end(), [&](const std::string& each) { return each == epubs.front(); }));
    CHECK(std::all_of(pdfs.begin(), pdfs.end(), [&](const std::string& each) { return each == pdfs.front(); }));
}

TEST_CASE("invalid UTF-8, control and private-use characters reach no output, and are reported with their place") {
    const Workplace here;
    here.write("a.txt", "Ferry Leaves Late\n\nThe ferry \xFF to Marl\x01 Island \xEE\x80\x80 left late, and nobody on the "
                        "quay could say why it did.\n");
    const Outcome outcome = build(here, {"a.txt"});
    CHECK(outcome.status == 3);
    CHECK(contains(outcome.err, "a.txt:3:"));
    const std::string epub = gazette::test::epub_text(here / "out/digest-2026-11-24.epub");
    CHECK(contains(epub, "The ferry □</span> to Marl Island □ left late"));
    CHECK_FALSE(contains(epub, "\x01"));
    CHECK_FALSE(contains(epub, "\xEE\x80\x80"));
    const std::string pdf = gazette::test::pdf_text(here / "out/digest-2026-11-24.pdf");
    CHECK_FALSE(contains(pdf, "\xEE\x80\x80"));
}

TEST_CASE("the head of an article says its dates in the article's language, the rest of the edition in its own") {
    const Workplace here;
    const auto text = [](const char* language, const char* words) {
        return std::string("---\ntitle: Fähre\nlanguage: ") + language + "\npublished: 2026-11-23\n---\n\n" + words + "\n";
    };
    here.write("de.md", text("de", "Die Fähre fuhr am Montag zu spät ab, und niemand am Kai konnte sagen, warum."));
    here.write("en.md", text("en", "The ferry left late on Monday, and nobody on the quay could say why it did."));
    here.write("eo.md", text("eo", "La pramo foriris malfrue, kaj neniu sur la kajo povis diri kial."));
    REQUIRE(build(here, {"en.md", "de.md", "eo.md"}, {"--language", "en"}).status == 0);
    const std::string epub = gazette::test::epub_text(here / "out/digest-2026-11-24.epub");
    CHECK(contains(epub, "<p class=\"times\">Erschienen am 23. November 2026"));
    CHECK(contains(epub, ">Published 23 November 2026"));
    const std::string pdf = gazette::test::pdf_text(here / "out/digest-2026-11-24.pdf");
    CHECK(contains(pdf, "Erschienen am 23. November 2026"));
    CHECK(contains(pdf, "Published 23 November 2026"));
}

TEST_CASE("a log as JSON: one event a line on standard error, paths alone on standard output") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const Outcome outcome = build(here, {"a.txt", "gone.txt"}, {"--log-format", "json"});
    CHECK(outcome.out == "out/digest-2026-11-24.epub\nout/digest-2026-11-24.pdf\n");
    std::istringstream lines(outcome.err);
    std::vector<std::string> events;
    for (std::string line; std::getline(lines, line);) {
        const nlohmann::json event = nlohmann::json::parse(line);
        events.push_back(event.at("event").get<std::string>());
    }
    CHECK(events == std::vector<std::string>{"diagnostic", "wrote", "wrote"});
}

TEST_CASE("quiet silences warnings but not the exit status") {
    const Workplace here;
    here.write("a.txt", "Ferry Leaves Late\n\nThe ferry \xFF left late, and nobody on the quay could say why it did.\n");
    const Outcome outcome = build(here, {"a.txt"}, {"-q"});
    CHECK(outcome.err == "");
    CHECK(outcome.status == 3);
}

TEST_CASE("standard input is an input, and a folder is walked in a fixed order") {
    const Workplace here;
    const Outcome piped =
        here.gazette({"build", "-", "--date", "2026-11-24", "--title", "Digest", "-o", "out"}, {}, article("From A Pipe"));
    CHECK(piped.err == "");
    CHECK(piped.status == 0);
    CHECK(contains(gazette::test::epub_text(here / "out/digest-2026-11-24.epub"), "From A Pipe"));
    here.write("in/b.txt", article("Second"));
    here.write("in/a/z.txt", article("First"));
    here.write("in/.hidden.txt", article("Hidden"));
    here.write("in/picture.png", "x");
    CHECK(build(here, {"in"}).status == 0);
    const std::string epub = gazette::test::epub_text(here / "out/digest-2026-11-24.epub");
    CHECK(epub.find("First") < epub.find("Second"));
    CHECK_FALSE(contains(epub, "Hidden"));
}

TEST_CASE("a closed standard output is a failure, not a crash") {
    const Workplace here;
    here.write("a.txt", article("Ferry Leaves Late"));
    const std::string command =
        std::string("cd '") + here.path().string() + "' && " GAZETTE_BINARY " inspect a.txt >/dev/full 2>/dev/null";
    const int status = std::system(command.c_str());
    CHECK(WEXITSTATUS(status) == 5);
}
