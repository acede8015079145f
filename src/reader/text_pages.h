#pragma once

// A text of pages in; the lines of it without page numbers and running heads, and what was removed, out.

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "reader/text_blocks.h"

namespace gazette::reader {

/// Where each page but the first begins.
class PagedText {
public:
    /// A form feed opens a page with the next character that is no white space.
    explicit PagedText(std::string_view text);

    /// Without form feeds.
    const std::string& text() const { return text_; }

    /// Lines at a page's edges go where they are numbers, or recur but for their digits; each goes to `removed`. What a page's
    /// end cut goes on without a blank line. `lines` are those of `text()`.
    std::vector<SourceLine> without_edges(std::vector<SourceLine> lines, std::vector<article::RemovedLine>& removed) const;

private:
    std::string text_;
    /// The numbers of the lines that open pages.
    std::vector<int> openings_;
};

}  // namespace gazette::reader
