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
    /// Where it is no YAML, and characters that a value named by an escape and that no text may hold.
    base::Diagnostics diagnostics;
};

/// Front matter opens with "---" on the first line, has no blank line under it, and ends with a line "---" or "..." within
/// 64 KiB. It counts where YAML parses it as a mapping, and, with a warning, where YAML does not parse it and a line of it
/// states a fact; else the dashes are Markdown's own. Keys that are no facts of an article are other tools' and are passed
/// over.
FrontMatter front_matter(std::string_view text, const std::string& file);

}  // namespace gazette::reader
