#pragma once

// A Markdown text in; the same with what other programs add to Markdown written as Markdown itself, and a word about the rest,
// out. Private to this room.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"

namespace gazette::reader {

struct PlainMarkdown {
    std::string text;
    /// Comments, with their lines.
    std::vector<article::RemovedLine> removed;
    /// About what is left out, and what stays as text though its program would put something in its place; notes.
    base::Diagnostics diagnostics;
    /// What ends headings and may be their attributes, with how many it ends (markdown_attributes.h).
    std::map<std::string, int, std::less<>> heading_ends;
};

/// Lines keep their numbers; `first_line` is the number of the first in the input `file`. Code stays as it is, and so do raw HTML,
/// addresses, and what is escaped.
/// - Callouts ("> [!NOTE] Title") are quotations that open with their title, else their kind, as a strong line; not where the
///   text defines a link of that name.
/// - Comments of Obsidian ("%%…%%") and kramdown ("{::comment}…{:/comment}") go.
/// - Pictures that Obsidian ("![[pier.png|A pier]]") and Hugo ("{{< figure src="pier.png" >}}") embed are images.
/// - Single tildes that stand before numbers and paths ("~5", "3~5", "~/a") or between letters ("a~b") strike nothing through.
/// - Attributes of links and images, and kramdown's of spans and of blocks on a line of their own ("{: .wide}"), go.
PlainMarkdown with_additions_plain(std::string markdown, const std::string& file, int first_line);

}  // namespace gazette::reader
