#include "cli/run.h"

#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <variant>

#include "cli/build.h"
#include "cli/data_folder.h"
#include "cli/exit_status.h"
#include "cli/inspect.h"
#include "cli/options.h"
#include "cli/report.h"
#include "epub/profile.h"

namespace gazette::cli {

namespace {

/// NO_COLOR (any value) and a log that is no terminal turn colour off; only a terminal has a progress bar.
ReportOptions for_terminal(ReportOptions options) {
    const bool terminal = isatty(STDERR_FILENO) == 1 && options.format == LogFormat::text;
    const char* no_colour = std::getenv("NO_COLOR");
    options.progress = terminal;
    options.colour = terminal && (no_colour == nullptr || *no_colour == '\0');
    return options;
}

ExitStatus config(const ConfigCommand& command, Report& report) {
    const base::Result<Settings> settings = merged_settings(command.flags, command.edition_file);
    if (!settings) {
        report.add(settings.error());
        return ExitStatus::usage;
    }
    std::cout << describe(*settings);
    return ExitStatus::complete;
}

ExitStatus profiles(Report& report) {
    const base::Result<std::filesystem::path> data = find_data_folder();
    if (!data) {
        report.add(data.error());
        return ExitStatus::usage;
    }
    const std::filesystem::path folder = *data / "profiles";
    for (const std::string& name : epub::profiles_in(folder)) {
        const base::Result<epub::Profile> profile = epub::read_profile(folder, name);
        if (!profile) {
            report.add(profile.error());
            return ExitStatus::usage;
        }
        std::cout << epub::describe(*profile);
    }
    return ExitStatus::complete;
}

ExitStatus run_command(const Command& command, Report& report, Remains& remains) {
    if (const auto* build_command = std::get_if<BuildCommand>(&command)) {
        return build(*build_command, report, remains);
    }
    if (const auto* inspect_command = std::get_if<InspectCommand>(&command)) {
        return inspect(*inspect_command, std::cout, report);
    }
    if (const auto* config_command = std::get_if<ConfigCommand>(&command)) {
        return config(*config_command, report);
    }
    if (std::holds_alternative<ProfilesCommand>(command)) {
        return profiles(report);
    }
    std::cout << std::get<PrintCommand>(command).text;
    return ExitStatus::complete;
}

/// Memory is asked of the system in large pieces and kept: small pieces of it come and go with each article.
void keep_memory() {
#ifdef M_TOP_PAD
    constexpr int mebibyte = 1 << 20;
    ::mallopt(M_TOP_PAD, mebibyte);
    ::mallopt(M_TRIM_THRESHOLD, 8 * mebibyte);
    ::mallopt(M_MMAP_THRESHOLD, 4 * mebibyte);
#endif
}

ExitStatus run_arguments(int argc, const char* const* argv, Remains& remains) {
    const base::Result<Options> options = parse(argc, argv);
    Report report(for_terminal(options ? options->report : ReportOptions()), std::cerr, std::cout);
    if (!options) {
        report.add(options.error());
        return ExitStatus::usage;
    }
    const ExitStatus status = run_command(options->command, report, remains);
    // A closed or full standard output loses what was asked for.
    if (!std::cout.flush()) {
        report.add(base::fail("standard output cannot be written").diagnostic);
        return ExitStatus::output_failed;
    }
    return status;
}

}  // namespace

int run(int argc, char** argv, Remains& remains) {
    // A reader that has gone and a file that may not grow (ulimit -f) are errors of the call that meets them.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    keep_memory();
    try {
        return static_cast<int>(run_arguments(argc, argv, remains));
    } catch (const std::exception& error) {
        std::cerr << "gazette: error: a bug in gazette: " << error.what() << '\n';
    } catch (...) {
        std::cerr << "gazette: error: a bug in gazette\n";
    }
    return static_cast<int>(ExitStatus::bug);
}

}  // namespace gazette::cli
