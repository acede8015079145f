#include "layout/typeset.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

#include "base/ordered_work.h"
#include "layout/back_matter.h"
#include "layout/front_page.h"
#include "layout/running_head.h"
#include "layout/set_article.h"
#include "layout/source_footer.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

/// A section begins on a page that has at least this share of its height left.
constexpr int section_room_percent = 40;
/// Articles that a job may have set before the one that is due has its pages.
constexpr std::size_t articles_ahead = 2;

class Typesetter {
public:
    Typesetter(const edition::Edition& edition, const style::PdfStyle& style, font::Library& library,
               HyphenationPatterns& patterns, Painter& painter, base::Diagnostics& diagnostics)
        : library_(library), patterns_(patterns), links_(edition), setter_(library, patterns_, style),
          context_{edition,
                   style,
                   setter_,
                   painter,
                   diagnostics,
                   geometry_of(style),
                   voice_of(edition.language, edition.direction),
                   links_},
          pages_(painter, style, edition.direction, PagePart::body,
                 [this](Page& page, const std::string& section) { put_running_head(context_, page, section); }) {
        for (std::size_t i = 0; i < edition.sections.size(); ++i) {
            for (std::size_t j = 0; j < edition.sections[i].entries.size(); ++j) {
                places_.push_back({i, j == 0});
            }
        }
    }

    base::Result<Pagination> run(base::Crew& crew) {
        const ElementId front = open_part();
        const ElementId body = open_part();
        context_.painter.outline({context_.edition.title, front_anchor, 0});
        if (base::Result<void> set = set_sections(body, crew); !set) {
            return set.failure();
        }
        if (base::Result<void> set = set_back(); !set) {
            return set.failure();
        }
        const base::Result<std::vector<PageStart>> front_pages = set_front_pages(context_, pages_, front);
        if (!front_pages) {
            return front_pages.failure();
        }
        add_once(setter_.take_diagnostics());
        return pagination(*front_pages);
    }

private:
    ElementId open_part() {
        StructureElement element;
        element.role = StructureRole::part;
        element.language = context_.voice.language;
        return context_.painter.open(std::move(element));
    }

    /// Set by several threads, placed on pages by this one.
    base::Result<void> set_sections(ElementId body, base::Crew& crew) {
        const std::vector<const edition::Entry*> entries = edition::entries_of(context_.edition);
        std::vector<std::unique_ptr<ArticleSetter>> setters(crew.jobs());
        return base::work_in_order(
            entries.size(), crew, articles_ahead * crew.jobs(),
            [&](std::size_t worker, std::size_t i) {
                std::unique_ptr<ArticleSetter>& setter = setters[worker];
                if (!setter) {
                    setter = std::make_unique<ArticleSetter>(context_, library_, patterns_);
                }
                return setter->set(*entries[i], places_[i]);
            },
            [&](std::size_t i, base::Result<SetArticle> article) {
                return article ? place(*entries[i], places_[i], body, *std::move(article)) : article.failure();
            });
    }

    base::Result<void> place(const edition::Entry& entry, const ArticlePlace& place, ElementId body, SetArticle article) {
        const edition::Section& section = context_.edition.sections[place.section];
        if (place.first) {
            if (base::Result<void> begun = begin_section(place.section, body); !begun) {
                return begun;
            }
        }
        open_recorded(std::move(article.elements), section_element_, context_.painter, article.composition);
        context_.painter.outline(
            {headline_of(context_.edition, entry.head), article_anchor(entry.number), entry_depth(section)});
        const base::Result<int> placed = compose(pages_, std::move(article.composition));
        base::Diagnostics& all = context_.diagnostics;
        std::move(article.diagnostics.begin(), article.diagnostics.end(), std::back_inserter(all));
        add_once(std::move(article.lacks));
        return placed ? base::Result<void>() : placed.failure();
    }

    base::Result<void> begin_section(std::size_t index, ElementId body) {
        const edition::Section& section = context_.edition.sections[index];
        StructureElement element;
        element.role = StructureRole::section;
        element.parent = body;
        section_element_ = context_.painter.open(std::move(element));
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
        return {};
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
        const std::vector<LateText> late = pages_.take_late_texts();
        for (auto at = late.begin(); at != late.end();) {
            Fragment page;
            const int number = at->page;
            for (; at != late.end() && at->page == number; ++at) {
                put(page, set_block(context_, late_text(*at), at->width), at->x, at->y);
            }
            if (base::Result<void> added = context_.painter.add(PagePart::body, number, std::move(page.boxes)); !added) {
                return added;
            }
        }
        return {};
    }

    Text late_text(const LateText& late) {
        const int page = pages_.page_of(register_anchor(late.entry));
        return register_reference(context_, late.element, folio(context_.labels(), PagePart::body, page));
    }

    Pagination pagination(const std::vector<PageStart>& front_pages) const {
        Pagination result;
        result.front_pages = static_cast<int>(front_pages.size());
        result.body_pages = pages_.number();
        for (const edition::Entry* entry : edition::entries_of(context_.edition)) {
            result.first_pages.push_back(pages_.page_of(article_anchor(entry->number)));
        }
        const auto add = [&](PagePart part, const std::vector<PageStart>& starts) {
            for (const PageStart& start : starts) {
                result.folios.push_back({folio(context_.labels(), part, start.page), start.place});
            }
        };
        add(PagePart::front, front_pages);
        add(PagePart::body, pages_.starts());
        return result;
    }

    /// Each setter tells once what the machine lacks; told of the first article that needs it, it is told for all.
    void add_once(base::Diagnostics lacks) {
        for (base::Diagnostic& diagnostic : lacks) {
            if (told_.insert(diagnostic.what).second) {
                context_.diagnostics.push_back(std::move(diagnostic));
            }
        }
    }

    font::Library& library_;
    HyphenationPatterns& patterns_;
    edition::Links links_;
    ParagraphSetter setter_;
    Context context_;
    Pages pages_;
    /// By entry, in order.
    std::vector<ArticlePlace> places_;
    /// Of the section whose articles are being placed.
    ElementId section_element_ = 0;
    std::set<std::string> told_;
};

}  // namespace

base::Result<Pagination> typeset(const edition::Edition& edition, const style::PdfStyle& style, font::Library& library,
                                 HyphenationPatterns& patterns, Painter& painter, base::Crew& crew,
                                 base::Diagnostics& diagnostics) {
    return Typesetter(edition, style, library, patterns, painter, diagnostics).run(crew);
}

}  // namespace gazette::layout
