#include "edition/assemble.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace gazette;

namespace {

edition::Labels english() {
    base::Result<edition::Labels> labels = edition::Labels::read(GAZETTE_DATA_DIR "/labels", "en");
    REQUIRE(labels);
    return *labels;
}

edition::Candidate candidate(std::string path, std::vector<std::string> tags, std::string outlet) {
    edition::Candidate candidate;
    candidate.head.title = path;
    candidate.head.tags = std::move(tags);
    candidate.provenance.outlet.name = std::move(outlet);
    candidate.provenance.length = {460, false};
    candidate.path = std::move(path);
    return candidate;
}

edition::Plan plan(std::vector<edition::SectionRule> sections = {}) {
    edition::Plan plan;
    plan.title = "The Quill";
    plan.language = "en";
    plan.date = {2026, 11, 24};
    plan.sections = std::move(sections);
    return plan;
}

std::vector<std::string> titles(const edition::Section& section) {
    std::vector<std::string> titles;
    for (const edition::Entry& entry : section.entries) {
        titles.push_back(entry.head.title);
    }
    return titles;
}

}  // namespace

TEST_CASE("without rules there is one section without a title, in the order given") {
    const auto edition = edition::assemble(plan(), {candidate("b", {}, ""), candidate("a", {}, "")}, {}, english());
    REQUIRE(edition.sections.size() == 1);
    CHECK(edition.sections[0].title.empty());
    CHECK(titles(edition.sections[0]) == std::vector<std::string>{"b", "a"});
    CHECK(edition.sections[0].entries[1].number == 2);
    CHECK(edition.sections[0].entries[0].minutes == 2);
}

TEST_CASE("the first section that takes an article has it, and what none takes comes last") {
    const std::vector<edition::SectionRule> rules = {
        {"Sea", {"sea/*"}, {"Harbours"}}, {"Land", {"*.md"}, {}}, {"Sky", {}, {"stars"}}};
    const auto edition = edition::assemble(plan(rules),
                                           {candidate("x.txt", {}, ""), candidate("land/a.md", {}, ""),
                                            candidate("sea/b.md", {}, ""), candidate("c.md", {"harbours"}, "")},
                                           {}, english());
    REQUIRE(edition.sections.size() == 3);
    CHECK(titles(edition.sections[0]) == std::vector<std::string>{"sea/b.md", "c.md"});
    CHECK(titles(edition.sections[1]) == std::vector<std::string>{"land/a.md"});
    CHECK(titles(edition.sections[2]) == std::vector<std::string>{"x.txt"});
    CHECK(edition.sections[2].title == english().text("more"));
    CHECK(edition.sections[2].entries[0].number == 4);
}

TEST_CASE("the sources index names each outlet once, in the order of the alphabet") {
    const auto edition =
        edition::assemble(plan(),
                          {candidate("1", {}, "Zephyr"), candidate("2", {}, "Éclair"), candidate("3", {}, "alder"),
                           candidate("4", {}, "Zephyr"), candidate("5", {}, "")},
                          {}, english());
    REQUIRE(edition.sources.size() == 3);
    CHECK(edition.sources[0].outlet.name == "alder");
    CHECK(edition.sources[1].outlet.name == "Éclair");
    CHECK(edition.sources[2].articles == std::vector<int>{1, 4});
}

TEST_CASE("identifiers derive from title and date alone") {
    const auto one = edition::assemble(plan(), {}, {}, english());
    auto later = plan();
    later.date.day = 25;
    const auto two = edition::assemble(later, {}, {}, english());
    CHECK(one.identifier.starts_with("urn:uuid:"));
    CHECK(one.identifier != two.identifier);
    CHECK(one.series_identifier == two.series_identifier);
    CHECK(one.identifier == edition::assemble(plan(), {candidate("1", {}, "")}, {}, english()).identifier);
}

TEST_CASE("a right-to-left language makes a right-to-left edition") {
    auto persian = plan();
    persian.language = "fa";
    CHECK(edition::assemble(persian, {}, {}, english()).direction == base::Direction::right_to_left);
    CHECK(edition::assemble(plan(), {}, {}, english()).direction == base::Direction::left_to_right);
}
