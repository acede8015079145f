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

/// A line that stands before the text, on a page that states this language or none.
struct LineAbove {
    const std::string& text;
    bool is_heading = false;
    std::string_view language;
    /// Whether what stands behind its date says who wrote it.
    bool has_name_behind = false;
};

/// Of a line that is there to say when, by `tops`: it states a date alone, after a label or a name, or apart from what else it
/// says. The date of a sentence, of most headings ("The flood of 3 March 2024") and a day in digits that other words stand
/// around ("Minutes of 24.11.2026") are theirs, and so is a month that is a word of English ("Set 3 2024").
std::optional<base::DateTime> moment_of_line(const LineAbove& line, const PhraseSet& tops);

/// Whether `tops` call a line so.
bool is_label_of_date(std::string_view why);

bool ends_sentence(std::string_view line);

struct MomentBesideName {
    base::DateTime moment;
    bool is_change = false;
};

/// Of a line such as "By Ada Quill | Updated: 24 Nov 2026", where it is that of the article: a date at the line's end, after the
/// name or a label.
std::optional<MomentBesideName> moment_beside_name(const std::string& line, const PhraseSet& tops);

/// What stands behind the date of a line, without the marks between: "by Ada Quill". Empty where it states none.
std::string_view behind_date(const std::string& line);

/// A text without the label of a date that it ends with: "Ada Quill" of "Ada Quill, last updated".
std::string_view without_label_of_date(std::string_view text, const PhraseSet& tops);

}  // namespace gazette::reader::html
