#pragma once

// The blocks of an article in, without alternative texts that say nothing of their images out.

#include <string>

#include "article/article.h"

namespace gazette::reader::html {

/// Empties an alternative text that is a file's name, that is the headline, almost, or the caption once more, or that
/// several images share.
void drop_empty_alternatives(article::Blocks& blocks, const std::string& headline);

}  // namespace gazette::reader::html
