#pragma once

// Inputs as asked for in; the files to read, in a fixed order, and what is not there, out.

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/settings.h"

namespace gazette::cli {

/// One file to read, or standard input ("-").
struct InputFile {
    /// As it is opened and named in diagnostics.
    std::string path;
    /// Relative to the argument that named it: what outputs say, wherever they are made.
    std::string name;
    /// The folder that it is in, as a path without links; empty where that cannot be found out.
    std::string folder;
    /// Whether it came up in a folder or matched a pattern, and nobody named it.
    bool found = false;
};

/// An input that was asked for and cannot be read.
struct AbsentInput {
    std::string name;
    base::Diagnostic diagnostic;
    /// The key of the label that says why to readers.
    std::string label;
};

struct ExpandedInputs {
    std::vector<InputFile> files;
    std::vector<AbsentInput> absent;
    /// What was passed over, and why.
    base::Diagnostics notes;
};

/// Folders are walked without following links to folders, hidden files left out, in the byte order of their paths; one that cannot
/// be read is absent, and costs nothing else. A file that no reader knows by its ending is passed over in a folder, and so is the
/// NAME.toml beside an article. Patterns are expanded as a shell does. A file that comes up twice counts once.
ExpandedInputs expand(const std::vector<InputRequest>& requests);

}  // namespace gazette::cli
