#include "cli/inputs.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "gazette.h"

using namespace gazette;

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
