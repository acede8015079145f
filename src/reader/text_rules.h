#pragma once

// texts.toml in, how large a text may be and the words that its lines and datelines are read by out.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gazette::reader {

/// The file says what each is. Words are folded.
struct TextRules {
    /// An unknown key is an error, and so is a limit that is absent or no whole number above 0.
    static base::Result<TextRules> read(const std::filesystem::path& file);

    std::size_t lines = 0;
    /// Bytes.
    std::size_t bytes = 0;
    /// Of Markdown.
    std::size_t elements = 0;
    std::vector<std::string> compounds;
    std::vector<std::string> conjunctions;
    std::vector<std::string> agencies;
    std::vector<std::string> reports;
    std::vector<std::string> labels;
    std::vector<std::string> between_names;
};

/// A failure, placed in `name`, where the text has more lines or bytes than it may.
base::Result<void> check_size(std::string_view text, const std::string& name, const TextRules& rules);

}  // namespace gazette::reader
