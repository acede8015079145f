#pragma once

// Diagnostics and progress in, lines on standard error out; paths of results go to standard output.

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace gazette::cli {

enum class LogFormat { text, json };

struct ReportOptions {
    /// Errors only.
    bool quiet = false;
    /// Notes too.
    bool verbose = false;
    LogFormat format = LogFormat::text;
    bool progress = false;
    bool colour = false;
};

/// Streams outlive the report. Not for two threads at once.
class Report {
public:
    Report(ReportOptions options, std::ostream& log, std::ostream& results);
    ~Report();
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;

    void add(const base::Diagnostic& diagnostic);
    void add(const base::Diagnostics& diagnostics);
    void note(std::string what, std::string hint = {});

    /// A bar "reading 12/40" on a terminal, gone when `done` is `total`.
    void progress(std::string_view what, std::size_t done, std::size_t total);

    /// A file that now stands under its name.
    void wrote(const std::string& path);

    std::size_t warnings() const { return warnings_; }
    std::size_t errors() const { return errors_; }

private:
    void print_text(const base::Diagnostic& diagnostic);
    void clear_progress();

    ReportOptions options_;
    std::ostream& log_;
    std::ostream& results_;
    std::size_t warnings_ = 0;
    std::size_t errors_ = 0;
    bool progress_shown_ = false;
};

/// One JSON object, one line, without the newline: an event of `--log-format json`.
std::string json_event(const base::Diagnostic& diagnostic);

}  // namespace gazette::cli
