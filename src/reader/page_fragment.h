#pragma once

// HTML that is an article's text and nothing else in, its blocks out.

#include <string>
#include <string_view>

#include "article/article.h"

namespace gazette::reader {

/// `html` is scrubbed UTF-8: what stands in a body element, or a page. Links and images are relative to `address`, which is
/// empty where it is not known. Only what is safe of the markup is kept.
article::Blocks read_fragment(std::string_view html, const std::string& address);

}  // namespace gazette::reader
