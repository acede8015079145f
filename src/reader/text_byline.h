#pragma once

// The line under a headline in, who wrote the text and when out. Private to this room.

#include <optional>
#include <string>

#include "base/time.h"
#include "reader/rules.h"

namespace gazette::reader {

struct TextByline {
    /// "Ada Quill".
    std::string names;
    /// "By Ada Quill", as it stands.
    std::string printed;
    /// What follows them: "By Ada Quill, 24 November 2026".
    std::optional<base::DateTime> published;
};

/// A name that somebody stated, without the "By" that some write before it.
std::string without_by(const std::string& name, const Rules& rules);

/// Nothing where the line is no byline, as a deck that opens with "By" is none.
std::optional<TextByline> text_byline(const std::string& line, const Rules& rules);

}  // namespace gazette::reader
