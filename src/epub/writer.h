#pragma once

// An edition in, one EPUB 3.3 file out.

#include <string>

#include "base/file.h"
#include "base/result.h"
#include "edition/edition.h"

namespace gazette::epub {

struct Options {
    /// The style sheet of the edition's style.
    std::string css;
    /// The cover page's picture as SVG text, with its text as outlines; made by the room `cover`.
    std::string cover_svg;
    /// The style's name, for the colophon; empty leaves it out.
    std::string style_name = {};
};

/// Writes the whole container to `file`; does not commit it. Loads one body at a time. Diagnostics are for what had to give
/// (an image that cannot be packed yet). Fails where a body cannot be loaded or the file cannot be written.
base::Result<void> write(const edition::Edition& edition, const Options& options, base::AtomicFile& file,
                         base::Diagnostics& diagnostics);

}  // namespace gazette::epub
