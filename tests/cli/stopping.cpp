#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <map>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "gazette.h"

using gazette::test::article;
using gazette::test::files_below;
using gazette::test::Outcome;
using gazette::test::Workplace;

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr int moments = 20;
const std::string name = "digest-2026-11-24.epub";

/// Enough to do for a run to be met in the midst of it.
void furnish(const Workplace& here) {
    for (int i = 0; i < 60; ++i) {
        here.write("in/" + std::to_string(i) + ".txt", article("Ferry Number " + std::to_string(i) + " Leaves Late"));
    }
    here.write("tmp/.keep", "");
}

const std::vector<std::string> build = {"build",  "in", "--date",   "2026-11-24", "--title", "Digest",
                                        "--jobs", "3",  "--format", "epub",       "-o",      "out"};

std::map<std::string, std::string> variables(const Workplace& here) {
    return {{"TMPDIR", (here / "tmp").string()}};
}

bool is_hidden_temporary(const std::string& file) {
    return file.starts_with("." + name + ".") && file.ends_with(".gazette-tmp");
}

}  // namespace

TEST_CASE("stopped at any moment, a run leaves the old file or the whole new one, and no litter") {
    const Workplace here;
    furnish(here);
    const steady_clock::time_point start = steady_clock::now();
    REQUIRE(here.gazette(build, variables(here)).status == 0);
    const microseconds whole = duration_cast<microseconds>(steady_clock::now() - start);
    const std::string today = here.read("out/" + name);

    for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
        int stopped = 0;
        for (int moment = 0; moment < moments; ++moment) {
            INFO("signal " << signal << ", moment " << moment << " of " << moments);
            here.write("out/" + name, "yesterday's");
            const Outcome outcome = here.gazette_stopped(build, variables(here), signal, whole * moment / (moments - 2));
            CHECK((outcome.status == 0 || outcome.status == 128 + signal));
            stopped += outcome.status == 0 ? 0 : 1;
            const std::string found = here.read("out/" + name);
            // The file may be in its place before the run has ended, but not the other way round.
            CHECK((found == today || (found == "yesterday's" && outcome.status != 0)));
            std::vector<std::string> files = files_below(here / "out");
            if (signal == SIGKILL) {
                files.erase(std::remove_if(files.begin(), files.end(), is_hidden_temporary), files.end());
            }
            CHECK(files == std::vector<std::string>{name});
            CHECK(files_below(here / "tmp") == std::vector<std::string>{".keep"});
        }
        CHECK(stopped > 0);
    }
    // What a kill left is gone with the next run.
    CHECK(here.gazette(build, variables(here)).status == 0);
    CHECK(files_below(here / "out") == std::vector<std::string>{name});
}

TEST_CASE("a file that may not grow: exit 5, a clear line, yesterday's file untouched, no litter") {
    const Workplace here;
    furnish(here);
    for (const char* kilobytes : {"1", "10", "20", "40"}) {
        INFO(kilobytes);
        here.write("out/" + name, "yesterday's");
        rlimit before{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
        const rlimit few{std::stoul(kilobytes) * 1024, before.rlim_max};
        REQUIRE(setrlimit(RLIMIT_FSIZE, &few) == 0);
        const Outcome outcome = here.gazette(build, variables(here));
        REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
        CHECK(outcome.status == 5);
        CHECK(outcome.err.find("File too large") != std::string::npos);
        CHECK(here.read("out/" + name) == "yesterday's");
        CHECK(files_below(here / "out") == std::vector<std::string>{name});
        CHECK(files_below(here / "tmp") == std::vector<std::string>{".keep"});
    }
}

TEST_CASE("one thread and eight give the same bytes, run twice, with images and an article of several pages") {
    const Workplace here;
    furnish(here);
    std::string long_text = "# A long report\n\n";
    for (int i = 0; i < 4000; ++i) {
        long_text +=
            "Paragraph " + std::to_string(i) + " of a report that has more to say than one page of a book may hold.\n\n";
    }
    here.write("in/long.md", long_text);
    here.write("in/picture.md", "# A picture\n\nBefore it.\n\n![A dot](data:image/gif;base64,"
                                "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)\n\n![Gone](gone.png)\n");
    const auto built = [&](const char* jobs) {
        const Outcome outcome = here.gazette(
            {"build", "in", "--date", "2026-11-24", "--title", "Digest", "--format", "epub", "-o", "out", "--jobs", jobs},
            variables(here));
        CHECK(outcome.status == 3);
        CHECK(outcome.err.find("image not found: gone.png") != std::string::npos);
        return outcome.err + here.read("out/" + name);
    };
    const std::string once = built("1");
    for (const char* jobs : {"8", "1", "8"}) {
        CHECK(built(jobs) == once);
    }
}
