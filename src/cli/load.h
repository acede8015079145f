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

/// The registry of `sources` (none where empty) and the rules of the data folder, which `jobs` threads read.
base::Result<ReadingRoom> open_reading_room(const std::filesystem::path& data, const std::string& sources,
                                            std::size_t jobs = 1);

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

using BodyLoader = std::function<base::Result<article::Blocks>()>;

/// For each article of the file one that reads it again and gives its body; it fails where the bytes are no longer those
/// the article was read from, and may be called from any thread. A file with several articles is read again once for all
/// of them: their bodies are held until each has been asked for. Standard input cannot be read twice: its bodies are kept.
std::vector<BodyLoader> body_loaders(const InputFile& file, const std::vector<article::Article>& articles,
                                     const ReadingRoom& room);

}  // namespace gazette::cli
