#pragma once

// What an article calls an image in; its bytes out.

#include <functional>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "cli/inputs.h"

namespace gazette::cli {

using ImageLoader = std::function<base::Result<std::string>(const std::string& source)>;

/// Loads images that an article of `file` names: a percent-encoded path relative to the article's file that stays below the
/// folder which was given (for a file given by name, below its own folder), or a data URI (RFC 2397). Nothing is fetched, and no file
/// that is larger than the limit is read.
ImageLoader image_loader(const InputFile& file, base::SizeLimit limit);

}  // namespace gazette::cli
