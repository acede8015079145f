#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace gazette::cli {

namespace {

constexpr const char* examples = R"(Examples:
  gazette build clippings/ -o out                      every article of a folder, in both formats
  gazette build -e morning.toml --date 2026-11-24      a configured edition
  curl -s https://news.example/a.txt | gazette build - --title "One article"
  gazette inspect --json a.txt                         what was understood, and what was removed

Exit status: 0 complete; 2 usage or configuration; 3 built, but an input is missing or a warning was given;
4 nothing to publish; 5 an output could not be made; 70 a bug of ours.)";

/// What the parser fills before it becomes a Command.
struct Arguments {
    std::map<std::string, std::string> texts;
    std::vector<std::string> formats;
    std::vector<std::string> inputs;
    std::string output_folder;
    std::string edition_file;
    bool strict = false;
    bool allow_empty = false;
    bool embed_fonts = false;
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    std::string log_format = "text";
};

struct TextFlag {
    const char* key;
    const char* name;
    const char* value;
    const char* help;
    std::optional<std::string> Settings::* member;
};

constexpr TextFlag text_flags[] = {
    {"title", "--title", "TITLE", "Title of the edition", &Settings::title},
    {"date", "--date", "DATE", "Date of the edition, YYYY-MM-DD (else SOURCE_DATE_EPOCH, else today)", &Settings::date},
    {"language", "--language", "TAG", "Language of the edition (else that of its articles)", &Settings::language},
    {"publisher", "--publisher", "NAME", "Publisher of the edition", &Settings::publisher},
    {"number", "--number", "N", "Number of the issue in its series", &Settings::number},
    {"timezone", "--timezone", "ZONE", "IANA time zone that decides what today is", &Settings::timezone},
    {"style", "--style", "NAME", "A style of gazette's, or the path of a style folder", &Settings::style},
    {"sources", "--sources", "FILE", "Registry of outlets (TOML)", &Settings::sources},
    {"profile", "--profile", "NAME", "The devices that the EPUB is for; gazette profiles lists them", &Settings::profile},
    {"cover", "--cover", "FILE", "An image for the EPUB's cover, in place of the painted one", &Settings::cover},
    {"certified_by", "--certified-by", "NAME", "Who has looked and says that the EPUB is accessible",
     &Settings::certified_by},
    {"jobs", "--jobs", "N", "Threads to work with (else one for each processor); the results are the same",
     &Settings::jobs},
};

void add_setting_flags(CLI::App& command, Arguments& arguments) {
    for (const TextFlag& flag : text_flags) {
        command.add_option(flag.name, arguments.texts[flag.key], flag.help)->type_name(flag.value);
    }
    command.add_option("--format", arguments.formats, "Formats to make: epub,pdf")->delimiter(',')->type_name("LIST");
    command.add_option("-o,--output", arguments.output_folder, "Folder for the results")->type_name("DIR");
    command.add_option("-e,--edition", arguments.edition_file, "Edition file (TOML)")->type_name("FILE");
    command.add_option("inputs", arguments.inputs, "Files, folders, or - for standard input")->type_name("INPUT");
}

void add_report_flags(CLI::App& command, Arguments& arguments) {
    command.add_flag("-q,--quiet", arguments.quiet, "Errors only");
    command.add_flag("-v,--verbose", arguments.verbose, "Notes too");
    command.add_option("--log-format", arguments.log_format, "text, or json: one event a line")->type_name("FORMAT");
}

Settings flags_of(const CLI::App& command, const Arguments& arguments) {
    Settings flags;
    for (const TextFlag& flag : text_flags) {
        if (command.count(flag.name) > 0) {
            flags.*flag.member = arguments.texts.at(flag.key);
            flags.origins[flag.key] = flag.name;
        }
    }
    if (command.count("--format") > 0) {
        flags.formats = arguments.formats;
        flags.origins["formats"] = "--format";
    }
    if (command.count("--output") > 0) {
        flags.output = arguments.output_folder + "/{slug}-{date}.{ext}";
        flags.origins["output"] = "--output";
    }
    if (!arguments.inputs.empty()) {
        flags.inputs.emplace();
        for (const std::string& input : arguments.inputs) {
            flags.inputs->push_back({input, false});
        }
        flags.origins["inputs"] = "command line";
    }
    return flags;
}

std::optional<std::string> edition_file_of(const Arguments& arguments) {
    return arguments.edition_file.empty() ? std::nullopt : std::optional(arguments.edition_file);
}

std::vector<std::string> names_of(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    for (const CLI::App* subcommand : command.get_subcommands(nullptr)) {
        names.push_back(subcommand->get_name());
    }
    return names;
}

/// CLI11 says what it did not expect; a near name says what was meant.
base::Failure unexpected(const CLI::App& command, const std::string& argument) {
    const std::string bare = argument.substr(0, argument.find('='));
    const std::string meant = base::nearest(bare, names_of(command));
    return base::fail((argument.starts_with('-') ? "unknown option '" : "unknown command '") + bare + "'",
                      meant.empty() ? "gazette --help lists them" : "did you mean '" + meant + "'?");
}

class Parser {
public:
    Parser() {
        app_.set_version_flag("--version", "gazette " GAZETTE_VERSION);
        app_.set_help_flag("-h,--help", "Print this help");
        app_.footer(examples);
        app_.allow_extras();
        app_.fallthrough(false);
        build_ = add_command("build", "Bind articles into one edition");
        add_setting_flags(*build_, arguments_);
        build_->add_flag("--strict", arguments_.strict, "Write nothing where an input is missing or a warning was given");
        build_->add_flag("--embed-fonts", arguments_.embed_fonts,
                         "Fonts go into the EPUB for scripts that the profile's devices may lack");
        build_->add_flag("--allow-empty", arguments_.allow_empty, "Nothing to publish is no failure");
        inspect_ = add_command("inspect", "Show what is understood of each input, and what is removed");
        inspect_->add_flag("--json", arguments_.json, "One JSON object a line for each article");
        inspect_->add_option("--sources", arguments_.texts["sources"], "Registry of outlets (TOML)")->type_name("FILE");
        inspect_->add_option("inputs", arguments_.inputs, "Files, folders, or - for standard input")->type_name("INPUT");
        config_ = add_command("config", "Print the merged settings and where each came from");
        add_setting_flags(*config_, arguments_);
        profiles_ = add_command("profiles", "Print the profiles of e-readers and their limits");
    }

    base::Result<Options> parse(int argc, const char* const* argv) {
        // Two dashes end the options: what follows is taken as it is (POSIX, Utility Syntax Guideline 10).
        const char* const* const end = argv + argc;
        const char* const* const mark = std::find(std::min(argv + 1, end), end, std::string_view("--"));
        after_mark_.assign(mark == end ? end : mark + 1, end);
        try {
            app_.parse(static_cast<int>(mark - argv), argv);
        } catch (const CLI::CallForHelp&) {
            return Options{PrintCommand{help()}, {}};
        } catch (const CLI::CallForVersion&) {
            return Options{PrintCommand{"gazette " GAZETTE_VERSION "\n"}, {}};
        } catch (const CLI::ParseError& error) {
            return base::fail(error.what(), "gazette --help shows the options");
        }
        return options();
    }

private:
    CLI::App* add_command(const std::string& name, const std::string& help) {
        CLI::App* command = app_.add_subcommand(name, help);
        command->allow_extras();
        add_report_flags(*command, arguments_);
        return command;
    }

    const CLI::App* chosen() const {
        for (const CLI::App* command : {build_, inspect_, config_, profiles_}) {
            if (command->parsed()) {
                return command;
            }
        }
        return nullptr;
    }

    std::string help() const {
        const CLI::App* command = chosen();
        return command != nullptr ? command->help("gazette") : app_.help();
    }

    base::Result<Options> options() {
        const CLI::App* command = chosen();
        const CLI::App& place = command != nullptr ? *command : app_;
        if (const std::vector<std::string> extras = place.remaining(); !extras.empty()) {
            return unexpected(place, extras.front());
        }
        if (command == nullptr) {
            return base::fail("no command given", "gazette build INPUT… makes an edition; gazette --help shows the rest");
        }
        if (command == profiles_ && !after_mark_.empty()) {
            return unexpected(*command, after_mark_.front());
        }
        arguments_.inputs.insert(arguments_.inputs.end(), after_mark_.begin(), after_mark_.end());
        base::Result<ReportOptions> report = report_options();
        if (!report) {
            return report.failure();
        }
        return Options{command_of(*command), *report};
    }

    base::Result<ReportOptions> report_options() const {
        if (arguments_.log_format != "text" && arguments_.log_format != "json") {
            return base::fail("unknown log format '" + arguments_.log_format + "'", "formats are text and json");
        }
        ReportOptions report;
        report.quiet = arguments_.quiet;
        report.verbose = arguments_.verbose;
        report.format = arguments_.log_format == "json" ? LogFormat::json : LogFormat::text;
        return report;
    }

    Command command_of(const CLI::App& command) const {
        if (&command == inspect_) {
            InspectCommand inspect;
            for (const std::string& input : arguments_.inputs) {
                inspect.inputs.push_back({input, false});
            }
            inspect.sources = arguments_.texts.at("sources");
            inspect.json = arguments_.json;
            return inspect;
        }
        if (&command == config_) {
            return ConfigCommand{flags_of(command, arguments_), edition_file_of(arguments_)};
        }
        if (&command == profiles_) {
            return ProfilesCommand{};
        }
        return BuildCommand{flags_of(command, arguments_), edition_file_of(arguments_), arguments_.strict,
                            arguments_.allow_empty, arguments_.embed_fonts};
    }

    Arguments arguments_;
    std::vector<std::string> after_mark_;
    CLI::App app_{"Binds selected articles into one dated EPUB and PDF edition, each with its source.", "gazette"};
    CLI::App* build_ = nullptr;
    CLI::App* inspect_ = nullptr;
    CLI::App* config_ = nullptr;
    CLI::App* profiles_ = nullptr;
};

}  // namespace

base::Result<Options> parse(int argc, const char* const* argv) {
    return Parser().parse(argc, argv);
}

}  // namespace gazette::cli
