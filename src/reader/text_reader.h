#pragma once

// A plain text, as scraped from a page or typed, in; its article out.

#include <string>
#include <string_view>

#include "article/article.h"
#include "base/result.h"
#include "reader/reader.h"

namespace gazette::reader {

/// `text` is scrubbed UTF-8, but that form feeds may stand where pages begin. Sets what the text says: headline, deck, byline,
/// dates, dateline, source, body, removed lines, language where it can be told; facts of a head block are stated by the editor. The
/// body may be empty. A headline that is known from elsewhere is given, as of a letter: the first line is none then, nor are two
/// paragraphs at the end an outlet and its profile. An error where the text is larger than texts.toml allows.
base::Result<article::Article> read_text(std::string_view text, const std::string& name, const Context& context,
                                         const std::string& known_headline = {});

/// The same of a text that goes on where another ended: what would be a fact is text of it, and its language is not told.
base::Result<article::Article> read_more_text(std::string_view text, const std::string& name, const Context& context);

}  // namespace gazette::reader
