#pragma once

// The command line in, the exit status out.

#include "cli/remains.h"

namespace gazette::cli {

/// Parses the arguments and runs the command. An exception that escapes becomes one line and exit status 70.
int run(int argc, char** argv, Remains& remains);

}  // namespace gazette::cli
