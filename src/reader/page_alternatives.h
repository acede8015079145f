#pragma once

// The blocks of an article in, without alternative texts that say nothing of their images out.

#include <string>

#include "article/article.h"

namespace gazette::reader::html {

/// Empties an alternative text that is a file's name, that repeats the headline or the caption, or that several images
/// share.
void drop_empty_alternatives(article::Blocks& blocks, const std::string& headline);

}  // namespace gazette::reader::html
