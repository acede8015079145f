#pragma once

// Command-line arguments in, the command to run out.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "cli/report.h"
#include "cli/settings.h"

namespace gazette::cli {

struct BuildCommand {
    Settings flags;
    /// -e FILE.
    std::optional<std::string> edition_file;
    /// Exit 5 before anything is written, instead of 3.
    bool strict = false;
    /// Nothing to publish is no failure.
    bool allow_empty = false;
    /// Fonts go into the EPUB for scripts that the profile's devices may lack.
    bool embed_fonts = false;
};

struct InspectCommand {
    std::vector<InputRequest> inputs;
    std::string sources;
    bool json = false;
};

struct ConfigCommand {
    Settings flags;
    std::optional<std::string> edition_file;
};

/// Prints every profile of the data folder.
struct ProfilesCommand {};

/// --help and --version: text for standard output.
struct PrintCommand {
    std::string text;
};

using Command = std::variant<BuildCommand, InspectCommand, ConfigCommand, ProfilesCommand, PrintCommand>;

struct Options {
    Command command;
    ReportOptions report;
};

/// What is wrong with the arguments comes back as an error with a hint; nothing is printed.
base::Result<Options> parse(int argc, const char* const* argv);

}  // namespace gazette::cli
