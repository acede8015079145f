#pragma once

// What flags, environment, edition file and user's file say in; one merged set of settings, each with its origin, out.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "edition/assemble.h"

namespace gazette::cli {

/// An input as asked for: a file, a folder, "-", or, where `pattern`, a glob.
struct InputRequest {
    std::string path;
    bool pattern = false;
};

/// What one place says; what it does not say is unset. Paths are ready to be opened: those of a file are relative to its
/// folder.
struct Settings {
    std::optional<std::string> title;
    std::optional<std::string> language;
    std::optional<std::string> publisher;
    std::optional<std::string> timezone;
    std::optional<std::string> number;
    std::optional<std::string> date;
    std::optional<std::string> style;
    std::optional<std::string> sources;
    /// The devices that the EPUB is for.
    std::optional<std::string> profile;
    /// An image for the EPUB's cover, in place of the painted one.
    std::optional<std::string> cover;
    /// Who has looked and says that the EPUB is accessible.
    std::optional<std::string> certified_by;
    /// How many threads work: a number from 1 on.
    std::optional<std::string> jobs;
    /// The pattern of the output's path, with {date}, {slug}, {ext}, {number} and {language}.
    std::optional<std::string> output;
    std::optional<std::vector<std::string>> formats;
    std::optional<std::vector<InputRequest>> inputs;
    std::optional<std::vector<edition::SectionRule>> sections;
    /// The folder that section globs are relative to; that of the edition file.
    std::optional<std::string> folder;

    /// By key: "--title", "GAZETTE_TITLE", "morning.toml:3", "built in".
    std::map<std::string, std::string> origins;
};

/// Built in: style, profile, formats and output pattern.
Settings built_in_settings();

/// GAZETTE_TITLE and so on, through `get` (std::getenv in the program).
Settings settings_from_environment(const char* (*get)(const char*));

/// An edition file or the user's file: TOML with the keys above; an unknown key is an error with the nearest known name.
base::Result<Settings> settings_from_file(const std::filesystem::path& file);

/// $XDG_CONFIG_HOME/gazette/config.toml, else ~/.config/gazette/config.toml; empty where there is no such file.
std::filesystem::path user_file(const char* (*get)(const char*));

/// The first of the layers that says something decides, key by key. What is printed is on one line, without control characters;
/// a title that nobody could see is none.
Settings merge(const std::vector<Settings>& strongest_first);

/// Formats known, date a date, zone a zone, placeholders known.
base::Result<void> check(const Settings& settings);

/// The threads to work with: as set, else one for each processor that this process may use.
std::size_t jobs_of(const Settings& settings);

/// The settings as TOML, each line with its origin as a comment.
std::string describe(const Settings& settings);

}  // namespace gazette::cli
