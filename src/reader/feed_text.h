#pragma once

// An entry of a feed in, its text out, from whichever of its elements has it.

#include <string>

#include "reader/feed.h"
#include "reader/fragment.h"
#include "reader/rules.h"

namespace gazette::reader::feed {

/// Of a text construct, as one line of plain text.
std::string line_of(const Content& content);
/// The same of a name or a category: references are decoded where it was escaped once more than its element asks for.
std::string line_of_name(const std::string& name);

struct EntryText {
    Fragment content;
    std::string language;
    bool is_summary = false;
};

/// The entry's full text, or one that another vocabulary has for it, where that is longer than the summary; else the summary, or another
/// description that is more than twice as long. HTML without a tag is plain text, and HTML that was escaped twice is read as HTML. What is left
/// out is told: what of a text cannot be shown, and what other vocabularies say at length and the text does not. Diagnostics are of the
/// input `name`.
EntryText text_of(const Entry& entry, const std::string& name, const Rules& rules);

}  // namespace gazette::reader::feed
