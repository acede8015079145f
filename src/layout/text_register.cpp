#include <algorithm>
#include <utility>

#include "base/text.h"
#include "layout/back_matter.h"
#include "layout/text.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

constexpr int register_level = 3;

/// Number, headline with the input's name, and digest; the digest below the headline where the measure is narrow.
class RegisterSetter {
public:
    RegisterSetter(Context& context, ElementId section)
        : context_(context), measure_(context.geometry.width), style_(context.text_style(Element::footer)) {
        number_width_ =
            width_of(article_number(context.edition, static_cast<int>(edition::article_count(context.edition))));
        number_width_ += 2 * style_.size;
        digest_width_ = width_of(grouped_digest(std::string(64, '0'))) + style_.size / 2;
        wide_ = measure_ >= number_width_ + digest_width_ * 3 / 2;
        StructureElement table;
        table.role = StructureRole::table;
        table.parent = section;
        table_ = context_.painter.open(std::move(table));
    }

    Flow run() {
        Flow flow;
        flow.push_back({header(), 0, false, 0});
        for (const edition::Entry* entry : edition::entries_of(context_.edition)) {
            const int cost = flow.size() == 1 ? cost::forbidden : 0;
            flow.push_back({entry_row(*entry), 0, false, cost});
        }
        Fragment end = line(context_.style.rules.hairline);
        flow.push_back({std::move(end), 0, false, cost::forbidden});
        return flow;
    }

private:
    ScaledPoints width_of(const std::string& text) const {
        return context_.setter.natural_width(plain(text, style_, context_.voice, artifact).paragraph);
    }

    ElementId open(StructureRole role, ElementId parent) { return open_element(context_, role, parent); }

    Fragment line(ScaledPoints thickness) const {
        Fragment fragment;
        fragment.boxes.push_back(rule({0, 0, measure_, thickness}, {}));
        fragment.height = thickness;
        return fragment;
    }

    Fragment header() {
        style::TextStyle bold = style_;
        bold.bold = true;
        const edition::Labels& labels = context_.labels();
        const ElementId element = open(StructureRole::table_row, table_);
        const auto cell = [&](const std::string& words) {
            return plain(words, bold, context_.voice, open(StructureRole::table_header, element));
        };
        const Text number = cell(std::string(base::trim(labels.text("number", {{"number", ""}}))));
        const Text text = cell(labels.text("text"));
        Fragment whole;
        whole.height = context_.geometry.unit / 4;
        stack(whole, arrange(number, text, cell(labels.text("sha256"))));
        whole.boxes.push_back(rule({0, 0, measure_, context_.style.rules.hairline}, {}));
        stack(whole, line(context_.style.rules.hairline));
        whole.height += context_.geometry.unit / 6;
        return whole;
    }

    Fragment entry_row(const edition::Entry& entry) {
        const ElementId element = open(StructureRole::table_row, table_);
        const ElementId number_cell = open(StructureRole::table_data, element);
        const Text number = plain(article_number(context_.edition, entry.number), style_, context_.voice, number_cell);
        const Text title = title_of(entry, open(StructureRole::table_data, element));
        Text digest = TextBuilder(base::Direction::left_to_right)
                          .add(grouped_digest(entry.provenance.input.sha256), digest_style(style_), "zxx",
                               open(StructureRole::table_data, element))
                          .take();
        put_on_side(digest, context_.voice.direction);
        Fragment row = arrange(number, title, digest);
        row.anchors.push_back({register_anchor(entry.number), 0});
        row.begins = TextPlace{.entry = entry.number, .part = TextPart::text_register};
        return row;
    }

    /// The headline as a link to the article, then the name of the input that it was read from.
    Text title_of(const edition::Entry& entry, ElementId cell) {
        const Voice voice = voice_of(entry.head.language, entry.head.direction);
        const base::Direction around = context_.voice.direction;
        const std::string headline = headline_of(context_.edition, entry.head);
        const ElementId link = open(StructureRole::link, cell);
        TextBuilder builder(around);
        const std::uint32_t target = builder.link_to({"#" + article_anchor(entry.number), headline, link});
        builder.add(isolated(headline, voice, around), text_style(context_.style, Element::footer, voice), voice.language,
                    link, target);
        const std::string name = isolated(entry.provenance.input.name, voice_of("en"), around);
        builder.add(" \u00B7 " + name, style_, "zxx", open(StructureRole::span, cell));
        return builder.take();
    }

    Fragment arrange(const Text& number, const Text& title, const Text& digest) {
        Fragment whole;
        const ScaledPoints gap = style_.size;
        const ScaledPoints rest = measure_ - number_width_;
        const ScaledPoints title_width = wide_ ? rest - digest_width_ - gap : rest;
        const ScaledPoints last_width = wide_ ? digest_width_ : rest;
        put_at(whole, number, 0, number_width_, 0);
        put_at(whole, title, number_width_, title_width, 0);
        put_at(whole, digest, measure_ - last_width, last_width, wide_ ? 0 : whole.height);
        return whole;
    }

    void put_at(Fragment& whole, const Text& text, ScaledPoints offset, ScaledPoints width, ScaledPoints y) {
        Fragment block = set_block(context_, text, width);
        whole.height = std::max(whole.height, y + block.height);
        end_with_space(block);
        put(whole, std::move(block), from_start(context_.voice.direction, offset, width, measure_), y);
    }

    Context& context_;
    ScaledPoints measure_;
    style::TextStyle style_;
    ScaledPoints number_width_ = 0;
    ScaledPoints digest_width_ = 0;
    bool wide_ = true;
    ElementId table_ = 0;
};

Flow title_flow(Context& context, ElementId section) {
    StructureElement element;
    element.role = StructureRole::heading;
    element.level = register_level;
    element.parent = section;
    const ElementId heading = context.painter.open(std::move(element));
    style::TextStyle style = context.text_style(Element::byline);
    style::TextStyle bold = style;
    bold.bold = true;
    TextBuilder builder(context.voice.direction);
    builder.add(context.labels().text("register"), bold, context.voice.language, heading);
    builder.add("\u2002" + context.labels().text("register_note"), style, context.voice.language, heading);
    Flow flow = set_flow(context, builder.take(), context.geometry.width);
    for (FlowItem& item : flow) {
        item.on_grid = false;
    }
    begin_at(flow, {.part = TextPart::text_register});
    flow.front().content.anchors.push_back({register_start_anchor, 0});
    return flow;
}

}  // namespace

Composition text_register(Context& context, ElementId parent) {
    const ElementId element = open_element(context, StructureRole::section, parent);
    Composition composition;
    composition.direction = context.voice.direction;
    composition.unit = context.geometry.unit;
    composition.space_before = 2 * context.geometry.unit;
    composition.head = title_flow(context, element);
    composition.bands.push_back({1, RegisterSetter(context, element).run(), 0});
    return composition;
}

}  // namespace gazette::layout
