#include "layout/link_list.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "layout/text.h"
#include "layout/url.h"

namespace gazette::layout {

namespace {

using style::Element;

/// What is left of an address when a reader could still type it.
std::string_view typed(std::string_view address) {
    for (const std::string_view scheme : {"https://", "http://", "mailto:"}) {
        if (address.starts_with(scheme)) {
            address.remove_prefix(scheme.size());
        }
    }
    return address.ends_with('/') ? address.substr(0, address.size() - 1) : address;
}

class ListSetter {
public:
    ListSetter(Context& context, const AddressList& list, int entry, ElementId parent)
        : context_(context), list_(list), entry_(entry), parent_(parent), style_(context.text_style(Element::footer)),
          columns_(context.geometry.columns) {}

    Flow run() {
        flow_.push_back({title(), 0, true, 0});
        const ElementId element = open(StructureRole::list, parent_);
        const std::size_t count = list_.addresses().size();
        hang_ = std::max(2 * style_.size, width_of_number(list_.after() + count) + style_.size * 2 / 3);
        for (std::size_t i = 0; i < count; i += static_cast<std::size_t>(columns_)) {
            flow_.push_back({row(i, element), 0, false, i == 0 ? cost::forbidden : 0});
        }
        return std::move(flow_);
    }

private:
    ElementId open(StructureRole role, ElementId parent) {
        StructureElement element;
        element.role = role;
        element.parent = parent;
        if (role == StructureRole::list) element.numbers = NumberSystem::decimal;
        element.language = parent == parent_ ? context_.voice.language : std::string();
        return context_.painter.open(std::move(element));
    }

    Fragment title() {
        Fragment block;
        block.boxes.push_back(rule({0, 0, context_.geometry.width, context_.style.rules.hairline}, {}));
        block.height = style_.leading / 3;
        style::TextStyle bold = style_;
        bold.bold = true;
        const ElementId element = open(StructureRole::paragraph, parent_);
        stack(block, set_block(context_, plain(context_.labels().text("links_in_article"), bold, context_.voice, element),
                               context_.geometry.width));
        return block;
    }

    ScaledPoints width_of_number(std::size_t number) {
        const std::string text = context_.labels().number(static_cast<long long>(number));
        return context_.setter.natural_width(plain(text, style_, context_.voice, artifact).paragraph);
    }

    Fragment row(std::size_t first, ElementId list) {
        Fragment whole;
        const ScaledPoints column = context_.geometry.column_width(columns_);
        for (int i = 0; i < columns_; ++i) {
            const std::size_t index = first + static_cast<std::size_t>(i);
            if (index < list_.addresses().size()) {
                Fragment item = address(index, column, list);
                whole.height = std::max(whole.height, item.height);
                put(whole, std::move(item), column_x(context_.geometry, columns_, i, context_.voice.direction), 0);
            }
        }
        return whole;
    }

    Fragment address(std::size_t index, ScaledPoints measure, ElementId list) {
        const base::Direction direction = context_.voice.direction;
        const ElementId item = open(StructureRole::list_item, list);
        const std::size_t counted = list_.after() + index + 1;
        const std::string number = context_.labels().number(static_cast<long long>(counted));
        Fragment label =
            set_block(context_, plain(number, style_, context_.voice, open(StructureRole::list_label, item)), hang_);
        end_with_space(label);
        const std::string& target = list_.addresses()[index];
        const ElementId link = open(StructureRole::link, open(StructureRole::list_body, item));
        TextBuilder builder(base::Direction::left_to_right);
        const std::uint32_t leads = builder.link_to({target, target, link});
        const ScaledPoints room = measure - hang_;
        Text text = builder.add(broken_url(context_, shown_url(target), style_, room), style_, "zxx", link, leads).take();
        put_on_side(text, direction);
        Fragment url = set_block(context_, text, room);
        Fragment both;
        both.height = std::max(label.height, url.height);
        both.anchors.push_back({address_anchor(entry_, counted), 0});
        put(both, std::move(label), from_start(direction, 0, hang_, measure), 0);
        put(both, std::move(url), from_start(direction, hang_, room, measure), 0);
        return both;
    }

    Context& context_;
    const AddressList& list_;
    int entry_;
    ElementId parent_;
    style::TextStyle style_;
    int columns_;
    ScaledPoints hang_ = 0;
    Flow flow_;
};

}  // namespace

std::size_t AddressList::number_of(const std::string& address) {
    const auto [found, added] = numbers_.emplace(address, after_ + addresses_.size() + 1);
    if (added) {
        addresses_.push_back(address);
    }
    return found->second;
}

bool shows_address(const std::string& words, const std::string& address) {
    return typed(words) == typed(address);
}

std::string address_anchor(int entry, std::size_t number) {
    return "link-" + std::to_string(entry) + "-" + std::to_string(number);
}

Flow link_list(Context& context, const AddressList& list, int entry, ElementId parent) {
    return list.addresses().empty() ? Flow() : ListSetter(context, list, entry, parent).run();
}

}  // namespace gazette::layout
