#pragma once

// Elements that a thread opens while it sets an article in; the same elements in the painter's tree out.

#include <utility>
#include <vector>

#include "layout/compose.h"
#include "layout/page.h"

namespace gazette::layout {

/// A painter for one article, which opens elements under ids of its own until their turn has come, and hands on pictures to
/// the painter of the pages, which outlives it. Nothing is painted.
class ElementRecorder final : public Painter {
public:
    /// Stands for the element that the article will belong to.
    static constexpr ElementId parent = 0x40000000;

    explicit ElementRecorder(Painter* pictures = nullptr) : pictures_(pictures) {}

    ElementId open(StructureElement element) override;
    base::Result<PictureId> add_picture(Picture picture) override;
    base::Result<void> paint(Page page) override;
    void outline(OutlineItem item) override;

    std::vector<StructureElement> take() { return std::exchange(elements_, {}); }

private:
    Painter* pictures_;
    std::vector<StructureElement> elements_;
};

/// Opens the recorded elements in `painter`, below `parent`, in their order, and makes the boxes, links and late texts of
/// the composition belong to them.
void open_recorded(std::vector<StructureElement> elements, ElementId parent, Painter& painter, Composition& composition);

}  // namespace gazette::layout
