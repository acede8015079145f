#include "layout/typeset.h"

#include <utility>

#include "layout/article_head.h"
#include "layout/back_matter.h"
#include "layout/body.h"
#include "layout/front_page.h"
#include "layout/running_head.h"
#include "layout/section_opener.h"
#include "layout/source_footer.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

/// A section begins on a page that has at least this share of its height left.
constexpr int section_room_percent = 40;
constexpr int title_level = 1;

class Typesetter {
public:
    Typesetter(const edition::Edition& edition, const style::PdfStyle& style, font::Library& library, Painter& painter,
               base::Diagnostics& diagnostics)
        : setter_(library, style), context_{edition,
                                            style,
                                            setter_,
                                            painter,
                                            diagnostics,
                                            geometry_of(style),
                                            voice_of(edition.language, edition.direction),
                                            {}},
          pages_(painter, style, edition.direction, PagePart::body,
                 [this](Page& page, const std::string& section) { put_running_head(context_, page, section); }) {
        for (const edition::Entry* entry : edition::entries_of(edition)) {
            if (!entry->provenance.url.empty()) {
                context_.anchors_by_url.emplace(entry->provenance.url, article_anchor(entry->number));
            }
        }
    }

    base::Result<Pagination> run() {
        const ElementId front = open_part();
        const ElementId body = open_part();
        context_.painter.outline({context_.edition.title, front_anchor, 0});
        for (std::size_t i = 0; i < context_.edition.sections.size(); ++i) {
            if (base::Result<void> set = set_section(i, body); !set) {
                return set.failure();
            }
        }
        if (base::Result<void> set = set_back(); !set) {
            return set.failure();
        }
        const base::Result<int> front_pages = set_front_pages(context_, pages_, front);
        if (!front_pages) {
            return front_pages.failure();
        }
        take_diagnostics({});
        return pagination(*front_pages);
    }

private:
    ElementId open_part() {
        StructureElement element;
        element.role = StructureRole::part;
        element.language = context_.voice.language;
        return context_.painter.open(std::move(element));
    }

    base::Result<void> set_section(std::size_t index, ElementId body) {
        const edition::Section& section = context_.edition.sections[index];
        StructureElement element;
        element.role = StructureRole::section;
        element.parent = body;
        const ElementId section_element = context_.painter.open(std::move(element));
        if (!section.title.empty()) {
            const ScaledPoints least = context_.geometry.height * section_room_percent / 100;
            if (!pages_.fresh() && pages_.room() < least) {
                pages_.set_section(section.title);
                if (base::Result<void> turned = pages_.turn(); !turned) {
                    return turned;
                }
            }
            context_.painter.outline({section.title, section_anchor(index), 0});
        }
        pages_.set_section(section.title);
        for (const edition::Entry& entry : section.entries) {
            Flow opener;
            if (!section.title.empty() && &entry == &section.entries.front()) {
                opener = section_opener(context_, section, section_element, section_anchor(index));
            }
            if (base::Result<void> set = set_entry(section, entry, section_element, std::move(opener)); !set) {
                return set;
            }
        }
        return {};
    }

    base::Result<void> set_entry(const edition::Section& section, const edition::Entry& entry, ElementId parent,
                                 Flow opener) {
        const base::Result<article::Blocks> body = entry.load_body();
        if (!body) {
            return body.failure();
        }
        StructureElement element;
        element.role = StructureRole::article;
        element.parent = parent;
        element.language = entry.head.language;
        const ElementId article = context_.painter.open(std::move(element));
        const int depth = section.title.empty() ? 0 : 1;
        context_.painter.outline({headline_of(context_.edition, entry.head), article_anchor(entry.number), depth});

        HeadFrame head;
        head.element = article;
        head.level = title_level + depth + 1;
        head.rule = opener.empty() ? HeadRule::article : HeadRule::hairline;
        head.section = section.title;
        head.anchor = article_anchor(entry.number);
        const base::Result<int> placed = compose(pages_, composition(entry, *body, head, std::move(opener)));
        take_diagnostics(entry.provenance.input.name);
        return placed ? base::Result<void>() : placed.failure();
    }

    Composition composition(const edition::Entry& entry, const article::Blocks& body, const HeadFrame& head, Flow opener) {
        BodyFrame frame;
        frame.voice = voice_of(entry.head.language, entry.head.direction);
        frame.element = head.element;
        frame.headline_level = head.level;
        frame.scope = {entry.number, entry.provenance.input.name, ids_of(body)};
        frame.dateline = entry.head.dateline;

        Composition composition;
        composition.direction = frame.voice.direction;
        composition.unit = line_unit(context_, frame.voice);
        composition.space_before = 2 * context_.geometry.unit;
        composition.head = std::move(opener);
        Flow article = article_head(context_, entry, head);
        if (!composition.head.empty()) {
            article.front().break_cost = cost::forbidden;
        }
        append(composition.head, std::move(article));
        composition.bands = set_body(context_, body, frame);
        composition.foot = source_footer(context_, entry, head.element);
        composition.space_before_foot = context_.geometry.unit;
        return composition;
    }

    base::Result<void> set_back() {
        const ElementId back = open_part();
        if (base::Result<void> set = set_back_matter(context_, pages_, back); !set) {
            return set;
        }
        if (base::Result<void> painted = pages_.finish(); !painted) {
            return painted;
        }
        return set_late_texts();
    }

    /// The pages of the register are known now; the footers that name them have long been painted.
    base::Result<void> set_late_texts() {
        for (const LateText& late : pages_.take_late_texts()) {
            const int page = pages_.page_of(register_anchor(late.entry));
            const std::string number = folio(context_.labels(), PagePart::body, page);
            Fragment line;
            put(line, set_block(context_, register_reference(context_, late.element, number), late.width), late.x, late.y);
            if (base::Result<void> added = context_.painter.add(PagePart::body, late.page, std::move(line.boxes)); !added) {
                return added;
            }
        }
        return {};
    }

    Pagination pagination(int front_pages) const {
        Pagination result;
        result.front_pages = front_pages;
        result.body_pages = pages_.number();
        for (const edition::Entry* entry : edition::entries_of(context_.edition)) {
            result.first_pages.push_back(pages_.page_of(article_anchor(entry->number)));
        }
        return result;
    }

    /// What the setter has to say about an article names its input.
    void take_diagnostics(const std::string& file) {
        for (base::Diagnostic& diagnostic : setter_.take_diagnostics()) {
            if (diagnostic.place.file.empty()) {
                diagnostic.place.file = file;
            }
            context_.diagnostics.push_back(std::move(diagnostic));
        }
    }

    ParagraphSetter setter_;
    Context context_;
    Pages pages_;
};

}  // namespace

base::Result<Pagination> typeset(const edition::Edition& edition, const style::PdfStyle& style, font::Library& library,
                                 Painter& painter, base::Diagnostics& diagnostics) {
    return Typesetter(edition, style, library, painter, diagnostics).run();
}

}  // namespace gazette::layout
