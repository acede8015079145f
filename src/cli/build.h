#pragma once

// `gazette build`: inputs in, one edition in each format out.

#include "cli/exit_status.h"
#include "cli/options.h"
#include "cli/remains.h"
#include "cli/report.h"

namespace gazette::cli {

ExitStatus build(const BuildCommand& command, Report& report, Remains& remains);

/// What `build` and `config` share: flags beat environment beat edition file beat the user's file beat what is built in.
base::Result<Settings> merged_settings(const Settings& flags, const std::optional<std::string>& edition_file);

}  // namespace gazette::cli
