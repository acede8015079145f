#include "base/scratch_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

#include "base/child.h"

using namespace gazette::base;

namespace fs = std::filesystem;

TEST_CASE("what went into a scratch file comes out again, in any order") {
    Result<ScratchFile> made = ScratchFile::create();
    REQUIRE(made);
    ScratchFile file = *std::move(made);
    const std::string long_text(3'000'000, 'x');
    const Result<std::uint64_t> first = file.append("first");
    const Result<std::uint64_t> second = file.append(long_text);
    const Result<std::uint64_t> third = file.append(std::string_view("\0three", 6));
    REQUIRE((first && second && third));
    CHECK(*file.read(*third, 6) == std::string("\0three", 6));
    CHECK(*file.read(*second, long_text.size()) == long_text);
    CHECK(*file.read(*first, 5) == "first");
    CHECK(file.read(*first, 0)->empty());
    CHECK_FALSE(file.read(*third, 7));
}

TEST_CASE("a scratch file gives back what was appended in small pieces, and what spans several of them") {
    Result<ScratchFile> made = ScratchFile::create();
    REQUIRE(made);
    ScratchFile file = *std::move(made);
    std::string all;
    for (int i = 0; i < 20'000; ++i) {
        const std::string piece = std::to_string(i) + ",";
        const Result<std::uint64_t> at = file.append(piece);
        REQUIRE(at);
        REQUIRE(*at == all.size());
        all += piece;
    }
    const Result<std::string> whole = file.read(0, all.size());
    REQUIRE(whole);
    CHECK(*whole == all);
    for (const std::size_t at : {std::size_t{0}, all.size() / 2, all.size() - 100, all.size() - 1}) {
        const std::size_t size = std::min<std::size_t>(all.size() - at, 5'000);
        CHECK(*file.read(at, size) == all.substr(at, size));
        CHECK_FALSE(file.read(at, all.size() - at + 1));
    }
}

TEST_CASE("a scratch file does without a folder that takes files") {
    for (const char* folder : {"/tmp", "/proc", "/nowhere"}) {
        INFO(folder);
        gazette::test::Child child([&](const gazette::test::Child::Report& report) {
            ::setenv("TMPDIR", folder, 1);
            Result<ScratchFile> file = ScratchFile::create();
            report(file && file->append("kept") && *file->read(0, 4) == "kept" ? "kept" : "lost");
        });
        CHECK(child.output() == "kept");
    }
}

TEST_CASE("a scratch file has no name") {
    const fs::path folder = fs::temp_directory_path() / ("scratch-" + std::to_string(::getpid()));
    fs::create_directory(folder);
    gazette::test::Child child([&](const gazette::test::Child::Report& report) {
        ::setenv("TMPDIR", folder.c_str(), 1);
        const Result<ScratchFile> file = ScratchFile::create();
        report(file && fs::is_empty(folder) ? "none" : "some");
    });
    CHECK(child.output() == "none");
    fs::remove_all(folder);
}

TEST_CASE("a scratch file that may not grow says so") {
    gazette::test::Child child([](const gazette::test::Child::Report& report) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit most{100'000, 100'000};
        ::setrlimit(RLIMIT_FSIZE, &most);
        Result<ScratchFile> file = ScratchFile::create();
        const Result<std::uint64_t> fits = file->append(std::string(90'000, 'x'));
        const Result<std::uint64_t> too_long = file->append(std::string(90'000, 'x'));
        report(std::string(fits ? "fits, " : "fails, ") + (too_long ? "fits" : too_long.error().what));
    });
    CHECK(child.output().find("fits, cannot write in ") == 0);
}
