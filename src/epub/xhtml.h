#pragma once

// Blocks in, XHTML out: the body of an article as EPUB content documents and `inspect --json` have it.

#include <string>

#include "article/article.h"

namespace gazette::epub {

struct XhtmlOptions {
    /// The level of the headline above the body: the shallowest heading of the body becomes one more, and none is skipped.
    int headline_level = 1;
    /// Links to "#id" and ids get this prefix, so that they are unique within a file.
    std::string id_prefix;
    /// Images are written as `<img>`; where false, as their alternative text.
    bool images = false;
};

/// Well-formed, only safe markup, no name space declarations of its own; every string is escaped.
std::string to_xhtml(const article::Blocks& blocks, const XhtmlOptions& options);

}  // namespace gazette::epub
