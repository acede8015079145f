#include "epub/article_page.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "article/children.h"
#include "base/path_parts.h"
#include "epub/book.h"
#include "epub/ids.h"
#include "epub/language.h"
#include "epub/page.h"
#include "epub/source_footer.h"
#include "epub/split_body.h"
#include "epub/walk.h"

namespace gazette::epub {

namespace {

/// "Published 23 November 2026 · updated 24 November 2026 · 4 min", of what is known.
std::string times_of(const edition::Labels& labels, const edition::Entry& entry) {
    std::string times;
    if (const auto& published = entry.provenance.published) {
        times += labels.text("published_on", {{"date", labels.long_date(published->date)}}) + separator;
    }
    if (const auto update = entry.provenance.later_update()) {
        times += labels.text("updated_on", {{"date", labels.long_date(update->date)}}) + separator;
    }
    return times + labels.count("minutes", entry.minutes);
}

void byline(Xml& xml, const edition::Edition& edition, const edition::Entry& entry) {
    const source::Outlet& outlet = entry.provenance.outlet;
    const auto row = xml.scope("div", {{"class", "byline-row"}});
    if (!entry.head.byline.empty() || !outlet.name.empty()) {
        const auto line = xml.scope("p", {{"class", "byline"}});
        if (!entry.head.byline.empty()) {
            xml.element("b", {{"class", "author"}}, entry.head.byline);
            xml.text(outlet.name.empty() ? "" : separator);
        }
        if (!outlet.name.empty()) {
            outlet_name(xml, outlet);
        }
    }
    const edition::Labels& labels = edition::labels_of(edition, entry);
    if (&labels == &edition.labels) {
        edition_paragraph(xml, edition, "times", times_of(labels, entry));
    } else {
        xml.element("p", {{"class", "times"}}, times_of(labels, entry));
    }
}

constexpr const char* id_prefix = "b-";
/// Of an article that has more pages than any.
constexpr std::size_t any_page = 9999;

/// Pages of articles lie in one folder.
std::string page_address(int number, std::size_t page) {
    return std::string(base::last_part(article_name(number, page)));
}

/// One of the pages of an article.
struct PagePart {
    const article::Blocks& blocks;
    /// From 1 on.
    std::size_t number = 1;
    std::size_t count = 1;
    /// Where the ids of the other parts are, and the ends of their notes.
    AddressElsewhere elsewhere = {};
    NoteElsewhere note_elsewhere = {};

    bool is_first() const { return number == 1; }
    bool is_last() const { return number == count; }
};

/// An article as its pages are made.
class ArticlePages {
public:
    ArticlePages(const edition::Edition& edition, const edition::Links& links, const ArticlePlace& place,
                 const ImageAddress& image_address, const PlaceAddresses& places)
        : edition_(edition), links_(links), place_(place), entry_(place.entry), image_address_(image_address),
          places_(places) {}

    /// Puts the place's page breaks into the body, and keeps those that come before or after it.
    void take_breaks(article::Blocks& body) {
        const auto at_head = [](const PageBreakAt& each) { return each.start.block == 0 && each.start.characters == 0; };
        const auto first = std::find_if_not(place_.breaks.begin(), place_.breaks.end(), at_head);
        for (auto each = place_.breaks.begin(); each != first; ++each) {
            breaks_above_.push_back(each->mark);
        }
        breaks_below_ = put_page_breaks(body, {first, place_.breaks.end()});
    }

    /// Of the place's page breaks, wherever they are now.
    std::vector<PageTarget> targets(const std::vector<article::Blocks>& parts) const {
        std::map<std::string, std::size_t> part_of_id;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for_each_page_break(parts[i], [&](const article::PageBreak& mark) { part_of_id.emplace(mark.id, i + 1); });
        }
        for (const article::PageBreak& mark : breaks_below_) {
            part_of_id.emplace(mark.id, parts.size());
        }
        std::vector<PageTarget> targets;
        for (const PageBreakAt& each : place_.breaks) {
            const auto part = part_of_id.find(each.mark.id);
            const std::string name = article_name(entry_.number, part == part_of_id.end() ? 1 : part->second);
            targets.push_back({each.start.folio, name + "#" + each.mark.id});
        }
        return targets;
    }

    std::string page(const PagePart& part) {
        const std::string& headline = headline_of(entry_);
        const std::string title = part.count > 1 ? headline + " (" + position_of(part) + ")" : headline;
        Xml xml = begin_page(edition_, {title, "bodymatter", up_from_article});
        xml.open("article");
        language_attributes(xml, entry_.head.language, entry_.head.direction);
        if (part.is_first()) {
            write_all(xml, breaks_above_);
        }
        head(xml, part);
        body(xml, part);
        if (part.is_last()) {
            write_all(xml, breaks_below_);
            source_footer(xml, edition_, entry_);
        }
        xml.close();
        turn_links(xml, part);
        return end_page(std::move(xml));
    }

    /// With the addresses that links lead to; until now those in other articles were as long as they may be.
    std::vector<std::string> pages(const std::vector<article::Blocks>& parts) {
        final_ = true;
        const std::map<std::string, std::size_t> part_of_id = parts_by_id(parts);
        const AddressElsewhere elsewhere = [&](const std::string& id) {
            const auto found = part_of_id.find(id);
            return found == part_of_id.end() ? std::string() : address_of(found->second, id);
        };
        const std::map<std::string, std::size_t> part_of_end = parts_by_note_end(parts);
        const NoteElsewhere note_elsewhere = [&](NoteEnd end, int number) {
            const std::string id = note_id(id_prefix, end, number);
            const auto found = part_of_end.find(id);
            return found == part_of_end.end() ? std::string() : page_address(entry_.number, found->second) + "#" + id;
        };
        headings_ = HeadingLevels(headline_level);
        std::vector<std::string> pages;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            pages.push_back(page({parts[i], i + 1, parts.size(), elsewhere, note_elsewhere}));
        }
        return pages;
    }

    /// What has been linked to in other articles.
    std::set<PlaceInArticle> take_linked() { return std::move(linked_); }

    static std::map<std::string, std::size_t> parts_by_id(const std::vector<article::Blocks>& parts) {
        std::map<std::string, std::size_t> part_of_id;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            article::for_each_block(parts[i], [&](const article::Block& block) {
                if (!block.id.empty()) {
                    part_of_id.emplace(block.id, i + 1);
                }
            });
        }
        return part_of_id;
    }

    /// The bytes of blocks on a page, links to other parts counted as long as they may be.
    std::size_t size_of(const article::Blocks& blocks) {
        const XhtmlOptions options =
            options_for([&](const std::string& id) { return address_of(any_page, id); },
                        [&](NoteEnd end, int number) {
                            return page_address(entry_.number, any_page) + "#" + note_id(id_prefix, end, number);
                        });
        return to_xhtml(blocks, options).size();
    }

private:
    static constexpr int headline_level = 1;

    static void write_all(Xml& xml, const std::vector<article::PageBreak>& marks) {
        for (const article::PageBreak& mark : marks) {
            write_page_break(xml, mark);
        }
    }

    /// Of the first reference to each note, and of the notes.
    static std::map<std::string, std::size_t> parts_by_note_end(const std::vector<article::Blocks>& parts) {
        std::map<std::string, std::size_t> part_of_end;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for_each_inline(parts[i], [&](const article::Inline& node) {
                if (const auto* reference = std::get_if<article::NoteReference>(&node.value)) {
                    part_of_end.emplace(note_id(id_prefix, NoteEnd::reference, reference->number), i + 1);
                }
            });
            for (const article::Block& block : parts[i]) {
                const auto* notes = std::get_if<article::Notes>(&block.value);
                for (std::size_t j = 0; notes != nullptr && j < notes->notes.size(); ++j) {
                    part_of_end.emplace(note_id(id_prefix, NoteEnd::note, notes->start + static_cast<int>(j)), i + 1);
                }
            }
        }
        return part_of_end;
    }

    std::string address_of(std::size_t part, const std::string& id) const {
        return epub::address_of({entry_.number, id}, part);
    }

    /// The page before, which is this article's or the first of the article before; empty where there is none.
    std::string address_before(const PagePart& part) const {
        if (!part.is_first()) {
            return page_address(entry_.number, part.number - 1);
        }
        return place_.previous > 0 ? page_address(place_.previous, 1) : std::string();
    }

    std::string address_after(const PagePart& part) const {
        if (!part.is_last()) {
            return page_address(entry_.number, part.number + 1);
        }
        return place_.next > 0 ? page_address(place_.next, 1) : std::string();
    }

    void turn_links(Xml& xml, const PagePart& part) const {
        const auto nav = xml.scope("nav", {{"class", "turn"}});
        const auto list = xml.scope("ul");
        const auto link = [&](const std::string& address, const char* relation, const char* label) {
            if (!address.empty()) {
                const auto item = xml.scope("li");
                xml.element("a", {{"href", address}, {"rel", relation}}, edition_.labels.text(label));
            }
        };
        link(address_before(part), "prev", "previous");
        link(std::string(up_from_article) + contents_name, "", "contents");
        link(address_after(part), "next", "next");
    }

    std::string link_address(const std::string& href) {
        const edition::LinkTarget target = href.starts_with('#') ? edition::ArticleTarget{entry_.number, href.substr(1)}
                                                                 : links_.target_of(entry_.number, href);
        if (const auto* article = std::get_if<edition::ArticleTarget>(&target)) {
            return address_of(*article);
        }
        const auto* web = std::get_if<edition::WebTarget>(&target);
        return web != nullptr ? web->address : std::string();
    }

    std::string address_of(const edition::ArticleTarget& target) {
        if (target.id.empty()) {
            return page_address(target.number, 1);
        }
        if (target.number == entry_.number) {
            return "#" + target.id;
        }
        const PlaceInArticle place(target.number, target.id);
        if (!final_) {
            linked_.insert(place);
            return epub::address_of(place, any_page);
        }
        const auto found = places_.find(place);
        return found == places_.end() ? page_address(target.number, 1) : found->second;
    }

    XhtmlOptions options_for(AddressElsewhere elsewhere, NoteElsewhere note_elsewhere) {
        const edition::Labels& labels = edition_.labels;
        return {.headline_level = headline_level,
                .id_prefix = id_prefix,
                .image_address = image_address_,
                .link_address = [this](const std::string& href) { return link_address(href); },
                .elsewhere = std::move(elsewhere),
                .notes = {.title = labels.text("notes"),
                          .back =
                              [&labels](int number) {
                                  return labels.text("back_to_reference", {{"number", labels.number(number)}});
                              },
                          .digits = [&labels](int number) { return labels.number(number); },
                          .elsewhere = std::move(note_elsewhere),
                          .epub_types = true},
                .direction = entry_.head.direction};
    }

    /// "2/3"
    std::string position_of(const PagePart& part) const {
        const edition::Labels& labels = edition_.labels;
        return labels.number(static_cast<long long>(part.number)) + "/" + labels.number(static_cast<long long>(part.count));
    }

    /// What it is about, in the article's own words, or else the section, in the edition's.
    void kicker(Xml& xml) const {
        if (!entry_.head.tags.empty()) {
            xml.element("p", {{"class", "kicker"}}, entry_.head.tags.front());
        } else if (!place_.section.empty()) {
            edition_paragraph(xml, edition_, "kicker", place_.section);
        }
    }

    void head(Xml& xml, const PagePart& part) const {
        const auto element = xml.scope("header");
        kicker(xml);
        xml.element("h1", headline_of(entry_));
        if (part.is_first() && !entry_.head.subtitle.empty()) {
            xml.element("p", {{"class", "deck"}}, entry_.head.subtitle);
        }
        if (part.is_first()) {
            byline(xml, edition_, entry_);
        }
        if (part.count > 1) {
            edition_paragraph(xml, edition_, "part", position_of(part));
        }
    }

    void body(Xml& xml, const PagePart& part) {
        const auto element = xml.scope("div", {{"class", "body"}});
        if (part.is_first() && !entry_.head.dateline.empty()) {
            xml.element("p", {{"class", "dateline"}}, entry_.head.dateline);
        }
        XhtmlOptions options = options_for(part.elsewhere, part.note_elsewhere);
        options.marks_opening = part.is_first() && entry_.head.dateline.empty();
        write_xhtml(xml, part.blocks, options, headings_);
    }

    const edition::Edition& edition_;
    const edition::Links& links_;
    const ArticlePlace& place_;
    const edition::Entry& entry_;
    const ImageAddress& image_address_;
    const PlaceAddresses& places_;
    bool final_ = false;
    std::set<PlaceInArticle> linked_;
    HeadingLevels headings_{headline_level};
    std::vector<article::PageBreak> breaks_above_;
    std::vector<article::PageBreak> breaks_below_;
};

}  // namespace

std::string address_of(const PlaceInArticle& place, std::size_t page) {
    return page_address(place.first, page) + "#" + safe_id(id_prefix, place.second);
}

RenderedArticle article_pages(const edition::Edition& edition, const edition::Links& links, const ArticlePlace& place,
                              article::Blocks body, const ImageAddress& image_address, std::size_t longest,
                              const PlaceAddresses& places) {
    ArticlePages article(edition, links, place, image_address, places);
    article.take_breaks(body);
    std::string whole = article.page({body});
    std::vector<article::Blocks> parts;
    if (whole.size() <= longest) {
        parts.push_back(std::move(body));
    } else {
        // What surrounds the body may take as much as it does on the whole page.
        const std::size_t around = whole.size() - std::min(whole.size(), article.size_of(body));
        const std::size_t most = longest - std::min(around, longest / 2);
        const MeasureBlocks measure = [&](const article::Blocks& blocks) { return article.size_of(blocks); };
        parts = split_body(std::move(body), most, measure);
    }
    RenderedArticle out;
    out.linked = article.take_linked();
    out.targets = article.targets(parts);
    if (parts.size() > 1) {
        out.page_of_id = ArticlePages::parts_by_id(parts);
    }
    if (parts.size() > 1 || !out.linked.empty()) {
        out.pages = article.pages(parts);
    } else {
        out.pages.push_back(std::move(whole));
    }
    return out;
}

}  // namespace gazette::epub
