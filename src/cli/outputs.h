#pragma once

// An edition in; its files, complete but not yet under their names, out.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/crew.h"
#include "base/file.h"
#include "cli/fonts.h"
#include "cli/report.h"
#include "edition/edition.h"
#include "epub/profile.h"
#include "image/prepare_for_epub.h"
#include "layout/hyphenation_patterns.h"
#include "style/style.h"

namespace gazette::cli {

struct Output {
    std::string path;
    base::AtomicFile file;
};

struct Outputs {
    std::vector<Output> made;
    /// At least one format could not be made; it has been reported.
    bool failed = false;
};

/// What every format needs.
struct Press {
    const edition::Edition& edition;
    const style::Style& style;
    const epub::Profile& profile;
    /// The user's own; the EPUB's is painted where there is none.
    const std::optional<image::EpubImage>& cover;
    Fonts& fonts;
    layout::HyphenationPatterns& patterns;
    /// With {date}, {slug}, {ext}, {number} and {language}.
    std::string pattern;
    /// The files are the same for any.
    base::Crew& crew;
    /// Who says that the EPUB is accessible; empty where nobody has looked.
    std::string certifier = {};
    /// Fonts go into the EPUB for scripts that the profile's devices may lack.
    bool embed_fonts = false;
};

/// One that fails is reported and does not keep the others from being made.
Outputs make_outputs(const Press& press, const std::vector<std::string>& formats, Report& report);

}  // namespace gazette::cli
