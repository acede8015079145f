#pragma once

// A saved or fetched web page in; its article out.

#include <string>
#include <string_view>

#include "article/article.h"
#include "base/result.h"
#include "reader/reader.h"

namespace gazette::reader {

/// `text` is scrubbed UTF-8. Sets what the page says: headline, subtitle, byline, source, address, times, language, tags,
/// licence, body; everything else that the page shows is in `removed`. The body may be empty. An error for a page that
/// stands where an article should be ("Page not found").
base::Result<article::Article> read_page(std::string_view text, const std::string& name, const Context& context);

}  // namespace gazette::reader
