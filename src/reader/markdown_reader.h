#pragma once

// A Markdown text in; its article out.

#include <string>
#include <string_view>

#include "article/article.h"
#include "reader/reader.h"

namespace gazette::reader {

/// CommonMark with GFM's tables, strikethrough and task lists, as md4c reads them. `text` is scrubbed UTF-8. The first
/// heading of level 1 is the headline where the front matter states none; a byline may follow it. Of raw HTML its safe markup is kept, with a
/// note.
base::Result<article::Article> read_markdown(std::string_view text, const std::string& name, const Context& context);

}  // namespace gazette::reader
