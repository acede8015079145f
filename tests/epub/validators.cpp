// The judges that gazette's authors did not write, where they are installed.

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "sample_edition.h"

namespace {

/// Runs the validators over an edition's EPUB; a warning stands where they are not at hand.
void judge(const gazette::edition::Edition& edition, const std::string& name) {
    const std::string checker = std::string(GAZETTE_SHARED_DIR) + "/tools/check-epub.sh";
    if (!std::getenv("VALIDATORS") || !std::filesystem::exists(checker)) {
        WARN("skipped: set VALIDATORS to the validators' folder");
        return;
    }
    // Another run of the tests may be judging the same edition.
    const std::filesystem::path path = std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "-" + name);
    // As the PDF of the same run might have its pages.
    const gazette::epub::PageList pages{"digest.pdf",
                                        {{0, 0, 0, "i", gazette::epub::TextPart::title},
                                         {2, 0, 0, "ii", gazette::epub::TextPart::contents},
                                         {1, 0, 0, "1"},
                                         {1, 0, 5, "2"},
                                         {2, 0, 0, "3"},
                                         {0, 1, 0, "4", gazette::epub::TextPart::sources},
                                         {2, 0, 0, "5", gazette::epub::TextPart::text_register}}};
    std::ofstream(path, std::ios::binary) << sample::bytes_of(edition, nullptr, 1, pages);
    CHECK(std::system(("ACE_LEVEL=minor '" + checker + "' '" + path.string() + "'").c_str()) == 0);
    std::filesystem::remove(path);
}

}  // namespace

TEST_CASE("validators and readers take an edition in English") {
    judge(sample::rich_edition("en"), "gazette-judged-en.epub");
}

TEST_CASE("validators and readers take an edition in Persian") {
    judge(sample::rich_edition("fa"), "gazette-judged-fa.epub");
}
