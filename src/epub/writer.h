#pragma once

// An edition in, one EPUB 3.3 file out.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "edition/edition.h"
#include "epub/embedded_font.h"
#include "epub/page_list.h"
#include "epub/profile.h"

namespace gazette::epub {

struct Options {
    /// The style sheet of the edition's style.
    std::string css;
    /// Makes the cover page's picture: a JPEG or PNG within the profile's limits. Called once; with more than one job by a thread of
    /// its own, beside the making of articles.
    std::function<base::Result<image::EpubImage>()> cover;
    /// The style's name, for the colophon; empty leaves it out.
    std::string style_name = {};
    /// Where the pages of the PDF of the same run begin; empty where there is none.
    PageList pages = {};
    /// Who says that the edition is accessible, where it is; empty where nobody has looked.
    std::string certifier = {};
    /// Makes the fonts to embed; unset: there are none.
    MakeFonts fonts = {};
    /// How large images, pages and the file may be.
    Profile profile = {};
    /// Threads to work with; the bytes are the same for any number.
    std::size_t jobs = 1;
};

/// Writes the whole container to `file`; does not commit it. Loads one body a thread at a time. Diagnostics are for what had
/// to give (an image that cannot be packed), and say how large the file is. Fails where a body cannot be loaded or the file cannot be written.
base::Result<void> write(const edition::Edition& edition, const Options& options, base::AtomicFile& file,
                         base::Diagnostics& diagnostics);

}  // namespace gazette::epub
