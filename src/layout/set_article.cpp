#include "layout/set_article.h"

#include <utility>

#include "layout/article_head.h"
#include "layout/body.h"
#include "layout/section_opener.h"
#include "layout/source_footer.h"

namespace gazette::layout {

int entry_depth(const edition::Section& section) {
    return section.title.empty() ? 0 : 1;
}

ArticleSetter::ArticleSetter(const Context& like, font::Library& library, HyphenationPatterns& patterns)
    : setter_(library, patterns, like.style), recorder_(&like.painter),
      context_{like.edition, like.style, setter_, recorder_, diagnostics_, like.geometry, like.voice, like.links} {}

base::Result<SetArticle> ArticleSetter::set(const edition::Entry& entry, const ArticlePlace& place) {
    const base::Result<article::Blocks> body = entry.load_body();
    if (!body) {
        return body.failure();
    }
    SetArticle article;
    article.composition = composition(entry, *body, place);
    article.elements = recorder_.take();
    article.diagnostics = std::exchange(diagnostics_, {});
    for (base::Diagnostic& diagnostic : setter_.take_diagnostics()) {
        if (diagnostic.place.file.empty()) {
            diagnostic.place.file = entry.provenance.input.name;
        }
        article.lacks.push_back(std::move(diagnostic));
    }
    return article;
}

/// A short list stays with the footer, and with it by the text; a long one may be parted.
void ArticleSetter::add_links(Composition& composition, Flow list) const {
    constexpr int highest_whole_share = 4;
    const ScaledPoints unit = context_.geometry.unit;
    if (list.empty()) {
        return;
    }
    if (height_of(list, 0, list.size(), unit) * highest_whole_share > context_.geometry.height) {
        composition.bands.push_back({1, std::move(list), unit});
        return;
    }
    for (FlowItem& item : list) {
        stack(composition.foot, std::move(item.content));
    }
    composition.foot.height = round_up(composition.foot.height + unit / 4, unit / 2);
}

Composition ArticleSetter::composition(const edition::Entry& entry, const article::Blocks& body,
                                       const ArticlePlace& place) {
    const edition::Section& section = context_.edition.sections[place.section];
    Composition composition;
    if (place.first && !section.title.empty()) {
        composition.head = section_opener(context_, section, ElementRecorder::parent, section_anchor(place.section));
    }
    StructureElement element;
    element.role = StructureRole::article;
    element.parent = ElementRecorder::parent;
    element.language = entry.head.language;

    HeadFrame head;
    head.element = recorder_.open(std::move(element));
    head.level = title_level + entry_depth(section) + 1;
    head.rule = composition.head.empty() ? HeadRule::article : HeadRule::hairline;
    head.section = section.title;
    head.anchor = article_anchor(entry.number);

    BodyFrame frame;
    frame.voice = voice_of(entry.head.language, entry.head.direction);
    frame.element = head.element;
    frame.headline_level = head.level;
    const std::size_t notes = note_count(body);
    frame.scope = {entry.number, entry.provenance.input.name, ids_of(body), nullptr, notes > 0, entry.load_image};
    frame.dateline = entry.head.dateline;
    // One series for both, so that no figure of the article means two things.
    AddressList addresses(notes);
    frame.scope.addresses = context_.style.lists_links ? &addresses : nullptr;

    composition.direction = frame.voice.direction;
    composition.unit = line_unit(context_, frame.voice);
    composition.space_before = 2 * context_.geometry.unit;
    Flow article = article_head(context_, entry, head);
    if (!composition.head.empty()) {
        article.front().break_cost = cost::forbidden;
    }
    append(composition.head, std::move(article));
    for (FlowItem& item : composition.head) {
        item.content.begins = TextPlace{entry.number};
    }
    composition.space_before_foot = context_.geometry.unit;
    composition.bands = set_body(context_, body, frame);
    add_links(composition, link_list(context_, addresses, entry.number, head.element));
    stack(composition.foot, source_footer(context_, entry, head.element));
    composition.foot.begins = TextPlace{entry.number, TextPlace::after_body};
    return composition;
}

}  // namespace gazette::layout
