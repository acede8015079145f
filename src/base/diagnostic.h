#pragma once

// What a part of the program has to say about its input: severity, place, what, and a hint what to do.

#include <string>
#include <vector>

namespace gazette::base {

enum class Severity { note, warning, error };

/// Where in an input something is; line and column count from 1, 0 means "not known".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

struct Diagnostic {
    Severity severity = Severity::warning;
    Place place;
    std::string what;
    std::string hint;
};

using Diagnostics = std::vector<Diagnostic>;

/// "note", "warning" or "error".
const char* name_of(Severity severity);

/// One line "file:line:column: severity: what", then "  hint: ..." on a second line where there is a hint.
/// No newline at the end.
std::string format(const Diagnostic& diagnostic);

}  // namespace gazette::base
