#include "cli/inputs.h"

#include <filesystem>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "gazette.h"

using namespace gazette;

namespace {

/// Takes the rights of the superuser, who may read what is locked, for as long as it lives.
class AsAnybody {
public:
    AsAnybody() : user_(geteuid()) {
        if (user_ == 0 && seteuid(65534) != 0) {
            user_ = 1;
        }
    }
    ~AsAnybody() { [[maybe_unused]] const bool back = user_ != 0 || seteuid(0) == 0; }
    AsAnybody(const AsAnybody&) = delete;
    AsAnybody& operator=(const AsAnybody&) = delete;

private:
    uid_t user_;
};

std::vector<std::string> names_of(const std::vector<cli::InputFile>& files) {
    std::vector<std::string> names;
    for (const cli::InputFile& file : files) {
        names.push_back(file.name);
    }
    return names;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file that is asked for under several names counts once") {
    const test::Workplace workplace;
    workplace.write("notes/a.md", "# A\n");
    workplace.write("notes/c.md", "# C\n");
    std::filesystem::create_symlink("a.md", workplace / "notes/b.md");
    std::filesystem::create_directory_symlink("notes", workplace / "linked");
    std::vector<cli::InputRequest> requests;
    for (const char* name : {"notes/a.md", "notes/./a.md", "notes/../notes/a.md", "notes/b.md", "linked/a.md", "notes"}) {
        requests.push_back({(workplace / name).string(), false});
    }
    const cli::ExpandedInputs inputs = cli::expand(requests);
    REQUIRE(inputs.files.size() == 2);
    CHECK(inputs.files[0].name == "a.md");
    CHECK(inputs.files[1].name == "c.md");
    CHECK(inputs.absent.empty());
    // Four more names of the first, and two of it in the folder.
    CHECK(inputs.notes.size() == 6);
}

TEST_CASE("an edition file that is given as an input is no article, and it is told how to give it") {
    const test::Workplace workplace;
    workplace.write("a.txt", test::article("The ferry is late"));
    workplace.write("morning.toml", "title = \"The Morning Gazette\"\ninputs = [\"a.txt\"]\n");
    const test::Outcome alone = workplace.gazette({"build", "morning.toml", "-o", "out"});
    CHECK(alone.status == 4);
    CHECK(alone.err.find("morning.toml: error: a TOML file is no article") != std::string::npos);
    CHECK(alone.err.find("give an edition file with -e") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(workplace / "out"));
    CHECK(workplace.gazette({"build", "a.txt", "morning.toml", "--format", "epub", "-o", "out"}).status == 3);
    CHECK(workplace.gazette({"inspect", "morning.toml"}).status == 4);
}

TEST_CASE("a folder within a folder that cannot be read is named, and costs nothing else") {
    const test::Workplace workplace;
    std::filesystem::permissions(workplace.path(), std::filesystem::perms(0755));
    for (const char* name : {"in/b.txt", "in/a/z.txt", "in/locked/no.txt", "in/m/closed/no.txt", "in/z/y.txt"}) {
        workplace.write(name, test::article("The ferry is late"));
    }
    for (const char* name : {"in/locked", "in/m/closed"}) {
        std::filesystem::permissions(workplace / name, std::filesystem::perms::none);
    }
    cli::ExpandedInputs inputs;
    {
        const AsAnybody anybody;
        inputs = cli::expand({{(workplace / "in").string(), false}});
    }
    for (const char* name : {"in/locked", "in/m/closed"}) {
        std::filesystem::permissions(workplace / name, std::filesystem::perms(0755));
    }
    CHECK(names_of(inputs.files) == std::vector<std::string>{"a/z.txt", "b.txt", "z/y.txt"});
    REQUIRE(inputs.absent.size() == 2);
    CHECK(inputs.absent[0].name == "locked");
    CHECK(inputs.absent[0].label == "missing_unreadable");
    CHECK(inputs.absent[0].diagnostic.place.file == (workplace / "in/locked"));
    CHECK(inputs.absent[0].diagnostic.what == "the folder cannot be read: Permission denied");
    CHECK(inputs.absent[1].name == "m/closed");
}

TEST_CASE("a folder without anything to read says so, to inspect as to build") {
    const test::Workplace workplace;
    std::filesystem::create_directories(workplace / "empty/within");
    workplace.write("pictures/a.jpg", "x");
    workplace.write("a.txt", test::article("The ferry is late"));
    const test::Outcome outcome = workplace.gazette({"inspect", "empty", "pictures/"});
    CHECK(outcome.status == 4);
    CHECK(has(outcome.err, "empty: warning: the folder is empty"));
    CHECK(has(outcome.err, "pictures/: warning: there is nothing in the folder that gazette reads"));
    CHECK(workplace.gazette({"build", "a.txt", "empty", "--format", "epub", "-o", "out"}).status == 3);
    CHECK(workplace.gazette({"build", "empty", "--allow-empty"}).status == 0);
}

TEST_CASE("a mailbox without an ending is read in a folder, as mail programs keep them") {
    const test::Workplace workplace;
    workplace.write("Letters.mbox/mbox",
                    "From ilka@kestrel.example Tue Nov 24 04:00:00 2026\nFrom: Ilka Marrane <ilka@kestrel.example>\n"
                    "Subject: The ferry is late\n\nNobody on the island thought that worth a letter.\n");
    workplace.write("Letters.mbox/table_of_contents", "From here on it is no mailbox\n");
    const cli::ExpandedInputs inputs = cli::expand({{(workplace / "Letters.mbox").string(), false}});
    CHECK(names_of(inputs.files) == std::vector<std::string>{"mbox"});
    CHECK(inputs.notes.size() == 1);
    CHECK(workplace.gazette({"inspect", "Letters.mbox"})
              .out.starts_with("Letters.mbox/mbox\n  title      The ferry is late"));
}

TEST_CASE("what a folder has that is no file, or leads nowhere, is a note") {
    const test::Workplace workplace;
    workplace.write("in/a.txt", test::article("The ferry is late"));
    std::filesystem::create_symlink("nowhere.txt", workplace / "in/dangling.txt");
    std::filesystem::create_symlink("itself.txt", workplace / "in/itself.txt");
    std::filesystem::create_directory_symlink("../in", workplace / "in/loop");
    REQUIRE(mkfifo((workplace / "in/pipe.txt").c_str(), 0600) == 0);
    const test::Outcome outcome = workplace.gazette({"inspect", "-v", "in"});
    CHECK(outcome.status == 0);
    CHECK(has(outcome.err, "in/dangling.txt: note: passed over: a link that leads nowhere"));
    CHECK(has(outcome.err, "in/itself.txt: note: passed over: a link that leads to itself"));
    CHECK(has(outcome.err, "in/loop: note: passed over: a link to a folder, not followed"));
    CHECK(has(outcome.err, "in/pipe.txt: note: passed over: neither a file nor a folder"));
    CHECK(workplace.gazette({"inspect", "in"}).err.empty());
}

TEST_CASE("what follows two dashes is an input, however it opens") {
    const test::Workplace workplace;
    workplace.write("-dash.txt", test::article("The ferry is late"));
    workplace.write("a.txt", test::article("The ferry is early"));
    const test::Outcome outcome = workplace.gazette({"inspect", "--json", "a.txt", "--", "-dash.txt"});
    CHECK(outcome.err.empty());
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, "\"input\":\"-dash.txt\""));
    CHECK(workplace.gazette({"inspect", "-dash.txt"}).status == 2);
}

TEST_CASE("an input that cannot be read is told by its place, with a hint") {
    const test::Workplace workplace;
    const test::Outcome outcome = workplace.gazette({"inspect", "/dev/null"});
    CHECK(outcome.status == 4);
    CHECK(outcome.err == "/dev/null: error: cannot be read: neither a file nor a pipe\n  hint: name a file or a pipe\n");
}
