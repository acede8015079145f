#include "epub/article_page.h"

#include <utility>

#include "epub/book.h"
#include "epub/language.h"
#include "epub/page.h"
#include "epub/source_footer.h"
#include "epub/xhtml.h"

namespace gazette::epub {

namespace {

/// "Published 23 November 2026 · updated 24 November 2026 · 4 min", of what is known.
std::string times_of(const edition::Edition& edition, const edition::Entry& entry) {
    const edition::Labels& labels = edition.labels;
    std::string times;
    if (const auto& published = entry.provenance.published) {
        times += labels.text("published_on", {{"date", labels.long_date(published->date)}}) + separator;
    }
    if (const auto& modified = entry.provenance.modified) {
        times += labels.text("updated_on", {{"date", labels.long_date(modified->date)}}) + separator;
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
    edition_paragraph(xml, edition, "times", times_of(edition, entry));
}

void head(Xml& xml, const edition::Edition& edition, const std::string& section, const edition::Entry& entry) {
    const auto element = xml.scope("header");
    if (!section.empty()) {
        edition_paragraph(xml, edition, "kicker", section);
    }
    xml.element("h1", headline_of(entry));
    if (!entry.head.subtitle.empty()) {
        xml.element("p", {{"class", "deck"}}, entry.head.subtitle);
    }
    byline(xml, edition, entry);
}

void body(Xml& xml, const edition::Entry& entry, const article::Blocks& blocks, const ImageAddress& image_address) {
    const auto element = xml.scope("div", {{"class", "body"}});
    if (!entry.head.dateline.empty()) {
        xml.element("p", {{"class", "dateline"}}, entry.head.dateline);
    }
    write_xhtml(xml, blocks, {.headline_level = 1,
                              .id_prefix = "b-",
                              .image_address = image_address,
                              .direction = entry.head.direction});
}

}  // namespace

std::string article_page(const edition::Edition& edition, const std::string& section, const edition::Entry& entry,
                         const article::Blocks& blocks, const ImageAddress& image_address) {
    Xml xml = begin_page(edition, {headline_of(entry), "bodymatter", up_from_article});
    xml.open("article");
    language_attributes(xml, entry.head.language, entry.head.direction);
    head(xml, edition, section, entry);
    body(xml, entry, blocks, image_address);
    source_footer(xml, edition, entry);
    xml.close();
    return end_page(std::move(xml));
}

}  // namespace gazette::epub
