#include <utility>

#include "layout/back_matter.h"
#include "layout/section_opener.h"
#include "layout/text.h"

namespace gazette::layout {

namespace {

using style::Element;

Flow paragraph(Context& context, const std::string& words, ElementId parent) {
    const Text text = plain(words, context.text_style(Element::byline), context.voice,
                            open_element(context, StructureRole::paragraph, parent));
    return set_flow(context, text, context.geometry.column_width(context.geometry.columns));
}

}  // namespace

Composition colophon(Context& context, ElementId parent) {
    const ElementId section = open_element(context, StructureRole::section, parent);
    const edition::Edition& edition = context.edition;
    const edition::Labels& labels = context.labels();
    const std::string date = labels.long_date(base::utc_from_unix(edition.modified).date);
    Composition composition;
    composition.direction = context.voice.direction;
    composition.unit = context.geometry.unit;
    composition.space_before = 2 * context.geometry.unit;
    composition.head = part_opener(context, labels.text("colophon"), section, colophon_anchor);
    Flow text = paragraph(
        context, labels.text("colophon_made", {{"title", edition.title}, {"tool", edition.tool}, {"date", date}}), section);
    Flow rights = paragraph(context, labels.text("colophon_rights"), section);
    if (!rights.empty()) {
        rights.front().space_before = context.geometry.unit / 2;
    }
    append(text, std::move(rights));
    begin_at(composition.head, {.part = TextPart::colophon});
    begin_at(text, {.part = TextPart::colophon});
    composition.bands.push_back({context.geometry.columns, std::move(text), 0});
    return composition;
}

base::Result<void> set_back_matter(Context& context, Pages& pages, ElementId parent) {
    const edition::Labels& labels = context.labels();
    pages.set_section(labels.text("sources_short"));
    if (!pages.fresh()) {
        if (base::Result<void> turned = pages.turn(); !turned) {
            return turned;
        }
    }
    context.painter.outline({labels.text("sources"), sources_anchor, 0});
    if (const base::Result<int> placed = compose(pages, sources_index(context, pages, parent)); !placed) {
        return placed.failure();
    }
    pages.set_section(labels.text("colophon"));
    context.painter.outline({labels.text("colophon"), colophon_anchor, 0});
    if (const base::Result<int> placed = compose(pages, colophon(context, parent)); !placed) {
        return placed.failure();
    }
    if (const base::Result<int> placed = compose(pages, text_register(context, parent)); !placed) {
        return placed.failure();
    }
    return {};
}

}  // namespace gazette::layout
