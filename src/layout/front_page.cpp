#include "layout/front_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "layout/contents.h"
#include "layout/lead.h"
#include "layout/masthead.h"
#include "layout/running_head.h"

namespace gazette::layout {

namespace {

/// Lines of the lead in each column: as many as leave room for the contents, or the fewest where these go on overleaf.
constexpr std::array<int, 4> lead_lines = {12, 10, 8, 6};
/// Units of the grid below which contents are not begun on the front page: their head and a first headline.
constexpr int least_contents = 10;

ScaledPoints height_of_whole(const Context& context, const Composition& composition) {
    const ScaledPoints unit = context.geometry.unit;
    ScaledPoints height = composition.space_before;
    height += round_up(height_of(composition.head, 0, composition.head.size(), composition.unit), unit);
    for (const Band& band : composition.bands) {
        const auto columns =
            balance_columns(band.flow, 0, band.flow.size(), band.columns, context.geometry.height, composition.unit);
        height += columns ? columns->height : context.geometry.height;
    }
    return height;
}

const edition::Entry* lead_entry(const edition::Edition& edition, std::string& section) {
    for (const edition::Section& each : edition.sections) {
        if (!each.entries.empty()) {
            section = each.title;
            return &each.entries.front();
        }
    }
    return nullptr;
}

class FrontSetter {
public:
    FrontSetter(Context& context, const Pages& body, ElementId part)
        : context_(context), body_(body), part_(part),
          pages_(context.painter, context.style, context.voice.direction, PagePart::front,
                 [&context](Page& page, const std::string& section) {
                     if (page.number > 1) {
                         put_running_head(context, page, section);
                     }
                 }) {}

    base::Result<std::vector<PageStart>> run() {
        set_masthead();
        // The lead is read first, so its element comes first; the contents say how much room it has.
        const ElementId lead = open_element(context_, StructureRole::section, part_);
        Composition list = contents(context_, body_, open_element(context_, StructureRole::section, part_));
        pages_.set_section(context_.labels().text("contents"));
        if (base::Result<void> placed = set_lead_article(lead, height_of_whole(context_, list)); !placed) {
            return placed.failure();
        }
        if (const base::Result<int> placed = compose(pages_, std::move(list)); !placed) {
            return placed.failure();
        }
        if (base::Result<void> painted = pages_.finish(); !painted) {
            return painted.failure();
        }
        return pages_.starts();
    }

private:
    void set_masthead() {
        const ElementId heading = open_element(context_, StructureRole::heading, part_, 1);
        Fragment head = masthead(context_, heading);
        head.anchors.push_back({front_anchor, 0});
        head.begins = TextPlace{.part = TextPart::title};
        pages_.overlay(edition_line(context_, part_), 0, 0);
        pages_.place(std::move(head));
    }

    base::Result<void> set_lead_article(ElementId element, ScaledPoints contents_height) {
        LeadFrame frame;
        frame.element = element;
        const edition::Entry* entry = lead_entry(context_.edition, frame.section);
        if (!entry) {
            return {};
        }
        const base::Result<article::Blocks> body = entry->load_body();
        if (!body) {
            return body.failure();
        }
        frame.page = body_.page_of(article_anchor(entry->number));
        Composition lead = head_of_lead(context_, *entry, frame);
        const ScaledPoints head =
            lead.space_before + height_of(lead.head, 0, lead.head.size(), lead.unit) + context_.geometry.unit;
        frame.lines = lines_for(pages_.room() - head, contents_height, lead.unit);
        lead.bands.push_back(text_of_lead(context_, *entry, *body, frame));
        const base::Result<int> placed = compose(pages_, std::move(lead));
        return placed ? base::Result<void>() : placed.failure();
    }

    /// Where the contents cannot even begin below the shortest lead, the lead has all the room.
    int lines_for(ScaledPoints room, ScaledPoints contents_height, ScaledPoints leading) const {
        const ScaledPoints begun = std::min(contents_height, least_contents * context_.geometry.unit);
        const ScaledPoints left = room - (room - lead_lines.back() * leading < begun ? 0 : contents_height);
        for (const int lines : lead_lines) {
            if (lines * leading <= left) {
                return lines;
            }
        }
        return lead_lines.back();
    }

    Context& context_;
    const Pages& body_;
    ElementId part_;
    Pages pages_;
};

}  // namespace

base::Result<std::vector<PageStart>> set_front_pages(Context& context, const Pages& body, ElementId part) {
    return FrontSetter(context, body, part).run();
}

}  // namespace gazette::layout
