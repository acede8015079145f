#include "layout/section_opener.h"

#include <set>
#include <utility>

#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

constexpr int section_level = 2;

std::string facts_of(const Context& context, const edition::Section& section) {
    std::set<std::string> sources;
    long long minutes = 0;
    for (const edition::Entry& entry : section.entries) {
        sources.insert(source_name(context.edition, entry));
        minutes += entry.minutes;
    }
    const edition::Labels& labels = context.labels();
    const std::string articles = labels.count("articles", static_cast<long long>(section.entries.size()));
    const std::string origins = labels.count("sources_count", static_cast<long long>(sources.size()));
    return labels.text("section_facts", {{"articles", articles}, {"sources", origins}}) + " \n" +
           labels.count("minutes_long", minutes);
}

Text heading(Context& context, const std::string& title, ElementId parent) {
    TextBuilder builder(context.voice.direction);
    builder.add(title, context.text_style(Element::section_title), context.voice.language,
                open_element(context, StructureRole::heading, parent, section_level));
    return builder.balance().take();
}

Flow opener(Context& context, Fragment title, const std::string& anchor) {
    Flow flow(1);
    Fragment& whole = flow.front().content;
    whole = scotch_rule(context.style, context.geometry.width);
    whole.height += context.geometry.unit / 2;
    stack(whole, std::move(title));
    whole.height = round_up(whole.height + context.geometry.unit, context.geometry.unit);
    whole.anchors.push_back({anchor, 0});
    return flow;
}

}  // namespace

Fragment scotch_rule(const style::PdfStyle& style, ScaledPoints measure) {
    const style::Rules& rules = style.rules;
    Fragment fragment;
    fragment.boxes.push_back(rule({0, 0, measure, rules.scotch_thick}, {}));
    fragment.boxes.push_back(rule({0, rules.scotch_thick + rules.scotch_gap, measure, rules.scotch_thin}, {}));
    fragment.height = rules.scotch_thick + rules.scotch_gap + rules.scotch_thin;
    return fragment;
}

Flow section_opener(Context& context, const edition::Section& section, ElementId element, const std::string& anchor) {
    const ScaledPoints measure = context.geometry.width;
    const ScaledPoints column = context.geometry.column_width(2);
    const Text title = heading(context, section.title, element);
    StructureElement paragraph;
    paragraph.parent = element;
    const Text facts = plain(facts_of(context, section), context.text_style(Element::byline), context.voice,
                             context.painter.open(std::move(paragraph)));
    const base::Direction direction = context.voice.direction;
    if (context.geometry.columns > 1 && context.setter.natural_width(title.paragraph) <= column) {
        Fragment both = set_block(context, title, measure);
        put(both, set_block(context, facts, column), from_start(direction, measure - column, column, measure),
            context.geometry.unit / 2);
        return opener(context, std::move(both), anchor);
    }
    Fragment stacked = set_block(context, title, measure);
    stack(stacked, set_block(context, facts, measure));
    return opener(context, std::move(stacked), anchor);
}

Flow part_opener(Context& context, const std::string& title, ElementId element, const std::string& anchor) {
    return opener(context, set_block(context, heading(context, title, element), context.geometry.width), anchor);
}

}  // namespace gazette::layout
