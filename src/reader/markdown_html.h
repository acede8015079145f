#pragma once

// Markdown that holds HTML of its own in, blocks and what of it cannot be shown out: the two are one page, and
// read as one.

#include <string>

#include "reader/fragment.h"

namespace gazette::reader {

/// `markdown` is one that md4c reads with these parser flags without growing beyond bounds. What is safe of the HTML is
/// kept as a page's would be; scripts, styles, handlers and unknown elements go. Diagnostics are of the input `name`.
Fragment read_mixed(const std::string& markdown, unsigned parser_flags, const std::string& name);

}  // namespace gazette::reader
