#pragma once

// An edition's placed pages in, one PDF 1.7 file (PDF/A-2a, PDF/UA-1) out.

#include <memory>
#include <string>
#include <vector>

#include "base/crew.h"
#include "base/file.h"
#include "base/result.h"
#include "base/time.h"
#include "font/library.h"
#include "layout/page.h"

namespace gazette::pdf {

/// What the document says about itself: one struct feeds XMP, Info and the file identifier.
struct Metadata {
    std::string title;
    std::string author;
    std::string language;
    bool right_to_left = false;
    std::string tool;
    base::UnixTime created = 0;
};

/// A painter that collects a document: call `layout::typeset` with it, then `finish`. Page contents wait in a scratch file.
/// Owns every libharu object; needs the library to live as long as it.
class Writer final : public layout::Painter {
public:
    Writer(Metadata metadata, const font::Library& library);
    ~Writer() override;

    layout::ElementId open(layout::StructureElement element) override;
    base::Result<layout::PictureId> add_picture(layout::Picture picture) override;
    base::Result<void> paint(layout::Page page) override;
    base::Result<void> add(layout::PagePart part, int number, std::vector<layout::Box> boxes) override;
    void outline(layout::OutlineItem item) override;

    /// Subsets the faces, with the crew's threads, writes everything to `file`; does not commit it. Nothing may be painted after.
    base::Result<void> finish(base::AtomicFile& file, base::Crew& crew);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gazette::pdf
