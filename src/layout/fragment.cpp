#include "layout/fragment.h"

#include <utility>

#include "base/move_to_end.h"

namespace gazette::layout {

namespace {

void shift(Box& box, ScaledPoints x, ScaledPoints y) {
    if (auto* text = std::get_if<TextBox>(&box.content)) {
        text->x += x;
        text->baseline += y;
        return;
    }
    Rectangle& area = std::holds_alternative<RuleBox>(box.content)    ? std::get<RuleBox>(box.content).area
                      : std::holds_alternative<FrameBox>(box.content) ? std::get<FrameBox>(box.content).area
                                                                      : std::get<ImageBox>(box.content).area;
    area.x += x;
    area.y += y;
}

template <class Target>
void put_parts(Target& target, Fragment part, ScaledPoints x, ScaledPoints y) {
    for (Box& box : part.boxes) {
        shift(box, x, y);
    }
    for (LinkArea& link : part.links) {
        link.area.x += x;
        link.area.y += y;
    }
    for (Anchor& anchor : part.anchors) {
        anchor.y += y;
    }
    base::move_to_end(target.boxes, std::move(part.boxes));
    base::move_to_end(target.links, std::move(part.links));
    base::move_to_end(target.anchors, std::move(part.anchors));
}

}  // namespace

void put(Fragment& whole, Fragment part, ScaledPoints x, ScaledPoints y) {
    whole.begins = whole.begins ? whole.begins : part.begins;
    whole.characters += part.characters;
    for (LateText late : part.late) {
        late.x += x;
        late.y += y;
        whole.late.push_back(late);
    }
    put_parts(whole, std::move(part), x, y);
}

void put(Page& page, Fragment part, ScaledPoints x, ScaledPoints y) {
    put_parts(page, std::move(part), x, y);
}

void stack(Fragment& whole, Fragment part, ScaledPoints x) {
    const ScaledPoints top = whole.height;
    whole.height += part.height;
    put(whole, std::move(part), x, top);
}

Box rule(Rectangle area, style::Colour colour) {
    return {RuleBox{area, colour}, artifact};
}

Box frame(Rectangle area, ScaledPoints thickness, style::Colour colour) {
    return {FrameBox{area, thickness, colour}, artifact};
}

}  // namespace gazette::layout
