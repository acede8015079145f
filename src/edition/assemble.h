#pragma once

// Articles that were read, and the plan of an edition, in; the edition that writers receive out.

#include <functional>
#include <string>
#include <vector>

#include "article/article.h"
#include "edition/edition.h"
#include "source/registry.h"

namespace gazette::edition {

/// An article to be bound: all but its body and images, which the loaders give (see Entry).
struct Candidate {
    article::Article head;
    source::Provenance provenance;
    /// What a section's glob is held against: the input's path relative to the edition file, or as given.
    std::string path;
    std::function<base::Result<article::Blocks>()> load_body;
    std::function<base::Result<std::string>(const std::string& source)> load_image;
    /// As Entry has it.
    std::string file = {};
};

/// Takes an article whose path matches one of the globs (fnmatch, against the path or its last part) or that has one of
/// the tags, case aside.
struct SectionRule {
    std::string title;
    std::vector<std::string> globs;
    std::vector<std::string> tags;
};

struct Plan {
    std::string title;
    std::string publisher;
    std::string language;
    base::Date date;
    base::UnixTime modified = 0;
    std::string number;
    std::string tool;
    std::vector<SectionRule> sections;
};

/// Each candidate goes to the first section that takes it, in the order given; what none takes follows in a last section
/// titled with the label `more`. Without rules there is one section without a title. Empty sections are left out.
Edition assemble(const Plan& plan, std::vector<Candidate> candidates, std::vector<Missing> missing, Labels labels);

}  // namespace gazette::edition
