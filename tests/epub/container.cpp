#include "epub/container.h"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "sample_edition.h"

namespace {

using namespace gazette;

epub::Member member(const std::string& name, const std::string& text) {
    return {name, epub::Method::deflated, [text]() -> base::Result<epub::Payload> { return epub::deflated(text); }};
}

epub::Member mimetype() {
    return {"mimetype", epub::Method::stored,
            []() -> base::Result<epub::Payload> { return epub::stored("application/epub+zip"); }};
}

std::filesystem::path scratch() {
    return std::filesystem::temp_directory_path() / ("gazette-container-" + std::to_string(getpid()));
}

base::Result<void> write(const std::vector<epub::Member>& members, base::Date date = {2026, 11, 24}) {
    base::Result<base::AtomicFile> file = base::AtomicFile::create(scratch());
    REQUIRE(file);
    if (base::Result<void> written = epub::write_container(members, date, *file); !written) {
        return written;
    }
    return file->commit();
}

std::string written(const std::vector<epub::Member>& members, base::Date date = {2026, 11, 24}) {
    REQUIRE(write(members, date));
    base::Result<std::string> bytes = base::read_file(scratch());
    std::filesystem::remove(scratch());
    REQUIRE(bytes);
    return *bytes;
}

unsigned number_at(const std::string& bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}

}  // namespace

TEST_CASE("the first bytes tell that it is an EPUB") {
    const std::string bytes = written({mimetype(), member("a", "b")});
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(number_at(bytes, 8) == 0);   // stored
    CHECK(number_at(bytes, 28) == 0);  // no extra field
    CHECK(bytes.substr(30, 28) == "mimetypeapplication/epub+zip");
}

TEST_CASE("members come out in order and as they went in") {
    std::string large;
    for (int i = 0; i < 200000; ++i) {
        large += std::to_string(i * 7919);
    }
    const std::vector<sample::File> expected{
        {"mimetype", "application/epub+zip"}, {"z/large", large}, {"empty", ""}, {"a", "last"}};
    CHECK(sample::files_in(written({mimetype(), member("z/large", large), member("empty", ""), member("a", "last")})) ==
          expected);
}

TEST_CASE("every member bears the edition's date at noon, in every time zone") {
    for (const char* zone : {"UTC", "America/New_York", "Asia/Tehran"}) {
        setenv("TZ", zone, 1);
        tzset();
        const std::string bytes = written({mimetype()});
        CHECK(number_at(bytes, 10) == 12U << 11);
        CHECK(number_at(bytes, 12) == (46U << 9 | 11U << 5 | 24U));
    }
    unsetenv("TZ");
    tzset();
    CHECK(number_at(written({mimetype()}, {1969, 7, 20}), 12) == (1U << 5 | 1U));
}

TEST_CASE("payloads are made one at a time, in order") {
    std::vector<int> made;
    std::vector<epub::Member> members;
    for (int i = 0; i < 3; ++i) {
        members.push_back({std::to_string(i), epub::Method::deflated, [&made, i]() -> base::Result<epub::Payload> {
                               made.push_back(i);
                               return epub::deflated("x");
                           }});
    }
    written(members);
    CHECK(made == std::vector<int>{0, 1, 2});
}

TEST_CASE("a payload that cannot be made fails the container with its own words, and leaves no file") {
    const base::Result<void> result = write({mimetype(), {"a", epub::Method::deflated, []() -> base::Result<epub::Payload> {
                                                              return base::fail("rain.txt is not what it was");
                                                          }}});
    REQUIRE_FALSE(result);
    CHECK(result.error().what == "rain.txt is not what it was");
    CHECK_FALSE(std::filesystem::exists(scratch()));
}

TEST_CASE("an exception passes by the library in C") {
    const std::vector<epub::Member> members{
        {"a", epub::Method::deflated, []() -> base::Result<epub::Payload> { throw std::runtime_error("bug"); }}};
    CHECK_THROWS_WITH(write(members), "bug");
}

TEST_CASE("a full disk is said") {
    if (!std::filesystem::exists("/dev/full")) {
        WARN("skipped: no /dev/full");
        return;
    }
    base::Result<base::AtomicFile> file = base::AtomicFile::create("/dev/full");
    REQUIRE(file);
    base::Result<void> result = epub::write_container({mimetype(), member("a", "b")}, {2026, 11, 24}, *file);
    if (result) {
        result = file->commit();
    }
    REQUIRE_FALSE(result);
    CHECK(result.error().what.find("/dev/full") != std::string::npos);
}
