#pragma once

// Text of a page in, the moment that it states out.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "reader/html_phrases.h"

namespace gazette::reader::html {

/// Of a text that is a date and nothing else.
std::optional<base::DateTime> moment_in(std::string_view text);

/// Of a line such as "Updated 1:39 am, Wednesday, November 20, 2019".
std::optional<base::DateTime> moment_within(const std::string& line);

/// Of a line that is there to say when, by `tops`: a day in digits that other words stand around without a label is their
/// ("Minutes of 24.11.2026").
std::optional<base::DateTime> moment_of_line(const std::string& line, const PhraseSet& tops);

struct MomentBesideName {
    base::DateTime moment;
    bool is_change = false;
};

/// Of a line such as "By Ada Quill | Updated: 24 Nov 2026", where it is that of the article: a date at the line's end, after the
/// name or a label.
std::optional<MomentBesideName> moment_beside_name(const std::string& line, const PhraseSet& tops);

}  // namespace gazette::reader::html
