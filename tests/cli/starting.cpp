#include <catch2/catch.hpp>

#include "gazette.h"

using namespace gazette::test;

namespace {

constexpr const char* letter = "From: Ada <ada@example.org>\nTo: all@example.org\nSubject: The ferry is late\n"
                               "Date: Tue, 24 Nov 2026 06:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
                               "The ferry to the island was an hour late this morning.\n";

}  // namespace

TEST_CASE("GMime and the libraries behind it are not loaded at the start") {
    const Workplace workplace;
    // Has the system's loader list what it would load.
    const Outcome listed = workplace.gazette({"--version"}, {{"LD_TRACE_LOADED_OBJECTS", "1"}});
    CHECK(listed.out.find("libharfbuzz") != std::string::npos);
    CHECK(listed.out.find("libgmime") == std::string::npos);
    CHECK(listed.out.find("libgio") == std::string::npos);
}

TEST_CASE("a message is read, and without GMime it is told what to install") {
    const Workplace workplace;
    workplace.write("letter.eml", letter);
    const Outcome read = workplace.gazette({"inspect", "letter.eml"});
    CHECK(read.status == 0);
    CHECK(read.out.find("The ferry is late") != std::string::npos);

    workplace.write("broken/libgmime-3.0.so.0", "no library");
    const Outcome without =
        workplace.gazette({"inspect", "letter.eml"}, {{"LD_LIBRARY_PATH", (workplace / "broken").string()}});
    CHECK(without.status != 0);
    CHECK(without.err.find("letter.eml: error: messages cannot be read") != std::string::npos);
    CHECK(without.err.find("libgmime-3.0-0") != std::string::npos);
}

TEST_CASE("without libzip a PDF is made, and for what needs it one is told what to install") {
    const Workplace workplace;
    workplace.write("ferry.txt", article("The ferry is late"));
    workplace.write("pages.zip", "PK\x05\x06" + std::string(18, '\0'));
    workplace.write(std::string("broken/") + GAZETTE_ZIP_FILE, "no library");
    const std::map<std::string, std::string> variables = {{"LD_LIBRARY_PATH", (workplace / "broken").string()}};
    CHECK(workplace.gazette({"build", "ferry.txt", "--format", "pdf", "-o", "out"}, variables).status == 0);

    const Outcome book = workplace.gazette({"build", "ferry.txt", "--format", "epub", "-o", "out"}, variables);
    CHECK(book.status != 0);
    CHECK(book.err.find("the EPUB container cannot be written: ") != std::string::npos);
    CHECK(book.err.find("sudo apt install libzip") != std::string::npos);

    const Outcome archive = workplace.gazette({"inspect", "pages.zip"}, variables);
    CHECK(archive.status != 0);
    CHECK(archive.err.find("ZIP archives cannot be read: ") != std::string::npos);
}

TEST_CASE("data that is first needed while an input is read ends the run where it is broken") {
    const Workplace workplace;
    std::filesystem::copy(GAZETTE_DATA_DIR, workplace / "data", std::filesystem::copy_options::recursive);
    workplace.write("ferry.txt", article("The ferry is late"));
    const std::map<std::string, std::string> variables = {{"GAZETTE_DATA", (workplace / "data").string()}};
    CHECK(workplace.gazette({"inspect", "ferry.txt"}, variables).status == 0);

    workplace.write("data/reader/boilerplate/fr.toml", "bylines = [\"par\"]\nbyline = \"par\"\n");
    for (const char* jobs : {"1", "2"}) {
        const Outcome built =
            workplace.gazette({"build", "ferry.txt", "--jobs", jobs, "--format", "epub", "-o", "out"}, variables);
        CHECK(built.status == 2);
        CHECK(built.err.find("fr.toml:2:1: error: unknown key 'byline'") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(workplace / "out"));
    }
    const Outcome inspected = workplace.gazette({"inspect", "ferry.txt"}, variables);
    CHECK(inspected.status == 2);
    CHECK(inspected.err.find("fr.toml:2:1: error: unknown key 'byline'") != std::string::npos);
}
