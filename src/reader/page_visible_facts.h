#pragma once

// A page and the article found in it in; what only its text says of author and time out.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "reader/page_content.h"
#include "reader/page_measure.h"
#include "reader/page_moment.h"
#include "reader/rules.h"

namespace gazette::reader::html {

struct Byline {
    /// "Ada Quill".
    std::string names;
    /// "By Ada Quill": what leads to them, and they; without what follows them.
    std::string printed;
};

/// The first line that class, id or rel call a byline and that names somebody, outside comments and what is hidden; where no
/// line is called so, the first link to a page about an author.
Byline visible_byline(const Survey& survey, const Content& content, const Rules& rules);

/// The first time element, then the first line that its class calls a date, outside what is beside the article.
std::optional<base::DateTime> visible_moment(const Survey& survey, const Content& content);

/// Of the first line that its class calls a byline and that has a date; `tops` has the labels of dates.
std::optional<MomentBesideName> moment_beside_byline(const Survey& survey, const Content& content, const PhraseSet& tops);

/// Of the first line over the article, or left out of it, that has the label of a date: "Posted on 24 November 2026 by Ada Quill".
struct DatedLine {
    MomentBesideName stated;
    /// What stands behind the date.
    std::string behind;
};
std::optional<DatedLine> dated_line(const Survey& survey, const Content& content, const PhraseSet& tops);

/// "/2026/11/24/" in an address.
std::optional<base::DateTime> moment_in_address(const std::string& url);

/// The names in a byline: without "By", without what follows them (dates, "for NAME"); empty where it names nobody.
std::string names_in_byline(const std::string& line, const Rules& rules);

/// The same, and as they are printed.
Byline byline_of_line(const std::string& line, const Rules& rules);

}  // namespace gazette::reader::html
