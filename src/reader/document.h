#pragma once

// The bytes of one text, saved page or Markdown in, its article out.

#include "article/article.h"
#include "base/result.h"
#include "reader/reader.h"

namespace gazette::reader {

/// An error where the bytes are no text, or hold nothing that could be an article.
base::Result<article::Article> read_document(const Bytes& bytes, const Context& context);

/// What every reader does last with an article from `bytes`: the digest, the facts of the sidecar, the direction; an error
/// where the article has no body.
base::Result<article::Article> finished(article::Article article, const Bytes& bytes);

}  // namespace gazette::reader
