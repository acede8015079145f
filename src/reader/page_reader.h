#pragma once

// A saved or fetched web page in; its article out.

#include <string_view>

#include "article/article.h"
#include "reader/reader.h"

namespace gazette::reader {

/// `text` is scrubbed UTF-8. Sets what the page says: headline, byline, source, address, times, language, tags, licence,
/// body; everything else that the page shows is in `removed`. The body may be empty.
article::Article read_page(std::string_view text, const std::string& name, const Context& context);

}  // namespace gazette::reader
