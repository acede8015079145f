#pragma once

// Markdown in, blocks out.

#include <string>
#include <string_view>

#include "article/article.h"

namespace gazette::reader {

/// Quotes and lists nested deeper than 64 levels are flattened, with a warning. Link targets other than http, https, mailto, "#id" and
/// relative paths leave their text alone, with a note.
article::Blocks markdown_blocks(std::string_view markdown, const std::string& file, base::Diagnostics& diagnostics);

}  // namespace gazette::reader
