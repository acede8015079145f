#pragma once

// A Markdown text in; the facts of its front matter, and where the text after it begins, out.

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
    /// Facts that cannot be read, characters in them that no text may hold, keys that state none, and front matter that is not what
    /// it opens as, whether its tabs were read as spaces, its lines one by one, or it was left as text.
    base::Diagnostics diagnostics;
};

/// Front matter opens on the first line, has no blank line under that, and is no longer than 64 KiB. It is one of:
/// - YAML from a line "---" to a line "---" or "..."; where YAML parses it as a mapping, or does not parse it but each line
///   looks like "key: value", an item or a comment, and one of them states a fact;
/// - TOML from a line "+++" to the next, likewise with "key = value";
/// - JSON from a line "{" to a line "}", where it states a fact;
/// - lines "% title", "% authors; parted so" and "% date", as Pandoc has them, with a blank line under them, where
///   `titled_lines` is set.
/// All else is Markdown's own.
FrontMatter front_matter(std::string_view text, const std::string& file, bool titled_lines = true);

}  // namespace gazette::reader
