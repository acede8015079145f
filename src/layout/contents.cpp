#include "layout/contents.h"

#include <algorithm>
#include <utility>

#include "layout/back_matter.h"
#include "layout/missing.h"
#include "layout/text.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

constexpr int contents_level = 2;
/// The frame on the front page names no more; the rest is with the sources.
constexpr std::size_t most_missing_lines = 12;

class ContentsSetter {
public:
    ContentsSetter(Context& context, const Pages& pages, ElementId section)
        : context_(context), pages_(pages), section_(section),
          measure_(context.geometry.column_width(context.geometry.columns)) {
        number_width_ = context.text_style(Element::folio).size * 5 / 2;
    }

    Flow head() {
        style::TextStyle style = context_.text_style(Element::section_title);
        style.size /= 2;
        style.leading = context_.geometry.unit * 2;
        const Text title = plain(context_.labels().text("in_this_edition"), style, context_.voice,
                                 open_element(context_, StructureRole::heading, section_, contents_level));
        Flow flow(1);
        Fragment& whole = flow.front().content;
        whole.boxes.push_back(rule({0, 0, context_.geometry.width, context_.style.rules.article}, {}));
        whole.height = context_.style.rules.article + context_.geometry.unit / 4;
        stack(whole, set_block(context_, title, context_.geometry.width));
        whole.height = round_up(whole.height, context_.geometry.unit / 2);
        begin_at(flow, {.part = TextPart::contents});
        return flow;
    }

    Flow run() {
        const ElementId list = open(StructureRole::contents, section_);
        for (const edition::Section& section : context_.edition.sections) {
            add_section(section, list);
        }
        if (!context_.edition.missing.empty()) {
            add_missing();
        }
        return std::move(flow_);
    }

private:
    ElementId open(StructureRole role, ElementId parent, const std::string& language = {}) {
        return open_element(context_, role, parent, language);
    }

    void add(Fragment content, int entry, ScaledPoints space, int cost) {
        content.begins = TextPlace{.entry = entry, .part = TextPart::contents};
        flow_.push_back({std::move(content), space, false, cost});
    }

    void add_section(const edition::Section& section, ElementId list) {
        ElementId entries = list;
        Fragment label;
        label.boxes.push_back(rule({0, 0, measure_, context_.style.rules.hairline}, {}));
        label.height = context_.geometry.unit / 6;
        if (!section.title.empty()) {
            const ElementId item = open(StructureRole::contents_item, list);
            const Text title = plain(section.title, context_.text_style(Element::kicker), context_.voice,
                                     open(StructureRole::paragraph, item));
            entries = open(StructureRole::contents, item);
            stack(label, set_block(context_, title, measure_));
        }
        const ScaledPoints space = flow_.empty() ? 0 : context_.geometry.unit * 3 / 4;
        add(std::move(label), section.entries.empty() ? 0 : section.entries.front().number, space, 0);
        bool first = true;
        for (const edition::Entry& entry : section.entries) {
            add(entry_block(entry, entries), entry.number, context_.geometry.unit / (first ? 4 : 2),
                first ? cost::forbidden : 0);
            first = false;
        }
    }

    /// The headline with its page at the column's edge, source and minutes below.
    Fragment entry_block(const edition::Entry& entry, ElementId list) {
        const Voice voice = voice_of(entry.head.language, entry.head.direction);
        const ElementId item = open(StructureRole::contents_item, list);
        const ElementId link = open(StructureRole::link, open(StructureRole::reference, item), other_language(voice));
        const std::string anchor = "#" + article_anchor(entry.number);
        const std::string headline = headline_of(context_.edition, entry.head);
        const int page = pages_.page_of(article_anchor(entry.number));

        TextBuilder title(voice.direction);
        const std::uint32_t target = title.link_to({anchor, headline, link});
        title.add(headline, text_style(context_.style, Element::contents_headline, voice), voice.language, link, target);
        Text text = title.balance().take();
        put_on_side(text, context_.voice.direction);

        TextBuilder number(context_.voice.direction);
        const std::uint32_t same = number.link_to({anchor, headline, link});
        number.add(folio(context_.labels(), PagePart::body, page), context_.text_style(Element::folio),
                   context_.voice.language, link, same);
        number.align(style::Align::end);

        Fragment block = columns(text, number.take());
        stack(block, set_block(context_, origin(entry, voice, item), measure_ - number_width_),
              from_start(context_.voice.direction, 0, measure_ - number_width_, measure_));
        return block;
    }

    /// Its own where it differs from the edition's.
    std::string other_language(const Voice& voice) const {
        return voice.language == context_.voice.language ? std::string() : voice.language;
    }

    Fragment columns(const Text& text, const Text& number) {
        const ScaledPoints width = measure_ - number_width_;
        Fragment block = set_block(context_, text, width);
        end_with_space(block);
        Fragment both;
        both.height = block.height;
        // The number stands on the first line's baseline.
        const ScaledPoints drop = (text.leading - number.leading) * 3 / 4;
        const base::Direction direction = context_.voice.direction;
        put(both, std::move(block), from_start(direction, 0, width, measure_), 0);
        put(both, set_block(context_, number, number_width_), from_start(direction, width, number_width_, measure_), drop);
        return both;
    }

    Text origin(const edition::Entry& entry, const Voice& voice, ElementId item) {
        const ElementId element = open(StructureRole::paragraph, item);
        const base::Direction around = context_.voice.direction;
        const std::string source = isolated(source_name(context_.edition, entry), voice, around);
        const style::TextStyle style = context_.text_style(Element::byline);
        TextBuilder builder(around);
        builder.add(source, style, voice.language, element);
        builder.add(" \u00A0\u00B7\u00A0 " + context_.labels().count("minutes", entry.minutes), style,
                    context_.voice.language, element);
        return builder.take();
    }

    /// In a frame, in one piece.
    void add_missing() {
        const ScaledPoints padding = context_.geometry.unit * 3 / 5;
        Flow lines = missing_flow(context_, section_, measure_ - 2 * padding, false);
        if (lines.size() > most_missing_lines) {
            lines.resize(most_missing_lines);
            append(lines, details_line(measure_ - 2 * padding));
        }
        Fragment framed;
        framed.height = padding / 2;
        for (FlowItem& line : lines) {
            stack(framed, std::move(line.content), padding);
        }
        framed.height += padding;
        const Rectangle outline{0, 0, measure_, framed.height};
        framed.boxes.push_back(frame(outline, context_.style.rules.hairline, {}));
        const auto behind_last = static_cast<int>(edition::article_count(context_.edition)) + 1;
        add(std::move(framed), behind_last, context_.geometry.unit, 0);
    }

    Flow details_line(ScaledPoints measure) {
        const ElementId link = open(StructureRole::link, open(StructureRole::paragraph, section_));
        const std::string page = folio(context_.labels(), PagePart::body, pages_.page_of(sources_anchor));
        const std::string words = context_.labels().text("in_full_page", {{"page", page}});
        style::TextStyle style = context_.text_style(Element::byline);
        style.bold = true;
        style.colour = context_.style.accent;
        TextBuilder builder(context_.voice.direction);
        const std::uint32_t target = builder.link_to({std::string("#") + sources_anchor, words, link});
        return set_flow(context_, builder.add(words, style, context_.voice.language, link, target).take(), measure);
    }

    Context& context_;
    const Pages& pages_;
    ElementId section_;
    ScaledPoints measure_;
    ScaledPoints number_width_ = 0;
    Flow flow_;
};

}  // namespace

Composition contents(Context& context, const Pages& pages, ElementId parent) {
    ContentsSetter setter(context, pages, parent);
    Composition composition;
    composition.direction = context.voice.direction;
    // Its entries stand on no grid.
    composition.unit = context.geometry.unit / 2;
    composition.space_before = context.geometry.unit;
    composition.head = setter.head();
    composition.bands.push_back({context.geometry.columns, setter.run(), 0});
    return composition;
}

}  // namespace gazette::layout
