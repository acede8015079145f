#pragma once

// Input requests in; candidates for the edition, and what is missing from it, out.

#include <optional>
#include <string>
#include <vector>

#include "base/crew.h"
#include "cli/image_source.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/settings.h"
#include "edition/assemble.h"

namespace gazette::cli {

struct Gathered {
    std::vector<edition::Candidate> candidates;
    std::vector<edition::Missing> missing;
};

/// Reads every input once, on the threads of the crew, and reports what it finds, in order; bodies wait in a file. `folder` is what
/// section globs are relative to. Fails where bodies cannot be laid aside.
base::Result<Gathered> gather(const std::vector<InputRequest>& requests, const std::string& folder, const ReadingRoom& room,
                              base::Crew& crew, Report& report);

}  // namespace gazette::cli
