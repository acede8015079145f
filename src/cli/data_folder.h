#pragma once

// Where fonts.toml, styles, labels and reading rules lie.

#include <filesystem>

#include "base/result.h"

namespace gazette::cli {

/// GAZETTE_DATA, else share/gazette beside the folder of the executable: the same in a build tree and an installation.
base::Result<std::filesystem::path> find_data_folder();

}  // namespace gazette::cli
