#pragma once

// A Markdown text in; the facts of its YAML front matter, and where the text after it begins, out.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reader/stated_facts.h"

namespace gazette::reader {

struct FrontMatter {
    std::vector<StatedFact> facts;
    /// Byte at which the Markdown begins; 0 where there is no front matter.
    std::size_t end = 0;
    /// The lines before that byte.
    int lines = 0;
};

/// Front matter opens with "---" on the first line and ends with "---" or "...". It counts only where YAML parses it as a
/// mapping; else the dashes are Markdown's own. Keys that are no facts of an article are other tools' and are passed over.
FrontMatter front_matter(std::string_view text, const std::string& file);

}  // namespace gazette::reader
