#pragma once

// What a script learns from how the program ended.

namespace gazette::cli {

enum class ExitStatus {
    complete = 0,
    usage = 2,
    /// Built, but an input is missing or a warning was given.
    incomplete = 3,
    nothing_to_publish = 4,
    output_failed = 5,
    /// EX_SOFTWARE of sysexits.h.
    bug = 70,
};

}  // namespace gazette::cli
