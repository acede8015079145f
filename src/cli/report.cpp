#include "cli/report.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace gazette::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string one_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const char* colour_of(base::Severity severity) {
    switch (severity) {
    case base::Severity::note: return "\033[36m";
    case base::Severity::warning: return "\033[33m";
    case base::Severity::error: return "\033[31m";
    }
    return "";
}

constexpr const char* plain = "\033[0m";

}  // namespace

std::string json_event(const base::Diagnostic& diagnostic) {
    Json event = {{"event", "diagnostic"}, {"severity", base::name_of(diagnostic.severity)}};
    if (!diagnostic.place.file.empty()) {
        event["file"] = diagnostic.place.file;
    }
    if (diagnostic.place.line > 0) {
        event["line"] = diagnostic.place.line;
    }
    if (diagnostic.place.column > 0) {
        event["column"] = diagnostic.place.column;
    }
    event["what"] = diagnostic.what;
    if (!diagnostic.hint.empty()) {
        event["hint"] = diagnostic.hint;
    }
    return one_line(event);
}

Report::Report(ReportOptions options, std::ostream& log, std::ostream& results)
    : options_(options), log_(log), results_(results) {}

Report::~Report() {
    clear_progress();
}

void Report::add(const base::Diagnostic& diagnostic) {
    warnings_ += diagnostic.severity == base::Severity::warning;
    errors_ += diagnostic.severity == base::Severity::error;
    const bool hidden = options_.quiet ? diagnostic.severity != base::Severity::error
                                       : diagnostic.severity == base::Severity::note && !options_.verbose;
    if (hidden) {
        return;
    }
    clear_progress();
    if (options_.format == LogFormat::json) {
        log_ << json_event(diagnostic) << '\n';
    } else {
        print_text(diagnostic);
    }
    log_.flush();
}

void Report::add(const base::Diagnostics& diagnostics) {
    for (const base::Diagnostic& diagnostic : diagnostics) {
        add(diagnostic);
    }
}

void Report::note(std::string what, std::string hint) {
    add(base::Diagnostic{base::Severity::note, {}, std::move(what), std::move(hint)});
}

void Report::print_text(const base::Diagnostic& diagnostic) {
    std::string text = base::format(diagnostic);
    if (options_.colour) {
        const std::string name = std::string(base::name_of(diagnostic.severity)) + ":";
        if (const std::size_t at = text.find(name); at != std::string::npos) {
            text.replace(at, name.size(), colour_of(diagnostic.severity) + name + plain);
        }
    }
    log_ << text << '\n';
}

void Report::progress(std::string_view what, std::size_t done, std::size_t total) {
    if (!options_.progress || options_.quiet || total < 2) {
        return;
    }
    if (done >= total) {
        clear_progress();
        return;
    }
    log_ << "\r\033[K" << what << ' ' << done << '/' << total << std::flush;
    progress_shown_ = true;
}

void Report::clear_progress() {
    if (progress_shown_) {
        log_ << "\r\033[K" << std::flush;
        progress_shown_ = false;
    }
}

void Report::wrote(const std::string& path) {
    clear_progress();
    results_ << path << std::endl;
    if (options_.format == LogFormat::json) {
        log_ << one_line({{"event", "wrote"}, {"path", path}}) << std::endl;
    }
}

}  // namespace gazette::cli
