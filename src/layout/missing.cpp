#include "layout/missing.h"

#include <utility>

#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

Text title_of(const Context& context, ElementId element) {
    return plain(context.labels().text("missing_today"), context.text_style(Element::kicker), context.voice, element);
}

Text item_of(const Context& context, const edition::Missing& missing, ElementId element, bool details) {
    style::TextStyle style = context.text_style(Element::byline);
    style::TextStyle bold = style;
    bold.bold = true;
    const Voice& voice = context.voice;
    TextBuilder builder(voice.direction);
    builder.add(isolated(missing.name, voice, voice.direction), bold, voice.language, element);
    builder.add(": " + reason_of(context.edition, missing), style, voice.language, element);
    if (details && !missing.detail.empty() && !missing.label.empty()) {
        builder.add(" (" + isolated(missing.detail, voice_of("en"), voice.direction) + ")", style, voice.language, element);
    }
    return builder.take();
}

}  // namespace

std::string missing_count(const Context& context) {
    const auto missing = static_cast<long long>(context.edition.missing.size());
    const auto total = missing + static_cast<long long>(edition::article_count(context.edition));
    return context.labels().text("missing_count", {{"missing", missing}, {"total", total}});
}

Flow missing_flow(Context& context, ElementId parent, ScaledPoints measure, bool details) {
    const ElementId section = open_element(context, StructureRole::section, parent);
    const Text title = title_of(context, open_element(context, StructureRole::paragraph, section));
    const Text count = plain(missing_count(context), context.text_style(Element::byline), context.voice,
                             open_element(context, StructureRole::paragraph, section));
    Flow flow(1);
    flow.front().content = row(context, title, count, measure, context.voice.direction);
    const ElementId list = open_element(context, StructureRole::list, section);
    for (const edition::Missing& each : context.edition.missing) {
        const ElementId body =
            open_element(context, StructureRole::list_body, open_element(context, StructureRole::list_item, list));
        Flow lines = set_flow(context, item_of(context, each, body, details), measure);
        if (flow.size() == 1 && !lines.empty()) {
            lines.front().break_cost = cost::forbidden;
        }
        append(flow, std::move(lines));
    }
    for (FlowItem& item : flow) {
        item.on_grid = false;
    }
    return flow;
}

}  // namespace gazette::layout
