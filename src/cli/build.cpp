#include "cli/build.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <variant>

#include <malloc.h>

#include "base/crew.h"
#include "base/file.h"
#include "base/language.h"
#include "cli/clock.h"
#include "cli/data_folder.h"
#include "cli/fonts.h"
#include "cli/gather.h"
#include "cli/load.h"
#include "cli/outputs.h"
#include "edition/links.h"
#include "epub/profile.h"
#include "epub/writer.h"
#include "image/info.h"
#include "image/prepare_for_epub.h"
#include "layout/hyphenation_patterns.h"
#include "style/style.h"

namespace gazette::cli {

namespace {

const char* environment(const char* name) {
    return std::getenv(name);
}

base::UnixTime now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// All that has to be right before anything is read.
struct Desk {
    Settings settings;
    std::unique_ptr<base::Crew> crew;
    std::filesystem::path data;
    std::unique_ptr<Fonts> fonts;
    ReadingRoom room;
    /// Of the EPUB's writer.
    base::Pending<std::monostate> preparation;
    style::Style style;
    epub::Profile profile;
    /// The user's own.
    std::optional<image::EpubImage> cover;
    EditionTime time;
};

base::Failure no_cover(const std::string& why, const std::string& path) {
    return base::fail("the cover cannot be used: " + why, "use a sound JPEG, PNG, GIF or WebP", {path, 0, 0});
}

/// The cover that the user gives, made into what the profile's devices show; shelves of e-readers show no SVG.
base::Result<std::optional<image::EpubImage>> own_cover(const std::optional<std::string>& path,
                                                        const epub::Profile& profile, const reader::Rules& rules) {
    if (!path) {
        return std::optional<image::EpubImage>();
    }
    base::Result<std::string> bytes =
        base::read_file(*path, [&](std::string_view) { return reader::image_size_limit(rules); });
    if (!bytes) {
        return bytes.failure();
    }
    if (const base::Result<image::Info> info = image::identify(*bytes); info && info->format == image::Format::svg) {
        return no_cover("SVG images are shown in articles only", *path);
    }
    base::Result<image::EpubImage> cover = image::prepare_for_epub(*std::move(bytes), epub::cover_needs(profile));
    if (!cover) {
        return no_cover(cover.error().what, *path);
    }
    return std::optional(*std::move(cover));
}

/// The time zone is named, as it else is looked up with every date that goes into a ZIP archive. Under this name ICU does not know it:
/// what asks for the system's zone has to come before.
void name_time_zone() {
    ::setenv("TZ", ":/etc/localtime", 0);
}

/// No more pools of memory than threads that work at a time: those of threads that are gone keep what they had.
void limit_pools(std::size_t jobs) {
#ifdef M_ARENA_MAX
    ::mallopt(M_ARENA_MAX, static_cast<int>(std::min<std::size_t>(jobs, 1024)));
#endif
}

bool has_format(const Settings& settings, const char* format) {
    const std::vector<std::string>& formats = *settings.formats;
    return std::find(formats.begin(), formats.end(), format) != formats.end();
}

/// Whether there is text to set: in a PDF, or on a cover that the user does not give.
bool needs_fonts(const Settings& settings) {
    return !settings.cover || has_format(settings, "pdf");
}

base::Result<Desk> open_desk(const BuildCommand& command) {
    base::Result<Settings> settings = merged_settings(command.flags, command.edition_file);
    if (!settings) {
        return settings.failure();
    }
    if (!settings->inputs) {
        return base::fail("no inputs given", "name files or folders, - for standard input, or an edition file with -e");
    }
    const base::Result<EditionTime> time =
        edition_time(settings->date, environment("SOURCE_DATE_EPOCH"), now(), settings->timezone);
    if (!time) {
        return time.failure();
    }
    name_time_zone();
    limit_pools(jobs_of(*settings));
    auto crew = std::make_unique<base::Crew>(jobs_of(*settings));
    base::Result<std::filesystem::path> data = find_data_folder();
    if (!data) {
        return data.failure();
    }
    // In this order: whoever reads the first article reads the rules, unless there are threads enough.
    auto fonts = std::make_unique<Fonts>(*data, needs_fonts(*settings), *crew);
    auto preparation = has_format(*settings, "epub") ? crew->beside(epub::prepare) : crew->later(epub::prepare);
    base::Result<ReadingRoom> room = open_reading_room(*data, settings->sources.value_or(""), *crew);
    if (!room) {
        return room.failure();
    }
    base::Result<style::Style> style = style::read(*data / "styles", *settings->style);
    if (!style) {
        return style.failure();
    }
    base::Result<epub::Profile> profile = epub::read_profile(*data / "profiles", *settings->profile);
    if (!profile) {
        return profile.failure();
    }
    base::Result<std::optional<image::EpubImage>> cover = own_cover(settings->cover, *profile, room->rules);
    if (!cover) {
        return cover.failure();
    }
    return Desk{*std::move(settings),   std::move(crew),   *std::move(data),    std::move(fonts),  *std::move(room),
                std::move(preparation), *std::move(style), *std::move(profile), *std::move(cover), *time};
}

/// The language of most articles, the first to reach the count among equals; English where none is stated or found.
std::string most_common_language(const std::vector<edition::Candidate>& candidates) {
    std::map<std::string, std::size_t> counts;
    std::string most = "en";
    std::size_t best = 0;
    for (const edition::Candidate& candidate : candidates) {
        const std::string& language = candidate.head.language;
        if (language != "und" && ++counts[language] > best) {
            best = counts[language];
            most = language;
        }
    }
    return most;
}

std::string language_of(const Settings& settings, const std::vector<edition::Candidate>& candidates) {
    return settings.language ? base::canonical_language(*settings.language) : most_common_language(candidates);
}

/// Patterns are needed with an article's first words: those of the edition's languages are read beside what comes before.
base::Pending<std::monostate> load_patterns(layout::HyphenationPatterns& patterns, const Desk& desk,
                                            const std::string& language, const std::vector<edition::Candidate>& candidates,
                                            base::Crew& crew) {
    std::set<std::string> languages;
    if (has_format(desk.settings, "pdf") && desk.style.pdf.text.at(style::Element::body).hyphenate) {
        languages.insert(language);
        for (const edition::Candidate& candidate : candidates) {
            languages.insert(candidate.head.language);
        }
    }
    return crew.beside([&patterns, languages = std::move(languages)] {
        for (const std::string& each : languages) {
            patterns.of(each);
        }
    });
}

/// For the heads of articles in other languages than the edition's.
base::Result<std::map<std::string, edition::Labels>> labels_of_articles(const std::filesystem::path& folder,
                                                                        const std::string& language,
                                                                        const std::vector<edition::Candidate>& candidates) {
    std::map<std::string, edition::Labels> all;
    std::set<std::string> seen = {language, "und"};
    for (const edition::Candidate& candidate : candidates) {
        if (!seen.insert(candidate.head.language).second) {
            continue;
        }
        base::Result<edition::Labels> labels = edition::Labels::read(folder, candidate.head.language);
        if (!labels) {
            return labels.failure();
        }
        if (!labels->fell_back()) {
            all.emplace(candidate.head.language, *std::move(labels));
        }
    }
    return all;
}

base::Result<edition::Edition> compose(const Desk& desk, std::string language, Gathered gathered, Report& report) {
    const Settings& settings = desk.settings;
    base::Result<edition::Labels> labels = edition::Labels::read(desk.data / "labels", language);
    if (!labels) {
        return labels.failure();
    }
    if (labels->fell_back()) {
        report.note("gazette has no labels in '" + language + "'; they are English", "add labels/" + language + ".toml");
        language = settings.language ? language : "en";
    }
    base::Result<std::map<std::string, edition::Labels>> article_labels =
        labels_of_articles(desk.data / "labels", language, gathered.candidates);
    if (!article_labels) {
        return article_labels.failure();
    }
    base::Result<std::vector<std::string>> tracking = edition::read_tracking_parameters(desk.data / "edition/links.toml");
    if (!tracking) {
        return tracking.failure();
    }
    edition::Plan plan;
    plan.title = settings.title.value_or(labels->text("default_title"));
    plan.publisher = settings.publisher.value_or("");
    plan.language = language;
    plan.date = desk.time.date;
    plan.modified = desk.time.modified;
    plan.number = settings.number.value_or("");
    plan.tool = "gazette " GAZETTE_VERSION;
    plan.sections = settings.sections.value_or(std::vector<edition::SectionRule>());
    edition::Edition edition =
        edition::assemble(plan, std::move(gathered.candidates), std::move(gathered.missing), *std::move(labels));
    edition.article_labels = *std::move(article_labels);
    edition.tracking_parameters = *std::move(tracking);
    return edition;
}

ExitStatus nothing_to_publish(const BuildCommand& command, Report& report) {
    report.add({command.allow_empty ? base::Severity::note : base::Severity::error,
                {},
                "nothing to publish: none of the inputs could be read",
                command.allow_empty ? "" : "--allow-empty makes this a success"});
    return command.allow_empty ? ExitStatus::complete : ExitStatus::nothing_to_publish;
}

/// Puts every file under its name, or none of them where `strict` forbids.
ExitStatus publish(Outputs outputs, bool strict, Report& report) {
    const bool troubled = report.warnings() > 0 || report.errors() > 0;
    if (strict && troubled) {
        report.add(base::fail("--strict: nothing was written, see above", "mend the inputs, or build without --strict")
                       .diagnostic);
        return ExitStatus::output_failed;
    }
    for (Output& output : outputs.made) {
        if (const base::Result<void> committed = output.file.commit(); committed) {
            report.wrote(output.path);
        } else {
            report.add(committed.error());
            outputs.failed = true;
        }
    }
    return outputs.failed ? ExitStatus::output_failed : troubled ? ExitStatus::incomplete : ExitStatus::complete;
}

}  // namespace

base::Result<Settings> merged_settings(const Settings& flags, const std::optional<std::string>& edition_file) {
    std::vector<Settings> layers = {flags, settings_from_environment(environment)};
    std::vector<std::filesystem::path> files;
    if (edition_file) {
        files.emplace_back(*edition_file);
    }
    if (const std::filesystem::path user = user_file(environment); !user.empty()) {
        files.push_back(user);
    }
    for (const std::filesystem::path& file : files) {
        base::Result<Settings> layer = settings_from_file(file);
        if (!layer) {
            return layer.failure();
        }
        layers.push_back(*std::move(layer));
    }
    layers.push_back(built_in_settings());
    Settings settings = merge(layers);
    if (const base::Result<void> checked = check(settings); !checked) {
        return checked.failure();
    }
    return settings;
}

ExitStatus build(const BuildCommand& command, Report& report, Remains& remains) {
    base::Result<Desk> desk = open_desk(command);
    if (!desk) {
        report.add(desk.error());
        return ExitStatus::usage;
    }
    // It ends with the run; what is kept of the desk does not need it.
    const std::unique_ptr<base::Crew> crew = std::move(desk->crew);
    const Settings& settings = desk->settings;
    base::Result<Gathered> gathered = gather(*settings.inputs, settings.folder.value_or(""), desk->room, *crew, report);
    if (!gathered) {
        report.add(gathered.error());
        return ExitStatus::output_failed;
    }
    if (const std::optional<base::Failure> failure = desk->room.rules.failure()) {
        report.add(failure->diagnostic);
        return ExitStatus::usage;
    }
    if (gathered->candidates.empty()) {
        return nothing_to_publish(command, report);
    }
    layout::HyphenationPatterns patterns;
    const std::string language = language_of(settings, gathered->candidates);
    const auto loading = load_patterns(patterns, *desk, language, gathered->candidates, *crew);
    base::Result<edition::Edition> edition = compose(*desk, language, *std::move(gathered), report);
    if (!edition) {
        report.add(edition.error());
        return ExitStatus::usage;
    }
    const Press press = {*edition,           desk->style,  desk->profile,
                         desk->cover,        *desk->fonts, patterns,
                         *settings.output,   *crew,        settings.certified_by.value_or(""),
                         command.embed_fonts};
    const ExitStatus status = publish(make_outputs(press, *settings.formats, report), command.strict, report);
    remains.keep(*std::move(edition));
    remains.keep(*std::move(desk));
    return status;
}

}  // namespace gazette::cli
