#pragma once

// A style sheet that imports others in, one that stands alone out.

#include <filesystem>
#include <string>

#include "base/result.h"

namespace gazette::style {

/// The CSS (UTF-8) of the file with each `@import "FILE";` at its head (CSS Cascading and Inheritance 5, 2) replaced by
/// what that file holds, so that a style has to state only what it changes. FILE is looked for beside the importing file,
/// then below `styles`. An import with conditions or of an address, one that leads back to itself, and a file that cannot
/// be read are errors.
base::Result<std::string> read_style_sheet(const std::filesystem::path& file, const std::filesystem::path& styles);

}  // namespace gazette::style
