#pragma once

// letters.toml in, what letters put around their text, and how much of it at most, out.

#include <cstddef>
#include <filesystem>

#include "base/result.h"
#include "reader/html_phrases.h"

namespace gazette::reader {

/// The file says what each is.
struct LetterRules {
    /// An unknown key is an error, and so is a limit that is absent or no whole number above 0.
    static base::Result<LetterRules> read(const std::filesystem::path& file);

    std::size_t blocks_above = 0;
    std::size_t blocks_below = 0;
    std::size_t longest_above = 0;
    std::size_t longest_below = 0;
    std::size_t signature_lines = 0;
    std::size_t footer_lines = 0;
    std::size_t longest_end_line = 0;
    std::size_t blocks_between = 0;
    std::size_t longest_between = 0;

    html::PhraseSet above;
    html::PhraseSet below;
    html::PhraseSet below_linked;
    html::PhraseSet leave;
    html::PhraseSet footer;
    html::PhraseSet forwarded;
};

}  // namespace gazette::reader
