#include "cli/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <thread>
#include <utility>

#include "base/language.h"
#include "base/text.h"
#include "base/time.h"
#include "base/toml.h"
#include "base/utf8.h"

namespace gazette::cli {

namespace {

using Text = std::optional<std::string> Settings::*;

/// What becomes of a text: `printed` ones stand in the edition; a path is taken relative to the file that states it.
enum class TextUse : std::uint8_t { word, printed, path };

/// Every setting that is one string.
struct TextKey {
    const char* name;
    Text member;
    TextUse use = TextUse::word;
};

constexpr TextKey text_keys[] = {
    {"title", &Settings::title, TextUse::printed},
    {"language", &Settings::language},
    {"publisher", &Settings::publisher, TextUse::printed},
    {"timezone", &Settings::timezone},
    {"number", &Settings::number, TextUse::printed},
    {"date", &Settings::date},
    {"style", &Settings::style},
    {"sources", &Settings::sources, TextUse::path},
    {"output", &Settings::output, TextUse::path},
    {"jobs", &Settings::jobs},
    {"profile", &Settings::profile},
    {"cover", &Settings::cover, TextUse::path},
    {"certified_by", &Settings::certified_by, TextUse::printed},
};

/// On one line; empty where a reader would see nothing of it.
std::string printable(std::string_view text) {
    const std::string line = base::collapse_space(base::scrubbed(text));
    return base::shows_nothing(line) ? std::string() : line;
}

constexpr std::size_t most_jobs = 1024;

/// 0 where the text is no number of jobs.
std::size_t parsed_jobs(const std::string& text) {
    std::size_t jobs = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    return error == std::errc() && end == text.data() + text.size() && jobs <= most_jobs ? jobs : 0;
}

std::string variable_of(std::string_view key) {
    std::string name = "GAZETTE_";
    for (const char c : key) {
        name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return name;
}

std::vector<std::string> split_commas(const std::string& list) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at <= list.size()) {
        const std::size_t comma = std::min(list.find(',', at), list.size());
        parts.emplace_back(base::trim(std::string_view(list).substr(at, comma - at)));
        at = comma + 1;
    }
    return parts;
}

std::string beside(const std::filesystem::path& folder, const std::string& path) {
    return (folder / path).lexically_normal().string();
}

std::string origin_of(const base::TomlTable& table, std::string_view key) {
    const base::Place place = table.place(key);
    return place.line > 0 ? fmt::format("{}:{}", place.file, place.line) : place.file;
}

void read_texts(base::TomlTable& table, const std::filesystem::path& folder, Settings& settings) {
    for (const TextKey& key : text_keys) {
        std::optional<std::string> value = table.text(key.name);
        if (!value) {
            continue;
        }
        const bool own_style = std::string_view(key.name) == "style" && value->find('/') != std::string::npos;
        settings.*key.member = key.use == TextUse::path || own_style ? beside(folder, *value) : std::move(*value);
        settings.origins[key.name] = origin_of(table, key.name);
    }
}

void read_inputs(base::TomlTable& table, const std::filesystem::path& folder, Settings& settings) {
    const std::vector<std::string> inputs = table.strings("inputs");
    if (!table.has("inputs")) {
        return;
    }
    settings.inputs.emplace();
    for (const std::string& input : inputs) {
        const bool pattern = input.find_first_of("*?[") != std::string::npos;
        settings.inputs->push_back({input == "-" ? input : beside(folder, input), pattern});
    }
    settings.origins["inputs"] = origin_of(table, "inputs");
}

void read_formats(base::TomlTable& table, Settings& settings) {
    std::vector<std::string> formats = table.strings("formats");
    if (table.has("formats")) {
        settings.formats = std::move(formats);
        settings.origins["formats"] = origin_of(table, "formats");
    }
}

base::Result<void> read_sections(base::TomlTable& table, Settings& settings) {
    std::vector<base::TomlTable> sections = table.tables("section");
    if (sections.empty()) {
        return {};
    }
    settings.sections.emplace();
    settings.origins["section"] = origin_of(table, "section");
    for (base::TomlTable& section : sections) {
        edition::SectionRule rule{printable(section.string("title").value_or("")), section.strings("glob"),
                                  section.strings("tags")};
        if (rule.title.empty()) {
            return base::fail("a section needs a title", "add title = \"...\"", section.place());
        }
        // A mistyped "glob" is told as such.
        if (base::Result<void> known = section.finish(); !known) {
            return known.failure();
        }
        if (rule.globs.empty() && rule.tags.empty()) {
            return base::fail("the section '" + rule.title + "' takes no articles",
                              "add glob = \"...\" or tags = [\"...\"]", section.place());
        }
        settings.sections->push_back(std::move(rule));
    }
    return {};
}

template <class T>
void take(Settings& into, const Settings& from, std::optional<T> Settings::* member, const std::string& key) {
    if (into.*member || !(from.*member)) {
        return;
    }
    into.*member = from.*member;
    if (const auto origin = from.origins.find(key); origin != from.origins.end()) {
        into.origins[key] = origin->second;
    }
}

/// An edition may be without a publisher or a number, but not without a title: one that nobody could see is none.
bool says(const Settings& layer, const TextKey& key) {
    const std::optional<std::string>& text = layer.*key.member;
    return text && (key.member != &Settings::title || !printable(*text).empty());
}

base::Result<void> check_formats(const std::vector<std::string>& formats) {
    const std::vector<std::string> known = {"epub", "pdf"};
    for (const std::string& format : formats) {
        if (std::find(known.begin(), known.end(), format) == known.end()) {
            const std::string meant = base::nearest(format, known);
            return base::fail("unknown format '" + format + "'",
                              meant.empty() ? "formats are epub and pdf" : "did you mean '" + meant + "'?");
        }
    }
    return formats.empty() ? base::Result<void>(base::fail("no format to make", "formats are epub and pdf"))
                           : base::Result<void>();
}

base::Result<void> check_placeholders(const std::string& pattern) {
    static constexpr std::string_view known[] = {"{date}", "{slug}", "{ext}", "{number}", "{language}"};
    for (std::size_t open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
        const std::size_t close = pattern.find('}', open);
        const std::string name = pattern.substr(open, close == std::string::npos ? close : close - open + 1);
        if (std::find(std::begin(known), std::end(known), name) == std::end(known)) {
            return base::fail("unknown placeholder '" + name + "' in the output pattern",
                              "known are {date}, {slug}, {ext}, {number} and {language}");
        }
    }
    if (pattern.find("{ext}") == std::string::npos) {
        return base::fail("the output pattern '" + pattern + "' has no {ext}", "each format needs a name of its own");
    }
    return {};
}

/// A TOML basic string.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string quoted(const std::vector<std::string>& list) {
    std::string out = "[";
    for (const std::string& text : list) {
        out += (out.size() > 1 ? ", " : "") + quoted(text);
    }
    return out + ']';
}

std::string line_of(const Settings& settings, const std::string& key, const std::string& value) {
    const auto origin = settings.origins.find(key);
    return fmt::format("{} = {}  # {}\n", key, value, origin == settings.origins.end() ? "not set" : origin->second);
}

}  // namespace

Settings built_in_settings() {
    Settings settings;
    settings.style = "broadsheet";
    settings.profile = "generic";
    settings.formats = {"epub", "pdf"};
    settings.output = "{slug}-{date}.{ext}";
    for (const char* key : {"style", "profile", "formats", "output"}) {
        settings.origins[key] = "built in";
    }
    return settings;
}

Settings settings_from_environment(const char* (*get)(const char*)) {
    Settings settings;
    for (const TextKey& key : text_keys) {
        const std::string name = variable_of(key.name);
        if (const char* value = get(name.c_str()); value != nullptr && *value != '\0') {
            settings.*key.member = value;
            settings.origins[key.name] = name;
        }
    }
    if (const char* formats = get("GAZETTE_FORMATS"); formats != nullptr && *formats != '\0') {
        settings.formats = split_commas(formats);
        settings.origins["formats"] = "GAZETTE_FORMATS";
    }
    return settings;
}

base::Result<Settings> settings_from_file(const std::filesystem::path& file) {
    base::Result<base::TomlTable> table = base::TomlTable::read(file);
    if (!table) {
        return table.failure();
    }
    Settings settings;
    settings.folder = file.parent_path().string();
    read_texts(*table, file.parent_path(), settings);
    read_inputs(*table, file.parent_path(), settings);
    read_formats(*table, settings);
    if (const base::Result<void> sections = read_sections(*table, settings); !sections) {
        return sections.failure();
    }
    if (const base::Result<void> finished = table->finish(); !finished) {
        return finished.failure();
    }
    return settings;
}

std::filesystem::path user_file(const char* (*get)(const char*)) {
    std::filesystem::path folder;
    if (const char* xdg = get("XDG_CONFIG_HOME"); xdg != nullptr && *xdg == '/') {
        folder = xdg;
    } else if (const char* home = get("HOME"); home != nullptr && *home != '\0') {
        folder = std::filesystem::path(home) / ".config";
    } else {
        return {};
    }
    const std::filesystem::path file = folder / "gazette" / "config.toml";
    std::error_code error;
    return std::filesystem::exists(file, error) ? file : std::filesystem::path();
}

Settings merge(const std::vector<Settings>& strongest_first) {
    Settings merged;
    for (const Settings& layer : strongest_first) {
        for (const TextKey& key : text_keys) {
            if (says(layer, key)) {
                take(merged, layer, key.member, key.name);
            }
        }
        take(merged, layer, &Settings::formats, "formats");
        take(merged, layer, &Settings::inputs, "inputs");
        take(merged, layer, &Settings::sections, "section");
        take(merged, layer, &Settings::folder, "folder");
    }
    for (const TextKey& key : text_keys) {
        if (key.use == TextUse::printed && merged.*key.member) {
            merged.*key.member = printable(*(merged.*key.member));
        }
    }
    return merged;
}

base::Result<void> check(const Settings& settings) {
    if (settings.date) {
        if (const auto date = base::parse_date(*settings.date); !date) {
            return date.failure();
        }
    }
    if (settings.timezone) {
        if (const auto day = base::date_in_zone(0, *settings.timezone); !day) {
            return day.failure();
        }
    }
    if (settings.language && base::canonical_language(*settings.language).empty()) {
        return base::fail("'" + *settings.language + "' is no language tag", "use a BCP 47 tag such as en, fa or zh-Hant");
    }
    if (settings.jobs && parsed_jobs(*settings.jobs) == 0) {
        return base::fail(fmt::format("'{}' is no number of jobs", *settings.jobs),
                          fmt::format("use a number from 1 to {}", most_jobs));
    }
    if (const base::Result<void> formats = check_formats(settings.formats.value_or(std::vector<std::string>())); !formats) {
        return formats;
    }
    return check_placeholders(settings.output.value_or(""));
}

std::size_t jobs_of(const Settings& settings) {
    return settings.jobs ? parsed_jobs(*settings.jobs) : std::max(1U, std::thread::hardware_concurrency());
}

std::string describe(const Settings& settings) {
    std::string out;
    for (const TextKey& key : text_keys) {
        if (const std::optional<std::string>& value = settings.*key.member) {
            out += line_of(settings, key.name, quoted(*value));
        } else {
            out += fmt::format("# {} is not set\n", key.name);
        }
    }
    out += line_of(settings, "formats", quoted(settings.formats.value_or(std::vector<std::string>())));
    if (settings.inputs) {
        std::vector<std::string> inputs;
        for (const InputRequest& input : *settings.inputs) {
            inputs.push_back(input.path);
        }
        out += line_of(settings, "inputs", quoted(inputs));
    } else {
        out += "# inputs is not set\n";
    }
    for (const edition::SectionRule& rule : settings.sections.value_or(std::vector<edition::SectionRule>())) {
        out += fmt::format("\n[[section]]  # {}\ntitle = {}\n", settings.origins.at("section"), quoted(rule.title));
        out += rule.globs.empty() ? "" : "glob = " + quoted(rule.globs) + "\n";
        out += rule.tags.empty() ? "" : "tags = " + quoted(rule.tags) + "\n";
    }
    return out;
}

}  // namespace gazette::cli
