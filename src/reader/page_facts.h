#pragma once

// What a page states about its article, from wherever it states it, in the order of trust.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace gazette::reader::html {

/// Facts from one place of a page, or from all. Texts are scrubbed and collapsed; what is not stated is empty.
struct PageFacts {
    std::string title;
    std::string subtitle;
    std::vector<std::string> authors;
    /// Whether there are more of them than are taken.
    bool more_authors = false;
    /// "By Ada Quill", where the authors are those of a line of the text.
    std::string printed_byline;
    /// The outlet.
    std::string site;
    std::string site_url;
    std::string url;
    std::optional<base::DateTime> published;
    std::optional<base::DateTime> modified;
    /// What is stated of them and could not be read.
    std::string unread_published;
    std::string unread_modified;
    std::string language;
    std::vector<std::string> tags;
    bool more_tags = false;
    std::string licence;
    /// Of the whole page, where it contradicts what is said of the article.
    std::string page_language;
    std::string image;
    std::string image_alt;
    /// The text of the article as linked data has it.
    std::string body;
    /// Whether it says that one must pay to read on.
    bool paid = false;

    /// Takes what `less_trusted` states and this does not.
    void add(const PageFacts& less_trusted);
};

}  // namespace gazette::reader::html
