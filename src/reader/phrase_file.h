#pragma once

// A file of boilerplate phrases in (src/reader/data/boilerplate), what it lists out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gazette::reader {

/// Phrases of one kind, as they stand in the file.
struct PhraseGroup {
    std::string why = "boilerplate";
    std::vector<std::string> lines;
    std::vector<std::string> weak;
    std::vector<std::string> openings;
};

struct PhraseFile {
    std::vector<std::string> bylines;
    std::vector<std::string> sources;
    std::vector<PhraseGroup> groups;
};

/// TOML; an unknown key is an error. `file` names it in errors.
base::Result<PhraseFile> read_phrases(std::string_view text, const std::string& file);

/// The same of a text that needs no more of TOML than keys, strings whose only escapes are \" and \\, lists of them and comments, many
/// times as fast; nothing where it needs more, or is not as it should be.
std::optional<PhraseFile> read_plain_phrases(std::string_view text);
/// The same of any text; `file` names it in errors.
base::Result<PhraseFile> read_toml_phrases(std::string_view text, const std::string& file);

}  // namespace gazette::reader
