#pragma once

// Markdown that holds HTML of its own in, blocks out: the two are one page, and read as one.

#include <string>

#include "article/article.h"

namespace gazette::reader {

/// `markdown` is one that md4c reads with these parser flags without growing beyond bounds. What is safe of the HTML is
/// kept as a page's would be; scripts, styles, handlers and unknown elements go.
article::Blocks blocks_of_mixed(const std::string& markdown, unsigned parser_flags);

}  // namespace gazette::reader
