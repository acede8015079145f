#pragma once

// Input files in; their articles, or why there are none, out.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "article/article.h"
#include "base/crew.h"
#include "base/result.h"
#include "cli/inputs.h"
#include "reader/reader.h"
#include "reader/rules.h"
#include "source/registry.h"

namespace gazette::cli {

/// What reading needs.
struct ReadingRoom {
    source::Registry registry;
    reader::Rules rules;
    /// Of the rules.
    base::Pending<std::monostate> preparation;
};

/// The registry of `sources` (none where empty) and the rules of the data folder, which the crew prepares beside what comes next.
base::Result<ReadingRoom> open_reading_room(const std::filesystem::path& data, const std::string& sources,
                                            base::Crew& crew);

/// Why an input gave no article, by the key of the label that says so to readers.
struct LoadFailure {
    base::Diagnostic diagnostic;
    std::string label;
};

struct Loaded {
    std::vector<article::Article> articles;
    /// Parts of the file without an article.
    std::vector<reader::Unread> unread;
    std::optional<LoadFailure> failure;
};

/// "archive.zip/page.html": how a part of an input is named in outputs and diagnostics; the input itself where it has none.
std::string name_of_part(const std::string& input, const std::string& entry);

/// Reads one file now. Each article's input is named after `file.name` and its part; its diagnostics are placed in
/// `file.path`.
Loaded load(const InputFile& file, const ReadingRoom& room);

}  // namespace gazette::cli
