#include "cli/inspect.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "base/address.h"
#include "cli/data_folder.h"
#include "cli/load.h"
#include "epub/xhtml.h"
#include "source/provenance.h"

namespace gazette::cli {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json moment_or_null(const std::optional<base::DateTime>& moment) {
    return moment ? Json(base::iso(*moment)) : Json();
}

/// The zone that was stated with it: the moment itself is told in UTC.
Json zone_or_null(const std::optional<base::DateTime>& moment) {
    return moment ? text_or_null(base::iso_zone(*moment)) : Json();
}

const char* name_of(base::Direction direction) {
    return direction == base::Direction::right_to_left ? "rtl" : "ltr";
}

Json json_of(const base::Diagnostic& diagnostic) {
    return {{"severity", base::name_of(diagnostic.severity)},
            {"line", diagnostic.place.line},
            {"column", diagnostic.place.column},
            {"what", diagnostic.what},
            {"hint", diagnostic.hint}};
}

Json json_of(const base::Diagnostics& diagnostics) {
    Json list = Json::array();
    for (const base::Diagnostic& diagnostic : diagnostics) {
        list.push_back(json_of(diagnostic));
    }
    return list;
}

Json json_of(const std::vector<article::RemovedLine>& removed) {
    // Built by hand: pages have hundreds of these, and an initializer list makes an array of each pair first.
    Json::array_t list;
    list.reserve(removed.size());
    for (const article::RemovedLine& line : removed) {
        Json::object_t members;
        members.reserve(3);
        members.emplace_back("text", line.text);
        members.emplace_back("why", line.why);
        members.emplace_back("line", line.line);
        list.emplace_back(std::move(members));
    }
    return list;
}

const char* name_of(article::Fact fact) {
    switch (fact) {
    case article::Fact::title: return "title";
    case article::Fact::subtitle: return "subtitle";
    case article::Fact::byline: return "byline";
    case article::Fact::source: return "source";
    case article::Fact::url: return "url";
    case article::Fact::published: return "published";
    case article::Fact::modified: return "modified";
    case article::Fact::retrieved: return "retrieved";
    case article::Fact::language: return "language";
    case article::Fact::tags: return "tags";
    case article::Fact::licence: return "licence";
    }
    return "";
}

Json json_of(const std::set<article::Fact>& facts) {
    Json list = Json::array();
    for (const article::Fact fact : facts) {
        list.push_back(name_of(fact));
    }
    return list;
}

Json json_of(const source::Outlet& outlet) {
    return {
        {"name", text_or_null(outlet.name)}, {"profile", text_or_null(outlet.profile)}, {"url", text_or_null(outlet.url)}};
}

Json json_of(const InputFile& file, const article::Article& article, const source::Provenance& provenance) {
    return {{"input", name_of_part(file.path, article.input.entry)},
            // Every article has one to be listed by, if an empty one.
            {"title", article.title},
            {"subtitle", text_or_null(article.subtitle)},
            {"byline", text_or_null(article.printed_byline.empty() ? article.byline : article.printed_byline)},
            {"author", text_or_null(article.byline)},
            {"dateline", text_or_null(article.dateline)},
            {"source", json_of(provenance.outlet)},
            {"url", text_or_null(article.url)},
            {"published", moment_or_null(article.published)},
            {"published_zone", zone_or_null(article.published)},
            {"modified", moment_or_null(article.modified)},
            {"modified_zone", zone_or_null(article.modified)},
            {"retrieved", moment_or_null(article.retrieved)},
            {"retrieved_zone", zone_or_null(article.retrieved)},
            {"language", article.language},
            {"direction", name_of(article.direction)},
            {"tags", article.tags},
            {"licence", text_or_null(provenance.licence)},
            {"image", text_or_null(article.image)},
            {"words", provenance.length.count},
            {"stated_by_editor", json_of(article.stated_by_editor)},
            {"sha256", article.input.sha256},
            {"text", article::plain_text(article.body)},
            {"html", epub::to_xhtml(article.body, {})},
            {"removed", json_of(article.removed)},
            {"diagnostics", json_of(article.diagnostics)}};
}

void print_line(std::ostream& out, const Json& json) {
    out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// One row of the report for people; what is not stated says so.
std::string row(std::string_view name, const std::string& value) {
    return fmt::format("  {:<11}{}\n", name, value.empty() ? "not stated" : value);
}

/// In UTC, and as it was stated where that is in another zone.
std::string moment_row(std::string_view name, const std::optional<base::DateTime>& moment) {
    if (!moment) {
        return row(name, "");
    }
    const std::string utc = base::iso(*moment);
    const std::string stated = base::iso_as_stated(*moment);
    return row(name, utc == stated ? utc : fmt::format("{} ({})", utc, stated));
}

void print_article(std::ostream& out, const InputFile& file, const article::Article& article,
                   const source::Provenance& provenance) {
    out << name_of_part(file.path, article.input.entry) << '\n'
        << row("title", article.title) << row("subtitle", article.subtitle) << row("byline", article.byline)
        << row("source", provenance.outlet.name) << row("profile", provenance.outlet.profile) << row("url", article.url)
        << row("image", base::without_data(article.image)) << moment_row("published", article.published)
        << moment_row("modified", article.modified) << moment_row("retrieved", article.retrieved)
        << row("language", fmt::format("{} ({})", article.language, name_of(article.direction)))
        << row("length",
               fmt::format("{} {}", provenance.length.count, provenance.length.characters ? "characters" : "words"));
    out << "\n" << article::plain_text(article.body) << "\n";
    if (article.removed.empty()) {
        out << "\n  nothing removed\n\n";
        return;
    }
    out << fmt::format("\n  removed ({})\n", article.removed.size());
    for (const article::RemovedLine& line : article.removed) {
        out << fmt::format("  {:>5}  {}: {}\n", line.line, line.why, line.text);
    }
    out << '\n';
}

class Inspection {
public:
    Inspection(const InspectCommand& command, const ReadingRoom& room, std::ostream& out, Report& report)
        : command_(command), room_(room), out_(out), report_(report) {}

    ExitStatus run() {
        const ExpandedInputs inputs = expand(command_.inputs);
        report_.add(inputs.notes);
        for (const AbsentInput& input : inputs.absent) {
            print_failure(input.diagnostic.place.file, input.diagnostic);
        }
        for (const InputFile& file : inputs.files) {
            const Loaded loaded = load(file, room_);
            if (const std::optional<base::Failure> failure = room_.rules.failure()) {
                report_.add(failure->diagnostic);
                return ExitStatus::usage;
            }
            print(file, loaded);
        }
        if (articles_ == 0) {
            return ExitStatus::nothing_to_publish;
        }
        return report_.warnings() + report_.errors() > 0 ? ExitStatus::incomplete : ExitStatus::complete;
    }

private:
    void print(const InputFile& file, const Loaded& loaded) {
        if (loaded.failure) {
            print_failure(file.path, loaded.failure->diagnostic);
            return;
        }
        for (const reader::Unread& part : loaded.unread) {
            print_failure(name_of_part(file.path, part.entry), part.diagnostic);
            if (!command_.json && part.diagnostic.severity == base::Severity::note) {
                // Notes are for -v alone elsewhere; what was left out is what inspect is asked for.
                out_ << name_of_part(file.path, part.entry) << "\n  left out: " << part.diagnostic.what << "\n\n";
            }
        }
        for (const article::Article& article : loaded.articles) {
            const source::Provenance provenance = source::provenance_of(article, room_.registry);
            report_.add(article.diagnostics);
            ++articles_;
            if (command_.json) {
                print_line(out_, json_of(file, article, provenance));
            } else {
                print_article(out_, file, article, provenance);
            }
        }
    }

    void print_failure(const std::string& path, const base::Diagnostic& diagnostic) {
        report_.add(diagnostic);
        if (command_.json) {
            print_line(out_, {{"input", path}, {"diagnostics", json_of(base::Diagnostics{diagnostic})}});
        }
    }

    const InspectCommand& command_;
    const ReadingRoom& room_;
    std::ostream& out_;
    Report& report_;
    std::size_t articles_ = 0;
};

}  // namespace

ExitStatus inspect(const InspectCommand& command, std::ostream& out, Report& report) {
    if (command.inputs.empty()) {
        report.add(base::fail("no inputs given", "name files or folders, or - for standard input").diagnostic);
        return ExitStatus::usage;
    }
    const base::Result<std::filesystem::path> data = find_data_folder();
    base::Crew crew;
    base::Result<ReadingRoom> room = data ? open_reading_room(*data, command.sources, crew) : data.failure();
    if (!room) {
        report.add(room.error());
        return ExitStatus::usage;
    }
    return Inspection(command, *room, out, report).run();
}

}  // namespace gazette::cli
