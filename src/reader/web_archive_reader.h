#pragma once

// A web archive in; an article for each page that it holds out.

#include "reader/container_limits.h"
#include "reader/reader.h"

namespace gazette::reader {

/// Each is named after the address that was archived, and was retrieved when it was archived; images that the archive has too
/// are in its body as data URIs, as long as the budget lasts, which is charged for them and for each page. What is no page, and
/// pages that say they are none ("404"), are notes; what cannot be read is an error. A text
/// that was made from a page (WET) is read where the page is not there; a page that is archived again, unchanged, is a note, and one
/// of which the archive says only that it was unchanged a warning.
Reading read_web_archive(const Bytes& bytes, const Context& context, ContainerBudget& budget);

}  // namespace gazette::reader
