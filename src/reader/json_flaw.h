#pragma once

// A JSON text that cannot be read in, where it fails and at what out.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::reader {

struct JsonFlaw {
    int line = 1;
    /// Counted in bytes, from 1.
    int column = 1;
    /// "']' is not expected there", "it ends too early".
    std::string what;
};

/// None where the text is sound.
std::optional<JsonFlaw> flaw_of_json(std::string_view text);

}  // namespace gazette::reader
