#include <algorithm>

#include "layout/body_setter.h"

namespace gazette::layout {

namespace {

using style::Element;

/// Around the text of an item: the list, the item and its body.
constexpr int elements_of_list = 3;

/// For each item a dash, a number, or the box of a task; numbers in the digits of ASCII, as lists in the input have them.
std::vector<std::string> labels_of(const article::List& list) {
    const std::vector<int> numbers = article::numbers_of(list);
    std::vector<std::string> labels;
    labels.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (list.items[i].checked) {
            labels.emplace_back(*list.items[i].checked ? "[x]" : "[ ]");
        } else {
            labels.push_back(list.numbering ? article::written(list.numbering->system, numbers[i]) + "." : "\u2013");
        }
    }
    return labels;
}

}  // namespace

void BodySetter::set(const article::List& list, const BlockPlace& place) {
    if (list.items.empty()) {
        return;
    }
    BlockPlace inner = place;
    const bool is_told = has_room_for(elements_of_list, place);
    if (is_told) {
        StructureElement element;
        element.role = StructureRole::list;
        element.parent = place.element;
        if (list.numbering) element.numbers = list.numbering->system;
        inner.element = context_.painter.open(std::move(element));
    }
    ++inner.depth;
    // All labels of a list hang as far as its widest needs.
    ScaledPoints hang = context_.geometry.unit;
    const std::vector<std::string> labels = labels_of(list);
    for (const std::string& each : labels) {
        const Text label = plain(each, text_style(text_element_, place), place.voice, artifact);
        const ScaledPoints width = context_.setter.natural_width(label.paragraph);
        hang = std::max(hang, width + context_.geometry.unit / 4);
    }
    const bool is_led_in = after_paragraph_;
    const std::size_t band = bands_.size() - 1;
    const std::size_t first = bands_.back().flow.size();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        inner.last = place.last && i + 1 == list.items.size();
        set_item(list.items[i], labels[i], hang, inner, is_told);
    }
    if (is_led_in && first < bands_[band].flow.size()) {
        int& cost = bands_[band].flow[first].break_cost;
        cost = std::max(cost, place.depth > 0 ? cost::single_line : cost::lead_in);
    }
}

void BodySetter::set_item(const article::ListItem& content, const std::string& mark, ScaledPoints hang,
                          const BlockPlace& place, bool is_told) {
    BlockPlace item = place;
    item.element = is_told ? open(StructureRole::list_item, place) : place.element;
    const ElementId label_element = open(is_told ? StructureRole::list_label : StructureRole::paragraph, item);
    BlockPlace body = item;
    if (is_told) {
        body.element = open(StructureRole::list_body, item);
        body.elements += elements_of_list;
    }
    // Where nesting indents no further, labels still stand beside their texts.
    body.indent = std::min(place.indent + hang, deepest_indent());
    item.indent = std::max<ScaledPoints>(0, body.indent - hang);

    const Text label = plain(mark, text_style(text_element_, place), place.voice, label_element);
    Fragment label_block = layout::set_block(context_, label, measure(item));
    end_with_space(label_block);

    const std::size_t band = bands_.size() - 1;
    const std::size_t first = bands_.back().flow.size();
    after_paragraph_ = false;
    set_all(content.blocks, body);
    hang_label(std::move(label_block), band, first, item);
}

void BodySetter::hang_label(Fragment label, std::size_t band, std::size_t first, const BlockPlace& place) {
    const ScaledPoints x = frame_.voice.direction == base::Direction::left_to_right ? left(place) : 0;
    if (first < bands_[band].flow.size()) {
        // The label comes first in reading order.
        Fragment& line = bands_[band].flow[first].content;
        Fragment labelled;
        labelled.height = line.height;
        put(labelled, std::move(label), x, 0);
        put(labelled, std::move(line), 0, 0);
        line = std::move(labelled);
        return;
    }
    Fragment alone;
    stack(alone, std::move(label), x);
    Flow flow(1);
    flow.front().content = std::move(alone);
    flow.front().on_grid = true;
    add(std::move(flow), place);
    if (place.last) {
        add_square_line(place);
    }
}

}  // namespace gazette::layout
