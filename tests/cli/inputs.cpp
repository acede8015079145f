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
