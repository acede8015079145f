#include "layout/element_recorder.h"

#include <cassert>
#include <utility>

namespace gazette::layout {

ElementId ElementRecorder::open(StructureElement element) {
    elements_.push_back(std::move(element));
    return parent + static_cast<ElementId>(elements_.size());
}

base::Result<PictureId> ElementRecorder::add_picture(Picture picture) {
    return pictures_ == nullptr ? Painter::add_picture(std::move(picture)) : pictures_->add_picture(std::move(picture));
}

base::Result<void> ElementRecorder::paint(Page) {
    assert(false);
    return base::fail("a page was painted while an article was set");
}

void ElementRecorder::outline(OutlineItem) {
    assert(false);
}

namespace {

/// The painter's ids by recorded ones.
class Renaming {
public:
    explicit Renaming(ElementId parent) : ids_{parent} {}

    void add(ElementId id) { ids_.push_back(id); }

    void rename(ElementId& id) const {
        if (id != artifact && id >= ElementRecorder::parent) {
            id = ids_.at(id - ElementRecorder::parent);
        }
    }

    void rename(Fragment& fragment) const {
        for (Box& box : fragment.boxes) {
            rename(box.element);
        }
        for (LinkArea& link : fragment.links) {
            rename(link.element);
        }
        for (LateText& late : fragment.late) {
            rename(late.element);
        }
    }

    void rename(Flow& flow) const {
        for (FlowItem& item : flow) {
            rename(item.content);
        }
    }

private:
    std::vector<ElementId> ids_;
};

}  // namespace

void open_recorded(std::vector<StructureElement> elements, ElementId parent, Painter& painter, Composition& composition) {
    Renaming renaming(parent);
    for (StructureElement& element : elements) {
        renaming.rename(element.parent);
        renaming.add(painter.open(std::move(element)));
    }
    renaming.rename(composition.head);
    for (Band& band : composition.bands) {
        renaming.rename(band.flow);
        for (SpanningPicture& picture : band.pictures) {
            renaming.rename(picture.content);
        }
    }
    renaming.rename(composition.foot);
}

}  // namespace gazette::layout
