#include "base/diagnostic.h"

namespace gazette::base {

const char* name_of(Severity severity) {
    switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
    }
    return "error";
}

static std::string format(const Place& place) {
    std::string out = place.file;
    for (int number : {place.line, place.column}) {
        if (number <= 0) break;
        if (!out.empty()) out += ':';
        out += std::to_string(number);
    }
    return out;
}

std::string format(const Diagnostic& diagnostic) {
    std::string out = format(diagnostic.place);
    if (!out.empty()) out += ": ";
    out += name_of(diagnostic.severity);
    out += ": " + diagnostic.what;
    if (!diagnostic.hint.empty()) out += "\n  hint: " + diagnostic.hint;
    return out;
}

}  // namespace gazette::base
