#include <utility>

#include "layout/back_matter.h"
#include "layout/missing.h"
#include "layout/section_opener.h"
#include "layout/source_footer.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

class IndexSetter {
public:
    IndexSetter(Context& context, const Pages& pages, ElementId section)
        : context_(context), pages_(pages), section_(section), entries_(edition::entries_of(context.edition)),
          measure_(context.geometry.column_width(context.geometry.columns)) {}

    Flow run() {
        Flow flow;
        TextPlace place{.part = TextPart::sources};
        for (const edition::SourceEntry& source : context_.edition.sources) {
            append(flow, source_flow(source, place));
            ++place.block;
        }
        if (!context_.edition.missing.empty()) {
            Flow missing = this->missing();
            begin_at(missing, place);
            append(flow, std::move(missing));
        }
        return flow;
    }

private:
    ElementId open(StructureRole role, ElementId parent, const std::string& language = {}) {
        return open_element(context_, role, parent, language);
    }

    /// A rule, then what is known of the outlet, in one piece; then its articles.
    Flow source_flow(const edition::SourceEntry& source, TextPlace place) {
        const ElementId element = open(StructureRole::section, section_);
        Flow flow(1);
        Fragment& block = flow.front().content;
        block.boxes.push_back(rule({0, 0, measure_, context_.style.rules.hairline}, {}));
        block.height = context_.geometry.unit / 4;
        stack(block, set_block(context_, name(source.outlet, element), measure_));
        stack(block, facts(source.outlet, element));
        block.begins = place;
        flow.front().on_grid = true;
        flow.front().space_before = context_.geometry.unit / 2;
        const ElementId list = open(StructureRole::list, element);
        for (const int number : source.articles) {
            FlowItem item;
            item.content = article_row(number, list);
            place.entry = number;
            item.content.begins = place;
            item.space_before = flow.size() == 1 ? context_.geometry.unit / 4 : 0;
            item.break_cost = flow.size() == 1 ? cost::forbidden : 0;
            flow.push_back(std::move(item));
        }
        return flow;
    }

    /// The name in its own script, then in Latin letters where it has another.
    Text name(const source::Outlet& outlet, ElementId parent) {
        const Voice voice = outlet_voice(context_, outlet, outlet.name);
        const ElementId element = open(StructureRole::paragraph, parent);
        const style::TextStyle style = text_style(context_.style, Element::contents_headline, voice);
        TextBuilder builder(context_.voice.direction);
        builder.add(isolated(outlet.name, voice, context_.voice.direction), style, voice.language, element);
        if (!outlet.romanised.empty() && outlet.romanised != outlet.name) {
            builder.add("\u2002" + isolated(outlet.romanised, voice_of("en"), context_.voice.direction), style,
                        context_.voice.language, element);
        }
        return builder.take();
    }

    Fragment facts(const source::Outlet& outlet, ElementId parent) {
        Fragment block;
        source::Outlet unnamed = outlet;
        unnamed.romanised.clear();
        const std::pair<std::string, Element> parts[] = {{type_line(unnamed), Element::footer_type},
                                                         {outlet.profile, Element::footer_profile}};
        for (const auto& [words, element] : parts) {
            if (!words.empty()) {
                Text text = plain(words, context_.text_style(element), outlet_voice(context_, outlet, words),
                                  open(StructureRole::paragraph, parent));
                put_on_side(text, context_.voice.direction);
                stack(block, set_block(context_, text, measure_));
            }
        }
        return block;
    }

    Fragment article_row(int number, ElementId list) {
        const edition::Entry& entry = *entries_[static_cast<std::size_t>(number - 1)];
        const std::string anchor = article_anchor(number);
        const ElementId body = open(StructureRole::list_body, open(StructureRole::list_item, list));
        const ElementId link = open(StructureRole::link, body);
        const Voice voice = voice_of(entry.head.language, entry.head.direction);
        const std::string headline = headline_of(context_.edition, entry.head);
        const style::TextStyle style = text_style(context_.style, Element::byline, voice);

        TextBuilder title(voice.direction);
        const std::uint32_t target = title.link_to({"#" + anchor, headline, link});
        Text text = title.add(headline, style, voice.language, link, target).take();
        put_on_side(text, context_.voice.direction);

        style::TextStyle bold = context_.text_style(Element::byline);
        bold.bold = true;
        TextBuilder page(context_.voice.direction);
        const std::uint32_t same = page.link_to({"#" + anchor, headline, link});
        page.add(folio(context_.labels(), PagePart::body, pages_.page_of(anchor)), bold, context_.voice.language, link,
                 same);
        Fragment line = row(context_, text, page.take(), measure_, context_.voice.direction);
        end_with_space(line);
        return line;
    }

    Flow missing() {
        Flow flow = missing_flow(context_, section_, measure_, true);
        Fragment& first = flow.front().content;
        Fragment ruled;
        ruled.boxes.push_back(rule({0, 0, measure_, context_.style.rules.footer}, {}));
        ruled.height = context_.geometry.unit / 4;
        stack(ruled, std::move(first));
        flow.front().content = std::move(ruled);
        flow.front().space_before = 2 * context_.geometry.unit;
        flow.front().on_grid = true;
        return flow;
    }

    Context& context_;
    const Pages& pages_;
    ElementId section_;
    std::vector<const edition::Entry*> entries_;
    ScaledPoints measure_;
};

}  // namespace

Composition sources_index(Context& context, const Pages& pages, ElementId parent) {
    const ElementId element = open_element(context, StructureRole::section, parent);
    Composition composition;
    composition.direction = context.voice.direction;
    composition.unit = context.geometry.unit;
    composition.head = part_opener(context, context.labels().text("sources"), element, sources_anchor);
    begin_at(composition.head, {.part = TextPart::sources});
    composition.bands.push_back({context.geometry.columns, IndexSetter(context, pages, element).run(), 0});
    return composition;
}

}  // namespace gazette::layout
