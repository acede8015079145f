#pragma once

// A style's pdf.toml in, the look of a PDF out.

#include <filesystem>

#include "base/result.h"
#include "style/style.h"

namespace gazette::style {

/// Fails with the first mistake in the file: not TOML, a key that is unknown or missing, a value that cannot be.
base::Result<PdfStyle> read_pdf_style(const std::filesystem::path& file);

}  // namespace gazette::style
