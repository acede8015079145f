#include <algorithm>

#include "layout/body_setter.h"

namespace gazette::layout {

namespace {

using style::Element;

/// Of the rule above notes, in units of the grid.
constexpr int rule_length = 5;

}  // namespace

void BodySetter::set(const article::Notes& notes, const BlockPlace& place) {
    BlockPlace inner = place;
    inner.off_grid = true;
    ++inner.depth;
    text_element_ = Element::note;
    at_start_ = false;
    add(title_of_notes(inner), inner, unit_);
    after_heading_ = true;
    ScaledPoints hang = 0;
    const int last = notes.start + static_cast<int>(notes.notes.size()) - 1;
    for (const int number : {notes.start, last}) {
        const Text label = number_of_note(number, artifact, inner);
        hang =
            std::max(hang, context_.setter.natural_width(label.paragraph) + text_style(Element::note, inner).size * 2 / 3);
    }
    for (std::size_t i = 0; i < notes.notes.size(); ++i) {
        set_note(notes.notes[i], notes.start + static_cast<int>(i), hang, inner);
    }
    text_element_ = Element::body;
}

/// A short rule, and below it what they are called.
Flow BodySetter::title_of_notes(const BlockPlace& place) {
    StructureElement element;
    element.role = StructureRole::heading;
    element.parent = place.element;
    element.level = renumbered(0);
    element.language = context_.voice.language == frame_.voice.language ? std::string() : context_.voice.language;
    style::TextStyle style = context_.text_style(Element::note);
    style.bold = true;
    Text title = plain(context_.labels().text("notes"), style, context_.voice, context_.painter.open(std::move(element)));
    put_on_side(title, place.voice.direction);
    Fragment block;
    const ScaledPoints room = measure(place);
    const ScaledPoints length = std::min(rule_length * context_.geometry.unit, room);
    const ScaledPoints x = left(place) + from_start(place.voice.direction, 0, length, room);
    block.boxes.push_back(layout::rule({x, 0, length, context_.style.rules.hairline}, {}));
    block.height = style.leading / 3;
    stack(block, layout::set_block(context_, title, room), left(place));
    Flow flow(1);
    flow.front().content = std::move(block);
    return flow;
}

/// Leads back to the first reference.
Text BodySetter::number_of_note(int number, ElementId label, const BlockPlace& place) {
    const std::string digits = context_.labels().number(number);
    TextBuilder builder(place.voice.direction);
    const ElementId link = label == artifact ? artifact : open_element(context_, StructureRole::link, label);
    const std::uint32_t leads = builder.link_to({"#" + note_reference_anchor(frame_.scope.entry, number),
                                                 context_.labels().text("back_to_reference", {{"number", digits}}), link});
    style::TextStyle style = text_style(Element::note, place);
    style.align = style::Align::start;
    return builder.add(digits, style, context_.voice.language, link, leads).take();
}

/// ISO 32000-1 section 14.8.4.4.1: a Note, with its Lbl, and an ID (ISO 14289-1 section 7.9).
void BodySetter::set_note(const article::Note& note, int number, ScaledPoints hang, const BlockPlace& place) {
    StructureElement element;
    element.role = StructureRole::note;
    element.parent = place.element;
    element.id = note_anchor(frame_.scope.entry, number);
    BlockPlace body = place;
    body.element = context_.painter.open(std::move(element));
    ++body.elements;
    const ElementId label_element = open(StructureRole::list_label, body);
    Fragment label = layout::set_block(context_, number_of_note(number, label_element, place), measure(place));
    end_with_space(label);
    label.anchors.push_back({note_anchor(frame_.scope.entry, number), 0});
    body.indent += hang;
    const std::size_t band = bands_.size() - 1;
    const std::size_t first = bands_.back().flow.size();
    after_paragraph_ = false;
    set_all(note.blocks, body);
    hang_label(std::move(label), band, first, place);
}

}  // namespace gazette::layout
