#pragma once

// An edition in, one EPUB 3.3 file out.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "base/crew.h"
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
    /// Makes the cover page's picture: a JPEG or PNG within the profile's limits. Called once, beside the making of articles where the
    /// crew has more than one job.
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
};

/// Loads the library that `write` needs, which takes its time: called before, it can be done beside other work.
void prepare();

/// Writes the whole container to `file`; does not commit it. Loads one body a thread at a time; the bytes are the same for any
/// crew. Diagnostics are for what had to give (an image that cannot be packed), and say how large the file is. Fails where a
/// body cannot be loaded or the file cannot be written.
base::Result<void> write(const edition::Edition& edition, const Options& options, base::Crew& crew, base::AtomicFile& file,
                         base::Diagnostics& diagnostics);

}  // namespace gazette::epub
