#pragma once

// Input files in; their articles, or why there are none, out.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/result.h"
#include "cli/inputs.h"
#include "reader/reader.h"
#include "reader/rules.h"
#include "source/registry.h"

namespace gazette::cli {

/// What reading needs; outlives every loader made from it.
struct ReadingRoom {
    source::Registry registry;
    reader::Rules rules;
};

/// The registry of `sources` (none where empty) and the rules of the data folder.
base::Result<ReadingRoom> open_reading_room(const std::filesystem::path& data, const std::string& sources);

/// Why an input gave no article, by the key of the label that says so to readers.
struct LoadFailure {
    base::Diagnostic diagnostic;
    std::string label;
};

struct Loaded {
    std::vector<article::Article> articles;
    std::optional<LoadFailure> failure;
};

/// Reads one file now. Each article's input is named after `file.name`; its diagnostics are placed in `file.path`.
Loaded load(const InputFile& file, const ReadingRoom& room);

using BodyLoader = std::function<base::Result<article::Blocks>()>;

/// Reads article `index` of the file again and gives its body; fails where the bytes are no longer those the article was
/// read from. Standard input cannot be read twice: its bodies are kept.
BodyLoader body_loader(const InputFile& file, std::size_t index, const article::Article& article, const ReadingRoom& room);

}  // namespace gazette::cli
