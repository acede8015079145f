#pragma once

// `gazette inspect`: inputs in, what was understood of each out, on standard output.

#include <ostream>

#include "cli/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace gazette::cli {

ExitStatus inspect(const InspectCommand& command, std::ostream& out, Report& report);

}  // namespace gazette::cli
