// The sample articles are what a newcomer sees first: each must read without a complaint, and be known for what it is.

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/language.h"
#include "base/text.h"
#include "reading.h"
#include "source/provenance.h"

using namespace gazette;
using namespace gazette::test;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(GAZETTE_SOURCE_DIR) / "samples";

std::vector<fs::path> sample_files() {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / "articles")) {
        if (reader::knows(entry.path())) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

source::Registry sample_registry() {
    base::Result<source::Registry> registry = source::Registry::read(folder / "sources.toml");
    REQUIRE(registry);
    return *std::move(registry);
}

article::Article read_sample(const fs::path& file, const source::Registry& registry) {
    const fs::path sidecar = fs::path(file).replace_extension(".toml");
    const std::string name = file.filename().string();
    return read(bytes_of(contents(file).value(), name, contents(sidecar).value_or("")), registry);
}

}  // namespace

TEST_CASE("every sample reads without a complaint and has title, source, language and a body") {
    const source::Registry registry = sample_registry();
    const std::vector<fs::path> files = sample_files();
    CHECK(files.size() >= 10);
    for (const fs::path& file : files) {
        INFO(file.filename());
        const article::Article article = read_sample(file, registry);
        CHECK(diagnostics(article).empty());
        CHECK_FALSE(article.title.empty());
        CHECK(article.language != "und");
        CHECK(article.direction == base::direction_of(article.language));
        CHECK(article.body.size() >= 4);
        const source::Provenance provenance = source::provenance_of(article, registry);
        CHECK_FALSE(provenance.outlet.name.empty());
        CHECK_FALSE(provenance.outlet.profile.empty());
        CHECK_FALSE(contains(body(article), provenance.outlet.profile));
    }
}

TEST_CASE("the samples are in eight languages at least, each found by the text alone as well") {
    const source::Registry registry = sample_registry();
    std::map<std::string, int> languages;
    for (const fs::path& file : sample_files()) {
        INFO(file.filename());
        const article::Article article = read_sample(file, registry);
        ++languages[std::string(base::primary_language(article.language))];
        const article::Article bare = read_text(article.title + "\n\n" + base::replace_all(body(article), "\n", "\n\n"));
        CHECK(base::primary_language(bare.language) == base::primary_language(article.language));
    }
    for (const char* language : {"en", "fa", "ar", "hi", "zh", "ja", "ru", "fr"}) {
        INFO(language);
        CHECK(languages.count(language) == 1);
    }
}

TEST_CASE("a scraped sample loses its comment form and gives its outlet's profile, a Markdown one loses nothing") {
    const source::Registry registry = sample_registry();
    for (const fs::path& file : sample_files()) {
        INFO(file.filename());
        const article::Article article = read_sample(file, registry);
        const bool scraped = file.extension() == ".txt";
        CHECK(article.removed.empty() != scraped);
        CHECK(article.source.profile.empty() != scraped);
        CHECK_FALSE(contains("\n" + body(article) + "\n", "\n" + article.source.name + "\n"));
    }
}

TEST_CASE("the sample whose outlet no registry knows is found by its shape") {
    const source::Registry registry = sample_registry();
    const article::Article article = read_sample(folder / "articles" / "letters-dictionary-by-post.txt", registry);
    CHECK(article.source.name == "Pennick Valley Wireless");
    CHECK(article.source.profile.starts_with("Pennick Valley Wireless"));
    CHECK_FALSE(source::provenance_of(article, registry).in_registry);
    CHECK_FALSE(article.published);
    CHECK(article.stated_by_editor.empty());
}
